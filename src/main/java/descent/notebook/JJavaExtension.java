package descent.notebook;

import java.util.UUID;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

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

    private static final class KernelScreen implements Screen {
        private final BaseKernel kernel;
        private ShellReplyEnvironment cell;

        KernelScreen(BaseKernel kernel) {
            this.kernel = kernel;
        }

        @Override
        public String display(Object value) {
            String id = UUID.randomUUID().toString();
            send(id, value, kernel.getIO().display::display);
            cell = runningCell();
            return id;
        }

        /** When a cell is interrupted the kernel lets go of it before training hears of it and shows how it ended. */
        @Override
        public void update(String id, Object value) {
            ShellReplyEnvironment last = cell;
            boolean late = last != null && !kernel.getIO().display.isAttached();
            send(
                    id,
                    value,
                    late
                            ? data -> last.publish(new PublishUpdateDisplayData(data))
                            : kernel.getIO().display::updateDisplay);
        }

        private void send(String id, Object value, Consumer<DisplayData> channel) {
            Screen.uninterrupted(() -> {
                DisplayData data = kernel.getRenderer().render(value);
                data.putTransientData(DisplayData.DISPLAY_ID_KEY, id);
                channel.accept(data);
            });
        }

        /** Which the kernel tells nobody; if another version keeps it elsewhere, only the end of interrupted cells is not shown. */
        private ShellReplyEnvironment runningCell() {
            try {
                var field = DisplayStream.class.getDeclaredField("env");
                field.setAccessible(true);
                return (ShellReplyEnvironment) field.get(kernel.getIO().display);
            } catch (ReflectiveOperationException | RuntimeException e) {
                return null;
            }
        }
    }
}
