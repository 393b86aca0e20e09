package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class IdxArchiveTest {
    private static final String IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String LABELS = "t10k-labels-idx1-ubyte.gz";
    private static final Map<String, byte[]> FILES =
            Map.of(IMAGES, IdxTest.gzip(IdxTest.images()), LABELS, IdxTest.gzip(IdxTest.labels(4, 5, 6)));

    @TempDir
    Path root;

    Path folder;
    HttpServer server;
    ExecutorService threads;
    CountDownLatch end = new CountDownLatch(1);
    List<String> requests = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() throws IOException {
        folder = root.resolve("sub").resolve("set");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        serve("/good/", exchange -> answer(exchange, file(exchange), file(exchange).length));
        serve("/missing/", exchange -> exchange.sendResponseHeaders(404, -1));
        serve("/truncated/", exchange -> answer(exchange, Arrays.copyOf(file(exchange), 30), file(exchange).length));
        serve("/short/", exchange -> answer(exchange, Arrays.copyOf(file(exchange), 30), 30));
        serve("/moved/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", exchange.getRequestURI().getPath().replace("moved", "good"));
            exchange.sendResponseHeaders(302, -1);
        });
        serve("/silent/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            await(end);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void downloadsOnce() throws IOException {
        var archive = archive("good");
        assertThat(archive.test().labels()).containsExactly(4, 5, 6);
        assertThat(archive.test().x().get(2, 5)).isEqualTo(1f);
        assertThat(requests).containsExactly("/good/" + IMAGES, "/good/" + LABELS);
        assertThat(names()).containsExactly(IMAGES, LABELS);
    }

    @Test
    void goesOnToTheNextMirror() throws IOException {
        assertThat(archive("missing", "truncated", "short", "silent", "good")
                        .test()
                        .labels())
                .containsExactly(4, 5, 6);
        assertThat(requests)
                .startsWith(
                        "/missing/" + IMAGES,
                        "/truncated/" + IMAGES,
                        "/short/" + IMAGES,
                        "/silent/" + IMAGES,
                        "/good/" + IMAGES,
                        "/missing/" + LABELS)
                .hasSize(10);
        assertThat(names()).containsExactly(IMAGES, LABELS);
    }

    @Test
    void followsARedirection() {
        assertThat(archive("moved").test().labels()).containsExactly(4, 5, 6);
    }

    @Test
    void namesEveryMirrorAndTheFolderWhenNoneHelps() throws IOException {
        String refused;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = "http://localhost:" + closed.getLocalPort() + "/";
        }
        var cache = new Cache("MNIST", folder, List.of(mirror("missing"), refused), Duration.ofSeconds(5));
        assertThatThrownBy(() -> cache.file(IMAGES, md5(IMAGES)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("MNIST: cannot get " + IMAGES + "\n  " + mirror("missing") + IMAGES
                        + ": expected HTTP status 200, but got 404\n  " + refused + IMAGES + ": ConnectException")
                .hasMessageEndingWith("Otherwise put " + IMAGES + " (MD5 " + md5(IMAGES) + ") into the folder\n  "
                        + folder + "\nThe environment variable DESCENT_DATA chooses another place for such folders.");
    }

    @Test
    void keepsNothingOfATruncatedDownload() throws IOException {
        assertThatThrownBy(() -> archive("truncated").test())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(mirror("truncated") + IMAGES + ": ")
                .hasMessageContaining("bytes received: 30");
        assertThat(names()).isEmpty();
    }

    @Test
    void keepsNothingOfAnotherChecksum() throws IOException {
        assertThatThrownBy(() -> archive("short").test())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(mirror("short") + IMAGES + ": expected MD5 " + md5(IMAGES) + ", but got ")
                .hasMessageContaining("(30 bytes); not used");
        assertThat(names()).isEmpty();
    }

    @Test
    void givesASilentMirrorUp() throws IOException {
        assertThatThrownBy(() -> archive("silent").test())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(mirror("silent") + IMAGES + ": silent for 0.3 s after 10 bytes");
        assertThat(names()).isEmpty();
    }

    @Test
    void replacesADamagedFile() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(IMAGES), Arrays.copyOf(FILES.get(IMAGES), 20));
        assertThat(archive("good").test().size()).isEqualTo(3);
        assertThat(folder.resolve(IMAGES)).hasBinaryContent(FILES.get(IMAGES));
    }

    @Test
    void neverUsesADamagedFile() throws IOException {
        Files.createDirectories(folder);
        byte[] other = IdxTest.gzip(IdxTest.labels(1, 1, 1));
        Files.write(folder.resolve(IMAGES), FILES.get(IMAGES));
        Files.write(folder.resolve(LABELS), other);
        assertThatThrownBy(() -> archive("missing").test())
                .hasMessageContaining(folder.resolve(LABELS) + ": expected MD5 " + md5(LABELS) + ", but got ");
        assertThat(folder.resolve(LABELS)).hasBinaryContent(other);
    }

    @Test
    void usesWholeFilesWithoutAnyMirror() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(IMAGES), FILES.get(IMAGES));
        Files.write(folder.resolve(LABELS), FILES.get(LABELS));
        assertThat(archive().test().size()).isEqualTo(3);
        assertThat(requests).isEmpty();
    }

    @Test
    void startsOverAfterAKilledDownload() throws IOException {
        Files.createDirectories(folder);
        Path old = Files.write(folder.resolve(IMAGES + ".1234.part"), Arrays.copyOf(FILES.get(IMAGES), 20));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        Path running = Files.write(folder.resolve(IMAGES + ".5678.part"), Arrays.copyOf(FILES.get(IMAGES), 20));
        assertThat(archive("good").test().size()).isEqualTo(3);
        assertThat(old).doesNotExist();
        assertThat(running).exists();
    }

    @Test
    void canBeInterrupted() throws Exception {
        var cache = new Cache("MNIST", folder, List.of(mirror("silent"), mirror("good")), Duration.ofSeconds(60));
        var thrown = new AtomicReference<Throwable>();
        var interrupted = new AtomicReference<Boolean>();
        var thread = new Thread(() -> {
            try {
                cache.file(IMAGES, md5(IMAGES));
            } catch (UncheckedIOException e) {
                thrown.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        while (names().isEmpty()) {
            Thread.sleep(10);
        }
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).hasMessage("the download of " + mirror("silent") + IMAGES + " was interrupted");
        assertThat(interrupted.get()).isTrue();
        assertThat(names()).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @Test
    void saysWhenTheFolderCannotBeMade() throws IOException {
        Files.createFile(root.resolve("sub"));
        assertThatThrownBy(() -> archive("good").test())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("test set: cannot use the folder " + folder + " for " + IMAGES)
                .hasMessageContaining("DESCENT_DATA");
        assertThat(requests).isEmpty();
    }

    @Test
    void choosesTheFolderByTheEnvironment() {
        Path home = Path.of(System.getProperty("user.home"), ".cache", "descent");
        assertThat(Cache.root(null)).isEqualTo(home);
        assertThat(Cache.root(" ")).isEqualTo(home);
        assertThat(Cache.root("data")).isEqualTo(Path.of("data"));
        assertThat(Mnist.archive(root).cache().folder()).isEqualTo(root.resolve("mnist"));
        assertThat(FashionMnist.archive(root).cache().folder()).isEqualTo(root.resolve("fashion-mnist"));
    }

    @Test
    void knowsMirrorsAndChecksumsOfAllFiles() {
        for (IdxArchive archive : List.of(Mnist.archive(root), FashionMnist.archive(root))) {
            assertThat(archive.cache().mirrors()).hasSizeGreaterThan(1).allMatch(m -> m.matches("https://.+/"));
            assertThat(archive.md5().values())
                    .hasSize(4)
                    .doesNotHaveDuplicates()
                    .allMatch(m -> m.matches("[0-9a-f]{32}"));
        }
    }

    private IdxArchive archive(String... mirrors) {
        var cache = new Cache(
                "test set", folder, Stream.of(mirrors).map(this::mirror).toList(), Duration.ofMillis(300));
        return new IdxArchive(cache, Map.of(IMAGES, md5(IMAGES), LABELS, md5(LABELS)));
    }

    private String mirror(String name) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + name + "/";
    }

    private List<String> names() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String md5(String name) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(FILES.get(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            handler.handle(exchange);
            exchange.close();
        });
    }

    private static byte[] file(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return FILES.get(path.substring(path.lastIndexOf('/') + 1));
    }

    private static void answer(HttpExchange exchange, byte[] body, int length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
