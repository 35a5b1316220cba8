package dev.farside.gc;

import dev.farside.heap.Block;
import dev.farside.heap.HandleTable;
import dev.farside.heap.HeapSwitches;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.heap.WordVector;
import dev.farside.object.Header;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The collector of one state. See the package page for the steps of a collection.
 *
 * <p>Called by the mutator's thread at a poll.
 */
public final class Collector {

    private static final long SMALLEST_BUDGET = 1 << 20;
    private static final int DEFAULT_PAUSE = 200;

    private final Space space;
    private final ThreadHeap heap;
    private final HandleTable handles;
    private final Marker marker;
    private final List<RootSource> roots = new ArrayList<>();
    private final List<WeakHolder> weakHolders = new ArrayList<>();
    private final WordVector finalizable;
    private final WordVector pending;
    private final WordVector handleOwners;
    private final HeapVerifier verifier;
    private long pendingHead;
    private int pause = DEFAULT_PAUSE;
    private boolean stopped;
    private long collections;
    private long nanoseconds;
    private long longest;

    /** Makes a collector for a heap. */
    public Collector(Space space, ThreadHeap heap, HandleTable handles) {
        this.space = space;
        this.heap = heap;
        this.handles = handles;
        marker = new Marker(space);
        finalizable = new WordVector(space);
        pending = new WordVector(space);
        handleOwners = new WordVector(space);
        verifier = new HeapVerifier(heap);
        roots.add(this::visitPending);
        heap.setBudget(SMALLEST_BUDGET);
    }

    /** Adds a source of roots. */
    public void addRoots(RootSource source) {
        roots.add(source);
    }

    /** Adds a holder of references that do not keep objects alive. */
    public void addWeakHolder(WeakHolder holder) {
        weakHolders.add(holder);
    }

    /** Sets how the weakness of tables is found out. */
    public void setWeakModes(WeakModes modes) {
        marker.setWeakModes(modes);
    }

    /**
     * Collects. All live words must be in roots.
     *
     * @throws OutOfMemoryException if the region has no memory for the collector's own lists; nothing was freed then
     */
    public void collect() {
        long start = System.nanoTime();
        heap.clearMarks();
        try {
            mark();
        } catch (OutOfMemoryException noMemoryForLists) {
            heap.abandonMarking();
            throw noMemoryForLists;
        }
        for (int i = 0; i < weakHolders.size(); i++) {
            weakHolders.get(i).dropUnmarked();
        }
        freeHandles();
        heap.finishMarking();
        trimLists();
        if (HeapSwitches.VERIFY) {
            verify();
        }
        setBudget();
        long took = System.nanoTime() - start;
        collections++;
        nanoseconds += took;
        longest = Math.max(longest, took);
    }

    /** Marks all that lives, and clears what refers weakly to the rest. */
    private void mark() {
        marker.reset();
        markRoots();
        marker.drain();
        WeakTables weak = marker.weakTables();
        weak.converge();
        weak.clearValues(0, 0);
        long valueTables = weak.valueTables();
        long allWeakTables = weak.allWeakTables();
        separateFinalizable();
        marker.drain();
        weak.converge();
        weak.clearKeys();
        weak.clearValues(valueTables, allWeakTables);
        marker.replaceClearedKeys();
    }

    private void trimLists() {
        marker.trim();
        finalizable.trim();
        pending.trim();
        handleOwners.trim();
    }

    private void markRoots() {
        for (int i = 0; i < roots.size(); i++) {
            roots.get(i).visitRoots(marker);
        }
    }

    private void setBudget() {
        long live = heap.liveBytes();
        long budget = Math.max(SMALLEST_BUDGET, live / 100 * Math.max(0, pause - 100));
        long limit = space.limit();
        if (limit != Long.MAX_VALUE) {
            budget = Math.min(budget, Math.max(SMALLEST_BUDGET / 4, (limit - space.bytes()) / 2));
        }
        heap.setBudget(budget);
    }

    // --- finalizers

    /** Puts an object onto the list of those with a finalizer, unless it is there already. */
    public void addFinalizable(long word) {
        long ref = Word.ref(word);
        if (!Header.has(ref, Header.HAS_FINALIZER)) {
            finalizable.push(word);
            Header.set(ref, Header.HAS_FINALIZER);
        }
    }

    private void separateFinalizable() {
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
        visitPending(marker);
    }

    private void visitPending(RootVisitor visitor) {
        for (long i = pendingHead; i < pending.size(); i++) {
            visitor.visitWord(pending.get(i));
        }
    }

    /** True if a finalizer waits to be run. */
    public boolean hasPendingFinalizer() {
        return pendingHead < pending.size();
    }

    /** Takes the next object whose finalizer is to be run; NONE if there is none. */
    public long takePendingFinalizer() {
        if (pendingHead == pending.size()) {
            return Word.NONE;
        }
        long word = pending.get(pendingHead++);
        if (pendingHead == pending.size()) {
            pendingHead = 0;
            pending.truncate(0);
        }
        Header.clear(Word.ref(word), Header.HAS_FINALIZER);
        return word;
    }

    /** Queues every object with a finalizer, newest first. */
    public void queueAllFinalizers() {
        while (!finalizable.isEmpty()) {
            pending.push(finalizable.pop());
        }
    }

    // --- handles

    /** Notes an object whose handle is to be freed when it dies. */
    public void ownsHandle(long ref) {
        handleOwners.push(ref);
    }

    private void freeHandles() {
        long kept = 0;
        for (long i = 0; i < handleOwners.size(); i++) {
            long ref = handleOwners.get(i);
            if (Block.isMarked(ref)) {
                handleOwners.set(kept++, ref);
            } else {
                handles.free(Header.high(Header.get(ref)));
            }
        }
        handleOwners.truncate(kept);
    }

    // --- control

    /** True while automatic collections are switched off. */
    public boolean isStopped() {
        return stopped;
    }

    /** Switches automatic collections off or on. */
    public void setStopped(boolean stop) {
        stopped = stop;
    }

    /** How large the heap may grow before the next collection, in percent of what was live. */
    public int pause() {
        return pause;
    }

    /** Changes the {@link #pause}; effective from the next collection on. */
    public void setPause(int percent) {
        pause = percent;
    }

    /** Collections so far. */
    public long collections() {
        return collections;
    }

    /** Nanoseconds spent in collections so far. */
    public long nanoseconds() {
        return nanoseconds;
    }

    /** Nanoseconds of the longest collection so far. */
    public long longestNanoseconds() {
        return longest;
    }

    /**
     * Checks the whole heap; call directly after {@link #collect}.
     *
     * @throws IllegalStateException with a description of what is wrong
     */
    public void verify() {
        verifier.verify(roots);
        for (long i = 0; i < finalizable.size(); i++) {
            verifier.visitWord(finalizable.get(i));
        }
        for (long i = 0; i < handleOwners.size(); i++) {
            verifier.visitRef(handleOwners.get(i));
        }
    }

    /** Gives the memory of the collector's own lists back. */
    public void release() {
        marker.release();
        finalizable.release();
        pending.release();
        handleOwners.release();
    }
}
