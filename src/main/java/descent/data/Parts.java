package descent.data;

import descent.DataSet;
import descent.internal.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Deals the samples of a data set out to parts, each sample to exactly one. */
final class Parts {
    private Parts() {}

    /** The parts in shuffled order; the shares are positive and add up to 1. */
    static List<DataSet> of(String owner, DataSet data, double[] shares, long seed, boolean stratified) {
        if (stratified && !data.targets().areLabels()) {
            throw new IllegalArgumentException(owner + ".stratified expects class labels, but got " + data.targets());
        }
        int[] group = stratified ? data.labels() : new int[data.size()];
        int[][] left = counts(group, shares);
        int[] sizes = IntStream.range(0, shares.length)
                .map(p -> Arrays.stream(left).mapToInt(counts -> counts[p]).sum())
                .toArray();
        if (IntStream.of(sizes).anyMatch(size -> size == 0)) {
            throw new IllegalArgumentException(owner + " expects a sample for every part, but " + data.size()
                    + " samples give parts of " + Arrays.toString(sizes));
        }
        List<List<Integer>> parts = new ArrayList<>();
        for (int p = 0; p < shares.length; p++) {
            parts.add(new ArrayList<>());
        }
        for (int i : shuffled(data.size(), seed)) {
            int p = 0;
            while (left[group[i]][p] == 0) {
                p++;
            }
            left[group[i]][p]--;
            parts.get(p).add(i);
        }
        return parts.stream()
                .map(part -> data.rows(part.stream().mapToInt(i -> i).toArray()))
                .toList();
    }

    /**
     * How many samples of each group go to each part: the exact share rounded down, and what that leaves goes, one each, to
     * the parts that have got least so far. So a group is nowhere off by a whole sample, and roundings do not add up over
     * the groups.
     */
    static int[][] counts(int[] group, double[] shares) {
        int[] sizes = new int[IntStream.of(group).max().orElse(-1) + 1];
        for (int g : group) {
            sizes[g]++;
        }
        int[][] counts = new int[sizes.length][shares.length];
        double[] owed = new double[shares.length];
        for (int g = 0; g < sizes.length; g++) {
            boolean[] even = new boolean[shares.length];
            int rest = sizes[g];
            for (int p = 0; p < shares.length; p++) {
                double exact = sizes[g] * shares[p];
                even[p] = Math.abs(exact - Math.rint(exact)) < 1e-6;
                counts[g][p] = (int) (even[p] ? Math.rint(exact) : Math.floor(exact));
                owed[p] += exact - counts[g][p];
                rest -= counts[g][p];
            }
            for (; rest > 0; rest--) {
                int most = -1;
                for (int p = 0; p < shares.length; p++) {
                    if (!even[p] && (most < 0 || owed[p] > owed[most])) {
                        most = p;
                    }
                }
                counts[g][most]++;
                owed[most]--;
                even[most] = true;
            }
        }
        return counts;
    }

    private static int[] shuffled(int n, long seed) {
        int[] order = IntStream.range(0, n).toArray();
        Shuffle.shuffle(order, new SplittableRandom(seed));
        return order;
    }
}
