package dev.farside.gc;

import dev.farside.heap.Block;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.WordVector;
import dev.farside.object.Header;
import dev.farside.value.Word;

/**
 * The objects with a finalizer ({@code __gc}) that one thread has marked for it, and those of them which have died and
 * wait for it to be run. The thread runs them itself, so that nobody else sees its unshared objects.
 *
 * <p>Confined to that thread, and to the collector while the world is stopped.
 */
public final class Finalizers implements RootSource {

    private final WordVector finalizable;
    private final WordVector pending;
    private long pendingHead;
    private boolean closing;
    private boolean orphaned;

    /** Makes an empty list. */
    public Finalizers(Space space) {
        finalizable = new WordVector(space);
        pending = new WordVector(space);
    }

    /** Puts an object onto the list of those with a finalizer, unless it is on one already. */
    public void add(long word) {
        long ref = Word.ref(word);
        if (closing) {
            return;
        }
        if ((Header.get(ref) & Header.SHARED) == 0) {
            if (!Header.has(ref, Header.HAS_FINALIZER)) {
                finalizable.push(word);
                Header.set(ref, Header.HAS_FINALIZER);
            }
        } else if (Header.setAtomically(ref, Header.HAS_FINALIZER)) {
            finalizable.push(word);
        }
    }

    /**
     * Moves dead objects to those that wait, newest first. They are not marked yet.
     *
     * @throws OutOfMemoryException with nothing changed
     */
    void separate() {
        long queued = pending.size();
        try {
            for (long i = finalizable.size() - 1; i >= 0; i--) {
                long word = finalizable.get(i);
                if (!Block.isMarked(Word.ref(word))) {
                    pending.push(word);
                }
            }
        } catch (OutOfMemoryException noMemoryForList) {
            pending.truncate(queued);
            throw noMemoryForList;
        }
        long kept = 0;
        for (long i = 0; i < finalizable.size(); i++) {
            long word = finalizable.get(i);
            if (Block.isMarked(Word.ref(word))) {
                finalizable.set(kept++, word);
            }
        }
        finalizable.truncate(kept);
    }

    /** Objects that wait are kept. */
    @Override
    public void visitRoots(RootVisitor visitor) {
        for (long i = pendingHead; i < pending.size(); i++) {
            visitor.visitWord(pending.get(i));
        }
    }

    /** Objects that may still die. */
    void visitFinalizable(RootVisitor visitor) {
        for (long i = 0; i < finalizable.size(); i++) {
            visitor.visitWord(finalizable.get(i));
        }
    }

    /** True if a finalizer waits to be run. */
    public boolean hasPending() {
        return pendingHead < pending.size();
    }

    /** Takes the next object whose finalizer is to be run; NONE if there is none. */
    public long takePending() {
        if (pendingHead == pending.size()) {
            return Word.NONE;
        }
        long word = takeQuietly();
        Header.clearAtomically(Word.ref(word), Header.HAS_FINALIZER);
        return word;
    }

    private long takeQuietly() {
        if (pendingHead == pending.size()) {
            return Word.NONE;
        }
        long word = pending.get(pendingHead++);
        if (pendingHead == pending.size()) {
            pendingHead = 0;
            pending.truncate(0);
        }
        return word;
    }

    /** Queues every object with a finalizer, newest first; objects that get one later are not noted any more. */
    public void queueAll() {
        closing = true;
        while (!finalizable.isEmpty()) {
            pending.push(finalizable.pop());
        }
    }

    /** Tells whether the thread has ended, so that another one is to run what waits. */
    public void setOrphaned(boolean ended) {
        orphaned = ended;
    }

    /**
     * Takes what waits in another thread's list and need not be run by that thread: all if it has ended, otherwise the
     * shared objects. So a thread that waits for long keeps no other one's objects from being finalized. While the
     * world is stopped.
     */
    void adopt(Finalizers other) {
        if (other == this) {
            return;
        }
        long kept = 0;
        for (long i = other.pendingHead; i < other.pending.size(); i++) {
            long word = other.pending.get(i);
            if (other.orphaned || (Header.get(Word.ref(word)) & Header.SHARED) != 0) {
                pending.push(word);
            } else {
                other.pending.set(kept++, word);
            }
        }
        other.pendingHead = 0;
        other.pending.truncate(kept);
    }

    /** Takes everything from another thread's list, which has ended for good. */
    public void takeAll(Finalizers other) {
        while (!other.finalizable.isEmpty()) {
            finalizable.push(other.finalizable.pop());
        }
        for (long word = other.takeQuietly(); word != Word.NONE; word = other.takeQuietly()) {
            pending.push(word);
        }
    }

    void trim() {
        finalizable.trim();
        pending.trim();
    }

    void release() {
        finalizable.release();
        pending.release();
        pendingHead = 0;
    }
}
