package descent.initializers;

import descent.internal.Check;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_FDRM;

/**
 * gain times a random matrix with orthonormal rows or columns, whichever are fewer: a linear layer keeps the length of
 * its input (or of its gradient) exactly, not only on average, through any depth.
 *
 * <p>Q of the QR decomposition of standard normal draws (of the transpose if there are fewer rows than columns), with the
 * signs chosen so that the diagonal of R is positive, which makes every such matrix equally likely. As in PyTorch.
 *
 * <p>Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural
 * networks, https://arxiv.org/abs/1312.6120
 *
 * @param gain what the lengths are multiplied with, above 0: see {@link Gain}
 */
public record Orthogonal(double gain) implements Initializer {
    /** Checks the gain. */
    public Orthogonal {
        Check.positive("Orthogonal", "gain", gain);
    }

    /** gain = 1. */
    public Orthogonal() {
        this(1);
    }

    /** Takes w as fanIn rows if it has fanIn * fanOut numbers, else (a convolution) as columns of fanIn numbers. */
    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        boolean inputsAreRows = w.length == fanIn * fanOut;
        fill(FMatrixRMaj.wrap(inputsAreRows ? fanIn : w.length / fanIn, inputsAreRows ? fanOut : fanIn, w), random);
    }

    @Override
    public void fill(FMatrixRMaj w, int fanIn, int fanOut, RandomGenerator random) {
        fill(w, random);
    }

    private void fill(FMatrixRMaj w, RandomGenerator random) {
        new Normal(1).fill(w.data, 1, 1, random);
        orthonormalize(w);
        CommonOps_FDRM.scale((float) gain, w);
    }

    /** Replaces w by the Q of its decomposition. */
    static void orthonormalize(FMatrixRMaj w) {
        boolean wide = w.numRows < w.numCols;
        FMatrixRMaj tall = wide ? CommonOps_FDRM.transpose(w, null) : w.copy();
        var decomposition = new QRDecompositionHouseholderColumn_FDRM();
        decomposition.decompose(tall);
        FMatrixRMaj q = decomposition.getQ(null, true), r = decomposition.getR(null, true);
        for (int j = 0; j < q.numCols; j++) {
            if (r.get(j, j) < 0) {
                CommonOps_FDRM.scaleCol(-1, q, j);
            }
        }
        System.arraycopy((wide ? CommonOps_FDRM.transpose(q, null) : q).data, 0, w.data, 0, w.data.length);
    }
}
