/**
 * Data to train on, and what happens to it before: bundled and downloaded sets ({@link descent.data.Digits},
 * {@link descent.data.Mnist}, {@link descent.data.FashionMnist}), points drawn in the plane ({@link descent.data.Toys}),
 * files of one's own ({@link descent.data.Idx}), splits into parts ({@link descent.data.Split},
 * {@link descent.data.ThreeWaySplit}) and scaling ({@link descent.data.Standardizer},
 * {@link descent.data.MinMaxScaler}).
 */
package descent.data;
