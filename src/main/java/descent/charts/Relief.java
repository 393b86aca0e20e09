package descent.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A surface in space, with the paths that minimizers took over it. */
final class Relief {
    /** Points between two steps, so that the line keeps to the surface. */
    private static final int BETWEEN = 6;

    private final Terrain terrain;
    private final double[] window;
    private final double lift;

    /** @param window from x, to x, from y, to y */
    Relief(Terrain terrain, double[] window) {
        this.terrain = terrain;
        this.window = window;
        double[] range = terrain.range();
        // Lines in the surface itself would be half hidden.
        lift = 0.02 * Math.max(range[1] - range[0], 1e-9);
    }

    Chart chart(String title, Map<String, double[][]> paths, double[]... minima) {
        if (terrain.isEmpty()) {
            return Chart.of(List.of(), Theme.empty(title, Theme.WIDTH, 500));
        }
        var traces = new ArrayList<Map<String, Object>>();
        traces.add(terrain.surface("f(x, y)"));
        int i = 0;
        for (var path : paths.entrySet()) {
            double[][] inside = inside(path.getValue());
            traces.add(line(path.getKey(), inside, i));
            traces.add(steps(path.getKey(), inside, i++));
        }
        if (minima.length > 0) {
            traces.add(marks("minimum", minima));
        }
        var layout = Theme.layout(title, Theme.WIDTH, 500);
        layout.put("margin", Map.of("l", 10, "r", 10, "t", 48, "b", 10));
        layout.put("scene", scene("x", "y", "f(x, y)"));
        layout.put("showlegend", true);
        layout.put("legend", Map.of("x", 1.02, "y", 1));
        return Chart.of(traces, layout);
    }

    /** Axes and camera, with the titles of the axes. */
    Map<String, Object> scene(String xTitle, String yTitle, String zTitle) {
        var scene = new LinkedHashMap<String, Object>();
        scene.put("xaxis", axis(xTitle, window[0], window[1]));
        scene.put("yaxis", axis(yTitle, window[2], window[3]));
        double[] range = terrain.range();
        double margin = range[1] > range[0] ? 0.04 * (range[1] - range[0]) : 1;
        var z = axis(zTitle, range[0] - margin, range[1] + margin);
        z.putAll(terrain.ticks());
        scene.put("zaxis", z);
        scene.put("aspectmode", "manual");
        scene.put("aspectratio", Map.of("x", 1.2, "y", 1.2, "z", 0.65));
        scene.put("camera", Map.of("eye", point(-0.95, -1.4, 1.5), "center", point(0, 0, -0.24)));
        return scene;
    }

    private static Map<String, Object> point(double x, double y, double z) {
        return Map.of("x", x, "y", y, "z", z);
    }

    private static Map<String, Object> axis(String title, double from, double to) {
        var axis = new LinkedHashMap<String, Object>();
        axis.put("title", Map.of("text", title));
        axis.put("range", List.of(from, to));
        axis.put("gridcolor", Theme.GRID);
        axis.put("zeroline", false);
        axis.put("showspikes", false);
        axis.put("nticks", 6);
        return axis;
    }

    /** A path up to where it leaves the window. */
    private double[][] inside(double[][] path) {
        var points = new ArrayList<double[]>();
        for (double[] p : path) {
            if (!(p[0] >= window[0] && p[0] <= window[1] && p[1] >= window[2] && p[1] <= window[3])) {
                break;
            }
            points.add(p);
        }
        return points.toArray(double[][]::new);
    }

    private Map<String, Object> line(String name, double[][] path, int index) {
        var way = new ArrayList<double[]>();
        for (int i = 0; i < path.length; i++) {
            for (int k = 0; i > 0 && k < BETWEEN; k++) {
                double t = (double) k / BETWEEN;
                way.add(new double[] {
                    path[i - 1][0] + t * (path[i][0] - path[i - 1][0]),
                    path[i - 1][1] + t * (path[i][1] - path[i - 1][1])
                });
            }
        }
        if (path.length > 0) {
            way.add(path[path.length - 1]);
        }
        var trace = scatter(name, "lines", way.toArray(double[][]::new));
        trace.put("line", Map.of("color", Theme.color(index), "width", 5));
        return trace;
    }

    private Map<String, Object> steps(String name, double[][] path, int index) {
        var trace = scatter(name, "markers", path);
        trace.put("marker", Map.of("color", Theme.color(index), "size", path.length > 60 ? 2 : 3.5));
        trace.put("showlegend", false);
        return trace;
    }

    Map<String, Object> marks(String name, double[]... points) {
        var trace = scatter(name, "markers", points);
        trace.put("marker", Map.of("color", "#000000", "symbol", "diamond", "size", 4));
        return trace;
    }

    private Map<String, Object> scatter(String name, String mode, double[][] points) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter3d");
        trace.put("mode", mode);
        trace.put("name", Theme.shortened(name));
        trace.put("legendgroup", Theme.literal(name));
        double unitX = Contours.unit(window[0], window[1]), unitY = Contours.unit(window[2], window[3]);
        trace.put(
                "x",
                List.of(points).stream()
                        .mapToDouble(p -> Terrain.rounded(p[0], unitX))
                        .toArray());
        trace.put(
                "y",
                List.of(points).stream()
                        .mapToDouble(p -> Terrain.rounded(p[1], unitY))
                        .toArray());
        trace.put(
                "z",
                List.of(points).stream()
                        .mapToDouble(p -> terrain.at(p[0], p[1]) + lift)
                        .toArray());
        trace.put("hoverinfo", "name");
        return trace;
    }
}
