package descent.data;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A folder of files that are downloaded when they are first wanted. Every file is compared with its MD5 before each use: one
 * that differs is downloaded again, and never used.
 *
 * <p>A download goes to a temporary file beside the final one, which it becomes, by an atomic rename, only once it is whole.
 * So it may be interrupted or killed at any moment, and several processes may share a folder.
 *
 * @param title what the files belong to, for messages
 * @param folder where they are kept; created when first needed
 * @param mirrors addresses to put a file's name behind, tried in this order
 * @param patience how long a mirror may stay silent
 */
record Cache(String title, Path folder, List<String> mirrors, Duration patience) {
    private static final Object ONE_AT_A_TIME = new Object();

    /** {@code DESCENT_DATA}, or {@code .cache/descent} in the user's home. */
    static Path root(String environment) {
        return environment == null || environment.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "descent")
                : Path.of(environment);
    }

    /** The file of that name, whole: from the folder, or from the first mirror that has it. */
    Path file(String name, String md5) {
        Path file = folder.resolve(name);
        synchronized (ONE_AT_A_TIME) {
            List<String> failures = new ArrayList<>();
            try {
                if (Files.exists(file)) {
                    requireMd5(file, md5);
                    return file;
                }
            } catch (IOException e) {
                failures.add(file + ": " + reason(e));
            }
            prepareFolder(name);
            for (String mirror : mirrors) {
                try {
                    download(URI.create(mirror + name), file, md5);
                    return file;
                } catch (IOException e) {
                    failures.add(mirror + name + ": " + reason(e));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    String message = "the download of " + mirror + name + " was interrupted";
                    throw new UncheckedIOException(message, new InterruptedIOException(message));
                }
            }
            String message = title + ": cannot get " + name + "\n  " + String.join("\n  ", failures)
                    + "\nIs there a network? Otherwise put " + name + " (MD5 " + md5 + ") into the folder\n  "
                    + folder.toAbsolutePath()
                    + "\nThe environment variable DESCENT_DATA chooses another place for such folders.";
            throw new UncheckedIOException(message, new IOException(String.join("; ", failures)));
        }
    }

    private void download(URI uri, Path file, String md5) throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Download.to(part, uri, patience);
            requireMd5(part, md5);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Creates the folder, and deletes what killed downloads of this file left behind: a running one writes all the time. */
    private void prepareFolder(String name) {
        try {
            Files.createDirectories(folder);
            Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
            try (var parts = Files.newDirectoryStream(folder, name + ".*.part")) {
                for (Path part : parts) {
                    if (Files.getLastModifiedTime(part).toInstant().isBefore(hourAgo)) {
                        Files.deleteIfExists(part);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    title + ": cannot use the folder " + folder.toAbsolutePath() + " for " + name + ": " + reason(e)
                            + "\nThe environment variable DESCENT_DATA chooses another place for such folders.",
                    e);
        }
    }

    private static void requireMd5(Path file, String expected) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
            }
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected)) {
            throw new IOException(
                    "expected MD5 " + expected + ", but got " + found + " (" + Files.size(file) + " bytes); not used");
        }
    }

    /** The first message among the causes: a refused connection and an unknown host have none, only names. */
    private static String reason(IOException e) {
        Throwable last = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                String name = cause.getClass() == IOException.class
                        ? ""
                        : cause.getClass().getSimpleName() + ": ";
                return name + cause.getMessage();
            }
            last = cause;
        }
        return e.getClass().getSimpleName() + " (" + last.getClass().getSimpleName() + ")";
    }
}
