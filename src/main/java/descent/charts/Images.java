package descent.charts;

import descent.Shape;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ejml.data.FMatrixRMaj;

/** Pictures side by side, all in one small PNG: dark is high for one channel, three channels are red, green, blue. */
final class Images {
    private static final int TILE = 84;

    private final FMatrixRMaj rows;
    private final int channels, height, width, columns;
    private final String[] captions;
    private final int scale;

    Images(FMatrixRMaj rows, Shape shape, String... captions) {
        if (!shape.isImage() || shape.channels() != 1 && shape.channels() != 3) {
            throw new IllegalArgumentException("images expect a shape of 1 or 3 channels, but got " + shape);
        }
        if (rows.numCols != shape.columns()) {
            throw new IllegalArgumentException("shape " + shape + " expects " + shape.columns() + " columns, but got "
                    + rows.numRows + "x" + rows.numCols);
        }
        if (captions.length > 0 && captions.length != rows.numRows) {
            throw new IllegalArgumentException(
                    rows.numRows + " images expect as many captions, but got " + captions.length);
        }
        this.rows = rows;
        this.captions = captions;
        channels = shape.channels();
        height = shape.height();
        width = shape.width();
        int longest = 0;
        for (String caption : captions) {
            longest = Math.max(longest, caption.length());
        }
        scale = Math.max(1, Math.max(TILE, 7 * longest) / Math.max(width, height));
        columns = Math.max(1, Math.min(rows.numRows, 720 / (scale * width + gapX())));
    }

    Chart chart() {
        int margin = captions.length > 0 ? 68 : 48;
        int count = rows.numRows, lines = Math.max(1, (count + columns - 1) / columns);
        int plotWidth = columns * (scale * width + gapX()) - gapX(),
                plotHeight = lines * (scale * height + gapY()) - gapY();
        var layout = Theme.layout("", Math.max(plotWidth, 120) + 48, Math.max(plotHeight, 40) + 24 + margin);
        layout.put("margin", Map.of("l", 24, "r", Math.max(plotWidth, 120) + 24 - plotWidth, "t", margin, "b", 24));
        var x = Theme.noAxis();
        x.put("range", List.of(0, plotWidth));
        var y = Theme.noAxis();
        y.put("range", List.of(plotHeight, 0));
        layout.put("xaxis", x);
        layout.put("yaxis", y);
        layout.put(
                "images",
                List.of(Map.of(
                        "source",
                        png(plotWidth, plotHeight),
                        "xref",
                        "paper",
                        "yref",
                        "paper",
                        "x",
                        0,
                        "y",
                        1,
                        "sizex",
                        1,
                        "sizey",
                        1,
                        "sizing",
                        "stretch",
                        "layer",
                        "below")));
        var notes = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < captions.length; i++) {
            var note =
                    Theme.note(Theme.literal(captions[i]), left(i) + scale * width / 2.0, top(i), "center", "bottom");
            note.putAll(Map.of("xref", "x", "yref", "y"));
            notes.add(note);
        }
        if (count == 0) {
            notes.add(Theme.nothing());
        }
        layout.put("annotations", notes);
        return Chart.of(List.of(), layout);
    }

    /** All pictures on white, each pixel as a block, so that no browser smooths them. */
    private String png(int plotWidth, int plotHeight) {
        int kind = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        var mosaic = new BufferedImage(Math.max(1, plotWidth), Math.max(1, plotHeight), kind);
        var graphics = mosaic.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, mosaic.getWidth(), mosaic.getHeight());
        graphics.dispose();
        float[] range = range();
        for (int i = 0; i < rows.numRows; i++) {
            for (int r = 0; r < height * scale; r++) {
                for (int c = 0; c < width * scale; c++) {
                    pixel(mosaic, left(i) + c, top(i) + r, i * rows.numCols + r / scale * width + c / scale, range);
                }
            }
        }
        return source(mosaic);
    }

    /** A picture as plotly takes it: PNG in base64. */
    static String source(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void pixel(BufferedImage mosaic, int x, int y, int index, float[] range) {
        var raster = mosaic.getRaster();
        for (int channel = 0; channel < channels; channel++) {
            float value = rows.data[index + channel * width * height];
            int light = Math.round(255 * Math.min(1, Math.max(0, (value - range[0]) / (range[1] - range[0]))));
            raster.setSample(x, y, channel, channels == 1 ? 255 - light : light);
        }
    }

    private int left(int image) {
        return image % columns * (scale * width + gapX());
    }

    private int top(int image) {
        return image / columns * (scale * height + gapY());
    }

    private int gapX() {
        return captions.length > 0 ? 14 : 6;
    }

    private int gapY() {
        return captions.length > 0 ? 26 : 6;
    }

    /** Lowest and highest value of all pictures: they share one scale. */
    private float[] range() {
        float min = Float.POSITIVE_INFINITY, max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.getNumElements(); i++) {
            if (Float.isFinite(rows.data[i])) {
                min = Math.min(min, rows.data[i]);
                max = Math.max(max, rows.data[i]);
            }
        }
        return new float[] {min, max > min ? max : min + 1};
    }
}
