package descent.training;

import descent.DataSet;
import descent.Layer;
import descent.Network;
import descent.Parameter;
import descent.augmentation.Augmentation;
import descent.augmentation.Mixup;
import descent.internal.Check;
import descent.losses.Loss;
import descent.metrics.Metric;
import descent.optimizers.GradientHook;
import descent.optimizers.Optimizer;
import descent.optimizers.Stepper;
import descent.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;

/**
 * Trains a network.
 *
 * <pre>{@code
 * var history = new Trainer(network, new SoftmaxCrossEntropy(), new Adam(0.001))
 *         .metrics(new Accuracy())
 *         .validation(test)
 *         .epochs(20)
 *         .batchSize(32)
 *         .fit(train);
 * }</pre>
 *
 * <p>Every call of {@link #fit} starts the optimizer afresh and goes on with the weights that the network has. In a step:
 * forward, loss, backward, penalties, gradient hooks, optimizer, limits to weights.
 */
public final class Trainer {
    final Network network;
    final Loss loss;
    final Optimizer optimizer;
    final List<Metric> metrics = new ArrayList<>();
    final List<Regularizer> regularizers = new ArrayList<>();
    final List<GradientHook> hooks = new ArrayList<>();
    private final Map<Parameter, Double> rateFactors = new IdentityHashMap<>();
    private final List<Callback> callbacks = new ArrayList<>();
    DataSet validation;
    Augmentation augmentation;
    Mixup mixup;
    int epochs = 10, batchSize = 32;
    long seed;
    private boolean quiet, checksFinite;
    private History history = new History();

    /** Trains {@code network} to make {@code loss} small by {@code optimizer}: 10 epochs, batches of 32. */
    public Trainer(Network network, Loss loss, Optimizer optimizer) {
        this.network = network;
        this.loss = loss;
        this.optimizer = optimizer;
        this.seed = network.seed();
    }

    /** Number of passes over the training data, at least 1. */
    public Trainer epochs(int epochs) {
        this.epochs = Check.atLeastOne("Trainer", "epochs", epochs);
        return this;
    }

    /** Samples per step, at least 1. 1 is stochastic descent; the size of the data or more is full-batch descent. */
    public Trainer batchSize(int batchSize) {
        this.batchSize = Check.atLeastOne("Trainer", "batchSize", batchSize);
        return this;
    }

    /** Data to measure loss and metrics on after every epoch. */
    public Trainer validation(DataSet validation) {
        Check.columns(
                network + ", in validation,",
                validation.x(),
                network.inputShape().columns());
        this.validation = validation;
        return this;
    }

    /** Further numbers for the history. */
    public Trainer metrics(Metric... metrics) {
        this.metrics.addAll(List.of(metrics));
        return this;
    }

    /** Penalties on all weights (not on biases and gains), and limits to them. The history's loss is without penalties. */
    public Trainer regularizers(Regularizer... regularizers) {
        this.regularizers.addAll(List.of(regularizers));
        return this;
    }

    /**
     * Shows the network a new random variant of every sample in every epoch. Loss and metrics of training are then those of
     * the variants; validation is left alone.
     */
    public Trainer augment(Augmentation augmentation) {
        this.augmentation = augmentation;
        return this;
    }

    /**
     * Mixes the samples of every batch, after {@link #augment}. The history compares the answers to mixed samples with the
     * targets of the sample that weighs more, so its loss of training is not the one that is made small; validation is left
     * alone.
     */
    public Trainer mixup(Mixup mixup) {
        this.mixup = mixup;
        return this;
    }

    /** What changes the gradients of each step, in this order, after the penalties are added. */
    public Trainer hooks(GradientHook... hooks) {
        this.hooks.addAll(List.of(hooks));
        return this;
    }

    /**
     * Multiplies the learning rate of these layers by a factor above 0, 1 for layers not named: lower layers of a network
     * trained before should move less. Howard and Ruder 2018, Universal language model fine-tuning, section 3.2,
     * https://arxiv.org/abs/1801.06146.
     *
     * <pre>{@code trainer.rateFactor(0.1, network.layers().subList(0, 4))}</pre>
     */
    public Trainer rateFactor(double factor, List<Layer> layers) {
        Check.positive("Trainer", "rateFactor", factor);
        for (Layer layer : layers) {
            for (Parameter parameter : layer.parameters()) {
                if (network.parameters().stream().noneMatch(p -> p == parameter)) {
                    throw new IllegalArgumentException(layer + " is not a layer of this network");
                }
                rateFactors.put(parameter, factor);
            }
        }
        return this;
    }

