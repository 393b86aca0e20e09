package descent.unsupervised;

import descent.DataSet;
import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Sequential;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * A network that learns to repeat what it sees through a narrow code: an encoder, then a decoder back to the size of the
 * samples. Its {@link #network} is trained as any other, on {@link #data}:
 *
 * <pre>{@code
 * var auto = new Autoencoder(x.shape(), 1, new Layer[] {new Dense(10)}, new Layer[] {new Dense(64)});
 * new Trainer(auto.network(), new MeanSquaredError(), new Adam()).fit(Autoencoder.data(x));
 * }</pre>
 *
 * <p>Rumelhart, Hinton and Williams 1986, Learning internal representations by error propagation; Hinton and Salakhutdinov
 * 2006, Reducing the dimensionality of data with neural networks, https://doi.org/10.1126/science.1127647
 */
public final class Autoencoder {
    private final Network network;
    private final Sequential encoder, decoder;

    /**
     * Builds the network.
     *
     * @param in the shape of a sample
     * @param seed of the weights
     * @param encoder from the samples to the code
     * @param decoder from the code to as many columns as a sample has
     */
    public Autoencoder(Shape in, long seed, Layer[] encoder, Layer[] decoder) {
        this.encoder = new Sequential(encoder);
        this.decoder = new Sequential(decoder);
        network = new Network(in, seed, this.encoder, this.decoder);
        if (network.outputShape().columns() != in.columns()) {
            throw new IllegalArgumentException("Autoencoder expects a decoder that gives " + in.columns()
                    + " columns, but it gives " + network.outputShape().columns());
        }
    }

    /** The samples as their own targets, in rows of plain values. */
    public static DataSet data(DataSet x) {
        return new DataSet(x.x(), Targets.of(x.x()), x.shape());
    }

    /** Encoder and decoder in one, for training. */
    public Network network() {
        return network;
    }

    /** The codes of the rows of x: a new matrix. */
    public FMatrixRMaj encode(FMatrixRMaj x) {
        Check.columns(this, x, network.inputShape().columns());
        return encoder.forward(x, Mode.INFER).copy();
    }

    /** What the rows of codes stand for: a new matrix. */
    public FMatrixRMaj decode(FMatrixRMaj code) {
        return decoder.forward(code, Mode.INFER).copy();
    }

    /** There and back: a new matrix. */
    public FMatrixRMaj reconstruct(FMatrixRMaj x) {
        return network.predict(x);
    }

    /** {@code Autoencoder(1x8x8)}. */
    @Override
    public String toString() {
        return "Autoencoder(" + network.inputShape() + ")";
    }
}
