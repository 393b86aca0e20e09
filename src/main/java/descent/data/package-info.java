/**
 * Data to train on, and what happens to it before: bundled and downloaded sets ({@link descent.data.Digits},
 * {@link descent.data.Mnist}, {@link descent.data.FashionMnist}, {@link descent.data.Cifar10}, {@link descent.data.Characters}), points drawn in the
 * plane ({@link descent.data.Toys}), drawn sequences and documents ({@link descent.data.Sequences},
 * {@link descent.data.BagOfWords}),
 * files of one's own ({@link descent.data.Idx}), splits into parts ({@link descent.data.Split},
 * {@link descent.data.ThreeWaySplit}) and scaling ({@link descent.data.Standardizer},
 * {@link descent.data.MinMaxScaler}).
 */
package descent.data;
