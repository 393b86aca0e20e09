/** Random variants of images that keep their label, to stretch a small training set; and mixup, which mixes labels too. */
package descent.augmentation;
