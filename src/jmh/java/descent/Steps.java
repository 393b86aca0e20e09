package descent;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmark: one step of a workload. JMH runs each in a process of its own, {@link #main} all in this one. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class Steps {
    /** Names as in {@link Workloads}. */
    @Param({
        "mlp_sgd",
        "mlp_adam",
        "mlp_sigmoid_deep",
        "mlp_batchnorm",
        "mlp_wide_adam",
        "mlp_selu_100_layers",
        "convnet_sgd",
        "convnet_batchnorm_adam",
        "rnn_clip",
        "mlp_tiny",
        "tanh_1m",
        "gelu_1m",
        "adam_update_1m",
        "matmul_512"
    })
    public String workload;

    private Runnable work;

    /** Builds the network and draws the data. */
    @Setup
    public void prepare() {
        work = Workloads.of(workload);
    }

    /** One step. */
    @Benchmark
    public void step() {
        work.run();
    }

    /**
     * Prints for each workload its name, the microseconds a step takes (the median of 20 iterations) and the bytes that it
     * allocates, with tabs between.
     *
     * @param arguments seconds to measure, then names of workloads
     */
    public static void main(String[] arguments) throws RunnerException {
        double seconds = Double.parseDouble(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            RunResult result = run(arguments[i], seconds);
            var statistics = result.getPrimaryResult().getStatistics();
            double bytes =
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
            System.out.printf("%s\t%.1f\t%.0f%n", arguments[i], statistics.getPercentile(50), bytes);
        }
    }

    private static RunResult run(String workload, double seconds) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Steps.class.getName() + ".step")
                .param("workload", workload)
                .forks(0)
                .warmupTime(milliseconds(seconds * 1000 / 4))
                .measurementTime(milliseconds(seconds * 1000 / 20))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).runSingle();
    }

    private static TimeValue milliseconds(double n) {
        return TimeValue.milliseconds(Math.max(1, Math.round(n)));
    }
}
