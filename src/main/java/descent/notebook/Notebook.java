package descent.notebook;

import descent.charts.Viewing;
import descent.experiments.Watch;
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
     * Makes Descent's objects show themselves on the kernels IJava 1.3 and rapaio 3.0. Call it once there, in the first
     * cell, after Descent's jars are on the class path ({@code %classpath} on IJava, {@code %jar} or
     * {@code %dependency} on rapaio); on JJava, and outside a notebook, it changes nothing.
     *
     * <p>A cell can be interrupted on JJava and IJava. The kernel of rapaio answers no more after an interrupt, whatever
     * the cell was doing: restart it.
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
        Watch.showWith(() -> new LiveTrials(kernel, System::nanoTime));
        Viewing.showWith(kernel::display);
    }

    /** From now on output is text, and training is silent. */
    static void leave() {
        screen = Screen.TEXT;
        Watching.showWith(() -> Callback.NONE);
        Watch.showWith(() -> Watch.NONE);
        Viewing.showWith(null);
    }

    static Screen screen() {
        return screen;
    }

    static boolean exists(String className) {
        try {
            Class.forName(className, false, Notebook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
