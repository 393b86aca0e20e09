package descent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Arrows between packages point one way, from the notebook down to the contracts. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("descent");

    @Test
    void packagesHaveNoCircles() {
        slices().matching("(descent..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void arrowsPointDown() {
        String[][] layers = {
            {"internal"},
            {""},
            {"initializers", "losses", "metrics", "optimizers", "regularizers", "activations", "data", "augmentation"},
            {"layers", "normalization", "pooling", "minimizers", "weights"},
            {"training"},
            {"probes"},
            {"experiments", "unsupervised"},
            {"charts"},
            {"notebook"}
        };
        var rule = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (int i = 0; i < layers.length; i++) {
            rule = rule.layer("level " + i).definedBy(names(layers[i]));
        }
        for (int i = 0; i < layers.length - 1; i++) {
            String[] above = java.util.stream.IntStream.range(i + 1, layers.length)
                    .mapToObj(j -> "level " + j)
                    .toArray(String[]::new);
            rule = rule.whereLayer("level " + i).mayOnlyBeAccessedByLayers(above);
        }
        rule.check(CLASSES);
    }

    private static String[] names(String... packages) {
        return Arrays.stream(packages)
                .map(name -> name.isEmpty() ? "descent" : "descent." + name)
                .toArray(String[]::new);
    }

    /** A notebook's kernel is a guest: only the package for it may know its classes. */
    @Test
    void onlyTheNotebookPackageKnowsKernels() {
        noClasses()
                .that()
                .resideOutsideOfPackage("descent.notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dflib..", "io.github.spencerpark..", "org.rapaio..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsDescribed() {
        for (JavaPackage p : CLASSES.getPackage("descent").getSubpackagesInTree()) {
            assertThat(p.tryGetPackageInfo())
                    .as("package-info of " + p.getName())
                    .isPresent();
        }
    }
}
