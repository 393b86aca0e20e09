package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
    private final int before = Workers.threads();

    @BeforeEach
    void useThree() {
        Workers.use(3);
    }

    @AfterEach
    void putBack() {
        Workers.use(before);
    }

    @Test
    void everyIndexIsDoneOnce() {
        for (int round = 0; round < 20_000; round++) {
            int n = round % 37;
            var count = new int[n];
            Workers.run(n, 3, (from, to) -> {
                assertThat(from % 3).isZero();
                for (int i = from; i < to; i++) {
                    count[i]++;
                }
            });
            assertThat(count).containsOnly(n == 0 ? new int[0] : new int[] {1});
        }
    }

    /** Also after the workers have gone to sleep. */
    @Test
    void othersTakePart() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            var twoAtOnce = new CountDownLatch(2);
            Workers.run(2, 1, (from, to) -> {
                twoAtOnce.countDown();
                await(twoAtOnce);
            });
            assertThat(twoAtOnce.getCount()).isZero();
            Thread.sleep(50);
        }
    }

    @Test
    void aloneAndWithOneThreadAndInsideAChunkNobodyElseDoes() throws Exception {
        assertThat(Workers.alone(() -> threadsOf(50))).containsExactly(Thread.currentThread());
        Set<Boolean> same = ConcurrentHashMap.newKeySet();
        Workers.run(50, 1, (from, to) -> same.add(threadsOf(50).equals(Set.of(Thread.currentThread()))));
        assertThat(same).containsExactly(true);
        Workers.use(1);
        assertThat(threadsOf(50)).containsExactly(Thread.currentThread());
    }

    private static Set<Thread> threadsOf(int n) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Workers.run(n, 1, (from, to) -> threads.add(Thread.currentThread()));
        return threads;
    }

    @Test
    void whatAChunkThrowsArrivesAndTheNextLoopRuns() {
        for (int bad = 0; bad < 4; bad++) {
            int at = bad;
            assertThatThrownBy(() -> Workers.run(4, 1, (from, to) -> {
                        if (from == at) {
                            throw new IllegalStateException("chunk " + at);
                        }
                    }))
                    .hasMessage("chunk " + at);
        }
        everyIndexIsDoneOnce();
    }

    @Test
    void anInterruptIsKeptAndNoChunkIsLost() {
        var done = new boolean[2];
        var both = new CountDownLatch(2);
        var mine = Thread.currentThread();
        mine.interrupt();
        Workers.run(2, 1, (from, to) -> {
            both.countDown();
            if (Thread.currentThread() != mine) {
                await(both);
                sleep(20);
            }
            done[from] = true;
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsOnly(true);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
