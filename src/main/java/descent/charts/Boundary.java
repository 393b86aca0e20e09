package descent.charts;

import descent.probes.Regions;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The classes that a network gives to the places of the plane: a small picture of the regions under the points of the data. */
final class Boundary {
    /** Three more than the theme has, for ten classes. */
    private static final List<String> MORE = List.of("#56B4E9", "#CC79A7", "#999933");

    /** Shades of each colour, from undecided to certain. */
    private static final int SHADES = 12;

    private static final double PALEST = 0.1, FULLEST = 0.5;

    private final Regions regions;
    private final int classes;
    private final int width, height;

    Boundary(Regions regions) {
        if (regions.looks().isEmpty()) {
            throw new IllegalStateException("nothing has been recorded: give the regions to a trainer and fit");
        }
        this.regions = regions;
        int highest = regions.data().classes() - 1;
        for (Regions.Look look : regions.looks()) {
            for (byte each : look.classes()) {
                highest = Math.max(highest, each);
            }
        }
        classes = highest + 1;
        double[] w = regions.window();
        double ratio = (w[3] - w[2]) / (w[1] - w[0]);
        boolean alike = ratio > 0.4 && ratio < 2.5;
        width = alike ? (int) Math.round(Math.min(480, 400 / ratio)) : 480;
        height = alike ? (int) Math.round(width * ratio) : 360;
    }

    /** The last look. */
    Chart still() {
        var names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        var panels = new Panels(1, 1, width, height).top(56).legend(names);
        List<Regions.Look> looks = regions.looks();
        panels.add(0, picture(looks.get(looks.size() - 1)));
        for (int i = 0; i < classes; i++) {
            panels.add(0, points(i, names.get(i)));
        }
        double[] w = regions.window();
        axis(panels.x(0), "x₁", w[0], w[1]);
        axis(panels.y(0), "x₂", w[2], w[3]);
        panels.put("showlegend", true);
        panels.put("legend", Map.of("itemsizing", "constant"));
        return panels.chart("Decision boundary");
    }

    /** A frame for each look; the last one is seen at first. */
    Chart animation() {
        List<Regions.Look> looks = regions.looks();
        var epochs = looks.stream().map(look -> String.valueOf(look.epoch())).toList();
        var frames = looks.stream().map(look -> List.of(picture(look))).toList();
        return Motion.animate(still(), "epoch", epochs, frames, looks.size() - 1);
    }

    private static void axis(Map<String, Object> axis, String title, double from, double to) {
        axis.put("title", Theme.axisTitle(title));
        axis.put("range", List.of(from, to));
        axis.put("showgrid", false);
        // Where there is a picture, plotly would give both axes one scale.
        axis.put("scaleanchor", false);
    }

    private Map<String, Object> picture(Regions.Look look) {
        double[] w = regions.window();
        double dx = (w[1] - w[0]) / regions.columns(), dy = (w[3] - w[2]) / regions.rows();
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "image");
        trace.put("source", png(look));
        trace.put("x0", w[0] + dx / 2);
        trace.put("dx", dx);
        trace.put("y0", w[2] + dy / 2);
        trace.put("dy", dy);
        trace.put("zsmooth", "fast");
        trace.put("hoverinfo", "skip");
        return trace;
    }

    private String png(Regions.Look look) {
        var picture = new BufferedImage(regions.columns(), regions.rows(), BufferedImage.TYPE_BYTE_INDEXED, palette());
        for (int i = 0; i < look.classes().length; i++) {
            int shade = Math.min(SHADES - 1, look.sure()[i] * SHADES / 127);
            int index = look.classes()[i] % colors().size() * SHADES + shade;
            picture.getRaster().setSample(i % regions.columns(), i / regions.columns(), 0, index);
        }
        return Images.source(picture);
    }

    private static IndexColorModel palette() {
        List<String> colors = colors();
        var rgb = new byte[3 * colors.size() * SHADES];
        for (int i = 0; i < rgb.length; i++) {
            Color color = Color.decode(colors.get(i / 3 / SHADES));
            int full = i % 3 == 0 ? color.getRed() : i % 3 == 1 ? color.getGreen() : color.getBlue();
            double share = PALEST + (FULLEST - PALEST) * (i / 3 % SHADES) / (SHADES - 1);
            rgb[i] = (byte) Math.round(255 + share * (full - 255));
        }
        return new IndexColorModel(8, rgb.length / 3, rgb, 0, false);
    }

    private static List<String> colors() {
        var colors = new ArrayList<>(Theme.COLORS);
        colors.addAll(MORE);
        return colors;
    }

    private Map<String, Object> points(int label, String name) {
        int[] labels = regions.data().labels();
        int[] rows = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .toArray();
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("name", name);
        trace.put("x", column(rows, 0));
        trace.put("y", column(rows, 1));
        trace.put(
                "marker",
                Map.of(
                        "color",
                        colors().get(label % colors().size()),
                        "symbol",
                        Contours.SYMBOLS.get(label % Contours.SYMBOLS.size()),
                        "size",
                        labels.length > 600 ? 5 : 7,
                        "line",
                        Map.of("color", "#ffffff", "width", labels.length > 600 ? 0.5 : 1)));
        return trace;
    }

    private double[] column(int[] rows, int index) {
        double[] w = regions.window();
        double unit = Contours.unit(w[2 * index], w[2 * index + 1]);
        return IntStream.of(rows)
                .mapToDouble(r -> Terrain.rounded(regions.data().x().get(r, index), unit))
                .toArray();
    }
}
