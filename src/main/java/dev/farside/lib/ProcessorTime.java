package dev.farside.lib;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The processor time this process has used. The management beans would know it exactly but take some 80 ms to load, so
 * this reads Linux's {@code /proc/self/stat} (0.1 ms at first, some microseconds later), whose ticks of 10 ms it
 * refines with the clock; elsewhere it asks {@link ProcessHandle}.
 */
final class ProcessorTime {

    private static final long TICK = 10_000_000;

    private RandomAccessFile statistics;
    private boolean opened;
    private final byte[] line = new byte[512];
    private long lastTicks = -1;
    private long firstSeen;

    /** Nanoseconds; never decreases. */
    synchronized long nanoseconds() {
        long now = System.nanoTime();
        long ticks = ticks();
        if (ticks > lastTicks) {
            lastTicks = ticks;
            firstSeen = now;
        }
        return lastTicks * TICK + Math.min(now - firstSeen, TICK - 1);
    }

    private long ticks() {
        try {
            if (!opened) {
                opened = true;
                statistics = new RandomAccessFile("/proc/self/stat", "r");
            }
            if (statistics != null) {
                statistics.seek(0);
                return ticks(new String(line, 0, statistics.read(line), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException | NumberFormatException notLinux) {
            statistics = null;
        }
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / TICK;
    }

    /** The 14th and 15th fields, user and system time; the 2nd is a name in parentheses that may contain spaces. */
    static long ticks(String statLine) {
        String[] fields = statLine.substring(statLine.lastIndexOf(')') + 2).split(" ", 14);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
