package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.LuaThread;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;

/**
 * Random numbers by xoshiro256** (Blackman and Vigna), in the sequence of the reference for every seed. One instance
 * for each state, which serves the thread that opened it, and one for each other thread that asks for numbers: its
 * sequence is its own, and so is what it seeds.
 */
final class RandomNumbers {

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    RandomNumbers() {
        seedArbitrarily();
    }

    /** The function {@code random}. */
    long random(Mutator m) {
        return of(m).next(m);
    }

    /** The generator of the calling thread. */
    private RandomNumbers of(Mutator m) {
        LuaThread thread = m.thread();
        if (thread.isOpener()) {
            return this;
        }
        if (thread.libraryData() instanceof RandomNumbers own) {
            return own;
        }
        RandomNumbers made = new RandomNumbers();
        made.seed(System.currentTimeMillis() + ((long) thread.id() << 32), System.nanoTime());
        thread.setLibraryData(made);
        return made;
    }

    private long next(Mutator m) {
        long bits = next();
        long low = 1;
        long high;
        switch (m.argCount()) {
            case 0:
                return Word.ofFloat((bits >>> 11) * 0x1p-53);
            case 1:
                high = Arguments.integer(m, 1);
                if (high == 0) {
                    return m.integer(bits);
                }
                break;
            case 2:
                low = Arguments.integer(m, 1);
                high = Arguments.integer(m, 2);
                break;
            default:
                throw m.errors().error("wrong number of arguments");
        }
        Arguments.check(m, low <= high, 1, "interval is empty");
        return m.integer(project(bits, high - low) + low);
    }

    /** The function {@code randomseed}; returns both parts of the seed. */
    long randomseed(Mutator m) {
        long first;
        long second;
        if (m.argCount() == 0) {
            first = System.currentTimeMillis() / 1000;
            second = System.nanoTime();
        } else {
            first = Arguments.integer(m, 1);
            second = Arguments.integer(m, 2, 0);
        }
        of(m).seed(first, second);
        m.push(m.integer(first));
        m.push(m.integer(second));
        return m.results(2);
    }

    private void seedArbitrarily() {
        seed(System.currentTimeMillis() / 1000, System.nanoTime());
    }

    void seed(long first, long second) {
        s0 = first;
        s1 = 0xFF;
        s2 = second;
        s3 = 0;
        for (int i = 0; i < 16; i++) {
            next();
        }
    }

    long next() {
        long mixed2 = s2 ^ s0;
        long mixed3 = s3 ^ s1;
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long shifted = s1 << 17;
        s0 ^= mixed3;
        s1 ^= mixed2;
        s2 = mixed2 ^ shifted;
        s3 = Long.rotateLeft(mixed3, 45);
        return result;
    }

    /**
     * Projects random bits into the interval from 0 to a limit, both unsigned: cuts them to the bits the limit has, and
     * tries again with other bits while the result is beyond it.
     */
    private long project(long bits, long limit) {
        if ((limit & limit + 1) == 0) {
            return bits & limit;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(limit);
        long candidate = bits & mask;
        while (Long.compareUnsigned(candidate, limit) > 0) {
            candidate = next() & mask;
        }
        return candidate;
    }
}
