package descent.internal;

import java.util.random.RandomGenerator;

/** Random orders. */
public final class Shuffle {
    private Shuffle() {}

    /** Puts {@code order} into a random order, all equally likely: Fisher and Yates. */
    public static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1), swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
