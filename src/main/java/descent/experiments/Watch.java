package descent.experiments;

import java.util.Map;
import java.util.function.Supplier;

/** Watches an experiment go on. Called on the thread that started it, as trials end. */
public interface Watch {
    /** Sees nothing. */
    Watch NONE = new Watch() {};

    /** Called before the first trial; some may have been done in an earlier run and do not count. */
    default void onStart(String factor, int trials) {}

    /** Called after each trial with what it measured; {@code error} is empty if it went well. */
    default void onTrial(String variant, long seed, Map<String, Double> values, String error) {}

    /** Called at the end, however it came. */
    default void onEnd() {}

    /** From now on every experiment is shown by a watch from {@code supplier}; a notebook does that when it starts. */
    static void showWith(Supplier<Watch> supplier) {
        Watches.display = supplier;
    }

    /** What shows an experiment here. */
    static Watch newDisplay() {
        return Watches.display.get();
    }
}
