package descent.internal;

/** One direction of {@link Sliding}: which cells each place covers, and which places see the image through each cell of the window. */
public final class Side {
    /** Cells of the image, of the window, number of places. */
    public final int size, kernel, places;

    /** The cells of the image under the window at each place: from {@code start} to before {@code end}. */
    public final int[] start, end;

    final int stride, pad;
    /** The places at which a cell of the window lies on the image: from {@code firstPlace} to before {@code endPlace}. */
    final int[] firstPlace, endPlace;

    /** With stride and padding. */
    public Side(int size, int kernel, int stride, int pad) {
        this.size = size;
        this.kernel = kernel;
        this.stride = stride;
        this.pad = pad;
        places = (size + 2 * pad - kernel) / stride + 1;
        start = new int[places];
        end = new int[places];
        for (int p = 0; p < places; p++) {
            start[p] = Math.max(0, p * stride - pad);
            end[p] = Math.min(size, p * stride - pad + kernel);
        }
        firstPlace = new int[kernel];
        endPlace = new int[kernel];
        for (int k = 0; k < kernel; k++) {
            firstPlace[k] = Math.min(places, Math.max(0, -Math.floorDiv(k - pad, stride)));
            endPlace[k] = Math.max(firstPlace[k], Math.min(places, Math.floorDiv(size - 1 + pad - k, stride) + 1));
        }
    }
}
