package descent.internal;

import java.util.Arrays;

/**
 * How a loop goes through the numbers of a batch: in stretches that all have the same features at the same places, and are
 * long enough for vector instructions. Large images are taken a few channels at a time, in groups that threads can share
 * out; anything else in whole rows, several at once if they are short.
 *
 * <p>The stretches of a group begin at {@link #start} and are {@link #step} apart; the last one may end with the batch.
 */
public final class Stretches {
    private static final int LONG = 512, GROUP = 1024;

    /** How many groups, features in each, numbers in a stretch; how far apart stretches are. */
    public final int groups, features, length, step;

    private final int width;

    /** For rows with {@code width} numbers in a row for each feature; after the last comes the first again. */
    public Stretches(int features, int width) {
        int together = 1;
        while (features % together > 0 || together < features && together * width < GROUP) {
            together++;
        }
        this.width = width;
        this.features = together;
        this.groups = features / together;
        this.length = together * width * (groups == 1 ? Math.max(1, LONG / (features * width)) : 1);
        this.step = groups == 1 ? length : features * width;
    }

    /** Where the first stretch of a group is. */
    public int start(int group) {
        return group * length;
    }

    /** The first feature of a group; of the group after the last, the number of all features. */
    public int first(int group) {
        return group * features;
    }

    /** Writes a number for each place of a stretch, from one for each feature. */
    public void spread(float[] values, int group, float[] places) {
        for (int f = 0, from = 0; f < features; f++, from += width) {
            Arrays.fill(places, from, from + width, values[first(group) + f]);
        }
        for (int done = features * width; done < length; done += features * width) {
            System.arraycopy(places, 0, places, done, features * width);
        }
    }

    /** sums = for each feature of the group the sum over its places, in double. */
    public void fold(float[] places, int group, double[] sums) {
        int first = first(group);
        Arrays.fill(sums, first, first + features, 0);
        for (int i = 0, f = 0; i < length; f = f + 1 == features ? 0 : f + 1) {
            double sum = 0;
            for (int end = i + width; i < end; i++) {
                sum += places[i];
            }
            sums[first + f] += sum;
        }
    }
}
