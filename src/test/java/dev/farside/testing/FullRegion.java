package dev.farside.testing;

import dev.farside.heap.BlockSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Takes all memory that the region has left, until it is closed. */
public final class FullRegion implements AutoCloseable {

    private static final int LARGEST = 1 << 20;

    /** Runs of blocks: reference and number. */
    private final Deque<long[]> taken = new ArrayDeque<>();

    /** Takes it. */
    public FullRegion() {
        for (int count = LARGEST; count > 0;) {
            long run = BlockSource.acquire(count);
            if (run == 0) {
                count >>= 1;
            } else {
                taken.push(new long[] {run, count});
            }
        }
    }

    @Override
    public void close() {
        taken.forEach(run -> BlockSource.release(run[0], (int) run[1]));
        taken.clear();
    }
}
