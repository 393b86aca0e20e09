package descent.training;

import descent.Network;
import descent.internal.Rows;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Several classifiers that answer together: the mean of their softmax probabilities.
 *
 * <p>Hansen and Salamon 1990, Neural network ensembles, https://doi.org/10.1109/34.58871
 *
 * @param networks networks of the same input and number of classes, ending in logits; at least one
 */
public record Ensemble(List<Network> networks) {
    /** Checks that the networks fit together. */
    public Ensemble {
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("Ensemble expects at least 1 network, but got 0");
        }
        Network first = networks.get(0);
        for (Network network : networks) {
            if (!network.inputShape().equals(first.inputShape())
                    || network.outputShape().columns() != first.outputShape().columns()) {
                throw new IllegalArgumentException("Ensemble expects networks like " + first + ", but got " + network);
            }
        }
    }

    /** These networks. */
    public Ensemble(Network... networks) {
        this(List.of(networks));
    }

    /**
     * The mean probabilities of the classes, one row per row of x.
     *
     * @param x samples, one per row. Not modified.
     * @return a new matrix
     */
    public FMatrixRMaj predict(FMatrixRMaj x) {
        FMatrixRMaj mean = null;
        float share = 1f / networks.size();
        for (Network network : networks) {
            FMatrixRMaj y = network.predict(x);
            Rows.exponentials(y, y);
            for (int r = 0; r < y.numRows; r++) {
                Rows.normalize(y.data, r * y.numCols, y.numCols);
            }
            mean = mean == null ? new FMatrixRMaj(y.numRows, y.numCols) : mean;
            for (int i = 0; i < y.data.length; i++) {
                mean.data[i] += share * y.data[i];
            }
        }
        return mean;
    }

    /** The class with the largest mean probability, for each row of x. */
    public int[] classify(FMatrixRMaj x) {
        return Rows.argMaxes(predict(x));
    }
}
