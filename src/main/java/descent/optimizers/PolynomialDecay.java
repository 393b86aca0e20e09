package descent.optimizers;

import descent.internal.Check;

/**
 * Falls from rate to endRate in totalSteps steps, in a straight line for the power 1:
 *
 * <pre> endRate + (rate - endRate) (1 - step / totalSteps)^power </pre>
 *
 * <p>Chen, Papandreou, Kokkinos, Murphy and Yuille 2018, DeepLab, https://arxiv.org/abs/1606.00915, section 4.1.2. Names of
 * Keras, whose endRate is 1e-4 by default; PyTorch's PolynomialLR ends at 0.
 *
 * @param rate the rate at the start
 * @param totalSteps the number of steps to the end, at least 1
 * @param endRate the rate at the end, which stays, at least 0; 0 by default
 * @param power the shape, above 0; 1 by default
 * @param cycle whether the rate rises again at the end, on the same curve drawn out to the next multiple of totalSteps;
 *     false by default
 */
public record PolynomialDecay(double rate, int totalSteps, double endRate, double power, boolean cycle)
        implements Schedule {
    /** Checks the numbers. */
    public PolynomialDecay {
        Check.positive("PolynomialDecay", "rate", rate);
        Check.atLeastOne("PolynomialDecay", "totalSteps", totalSteps);
        Check.notNegative("PolynomialDecay", "endRate", endRate);
        Check.positive("PolynomialDecay", "power", power);
    }

    /** A straight line to 0. */
    public PolynomialDecay(double rate, int totalSteps) {
        this(rate, totalSteps, 0, 1);
    }

    /** Those numbers, once. */
    public PolynomialDecay(double rate, int totalSteps, double endRate, double power) {
        this(rate, totalSteps, endRate, power, false);
    }

    @Override
    public double at(int step) {
        double done = (double) step / totalSteps;
        double share = cycle ? done / Math.max(1, Math.ceil(done)) : Math.min(done, 1);
        return endRate + (rate - endRate) * Math.pow(1 - share, power);
    }
}
