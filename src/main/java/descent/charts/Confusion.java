package descent.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** True classes against predicted ones: hits in blue, mistakes in orange, both darker the larger their share of the row. */
final class Confusion {
    private static final int MOST_WITH_SHARES = 12, MOST_WITH_COUNTS = 24;

    private final int classes;
    private final int[][] counts;

    Confusion(int classes, int[] labels, int[] predicted) {
        if (classes < 1) {
            throw new IllegalArgumentException("a confusion matrix expects at least 1 class, but got " + classes);
        }
        if (labels.length != predicted.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels expect as many predictions, but got " + predicted.length);
        }
        this.classes = classes;
        counts = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            counts[check(labels[i], "label", i)][check(predicted[i], "prediction", i)]++;
        }
    }

    private int check(int value, String what, int index) {
        if (value < 0 || value >= classes) {
            throw new IllegalArgumentException(
                    what + " " + index + " expects a class from 0 to " + (classes - 1) + ", but is " + value);
        }
        return value;
    }

    Chart chart() {
        int cell = classes <= MOST_WITH_SHARES ? Math.max(46, Math.min(70, 460 / classes)) : Math.max(8, 640 / classes);
        int hits = IntStream.range(0, classes).map(i -> counts[i][i]).sum();
        int all = IntStream.range(0, classes).map(i -> rowSum(i)).sum();
        var panels = new Panels(1, 1, Math.max(180, cell * classes), Math.max(180, cell * classes)).top(56);
        panels.add(0, trace(true));
        panels.add(0, trace(false));
        axis(panels.x(0), "predicted class");
        axis(panels.y(0), "true class");
        panels.y(0).put("autorange", "reversed");
        return panels.chart(all == 0 ? "No predictions" : String.format("%,d of %,d right", hits, all));
    }

    private void axis(Map<String, Object> axis, String title) {
        axis.put("title", Theme.axisTitle(title));
        axis.put("showgrid", false);
        axis.put("tickmode", "linear");
        axis.put("dtick", Math.max(1, classes / 20));
        axis.put("ticks", "");
        axis.put("showline", false);
    }

    private Map<String, Object> trace(boolean hits) {
        var shares = new ArrayList<List<Double>>();
        var texts = new ArrayList<List<String>>();
        double highest = 0;
        for (int t = 0; t < classes; t++) {
            var rowShares = new ArrayList<Double>();
            var rowTexts = new ArrayList<String>();
            for (int p = 0; p < classes; p++) {
                double share = rowSum(t) == 0 ? 0 : (double) counts[t][p] / rowSum(t);
                boolean here = (t == p) == hits;
                rowShares.add(here ? share : Double.NaN);
                rowTexts.add(here ? text(counts[t][p], share) : "");
                highest = here ? Math.max(highest, share) : highest;
            }
            shares.add(rowShares);
            texts.add(rowTexts);
        }
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "heatmap");
        trace.put("z", shares);
        trace.put("text", texts);
        trace.put("texttemplate", "%{text}");
        trace.put("textfont", Map.of("size", 11));
        trace.put("zmin", 0);
        trace.put("zmax", hits ? 1 : Math.max(0.05, 1.8 * highest));
        trace.put("colorscale", hits ? Theme.BLUES : Theme.ORANGES);
        trace.put("showscale", false);
        trace.put("hoverongaps", false);
        trace.put("xgap", 1);
        trace.put("ygap", 1);
        trace.put("hovertemplate", "true %{y}, predicted %{x}: %{z:.1%} of the class<extra></extra>");
        return trace;
    }

    private String text(int count, double share) {
        if (count == 0 || classes > MOST_WITH_COUNTS) {
            return "";
        }
        return classes > MOST_WITH_SHARES ? String.valueOf(count) : count + "<br>" + percent(share);
    }

    private static String percent(double share) {
        return share < 0.01 ? "<1%".replace("<", "&lt;") : Math.round(100 * share) + "%";
    }

    private int rowSum(int row) {
        return IntStream.of(counts[row]).sum();
    }
}
