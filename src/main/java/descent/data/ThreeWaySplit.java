package descent.data;

import descent.DataSet;
import java.util.List;

/**
 * A data set in three shuffled parts: no sample is lost, none is in two. Choose by the validation part, and look at the
 * test part once, at the end.
 *
 * @param train what to train on
 * @param validation what to compare settings on
 * @param test what to report
 */
public record ThreeWaySplit(DataSet train, DataSet validation, DataSet test) {
    /**
     * Shuffles the samples and deals them out by share, rounded; the test part is what the two shares leave.
     *
     * @param data what to split. Not modified: the parts are copies.
     * @param train the share of the training part
     * @param validation the share of the validation part
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if a share, or what they leave, is not between 0 and 1, or if a part would be empty
     */
    public static ThreeWaySplit of(DataSet data, double train, double validation, long seed) {
        return split(data, train, validation, seed, false);
    }

    /**
     * As {@link #of}, with the same share of every class, rounded down or up.
     *
     * @param data samples with class labels. Not modified: the parts are copies.
     * @param train the share of the training part
     * @param validation the share of the validation part
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if a share, or what they leave, is not between 0 and 1, if a part would be empty, or
     *     if the targets are no labels
     */
    public static ThreeWaySplit stratified(DataSet data, double train, double validation, long seed) {
        return split(data, train, validation, seed, true);
    }

    /**
     * As {@link #of(DataSet, double, double, long)}, with numbers of samples instead of shares.
     *
     * @param data what to split. Not modified: the parts are copies.
     * @param train the samples of the training part
     * @param validation the samples of the validation part; the rest is for the test
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if a part would be empty
     */
    public static ThreeWaySplit of(DataSet data, int train, int validation, long seed) {
        requireCounts(data, train, validation);
        return of(data, (double) train / data.size(), (double) validation / data.size(), seed);
    }

    /**
     * As {@link #stratified(DataSet, double, double, long)}, with numbers of samples instead of shares.
     *
     * @param data samples with class labels. Not modified: the parts are copies.
     * @param train the samples of the training part
     * @param validation the samples of the validation part; the rest is for the test
     * @param seed same seed, same parts
     * @throws IllegalArgumentException if a part would be empty, or if the targets are no labels
     */
    public static ThreeWaySplit stratified(DataSet data, int train, int validation, long seed) {
        requireCounts(data, train, validation);
        return stratified(data, (double) train / data.size(), (double) validation / data.size(), seed);
    }

    /**
     * All parts scaled by a {@link Standardizer} that has seen the training part only. This split is not modified.
     *
     * @throws IllegalArgumentException if a training sample holds NaN or infinite values
     */
    public ThreeWaySplit standardized() {
        Scaler scaler = Standardizer.fit(train.x());
        return new ThreeWaySplit(scaler.apply(train), scaler.apply(validation), scaler.apply(test));
    }

    private static void requireCounts(DataSet data, int train, int validation) {
        if (train < 1 || validation < 1 || (long) train + validation >= data.size()) {
            throw new IllegalArgumentException("ThreeWaySplit of " + data.size()
                    + " samples expects at least 1 for training "
                    + "and for validation and fewer than all together, but got " + train + " and " + validation);
        }
    }

    private static ThreeWaySplit split(DataSet data, double train, double validation, long seed, boolean stratified) {
        double test = 1 - train - validation;
        // 0.7 + 0.3 leaves 5e-17, which is meant as nothing
        if (!(train > 0 && validation > 0 && test > 1e-9)) {
            throw new IllegalArgumentException("ThreeWaySplit expects a training and a validation share above 0 that "
                    + "together leave some for the test, but got " + train + " and " + validation);
        }
        List<DataSet> parts = Parts.of("ThreeWaySplit", data, new double[] {train, validation, test}, seed, stratified);
        return new ThreeWaySplit(parts.get(0), parts.get(1), parts.get(2));
    }
}
