package descent.internal;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The products of a convolution, sample by sample: weight times what the window sees is filters x places, which is the row of
 * y as it stands. What the window sees is looked up anew in the backward pass: for a whole batch it would not fit into any
 * cache.
 */
public final class Convolution {
    private final Sliding sliding;
    private final int filters, cells, places;
    private final float[] seen, gradients;

    /** For that many filters. */
    public Convolution(Sliding sliding, int filters) {
        this.sliding = sliding;
        this.filters = filters;
        cells = sliding.cells();
        places = sliding.places();
        seen = new float[cells * places];
        gradients = new float[cells * places];
    }

    /** y = weight x + bias; no bias if it is null. */
    public void forward(FMatrixRMaj x, float[] weight, float[] bias, FMatrixRMaj y) {
        for (int r = 0, row = 0; r < x.numRows; r++, row += filters * places) {
            for (int f = 0; bias != null && f < filters; f++) {
                Arrays.fill(y.data, row + f * places, row + (f + 1) * places, bias[f]);
            }
            sliding.see(x.data, r * x.numCols, seen);
            int keep = bias == null ? 0 : 1;
            Matrices.multAt(false, false, filters, places, cells, weight, 0, seen, 0, keep, y.data, row);
        }
    }

    /** Adds to the gradients of the weight and, unless it is null, of the bias. */
    public void accumulate(FMatrixRMaj x, FMatrixRMaj dy, float[] dWeight, float[] dBias) {
        for (int r = 0, row = 0; r < x.numRows; r++, row += filters * places) {
            sliding.see(x.data, r * x.numCols, seen);
            Matrices.multAt(false, true, filters, cells, places, dy.data, row, seen, 0, 1, dWeight, 0);
            for (int f = 0; dBias != null && f < filters; f++) {
                float sum = 0;
                for (int i = row + f * places; i < row + (f + 1) * places; i++) {
                    sum += dy.data[i];
                }
                dBias[f] += sum;
            }
        }
    }

    /** Writes the gradient of x. */
    public void backward(FMatrixRMaj dy, float[] weight, FMatrixRMaj dx) {
        Arrays.fill(dx.data, 0, dx.getNumElements(), 0);
        for (int r = 0, row = 0; r < dy.numRows; r++, row += filters * places) {
            Matrices.multAt(true, false, cells, places, filters, weight, 0, dy.data, row, 0, gradients, 0);
            sliding.addBack(gradients, dx.data, r * dx.numCols);
        }
    }
}
