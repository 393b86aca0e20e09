package descent.notebook;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Makes Descent's objects show themselves on the rapaio kernel, which finds this class by itself. */
public final class RapaioDisplayProvider implements DisplayProvider {
    /** Called by the kernel. */
    public RapaioDisplayProvider() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
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
