package descent.data;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the files of a tar archive one after the other: blocks of 512 bytes, for each file a header (name, size in octal, a sum
 * of its own bytes) and its content, filled up to whole blocks; a header of zeros ends it.
 *
 * <p>Source: POSIX.1-1988, ustar interchange format. Long names of later formats are not put together: they belong to entries
 * that are passed over.
 */
final class Tar implements Closeable {
    private static final int BLOCK = 512;
    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    /** Bytes of the present file, and up to the next header, that are not read yet. */
    private long size, rest;

    /** Reads from {@code in}, which is closed with this. */
    Tar(InputStream in) {
        this.in = in;
    }

    /** The name of the next file, or null at the end; directories and other entries are passed over. */
    String next() throws IOException {
        while (true) {
            in.skipNBytes(rest);
            if (in.readNBytes(header, 0, BLOCK) < BLOCK) {
                throw new EOFException("the archive ends early; it is truncated");
            }
            if (sum() == 8 * ' ') {
                return null;
            }
            if (octal(148, 8) != sum()) {
                throw new IOException("this is no tar archive, or a damaged one: a header's checksum is wrong");
            }
            size = octal(124, 12);
            rest = (size + BLOCK - 1) / BLOCK * BLOCK;
            if (header[156] == '0' || header[156] == 0) {
                return text(0, 100);
            }
        }
    }

    /** The content of the file that {@link #next} found; once only. */
    byte[] content() throws IOException {
        byte[] content = in.readNBytes(Math.toIntExact(size));
        if (content.length < size) {
            throw new EOFException("the archive ends early; it is truncated");
        }
        rest -= size;
        return content;
    }

    /** Of all bytes of the header, where those of the checksum itself count as spaces. */
    private int sum() {
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        return sum;
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private long octal(int from, int length) throws IOException {
        String digits = text(from, length).trim();
        try {
            return Long.parseUnsignedLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "this is no tar archive, or a damaged one: expected an octal number, but got \"" + digits + "\"");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
