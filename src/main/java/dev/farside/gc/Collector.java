package dev.farside.gc;

import dev.farside.heap.Block;
import dev.farside.heap.HandleTable;
import dev.farside.heap.HeapSwitches;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.heap.WordVector;
import dev.farside.object.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * The collector of one state. See the package page for the steps of a collection.
 *
 * <p>A collection is made by a mutator's thread at a poll, while all others are in the safe state ({@link Safepoints}).
 */
public final class Collector {

    private static final long SMALLEST_BUDGET = 1 << 20;
    private static final int DEFAULT_PAUSE = 200;
    /** Live bytes from which on several threads mark. */
    private static final long MUCH = HeapSwitches.STRESS > 0 ? 0 : 32 << 20;
    private static final int MARKERS = Math.min(Integer.getInteger("farside.gc.markers", 4),
            Runtime.getRuntime().availableProcessors());

    private final Space space;
    private final List<ThreadHeap> heaps = new ArrayList<>();
    private final HandleTable handles;
    private final Marker marker;
    private final List<RootSource> roots = new ArrayList<>();
    private final List<WeakHolder> weakHolders = new ArrayList<>();
    private final List<Finalizers> finalizers = new ArrayList<>();
    private final WordVector handleOwners;
    private final HeapVerifier verifier = new HeapVerifier();
    private int pause = DEFAULT_PAUSE;
    private boolean stopped;
    private boolean closing;
    private long collections;
    private long nanoseconds;
    private long longest;
    private long liveAtLast;
    private WeakModes weakModes = metatable -> 0;
    private MarkingCrew crew;

    /** Makes a collector without heaps. */
    public Collector(Space space, HandleTable handles) {
        this.space = space;
        this.handles = handles;
        marker = new Marker(space);
        handleOwners = new WordVector(space);
    }

    /** Adds the heap of a thread that has just been made. */
    public synchronized void addHeap(ThreadHeap heap) {
        heaps.add(heap);
        heap.setBudget(SMALLEST_BUDGET);
    }

    /** Adds a source of roots. */
    public synchronized void addRoots(RootSource source) {
        roots.add(source);
    }

    /** Removes a source of roots. */
    public synchronized void removeRoots(RootSource source) {
        roots.remove(source);
    }

    /** Bytes in objects, over all heaps; a guess while other threads run. */
    public synchronized long bytesInUse() {
        long sum = 0;
        for (ThreadHeap heap : heaps) {
            sum += heap.bytesInUse();
        }
        return sum;
    }

    private long liveBytes() {
        long sum = 0;
        for (int i = 0; i < heaps.size(); i++) {
            sum += heaps.get(i).liveBytes();
        }
        return sum;
    }

    /** Adds a holder of references that do not keep objects alive. */
    public synchronized void addWeakHolder(WeakHolder holder) {
        weakHolders.add(holder);
    }

    /** Sets how the weakness of tables is found out. */
    public void setWeakModes(WeakModes modes) {
        weakModes = modes;
        marker.setWeakModes(modes);
    }

    /**
     * Collects. All live words must be in roots.
     *
     * @throws OutOfMemoryException if the region has no memory for the collector's own lists; nothing was freed then
     */
    public synchronized void collect() {
        long start = System.nanoTime();
        for (int i = 0; i < heaps.size(); i++) {
            heaps.get(i).clearMarks();
        }
        try {
            mark();
        } catch (OutOfMemoryException noMemoryForLists) {
            for (int i = 0; i < heaps.size(); i++) {
                heaps.get(i).abandonMarking();
            }
            throw noMemoryForLists;
        }
        for (int i = 0; i < weakHolders.size(); i++) {
            weakHolders.get(i).dropUnmarked();
        }
        freeHandles();
        for (int i = 0; i < heaps.size(); i++) {
            heaps.get(i).finishMarking();
        }
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
        drain();
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

    /** The bulk of a marking: by one thread, or by several if there was much at the last one. */
    private void drain() {
        if (liveAtLast < MUCH || MARKERS == 1) {
            marker.drain();
            return;
        }
        if (crew == null) {
            crew = new MarkingCrew(space, MARKERS - 1, weakModes);
        }
        crew.drain(marker);
    }

    private void trimLists() {
        marker.trim();
        handleOwners.trim();
        for (int i = 0; i < finalizers.size(); i++) {
            finalizers.get(i).trim();
        }
    }

    private void markRoots() {
        for (int i = 0; i < finalizers.size(); i++) {
            finalizers.get(i).visitRoots(marker);
        }
        for (int i = 0; i < roots.size(); i++) {
            roots.get(i).visitRoots(marker);
        }
    }

    private void setBudget() {
        long live = liveBytes();
        liveAtLast = live;
        long budget = Math.max(SMALLEST_BUDGET, live / 100 * Math.max(0, pause - 100));
        long limit = space.limit();
        if (limit != Long.MAX_VALUE) {
            budget = Math.min(budget, Math.max(SMALLEST_BUDGET / 4, (limit - space.bytes()) / 2));
        }
        int active = 0;
        for (int i = 0; i < heaps.size(); i++) {
            active += heaps.get(i).isActive() ? 1 : 0;
        }
        long each = budget / Math.max(1, active);
        if (limit == Long.MAX_VALUE) {
            each = Math.max(each, SMALLEST_BUDGET / 2); // or many threads would stop each other all the time
        }
        for (int i = 0; i < heaps.size(); i++) {
            heaps.get(i).setBudget(each);
        }
    }

    /** Makes the list of finalizers of a thread. */
    public synchronized Finalizers newFinalizers() {
        Finalizers list = new Finalizers(space);
        finalizers.add(list);
        return list;
    }

    /** Gives shared objects, and what threads that have ended left, to the collecting thread to be finalized. */
    public void adoptOrphans(Finalizers by) {
        for (int i = 0; i < finalizers.size(); i++) {
            by.adopt(finalizers.get(i));
        }
    }

    private void separateFinalizable() {
        for (int i = 0; i < finalizers.size(); i++) {
            finalizers.get(i).separate();
        }
        for (int i = 0; i < finalizers.size(); i++) {
            finalizers.get(i).visitRoots(marker);
        }
    }

    // --- handles

    /** Notes an object whose handle is to be freed when it dies. */
    public synchronized void ownsHandle(long ref) {
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
        verifier.verify(roots, heaps);
        for (Finalizers list : finalizers) {
            list.visitRoots(verifier);
            list.visitFinalizable(verifier);
        }
        for (long i = 0; i < handleOwners.size(); i++) {
            verifier.visitRef(handleOwners.get(i));
        }
    }

    /** Gives the memory of the collector's own lists back. */
    public void release() {
        marker.release();
        if (crew != null) {
            crew.close();
        }
        handleOwners.release();
        for (Finalizers list : finalizers) {
            list.release();
        }
    }
}
