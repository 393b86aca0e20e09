package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Where the values of an axis stand in a drawing, and which of them are written beside it: as plotly chooses both.
 *
 * @param axis the axis in plotly's words
 * @param from the value at the start, or its logarithm
 * @param to the value at the end, or its logarithm
 * @param start pixels at the start
 * @param end pixels at the end
 */
record Scale(Map<?, ?> axis, double from, double to, double start, double end) {
    /** The pixel at which a value stands, and how it is written, as SVG. */
    record Tick(double pixel, String label) {}

    /** The axis's range if it has one; if not, that of the values with a margin. */
    static Scale of(Map<?, ?> axis, double[] values, double start, double end) {
        if (axis.get("range") instanceof List<?> range) {
            double[] ends = Sketch.numbers(range);
            return new Scale(axis, ends[0], ends[1], start, end);
        }
        double[] shown = DoubleStream.of(values)
                .map(v -> isLog(axis) ? Math.log10(v) : v)
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(shown).min().orElse(0),
                high = Arrays.stream(shown).max().orElse(0);
        double margin = high > low ? 0.06 * (high - low) : 1;
        return new Scale(axis, low - margin, high + margin, start, end);
    }

    private static boolean isLog(Map<?, ?> axis) {
        return "log".equals(axis.get("type"));
    }

    /** The pixel of a value; not finite where there is none. */
    double at(double value) {
        return pixel(isLog(axis) ? Math.log10(value) : value);
    }

    private double pixel(double place) {
        return start + (place - from) / (to - from) * (end - start);
    }

    /** The ticks, about one in so many pixels. */
    List<Tick> ticks(int pixels) {
        return isLog(axis) ? powers() : steps(pixels);
    }

    private List<Tick> steps(int pixels) {
        double rough = (to - from) / (1 + Math.max(4, Math.min(9, Math.abs(end - start) / pixels)));
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = axis.get("dtick") instanceof Number n
                ? n.doubleValue()
                : power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
        boolean share = axis.get("tickformat") instanceof String format && format.endsWith("%");
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9) - (share ? 2 : 0));
        var ticks = new ArrayList<Tick>();
        for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
            double value = i * step * (share ? 100 : 1);
            ticks.add(new Tick(
                    pixel(i * step), String.format(Locale.ROOT, "%." + decimals + "f", value) + (share ? "%" : "")));
        }
        return ticks;
    }

    /** Powers of ten, and 2 and 5 between them if there are few. */
    private List<Tick> powers() {
        var ticks = new ArrayList<Tick>();
        double rough = (to - from) / 6;
        int step = (int) Math.ceil(rough);
        for (int power = (int) Math.floor(from); power <= to; power++) {
            for (int digit : rough > 0.7 ? new int[] {1} : new int[] {1, 2, 5}) {
                double place = power + Math.log10(digit);
                if (place >= from && place <= to && power % step == 0) {
                    ticks.add(new Tick(
                            pixel(place), digit > 1 ? sized(9, String.valueOf(digit)) : sized(15, ten(power))));
                }
            }
        }
        return ticks;
    }

    private static String ten(int power) {
        String raised = "<tspan dy='-6' font-size='11'>" + (power < 0 ? "−" : "") + Math.abs(power) + "</tspan>";
        return power == 0 ? "1" : power == 1 ? "10" : "10" + raised;
    }

    private static String sized(int size, String text) {
        return "<tspan font-size='" + size + "'>" + text + "</tspan>";
    }
}
