package descent.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** The IJava kernel. It knows no extensions: {@link Notebook#init} puts this in place. */
record IJavaScreen(BaseKernel kernel) implements Screen {
    static void install() {
        try {
            Object kernel = Class.forName("io.github.spencerpark.ijava.IJava")
                    .getMethod("getKernelInstance")
                    .invoke(null);
            if (kernel instanceof BaseKernel instance) {
                install(instance);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected IJava 1.3, but its kernel could not be reached", e);
        }
    }

    static void install(BaseKernel kernel) {
        Rendering.TYPES.forEach(type -> register(kernel, type));
        Notebook.use(new IJavaScreen(kernel));
    }

    private static <T> void register(BaseKernel kernel, Class<T> type) {
        String[] kinds = {"application/vnd.plotly.v1+json", Rendering.HTML, Rendering.TEXT};
        kernel.getRenderer().createRegistration(type).preferring(kinds).register((value, context) -> Rendering.bundle(
                        value)
                .forEach((kind, content) -> context.getOutputContainer().putData(kind, content)));
    }

    @Override
    public String display(Object value) {
        String id = UUID.randomUUID().toString();
        Screen.uninterrupted(() -> {
            DisplayData data = kernel.getRenderer().render(value);
            data.setDisplayId(id);
            kernel.getIO().display.display(data);
        });
        return id;
    }

    @Override
    public void update(String id, Object value) {
        Screen.uninterrupted(() ->
                kernel.getIO().display.updateDisplay(id, kernel.getRenderer().render(value)));
    }
}
