package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Tasks for recurrent nets, drawn at random: each asks for something seen long ago, so that the number of steps says how far
 * a gradient must reach. Same arguments, same sequences; another seed gives fresh ones of the same task, for testing.
 */
public final class Sequences {
    private Sequences() {}

    /**
     * The adding problem: each step has a number between 0 and 1 and a marker, which is 1 at one step of the first half and at
     * one of the second half, else 0. The target is the sum of the two marked numbers. Always answering 1 has a mean squared
     * error of 1/6.
     *
     * <p>Hochreiter and Schmidhuber 1997, Long short-term memory, section 5.4, https://doi.org/10.1162/neco.1997.9.8.1735, in
     * the form of Le, Jaitly and Hinton 2015, https://arxiv.org/abs/1504.00941 (the original draws from -1 to 1, scales the
     * sum and marks first and last step by -1).
     *
     * @param samples number of sequences, at least 1
     * @param steps length of each, at least 2
     * @param seed of all draws
     * @return sequences of {@code steps}x2 with 1 target value each
     */
    public static DataSet adding(int samples, int steps, long seed) {
        require("adding", samples, steps, 2);
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(samples, steps * 2);
        var sums = new FMatrixRMaj(samples, 1);
        for (int i = 0; i < samples; i++) {
            for (int t = 0; t < steps; t++) {
                x.set(i, 2 * t, random.nextFloat());
            }
            int first = random.nextInt(steps / 2), second = random.nextInt(steps / 2, steps);
            x.set(i, 2 * first + 1, 1);
            x.set(i, 2 * second + 1, 1);
            sums.set(i, 0, x.get(i, 2 * first) + x.get(i, 2 * second));
        }
        return new DataSet(x, Targets.of(sums), Shape.sequence(steps, 2));
    }

    /**
     * The copy task: {@code length} symbols, then {@code delay} blanks; the target is all the symbols. Symbols and the blank are
     * given one-hot, in {@code symbols} + 1 features.
     *
     * <p>As in Arjovsky, Shah and Bengio 2016, https://arxiv.org/abs/1511.06464, except that the symbols are asked for at once,
     * after the last step, and not one by one.
     *
     * @param samples number of sequences, at least 1
     * @param symbols number of different symbols, at least 2
     * @param length how many must be kept, at least 1
     * @param delay for how many further steps, at least 1
     * @param seed of all draws
     * @return sequences of ({@code length} + {@code delay})x({@code symbols} + 1); the target values are the symbols, one-hot, one
     *     after the other
     */
    public static DataSet copy(int samples, int symbols, int length, int delay, long seed) {
        require("copy", samples, delay, 1);
        requireSymbols("copy", symbols);
        Check.atLeastOne("Sequences.copy", "length", length);
        var random = new SplittableRandom(seed);
        int steps = length + delay, features = symbols + 1;
        var x = new FMatrixRMaj(samples, steps * features);
        var targets = new FMatrixRMaj(samples, length * symbols);
        for (int i = 0; i < samples; i++) {
            for (int t = 0; t < steps; t++) {
                int symbol = t < length ? random.nextInt(symbols) : symbols;
                x.set(i, t * features + symbol, 1);
                if (t < length) {
                    targets.set(i, t * symbols + symbol, 1);
                }
            }
        }
        return new DataSet(x, Targets.of(targets), Shape.sequence(steps, features));
    }

    /**
     * Which symbol came first? The label is the symbol of the first step; those of all others are drawn like it and do not
     * matter.
     *
     * @param samples number of sequences, at least 1
     * @param symbols number of different symbols, at least 2
     * @param steps length of each sequence, at least 2
     * @param seed of all draws
     * @return sequences of {@code steps}x{@code symbols}, one-hot, with their labels
     */
    public static DataSet firstSymbol(int samples, int symbols, int steps, long seed) {
        require("firstSymbol", samples, steps, 2);
        requireSymbols("firstSymbol", symbols);
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(samples, steps * symbols);
        var labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            for (int t = 0; t < steps; t++) {
                int symbol = random.nextInt(symbols);
                x.set(i, t * symbols + symbol, 1);
                labels[i] = t == 0 ? symbol : labels[i];
            }
        }
        return new DataSet(x, Targets.of(labels), Shape.sequence(steps, symbols));
    }

    /**
     * Sine waves to be continued: the target is the number that follows the last step, without noise. Phases are drawn between 0
     * and 2 pi and periods between 10 and 30 steps, anew for each sequence.
     *
     * @param samples number of sequences, at least 1
     * @param steps length of each, at least 2
     * @param noise standard deviation of the normal noise that is added to each step, at least 0
     * @param seed of all draws
     * @return sequences of {@code steps}x1 with 1 target value each
     */
    public static DataSet sine(int samples, int steps, double noise, long seed) {
        require("sine", samples, steps, 2);
        Check.notNegative("Sequences.sine", "noise", noise);
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(samples, steps);
        var next = new FMatrixRMaj(samples, 1);
        for (int i = 0; i < samples; i++) {
            double phase = 2 * Math.PI * random.nextDouble(), period = random.nextDouble(10, 30);
            for (int t = 0; t < steps; t++) {
                x.set(i, t, (float) (Math.sin(phase + 2 * Math.PI * t / period) + noise * random.nextGaussian()));
            }
            next.set(i, 0, (float) Math.sin(phase + 2 * Math.PI * steps / period));
        }
        return new DataSet(x, Targets.of(next), Shape.sequence(steps, 1));
    }

    private static void require(String task, int samples, int steps, int fewest) {
        Check.atLeastOne("Sequences." + task, "samples", samples);
        if (steps < fewest) {
            throw new IllegalArgumentException("Sequences." + task + " expects " + (fewest == 1 ? "delay" : "steps")
                    + " >= " + fewest + ", but got " + steps);
        }
    }

    private static void requireSymbols(String task, int symbols) {
        if (symbols < 2) {
            throw new IllegalArgumentException("Sequences." + task + " expects symbols >= 2, but got " + symbols);
        }
    }
}
