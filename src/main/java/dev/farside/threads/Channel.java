package dev.farside.threads;

import dev.farside.gc.Publication;
import dev.farside.memory.Memory;
import dev.farside.object.Kind;
import dev.farside.object.UserdataObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.StoreBarrier;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A queue of values between threads: a ring in a vector of words that the handle's user value refers to. Sending
 * happens before the receiving of the same value.
 *
 * <p>With capacity 0 a sender waits until its value is taken. Each method that works on the ring gets the handle's
 * reference.
 */
final class Channel extends WaitPoint {

    /** No limit. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int FIRST_RING = 6;

    private final int capacity;
    private int first;
    private int size;
    private long sent;
    private long taken;
    private boolean closed;
    /** Threads that wait for a value; without capacity, as many can be sent without waiting. */
    private int receivers;
    /** Threads that wait in a select to send; of a new receiver only they need to hear, and only without capacity. */
    private final List<Thread> selectingSenders = new ArrayList<>(0);

    Channel(int capacity) {
        this.capacity = capacity;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int size() {
        return size;
    }

    /**
     * True if a value can be sent without waiting. Called in the monitor.
     *
     * @param ownReceivers how many of the waiting receivers are the calling thread itself
     */
    boolean hasRoom(int ownReceivers) {
        return size < (capacity == 0 ? Math.min(1, receivers - ownReceivers) : capacity);
    }

    /** Enters the calling thread's name as that of a receiver. Called in the monitor. */
    void enterReceiver() {
        for (Thread sender : selectingSenders) {
            LockSupport.unpark(sender);
        }
        enter();
        receivers++;
    }

    /** Enters the calling thread's name as that of a sender in a select. Called in the monitor. */
    void enterSender() {
        enter();
        if (capacity == 0) {
            selectingSenders.add(Thread.currentThread());
        }
    }

    /** Removes the calling thread's name. */
    synchronized void leaveSender() {
        selectingSenders.remove(Thread.currentThread());
        leave();
    }

    /** Removes the calling thread's name. */
    synchronized void leaveReceiver() {
        receivers--;
        leave();
    }

    /** No value can be sent any more; those in the ring can still be received, but for one whose sender still waits. */
    synchronized void close() {
        closed = true;
        wakeAll();
    }

    /**
     * Puts a value into the ring, unless it is full. Called in the monitor.
     *
     * @return the value's number, from 1, or 0
     */
    long offer(Mutator m, long handle, long word) {
        if (size >= Math.max(1, capacity)) {
            return 0;
        }
        long ring = ring(m, handle);
        Memory.putLongRelease(slot(ring, (first + size) % Vectors.count(ring)), word);
        size++;
        wakeAll();
        return ++sent;
    }

    /** Takes a value out of the ring; {@link Word#NONE} if there is none. Called in the monitor. */
    long poll(long handle) {
        if (size == 0) {
            return Word.NONE;
        }
        long ring = Word.ref(Memory.getLong(UserdataObject.slot(handle, 0)));
        long address = slot(ring, first);
        long word = Memory.getLongAcquire(address);
        Memory.putLong(address, Word.NIL);
        first = (first + 1) % Vectors.count(ring);
        size--;
        taken++;
        wakeAll();
        return word;
    }

    /** True if the value with a number has been taken. Called in the monitor. */
    private boolean isTaken(long number) {
        return taken >= number;
    }

    /** The ring with room for one more value. */
    private long ring(Mutator m, long handle) {
        long address = UserdataObject.slot(handle, 0);
        long word = Memory.getLong(address);
        int length = word == Word.NIL ? 0 : Vectors.count(Word.ref(word));
        if (size < length) {
            return Word.ref(word);
        }
        int larger = length == 0 ? FIRST_RING : length * 2;
        long ring = m.heap().allocate(Vectors.wordsSize(larger));
        Vectors.initialize(ring, Kind.WORDS, larger);
        for (int i = 0; i < size; i++) {
            Memory.putLong(slot(ring, i), Memory.getLong(slot(Word.ref(word), (first + i) % length)));
        }
        Memory.fillLongs(slot(ring, size), (long) (larger - size) << 3, Word.NIL);
        first = 0;
        StoreBarrier.store(m, handle, address, Word.ofOther(ring));
        return ring;
    }

    private static long slot(long ring, int index) {
        return ring + Vectors.ELEMENTS + ((long) index << 3);
    }

    /** How a {@link #send} or a {@link #receive} has ended. */
    enum Outcome { DONE, TIMEOUT, CLOSED }

    /** Sends a value; waits while the channel is full. A safepoint. */
    Outcome send(Mutator m, long handle, long word, long deadline) {
        publish(m, word);
        long number = 0;
        for (;;) {
            synchronized (this) {
                if (number == 0) {
                    if (closed) {
                        return Outcome.CLOSED;
                    }
                    number = offer(m, handle, word);
                    if (number != 0 && capacity > 0) {
                        return Outcome.DONE;
                    }
                }
                if (number != 0 && isTaken(number)) {
                    return Outcome.DONE;
                }
                if (closed) {
                    poll(handle); // a value that nobody has come for; it is the only one
                    return Outcome.CLOSED;
                }
                if (isOver(deadline)) {
                    if (number != 0) {
                        poll(handle); // nobody has come for it; it is the only one
                    }
                    return Outcome.TIMEOUT;
                }
                enter();
            }
            try {
                await(m, deadline);
            } catch (RuntimeException ended) {
                withdraw(handle, number);
                throw ended;
            }
        }
    }

    /** Takes a value back that a sender which ends here has offered in a channel without capacity. */
    private synchronized void withdraw(long handle, long number) {
        if (number != 0 && !isTaken(number)) {
            poll(handle);
        }
    }

    /** Makes a value that is about to be sent one that all threads may see. */
    static void publish(Mutator m, long word) {
        if (Publication.isNeeded(word)) {
            m.tables().publication().publish(word);
        }
    }

    /** Receives a value, which is pushed; waits while there is none. A safepoint. */
    Outcome receive(Mutator m, long handle, long deadline) {
        for (;;) {
            synchronized (this) {
                long word = poll(handle);
                if (word != Word.NONE) {
                    m.push(word);
                    return Outcome.DONE;
                }
                if (closed) {
                    return Outcome.CLOSED;
                }
                if (isOver(deadline)) {
                    return Outcome.TIMEOUT;
                }
                enterReceiver();
            }
            try {
                park(m, deadline);
            } finally {
                leaveReceiver();
            }
            pollIfWanted(m);
        }
    }
}
