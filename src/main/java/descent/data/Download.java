package descent.data;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings one address to one file, which must not exist yet and is half-written when that fails. */
final class Download {
    private Download() {}

    /**
     * Returns when the file has all that the server announced.
     *
     * @param patience how long the server may stay silent, before its answer and within it
     */
    static void to(Path file, URI uri, Duration patience) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience)
                .build();
        var download = client.sendAsync(
                HttpRequest.newBuilder(uri).build(),
                info -> info.statusCode() == 200
                        ? BodySubscribers.ofFile(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                        : BodySubscribers.replacing(file));
        int status = await(download, file, patience).statusCode();
        if (status != 200) {
            throw new IOException("expected HTTP status 200, but got " + status);
        }
    }

    /** Waits as long as the file grows. */
    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> download, Path file, Duration patience)
            throws IOException, InterruptedException {
        long size = 0;
        try {
            while (true) {
                try {
                    return download.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    long now = Files.exists(file) ? Files.size(file) : 0;
                    if (now == size) {
                        throw new IOException(
                                "silent for " + patience.toMillis() / 1000.0 + " s after " + now + " bytes");
                    }
                    size = now;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            download.cancel(true);
        }
    }
}
