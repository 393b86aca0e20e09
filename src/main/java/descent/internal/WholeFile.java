package descent.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files so that nobody ever sees half of one. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes beside the place and moves there in one step; what was there before is replaced. Folders are made.
     *
     * @throws UncheckedIOException if it cannot be written; then the place is as it was
     */
    public static void write(Path path, byte[] bytes) {
        Path target = path.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            // Not a temporary file of Java's: that one only its owner may read, before and after the move.
            Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.write(part, bytes);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
