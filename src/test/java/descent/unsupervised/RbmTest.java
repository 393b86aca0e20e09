package descent.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import descent.Layer;
import descent.Network;
import descent.Parameter;
import descent.Shape;
import descent.activations.Tanh;
import descent.data.Digits;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.losses.SoftmaxCrossEntropy;
import descent.optimizers.Adam;
import descent.optimizers.Momentum;
import descent.optimizers.Sgd;
import descent.regularizers.L2;
import descent.training.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class RbmTest {
    /** All 4x2 pictures in which whole columns are on or off: 16 of 256 states. */
    private static FMatrixRMaj bars() {
        var x = new FMatrixRMaj(16, 8);
        for (int r = 0; r < 16; r++) {
            for (int j = 0; j < 4; j++) {
                x.set(r, j, r >> j & 1);
                x.set(r, j + 4, r >> j & 1);
            }
        }
        return x;
    }

    /** The mean log-likelihood, with the sum over all 256 states. */
    private static double logLikelihood(Rbm rbm, FMatrixRMaj x) {
        var all = new FMatrixRMaj(256, 8);
        for (int i = 0; i < all.data.length; i++) {
            all.data[i] = i / 8 >> i % 8 & 1;
        }
        double z = Arrays.stream(rbm.freeEnergy(all)).map(f -> Math.exp(-f)).sum();
        return -Arrays.stream(rbm.freeEnergy(x)).average().orElseThrow() - Math.log(z);
    }

    @ParameterizedTest
    @EnumSource(RbmTrainer.Statistics.class)
    void learnsBars(RbmTrainer.Statistics statistics) {
        var rbm = new Rbm(8, 8, 3);
        Table history = new RbmTrainer(rbm, new Momentum(0.1, 0.5))
                .statistics(statistics)
                .steps(3)
                .epochs(1000)
                .batchSize(8)
                .fit(bars());
        // Chance: -log 256 = -5.5. Perfect: -log 16 = -2.8.
        assertThat(logLikelihood(rbm, bars())).isGreaterThan(-3.6);
        assertThat(history.columnNames()).containsExactly("epoch", "reconstruction error", "free energy");
        assertThat(history.rowCount()).isEqualTo(1000);
        double[] errors = history.doubleColumn(1).asDoubleArray();
        assertThat(errors[999]).isLessThan(errors[0] / 3);
    }

    @Test
    void persistentChainsLearnToo() {
        var rbm = new Rbm(8, 8, 3);
        new RbmTrainer(rbm, new Sgd(0.05))
                .persistent(200)
                .epochs(8000)
                .batchSize(16)
                .fit(bars());
        assertThat(logLikelihood(rbm, bars())).isGreaterThan(-3.1);
        // What it dreams, from noise, are bars.
        var random = new SplittableRandom(4);
        var noise = new FMatrixRMaj(200, 8);
        for (int i = 0; i < noise.data.length; i++) {
            noise.data[i] = random.nextInt(2);
        }
        FMatrixRMaj dreams = rbm.dream(noise, 50, random);
        int bars = 0;
        for (int r = 0; r < 200; r++) {
            boolean all = true;
            for (int j = 0; j < 4; j++) {
                all &= dreams.get(r, j) > 0.5 == dreams.get(r, j + 4) > 0.5;
            }
            bars += all ? 1 : 0;
        }
        assertThat(bars).isGreaterThan(150);
    }

    /** The gradient of the free energy against differences, for all kinds of units. */
    @ParameterizedTest
    @CsvSource({"BINARY, BINARY", "GAUSSIAN, BINARY", "BINARY, GAUSSIAN"})
    void energyGradientAgreesWithDifferences(Units visible, Units hidden) {
        var rbm = new Rbm(visible, 4, hidden, 3, 1);
        var random = new SplittableRandom(2);
        for (Parameter parameter : rbm.parameters()) {
            for (int i = 0; i < parameter.size(); i++) {
                parameter.value.data[i] = (float) random.nextGaussian();
            }
        }
        var v = new FMatrixRMaj(5, 4);
        for (int i = 0; i < v.data.length; i++) {
            v.data[i] = visible == Units.BINARY ? random.nextInt(2) : (float) random.nextGaussian();
        }
        rbm.addEnergyGradient(1, v, rbm.hidden(v));
        for (Parameter parameter : rbm.parameters()) {
            for (int i = 0; i < parameter.size(); i++) {
                float value = parameter.value.data[i];
                double[] f = new double[2];
                for (int side = 0; side < 2; side++) {
                    parameter.value.data[i] = value + (side == 0 ? -0x1p-8f : 0x1p-8f);
                    f[side] = Arrays.stream(rbm.freeEnergy(v)).average().orElseThrow();
                }
                parameter.value.data[i] = value;
                assertThat((double) parameter.gradient.data[i])
                        .as("%s %s", parameter, i)
                        .isCloseTo((f[1] - f[0]) * 0x1p7, within(1e-3));
            }
        }
    }

    @Test
    void sameSeedSameBitsAndDecayShrinks() {
        float[] plain = weights(new Rbm(8, 4, 1), 0);
        assertThat(weights(new Rbm(8, 4, 1), 0)).isEqualTo(plain);
        assertThat(weights(new Rbm(8, 4, 1), 5)).isNotEqualTo(plain);
        assertThat(weights(new Rbm(8, 4, 2), 0)).isNotEqualTo(plain);
        var decayed = new Rbm(8, 4, 1);
        new RbmTrainer(decayed, new Momentum(0.1)).regularizers(new L2(0.5)).fit(bars());
        assertThat(squares(decayed.parameters().get(0).value.data)).isLessThan(squares(plain) / 2);
    }

    private static float[] weights(Rbm rbm, long seed) {
        new RbmTrainer(rbm, new Momentum(0.1))
                .seed(seed)
                .onEpoch(row -> assertThat(row.getInt("epoch")).isBetween(1, 10))
                .fit(bars());
        return rbm.parameters().get(0).value.data;
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum;
    }

    @Test
    void gaussianVisibleUnitsLearnMeansAndDirections() {
        var random = new SplittableRandom(1);
        var x = new FMatrixRMaj(400, 3);
        for (int r = 0; r < 400; r++) {
            double side = random.nextBoolean() ? 2 : -2;
            x.set(r, 0, (float) (1 + side + 0.5 * random.nextGaussian()));
            x.set(r, 1, (float) (1 - side + 0.5 * random.nextGaussian()));
            x.set(r, 2, (float) (-1 + random.nextGaussian()));
        }
        var rbm = Rbm.gaussian(3, 2, 1);
        var half = new DataSet(x, new int[400]).first(200).x();
        Table history =
                new RbmTrainer(rbm, new Sgd(0.01)).epochs(200).validation(half).fit(x);
        double[] errors = history.doubleColumn("reconstruction error").asDoubleArray();
        assertThat(errors[0]).isGreaterThan(3);
        assertThat(errors[199]).isLessThan(1);
        assertThat(history.doubleColumn("free energy gap").get(199)).isBetween(-0.5, 0.5);
        assertThat(rbm.toString()).isEqualTo("Rbm(3 Gaussian -> 2)");
    }

    @Test
    void refusesAndStopsInWords() {
        var rbm = new Rbm(8, 4, 1);
        var trainer = new RbmTrainer(rbm, new Sgd(0.1));
        assertThatThrownBy(() -> trainer.fit(new FMatrixRMaj(2, 7)))
                .hasMessage("Rbm(8 -> 4) expects 8 columns, but got 2x7");
        assertThatThrownBy(() -> trainer.fit(new FMatrixRMaj(0, 8)))
                .hasMessage("Rbm(8 -> 4) expects at least one sample, but got none");
        assertThatThrownBy(() -> trainer.steps(0)).hasMessage("RbmTrainer expects steps >= 1, but got 0");
        assertThatThrownBy(() -> new Rbm(Units.GAUSSIAN, 2, Units.GAUSSIAN, 2, 1))
                .hasMessageContaining("Gaussian on both");
        assertThatThrownBy(() -> new DeepBeliefNet(rbm, new Rbm(5, 2, 1)))
                .hasMessage("Rbm(5 -> 2) expects 5 columns, but Rbm(8 -> 4) below gives 4");
        assertThatThrownBy(() -> new RbmTrainer(Rbm.gaussian(8, 4, 1), new Sgd(1e20)).fit(bars()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("try a smaller learning rate");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> trainer.fit(bars())).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aStackBecomesNetworks() {
        DataSet digits = Digits.load().first(300);
        FMatrixRMaj x = digits.x();
        var stack = new DeepBeliefNet(new Rbm(64, 40, 1), new Rbm(Units.BINARY, 40, Units.GAUSSIAN, 6, 2));
        assertThat(stack.fit(x, rbm -> new RbmTrainer(rbm, new Sgd(rbm.hiddenUnits() == Units.BINARY ? 0.1 : 0.005))
                        .epochs(15)))
                .hasSize(2);
        Autoencoder unrolled = stack.autoencoder();
        assertThat(unrolled.encode(x).data).containsExactly(stack.encode(x).data, within(1e-5f));
        FMatrixRMaj down = stack.stack().get(0).visible(stack.stack().get(1).visible(stack.encode(x)));
        assertThat(unrolled.reconstruct(x).data).containsExactly(down.data, within(1e-5f));
        assertThat(unrolled.decode(unrolled.encode(x)).data).isEqualTo(unrolled.reconstruct(x).data);

        // Fine-tuning goes on from there, and leaves the machines alone.
        float[] machine = stack.stack().get(0).parameters().get(0).value.data.clone();
        double before = RbmFit.meanSquare(x, unrolled.reconstruct(x));
        new Trainer(unrolled.network(), new MeanSquaredError(), new Adam(0.003))
                .quiet()
                .epochs(20)
                .fit(Autoencoder.data(digits));
        assertThat(RbmFit.meanSquare(x, unrolled.reconstruct(x))).isLessThan(before / 1.5);
        assertThat(stack.stack().get(0).parameters().get(0).value.data).isEqualTo(machine);

        Network classifier = stack.network(1, new Dense(10));
        assertThat(classifier.toString()).isEqualTo("Network(64 -> 10)");
        assertThat(classifier.layers()).hasSize(4);
        var history = new Trainer(classifier, new SoftmaxCrossEntropy(), new Adam(0.01))
                .quiet()
                .epochs(30)
                .fit(new DataSet(x, digits.labels()));
        assertThat(history.last("loss")).isLessThan(0.3);
    }

    @Test
    void anAutoencoderNeedsAsManyColumnsBack() {
        Layer[] encoder = {new Dense(3), new Tanh()};
        assertThatThrownBy(() -> new Autoencoder(Shape.of(5), 1, encoder, new Layer[] {new Dense(4)}))
                .hasMessage("Autoencoder expects a decoder that gives 5 columns, but it gives 4");
        var auto = new Autoencoder(Shape.of(5), 1, new Layer[] {new Dense(3)}, new Layer[] {new Dense(5)});
        assertThat(auto.encode(new FMatrixRMaj(2, 5)).numCols).isEqualTo(3);
    }
}
