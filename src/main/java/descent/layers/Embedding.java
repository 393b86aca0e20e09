package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.initializers.Initializer;
import descent.initializers.Normal;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * A vector for each word (character, category) of a vocabulary: y holds, step by step, the rows of the table that x names.
 *
 * <ul>
 *   <li>x: rows of {@code steps} whole numbers from 0 to vocabulary - 1, {@code Shape.of(steps)};
 *   <li>table: vocabulary x dim, drawn from the standard normal distribution unless said otherwise, as in PyTorch;
 *   <li>y: {@code Shape.sequence(steps, dim)}.
 * </ul>
 *
 * <p>Backward adds each step's dy to the row of the table that it came from. Indices have no gradient: dx is 0.
 *
 * <p>Bengio, Ducharme, Vincent and Jauvin 2003, A neural probabilistic language model,
 * https://jmlr.org/papers/v3/bengio03a.html
 */
public final class Embedding implements Layer {
    private final int vocabulary, dim;
    private final Initializer initializer;
    private int steps;
    private Parameter table;
    private int[] indices = new int[0];
    private FMatrixRMaj y, dx;

    /** Vectors of {@code dim} numbers for {@code vocabulary} words. */
    public Embedding(int vocabulary, int dim) {
        this(vocabulary, dim, new Normal(1));
    }

    /** As before, drawn by {@code initializer}: fanIn is the vocabulary, fanOut is dim. */
    public Embedding(int vocabulary, int dim, Initializer initializer) {
        this.vocabulary = Check.atLeastOne("Embedding", "vocabulary", vocabulary);
        this.dim = Check.atLeastOne("Embedding", "dim", dim);
        this.initializer = initializer;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        steps = in.columns();
        table = Parameter.weight("table", vocabulary, dim);
        initializer.fill(table.value, vocabulary, dim, random);
        return Shape.sequence(steps, dim);
    }

    /** @throws IllegalArgumentException if a number is not whole or names no row of the table */
    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, steps);
        if (indices.length < x.getNumElements()) {
            indices = new int[x.getNumElements()];
        }
        y = Matrices.sized(y, x.numRows, steps * dim);
        for (int i = 0, n = x.getNumElements(); i < n; i++) {
            int index = (int) x.data[i];
            if (index != x.data[i] || index < 0 || index >= vocabulary) {
                throw new IllegalArgumentException(this + " expects whole numbers from 0 to " + (vocabulary - 1)
                        + ", but row " + i / steps + ", column " + i % steps + " is " + x.data[i]);
            }
            indices[i] = index;
            System.arraycopy(table.value.data, index * dim, y.data, i * dim, dim);
        }
        return y;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        float[] gradient = table.gradient.data;
        for (int i = 0, n = dy.numRows * steps; i < n; i++) {
            for (int j = 0, from = i * dim, to = indices[i] * dim; j < dim; j++) {
                gradient[to + j] += dy.data[from + j];
            }
        }
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        accumulate(dy);
        return dx = Loops.cleared(dx, dy.numRows, steps);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(table);
    }

    /** Name and sizes: {@code Embedding(30 -> 8)}. */
    @Override
    public String toString() {
        return "Embedding(" + vocabulary + " -> " + dim + ")";
    }
}
