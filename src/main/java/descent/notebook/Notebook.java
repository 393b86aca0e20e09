package descent.notebook;

import descent.training.Callback;
import descent.training.Watching;

/**
 * Output in a notebook beyond the last line of a cell.
 *
 * <pre>{@code
 * Notebook.show(network, Charts.learningCurves(history));
 * }</pre>
 *
 * <p>Outside a notebook the same calls print text.
 */
public final class Notebook {
    private static volatile Screen screen = Screen.TEXT;

    private Notebook() {}

    /**
     * Makes Descent's objects show themselves on the kernels IJava and rapaio. Call it once in the first cell there; on
     * JJava, and outside a notebook, it changes nothing.
     */
    public static void init() {
        if (screen != Screen.TEXT) {
            return;
        }
        if (exists("io.github.spencerpark.ijava.IJava")) {
            IJavaScreen.install();
        } else if (exists("org.rapaio.jupyter.kernel.global.Global")) {
            use(new RapaioScreen());
        }
    }

    /** Shows several objects in one cell, one after the other. */
    public static void show(Object... values) {
        for (Object value : values) {
            screen.display(value);
        }
    }

    /**
     * Shows an object that can be replaced in place later.
     *
     * <pre>{@code
     * var live = Notebook.display("working ...");
     * live.update(chart);
     * }</pre>
     */
    public static Display display(Object value) {
        return new Display(screen, value);
    }

    /** From now on output goes to this kernel, and training shows itself. */
    static void use(Screen kernel) {
        screen = kernel;
        Watching.showWith(() -> new Live(kernel, System::nanoTime));
    }

    /** From now on output is text, and training is silent. */
    static void leave() {
        screen = Screen.TEXT;
        Watching.showWith(() -> Callback.NONE);
    }

    static Screen screen() {
        return screen;
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, Notebook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
