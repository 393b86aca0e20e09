package descent.data;

import descent.DataSet;
import java.util.List;

/**
 * A data set in two shuffled parts: no sample is lost, none is in both.
 *
 * <pre>
 * Split split = Split.stratified(Digits.load(), 0.8, 1).standardized();
 * DataSet train = split.train(), test = split.test();
 * </pre>
 *
 * @param train what to train on
 * @param test what to test on
 */
public record Split(DataSet train, DataSet test) {
    /**
     * Shuffles the samples and gives the first {@code share} of them, rounded, to the training part.
     *
     * @param data what to split. Not modified: the parts are copies.
     * @param share the share of the training part, between 0 and 1
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if the share is not between 0 and 1, or if a part would be empty
     */
    public static Split of(DataSet data, double share, long seed) {
        return split(data, share, seed, false);
    }

    /**
     * As {@link #of}, with the same share of every class: a class of n samples gives n times share of them to the training
     * part, rounded down or up, so that the whole part has its share too.
     *
     * @param data samples with class labels. Not modified: the parts are copies.
     * @param share the share of the training part, between 0 and 1
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if the share is not between 0 and 1, if a part would be empty, or if the targets are
     *     no labels
     */
    public static Split stratified(DataSet data, double share, long seed) {
        return split(data, share, seed, true);
    }

    /**
     * As {@link #of(DataSet, double, long)}, with the number of training samples instead of their share.
     *
     * @param data what to split. Not modified: the parts are copies.
     * @param count the samples of the training part, at least 1 and fewer than there are
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if a part would be empty
     */
    public static Split of(DataSet data, int count, long seed) {
        return of(data, share(data, count), seed);
    }

    /**
     * As {@link #stratified(DataSet, double, long)}, with the number of training samples instead of their share.
     *
     * @param data samples with class labels. Not modified: the parts are copies.
     * @param count the samples of the training part, at least 1 and fewer than there are
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if a part would be empty, or if the targets are no labels
     */
    public static Split stratified(DataSet data, int count, long seed) {
        return stratified(data, share(data, count), seed);
    }

    /**
     * Both parts scaled by a {@link Standardizer} that has seen the training part only. This split is not modified.
     *
     * @throws IllegalArgumentException if a training sample holds NaN or infinite values
     */
    public Split standardized() {
        Scaler scaler = Standardizer.fit(train.x());
        return new Split(scaler.apply(train), scaler.apply(test));
    }

    private static double share(DataSet data, int count) {
        if (count < 1 || count >= data.size()) {
            throw new IllegalArgumentException("Split of " + data.size() + " samples expects 1 to " + (data.size() - 1)
                    + " for training, but got " + count);
        }
        return (double) count / data.size();
    }

    private static Split split(DataSet data, double share, long seed, boolean stratified) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("Split expects a training share between 0 and 1, but got " + share);
        }
        List<DataSet> parts = Parts.of("Split", data, new double[] {share, 1 - share}, seed, stratified);
        return new Split(parts.get(0), parts.get(1));
    }
}
