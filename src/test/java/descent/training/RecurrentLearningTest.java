package descent.training;

import static org.assertj.core.api.Assertions.assertThat;

import descent.DataSet;
import descent.Layer;
import descent.Network;
import descent.data.BagOfWords;
import descent.data.Characters;
import descent.data.Sequences;
import descent.layers.Dense;
import descent.layers.Embedding;
import descent.layers.Gru;
import descent.layers.Lstm;
import descent.layers.SimpleRnn;
import descent.losses.Loss;
import descent.losses.MeanSquaredError;
import descent.losses.SoftmaxCrossEntropy;
import descent.metrics.Accuracy;
import descent.optimizers.Adam;
import descent.optimizers.ClipByGlobalNorm;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recurrent nets learn what they are for, in seconds. */
class RecurrentLearningTest {
    static Stream<Supplier<Layer>> cells() {
        return Stream.of(() -> new SimpleRnn(16), () -> new Lstm(16), () -> new Gru(16), () -> new Gru(16).truncate(9));
    }

    private static Trainer trainer(DataSet train, Loss loss, double rate, int epochs, Layer... layers) {
        return new Trainer(new Network(train.shape(), 1, layers), loss, new Adam(rate))
                .hooks(new ClipByGlobalNorm(1))
                .epochs(epochs)
                .batchSize(32)
                .quiet();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void addTwoNumbersOutOfTen(Supplier<Layer> cell) {
        DataSet train = Sequences.adding(1000, 10, 1), test = Sequences.adding(500, 10, 2);
        Trainer trainer = trainer(train, new MeanSquaredError(), 0.01, 20, cell.get(), new Dense(1));
        trainer.fit(train);
        // The constant answer has 1/6.
        assertThat(trainer.evaluate(test).get("loss")).isLessThan(0.05);
    }

    @Test
    void aStackReadsLetters() {
        Characters text = Characters.sonnets();
        DataSet train = text.next(8).first(1000);
        int letters = text.alphabet().length();
        Trainer trainer = trainer(
                        train,
                        new SoftmaxCrossEntropy(),
                        0.01,
                        6,
                        new Embedding(letters, 8),
                        new Gru(24).allStates(),
                        new SimpleRnn(24),
                        new Dense(letters))
                .metrics(new Accuracy());
        trainer.fit(train);
        // Always the most frequent character, the space, is right one time in six.
        assertThat(trainer.evaluate(train).get("accuracy")).isGreaterThan(0.35);
    }

    @Test
    void rareWordsAreLearnt() {
        var language = new BagOfWords(2, 300, 150, 30);
        DataSet train = language.draw(1000, 1), test = language.draw(500, 2);
        Trainer trainer = trainer(train, new SoftmaxCrossEntropy(), 0.01, 10, new Dense(2))
                .metrics(new Accuracy());
        trainer.fit(train);
        assertThat(trainer.evaluate(test).get("accuracy")).isGreaterThan(0.95);
    }
}
