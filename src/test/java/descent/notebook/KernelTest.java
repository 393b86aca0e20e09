package descent.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Network;
import descent.Shape;
import descent.charts.Chart;
import descent.charts.Charts;
import descent.layers.Dense;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.ScatterPlot;

/** The three kernels, as far as they can be seen without a running one. */
class KernelTest {
    private static final MIMEType PLOTLY = MIMEType.parse(Chart.PLOTLY), HTML = MIMEType.TEXT_HTML;

    /** A kernel of JJava that does nothing but render. */
    private static final class JJava extends BaseKernel {
        JJava() {
            super(
                    "test",
                    "1",
                    new LanguageInfo.Builder("java").build(),
                    List.of(),
                    null,
                    new JupyterIO(StandardCharsets.UTF_8),
                    new CommManager(),
                    new Renderer(),
                    null,
                    new MagicsRegistry(),
                    true,
                    new StringStyler.Builder().build());
        }

        @Override
        public Object evalRaw(String code) {
            return null;
        }

        @Override
        public DisplayData inspect(String code, int at, boolean extraDetail) {
            return null;
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            return null;
        }

        @Override
        public String isComplete(String code) {
            return IS_COMPLETE_YES;
        }
    }

    @AfterEach
    void leave() {
        Notebook.leave();
    }

    @Test
    void onJJavaObjectsShowThemselves() {
        var kernel = new JJava();
        var extension = ServiceLoader.load(Extension.class).stream()
                .filter(provider -> provider.type() == JJavaExtension.class)
                .findFirst()
                .orElseThrow()
                .get();
        extension.install(kernel);
        Renderer renderer = kernel.getRenderer();
        var chart = Charts.functions(0, 1, Map.of("f", x -> x));
        assertThat(renderer.render(chart).getData(PLOTLY)).isEqualTo(chart.plotly());
        assertThat(renderer.render(chart).hasDataForType(HTML)).isFalse();
        var table = Table.create("t").addColumns(DoubleColumn.create("x", 1.0), DoubleColumn.create("y", 2.0));
        assertThat(renderer.render(table).getData(HTML))
                .isEqualTo(Sheet.of(table).html());
        assertThat(renderer.render(ScatterPlot.create("own", table, "x", "y")).hasDataForType(PLOTLY))
                .isTrue();
        var network = new Network(Shape.of(2), 1, new Dense(3));
        assertThat(renderer.render(network).getData(HTML).toString())
                .contains("Network(2 -&gt; 3)", "Dense(2 -&gt; 3)");
        assertThat(renderer.render(new double[][] {{1}}).getData(MIMEType.TEXT_PLAIN))
                .isEqualTo("double 1x1\n0\n1");
        assertThat(Notebook.screen()).isNotSameAs(Screen.TEXT);
        extension.uninstall(kernel);
        assertThat(Notebook.screen()).isSameAs(Screen.TEXT);
    }

    @Test
    void onIJavaObjectsShowThemselves() {
        var kernel = new io.github.spencerpark.jupyter.kernel.BaseKernel() {
            @Override
            public io.github.spencerpark.jupyter.kernel.display.DisplayData eval(String code) {
                return null;
            }

            @Override
            public io.github.spencerpark.jupyter.kernel.LanguageInfo getLanguageInfo() {
                return null;
            }
        };
        IJavaScreen.install(kernel);
        var chart = Charts.functions(0, 1, Map.of("f", x -> x));
        var plotly = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.parse(Chart.PLOTLY);
        assertThat(kernel.getRenderer().render(chart).getData(plotly)).isEqualTo(chart.plotly());
        assertThat(Notebook.screen()).isInstanceOf(IJavaScreen.class);
    }

    @Test
    void onRapaioObjectsShowThemselves() {
        var provider = ServiceLoader.load(DisplayProvider.class).stream()
                .filter(candidate -> candidate.type() == RapaioDisplayProvider.class)
                .findFirst()
                .orElseThrow()
                .get();
        var chart = Charts.functions(0, 1, Map.of("f", x -> x));
        var renderer = provider.getDisplayRenderers().stream()
                .filter(candidate -> candidate.rendererClass() == Chart.class)
                .findFirst()
                .orElseThrow();
        assertThat(renderer.render(null, chart).data()).isEqualTo(chart.mimeBundle());
    }

    @Test
    void rapaioMayAskBeforeAllJarsAreThere() throws Exception {
        var alone = new ClassLoader(getClass().getClassLoader()) {
            private boolean complete;

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!complete && name.startsWith("tech.tablesaw.")) {
                    throw new ClassNotFoundException(name);
                }
                Class<?> known = findLoadedClass(name);
                return known != null ? known : name.startsWith("descent.") ? own(name) : super.loadClass(name, resolve);
            }

            private Class<?> own(String name) throws ClassNotFoundException {
                try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        var provider = (DisplayProvider) alone.loadClass(RapaioDisplayProvider.class.getName())
                .getConstructor()
                .newInstance();
        assertThat(provider.getDisplayRenderers()).isEmpty();
        alone.complete = true;
        assertThat(provider.getDisplayRenderers()).hasSameSizeAs(Rendering.TYPES);
    }

    @Test
    void outsideANotebookTextIsPrinted() {
        var bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Notebook.show("a", new int[] {1, 2});
            Notebook.display("b").update("c");
        } finally {
            System.setOut(out);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"))
                .isEqualTo("a\nint 1x2\n0  1\n1  2\nb\nc\n");
    }
}
