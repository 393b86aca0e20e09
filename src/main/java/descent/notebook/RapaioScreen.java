package descent.notebook;

import org.rapaio.jupyter.kernel.global.Global;

/** The rapaio kernel, as {@link Notebook#init} finds it. */
final class RapaioScreen implements Screen {
    @Override
    public String display(Object value) {
        var id = new String[1];
        Screen.uninterrupted(() -> id[0] = Global.display(value));
        return id[0];
    }

    @Override
    public void update(String id, Object value) {
        Screen.uninterrupted(() -> Global.updateDisplay(id, value));
    }
}