    /** What watches training, in this order. */
    public Trainer callbacks(Callback... callbacks) {
        this.callbacks.addAll(List.of(callbacks));
        return this;
    }

    /** The seed of the order of the samples; that of the network unless it is set here. */
    public Trainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Looks through all inputs and target values for NaN and infinities before the first step, and refuses them. */
    public Trainer checkFinite() {
        this.checksFinite = true;
        return this;
    }

    /** Shows nothing in a notebook: for trainings inside a loop. */
    public Trainer quiet() {
        this.quiet = true;
        return this;
    }

    /** The record of the last {@link #fit}, also while it is under way and after it failed or was interrupted. */
    public History history() {
        return history;
    }

    /**
     * Trains on {@code train}.
     *
     * @return the record of this training
     * @throws DivergedException if the loss becomes NaN or infinite
     * @throws CancellationException if the thread is interrupted, as the stop button of a notebook does
     */
    public History fit(DataSet train) {
        check(train);
        history = new History();
        var watchers = new ArrayList<>(callbacks);
        if (!quiet) {
            watchers.add(Watching.newDisplay());
        }
        new Fit(this, train, history, List.copyOf(watchers)).run();
        return history;
    }

    Stepper newStepper() {
        return new Stepper(optimizer, network.parameters(), p -> rateFactors.getOrDefault(p, 1.0));
    }

    /** Adds the penalties, then applies the hooks. */
    void adjustGradients() {
        for (Regularizer regularizer : regularizers) {
            for (Parameter parameter : network.parameters()) {
                if (parameter.penalized) {
                    regularizer.addGradient(parameter.value.data, parameter.gradient.data);
                }
            }
        }
        for (GradientHook hook : hooks) {
            hook.apply(network.parameters());
        }
    }

    /** What regularizers ask of weights that have moved. */
    void constrainWeights() {
        for (Regularizer regularizer : regularizers) {
            for (Parameter parameter : network.parameters()) {
                if (parameter.penalized && parameter.isTrainable()) {
                    regularizer.constrain(parameter);
                }
            }
        }
    }

    void check(DataSet train) {
        Check.columns(network, train.x(), network.inputShape().columns());
        if (network.parameters().stream().noneMatch(Parameter::isTrainable)) {
            throw new IllegalArgumentException(network + " has no trainable parameters: nothing to fit");
        }
        if (checksFinite) {
            requireFinite("the training data", train);
            if (validation != null) {
                requireFinite("the validation data", validation);
            }
        }
        // All targets against answers of the right size, before the first step.
        loss.value(new FMatrixRMaj(train.size(), network.outputShape().columns()), train.targets());
        if (augmentation != null) {
            augmentation.apply(train.first(1), seed);
        }
        if (mixup != null) {
            int columns = network.outputShape().columns();
            loss.value(
                    new FMatrixRMaj(1, columns),
                    mixup.apply(train.first(1), columns, seed).targets());
        }
        if (validation != null) {
            loss.value(new FMatrixRMaj(validation.size(), network.outputShape().columns()), validation.targets());
        }
    }

    /** Loss and metrics of the network as it is, on {@code data}: by name, as in the history. */
    public Map<String, Double> evaluate(DataSet data) {
        return judge(network.predict(data.x()), data);
    }

    Map<String, Double> judge(FMatrixRMaj answers, DataSet data) {
        var values = new LinkedHashMap<String, Double>();
        values.put("loss", loss.value(answers, data.targets()));
        metrics.forEach(metric -> values.put(metric.name(), metric.value(answers, data.targets())));
        return values;
    }

    private static void requireFinite(String what, DataSet data) {
        Check.finite(what, data.x());
        if (!data.targets().areLabels()) {
            Check.finite("the targets of " + what, data.targets().values());
        }
    }
}
