package descent.notebook;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Makes Descent's objects show themselves on the rapaio kernel, which finds this class by itself. */
public final class RapaioDisplayProvider implements DisplayProvider {
    private static final List<String> FROM_OTHER_JARS =
            List.of("org.ejml.data.FMatrixRMaj", "tech.tablesaw.api.Table", "tech.tablesaw.plotly.components.Figure");

    /** Called by the kernel. */
    public RapaioDisplayProvider() {}

    /** The types that have a look of their own, once they are there: the kernel adds jar after jar and asks each time. */
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        if (!FROM_OTHER_JARS.stream().allMatch(Notebook::exists)) {
            return List.of();
        }
        return Rendering.TYPES.stream().map(RapaioDisplayProvider::renderer).toList();
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private static DisplayRenderer renderer(Class<?> type) {
        return new DisplayRenderer() {
            @Override
            public Class<?> rendererClass() {
                return type;
            }

            @Override
            public boolean canRender(String kind) {
                return true;
            }

            @Override
            public DisplayData render(String kind, Object value) {
                DisplayData data = DisplayData.fromText("");
                Rendering.bundle(value).forEach(data::putData);
                return data;
            }
        };
    }
}
