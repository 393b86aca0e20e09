package descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every method that one can choose stands in the README and in the overview of the Javadoc. */
class DocumentationTest {
    private static final Set<String> PACKAGES = Set.of(
            "descent.activations",
            "descent.augmentation",
            "descent.initializers",
            "descent.layers",
            "descent.losses",
            "descent.metrics",
            "descent.normalization",
            "descent.optimizers",
            "descent.pooling",
            "descent.regularizers");

    /** Public, but not a method of its own: contracts are interfaces or abstract and drop out by themselves. */
    private static final Set<String> HELPERS = Set.of("Stepper", "Norms", "Gain", "Window");

    @Test
    void everyMethodIsListed() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String overview = Files.readString(Path.of("src/main/javadoc/overview.html"));
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(PACKAGES);
        int checked = 0;
        for (JavaClass c : classes) {
            if (!c.isTopLevelClass()
                    || c.isInterface()
                    || !c.getModifiers().contains(JavaModifier.PUBLIC)
                    || c.getModifiers().contains(JavaModifier.ABSTRACT)
                    || HELPERS.contains(c.getSimpleName())) {
                continue;
            }
            assertThat(readme).as("README").contains("`" + c.getSimpleName() + "`");
            assertThat(overview).as("overview").contains("{@link " + c.getName() + " " + c.getSimpleName() + "}");
            checked++;
        }
        assertThat(checked).isGreaterThan(100);
    }
}
