package descent.optimizers;

import descent.internal.Check;
import java.util.List;

/**
 * Rates by hand: {@code new PiecewiseConstant(List.of(1000, 2000), List.of(0.1, 0.02, 0.01))} is 0.1 up to step 999, 0.02
 * from step 1000 and 0.01 from step 2000. So does PyTorch's MultiStepLR; Keras changes one step later.
 *
 * @param boundaries the steps at which the next rate begins, rising
 * @param rates the rates, one more than boundaries
 */
public record PiecewiseConstant(List<Integer> boundaries, List<Double> rates) implements Schedule {
    /** Copies and checks the lists. */
    public PiecewiseConstant {
        boundaries = List.copyOf(boundaries);
        rates = List.copyOf(rates);
        if (rates.size() != boundaries.size() + 1) {
            throw new IllegalArgumentException("PiecewiseConstant expects one rate more than boundaries, but got "
                    + rates.size() + " for " + boundaries.size());
        }
        for (int i = 1; i < boundaries.size(); i++) {
            if (boundaries.get(i) <= boundaries.get(i - 1)) {
                throw new IllegalArgumentException(
                        "PiecewiseConstant expects rising boundaries, but got " + boundaries);
            }
        }
        rates.forEach(rate -> Check.positive("PiecewiseConstant", "rates", rate));
    }

    @Override
    public double at(int step) {
        int i = 0;
        while (i < boundaries.size() && step >= boundaries.get(i)) {
            i++;
        }
        return rates.get(i);
    }
}
