import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The program hammer.lua on a ConcurrentHashMap: prints million operations per second. Run by bench/threads/run. */
public final class Hammer {

    private static final AtomicLong FOUND = new AtomicLong();

    private Hammer() {
    }

    /** Arguments: threads, operations of each, keys. */
    public static void main(String[] arguments) throws InterruptedException {
        int threads = Integer.parseInt(arguments[0]);
        long operations = Long.parseLong(arguments[1]);
        long keys = Long.parseLong(arguments[2]);
        Map<Long, Long> map = new ConcurrentHashMap<>();
        for (long k = 0; k < keys; k++) {
            map.put(k * 1024 - 1, k);
        }
        double best = 0;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            Thread[] all = new Thread[threads];
            for (int t = 0; t < threads; t++) {
                long seed = t + 1;
                all[t] = new Thread(() -> work(map, seed, operations, keys));
                all[t].start();
            }
            for (Thread thread : all) {
                thread.join();
            }
            best = Math.max(best, threads * operations * 1e3 / (System.nanoTime() - start));
        }
        System.out.printf("%.2f%n", best);
    }

    private static void work(Map<Long, Long> map, long seed, long operations, long keys) {
        long x = seed * 7919 + 17;
        long found = 0;
        for (long i = 0; i < operations; i++) {
            x = x * 48271 % 2147483647;
            long key = (x >>> 4) % keys * 1024 - 1;
            long kind = x % 100;
            if (kind < 75) {
                if (map.get(key) != null) {
                    found++;
                }
            } else if (kind < 95) {
                map.put(key, Math.floorDiv(key, 1024L) + 1);
            } else {
                map.remove(key);
            }
        }
        FOUND.addAndGet(found);
    }
}
