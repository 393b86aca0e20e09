package descent.experiments;

import descent.internal.Check;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** Repeats a measurement with other seeds, so that its spread is known. */
public final class Seeds {
    private Seeds() {}

    /** The measurement for each of the seeds 1, 2, ..., {@code count}, in that order. */
    public static double[] measure(int count, LongToDoubleFunction measurement) {
        Check.atLeastOne("Seeds", "count", count);
        return LongStream.rangeClosed(1, count).mapToDouble(measurement).toArray();
    }
}
