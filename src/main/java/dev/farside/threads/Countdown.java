package dev.farside.threads;

import dev.farside.runtime.Mutator;

/**
 * A count that threads wait for to reach zero: once, as a latch; or again and again, as a barrier, where each thread
 * that arrives counts down and the last one lets the round go. What a thread did before it counted down happens before
 * what the others do after they have waited.
 */
final class Countdown extends WaitPoint {

    private final int parties;
    private long count;
    private long round;

    Countdown(int parties) {
        this.parties = parties;
        count = parties;
    }

    synchronized long count() {
        return count;
    }

    /** Counts down, not below zero. */
    synchronized void countDown(long by) {
        count = Math.max(0, count - by);
        if (count == 0) {
            wakeAll();
        }
    }

    /** Waits for zero. A safepoint. False if the time is over. */
    boolean awaitZero(Mutator m, long deadline) {
        for (;;) {
            synchronized (this) {
                if (count == 0) {
                    return true;
                }
                if (isOver(deadline)) {
                    return false;
                }
                enter();
            }
            await(m, deadline);
        }
    }

    /**
     * Arrives at the barrier and waits for the others. A safepoint.
     *
     * @return how many arrived later, plus one: 1 for the last; 0 if the time is over, and the thread has not arrived
     */
    long arrive(Mutator m, long deadline) {
        long mine;
        long place;
        synchronized (this) {
            mine = round;
            place = count--;
            if (count == 0) {
                count = parties;
                round++;
                wakeAll();
                return 1;
            }
        }
        try {
            return awaitRound(m, deadline, mine) ? place : 0;
        } catch (RuntimeException ended) {
            goAway(mine);
            throw ended;
        }
    }

    private boolean awaitRound(Mutator m, long deadline, long mine) {
        for (;;) {
            synchronized (this) {
                if (round != mine) {
                    return true;
                }
                if (isOver(deadline)) {
                    count++;
                    return false;
                }
                enter();
            }
            await(m, deadline);
        }
    }

    private synchronized void goAway(long mine) {
        if (round == mine) {
            count++;
        }
    }
}
