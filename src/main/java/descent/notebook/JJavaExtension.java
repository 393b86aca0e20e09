package descent.notebook;

import java.util.UUID;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Makes Descent's objects show themselves on the JJava kernel, which finds this class by itself. */
public final class JJavaExtension implements Extension {
    /** Called by the kernel. */
    public JJavaExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        for (Class<?> type : Rendering.TYPES) {
            register(kernel, type);
        }
        Notebook.use(new KernelScreen(kernel));
    }

    @Override
    public void uninstall(BaseKernel kernel) {
        Notebook.leave();
    }

    private static <T> void register(BaseKernel kernel, Class<T> type) {
        String[] kinds = {"application/vnd.plotly.v1+json", Rendering.HTML, Rendering.TEXT};
        kernel.getRenderer().createRegistration(type).preferring(kinds).register((value, context) -> Rendering.bundle(
                        value)
                .forEach((kind, content) -> context.getOutputContainer().putData(kind, content)));
    }

    private record KernelScreen(BaseKernel kernel) implements Screen {
        @Override
        public String display(Object value) {
            String id = UUID.randomUUID().toString();
            Screen.uninterrupted(() -> {
                DisplayData data = kernel.getRenderer().render(value);
                data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
                kernel.getIO().display.display(data);
            });
            return id;
        }

        @Override
        public void update(String id, Object value) {
            Screen.uninterrupted(() -> kernel.getIO()
                    .display
                    .updateDisplay(id, kernel.getRenderer().render(value)));
        }
    }
}
