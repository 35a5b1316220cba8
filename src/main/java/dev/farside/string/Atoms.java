package dev.farside.string;

import dev.farside.gc.WeakHolder;
import dev.farside.heap.Block;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.RawArea;
import dev.farside.heap.Space;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.StringObject;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The weak intern set of one state.
 *
 * <p>An open-addressing table outside the heap: entries of 8 bytes, hash in the upper half and granule number in the
 * lower, so that probing touches no string but the one that is found. Entry 0 is free; a {@link #DROPPED} entry once
 * held an atom that was collected.
 *
 * <p>Thread-safe. An atom that exists is found without a lock: the load (acquire) of its entry is the linearisation
 * point. A new one is entered under a lock, by a store (release) behind all that makes the string an atom. Threads may
 * go on reading the entries that a resize has replaced; they miss what was entered since, and look again under the
 * lock. Their memory is released at the next collection, when all threads stand still.
 */
public final class Atoms implements WeakHolder {

    private static final int SMALLEST_LOG = 9;
    private static final int LARGEST_LOG = 28;
    private static final long DROPPED = -1L << 32;

    private final Space space;
    private final List<Entries> retired = new ArrayList<>();
    private volatile Entries entries = new Entries(0, 0);
    private int live;
    private int dropped;

    /** Where the entries are; never changes, a resize makes another one. */
    private static final class Entries {
        final long area;
        final int log;

        Entries(long area, int log) {
            this.area = area;
            this.log = log;
        }

        long bytes() {
            return area == 0 ? 0 : (long) Long.BYTES << log;
        }
    }

    /** Makes an empty set, which has no memory yet. */
    public Atoms(Space space) {
        this.space = space;
    }

    /**
     * The atom with the bytes of a string: an inline string or an atom itself, an equal existing atom, or else the
     * string, which becomes an atom.
     *
     * @param heap the heap of the calling thread
     * @param word any string
     * @throws OutOfMemoryException if the set has to grow and cannot; nothing has changed then
     */
    public long intern(ThreadHeap heap, long word) {
        if (Word.isInlineString(word)) {
            return word;
        }
        long ref = Word.ref(word);
        int known = Memory.getInt(ref + StringObject.ATOM);
        return Word.ofString(known != 0 ? Header.refOfGranule(known) : internObject(ref));
    }

    /** The atom of a Java string in its UTF-8 form. */
    public long intern(ThreadHeap heap, String string) {
        return intern(heap, Strings.ofJava(heap, string));
    }

    /** The atom with the bytes of a string, or {@link Word#NONE}; creates nothing. */
    public long find(long word) {
        if (Word.isInlineString(word)) {
            return word;
        }
        long ref = Word.ref(word);
        int known = Memory.getInt(ref + StringObject.ATOM);
        if (known != 0) {
            return Word.ofString(Header.refOfGranule(known));
        }
        long atom = findObject(ref);
        return atom == 0 ? Word.NONE : Word.ofString(atom);
    }

    /** Number of atoms that are heap objects. */
    public synchronized int size() {
        return live;
    }

    /** Bytes of the set itself, without the strings. */
    public long bytes() {
        return entries.bytes();
    }

    /** The slow half: makes an atom, one thread at a time. */
    private long internObject(long ref) {
        long atom = findObject(ref);
        return atom != 0 ? atom : addObject(ref);
    }

    private synchronized long addObject(long ref) {
        long atom = findObject(ref);
        if (atom != 0) {
            return atom;
        }
        if (entries.area == 0 || (live + dropped + 1L) * 4 > 3L << entries.log) {
            resize(logFor(live + 1L), false);
        }
        enter(entries, Strings.hashOfObject(ref) & 0xFFFF_FFFFL, Header.granuleOf(ref));
        live++;
        // Only now: a thread that holds this very string must not take it for an atom before others can find it.
        Memory.putInt(ref + StringObject.ATOM, Header.granuleOf(ref));
        Header.set(ref, Header.ATOM);
        return ref;
    }

    /** Finds the atom that equals a string object, and notes it there; 0 if there is none. Takes no lock. */
    private long findObject(long ref) {
        Entries known = entries;
        if (known.area == 0) {
            return 0;
        }
        long header = Header.get(ref);
        long hash = Strings.hashOfObject(ref) & 0xFFFF_FFFFL;
        long mask = (1L << known.log) - 1;
        for (long index = hash >>> 32 - known.log;; index = index + 1 & mask) {
            long entry = Memory.getLongAcquire(known.area + (index << 3));
            if (entry == 0) {
                return 0;
            }
            if (entry >>> 32 == hash && (int) entry != 0) {
                long atom = Header.refOfGranule((int) entry);
                if (equal(ref, header, atom)) {
                    Memory.putInt(ref + StringObject.ATOM, (int) entry);
                    return atom;
                }
            }
        }
    }

    private static boolean equal(long ref, long header, long atom) {
        return header >>> 32 == Header.get(atom) >>> 32
                && Strings.sameBytes(ref + StringObject.BYTES, atom + StringObject.BYTES, Header.high(header));
    }

    /** Enters an atom that is known not to be there into the first place that is free. */
    private void enter(Entries into, long hash, int granule) {
        long mask = (1L << into.log) - 1;
        long index = hash >>> 32 - into.log;
        long entry = Memory.getLong(into.area + (index << 3));
        while ((int) entry != 0) {
            index = index + 1 & mask;
            entry = Memory.getLong(into.area + (index << 3));
        }
        if (entry == DROPPED) {
            dropped--;
        }
        Memory.putLongRelease(into.area + (index << 3), hash << 32 | granule & 0xFFFF_FFFFL);
    }

    /** The size at which so many atoms fill at most half of the entries. */
    private static int logFor(long atoms) {
        int log = Math.max(SMALLEST_LOG, Long.SIZE - Long.numberOfLeadingZeros(atoms * 2 - 1));
        if (log > LARGEST_LOG) {
            throw OutOfMemoryException.INSTANCE;
        }
        return log;
    }

    private void resize(int newLog, boolean forCollector) {
        long bytes = (long) Long.BYTES << newLog;
        long area = forCollector ? RawArea.acquireForCollector(space, bytes) : RawArea.acquire(space, bytes);
        Memory.clear(area, bytes);
        Entries old = entries;
        Entries larger = new Entries(area, newLog);
        dropped = 0;
        for (long at = old.area, end = old.area + old.bytes(); at < end; at += Long.BYTES) {
            long entry = Memory.getLong(at);
            if ((int) entry != 0) {
                enter(larger, entry >>> 32, (int) entry);
            }
        }
        entries = larger;
        if (old.area != 0) {
            retired.add(old);
        }
    }

    private void releaseRetired() {
        for (Entries old : retired) {
            RawArea.release(space, old.area, old.bytes());
        }
        retired.clear();
    }

    /** Drops the atoms that are not marked; gives memory back if few are left, and what no thread reads any more. */
    @Override
    public synchronized void dropUnmarked() {
        releaseRetired();
        Entries all = entries;
        for (long at = all.area, end = all.area + all.bytes(); at < end; at += Long.BYTES) {
            int granule = (int) Memory.getLong(at);
            if (granule != 0 && !Block.isMarked(Header.refOfGranule(granule))) {
                Memory.putLong(at, DROPPED);
                dropped++;
                live--;
            }
        }
        if (all.area != 0 && (all.log > logFor(live * 4L + 1) || dropped > 1 << all.log >>> 2)) {
            resize(logFor(live * 2L + 1), true);
            releaseRetired();
        }
    }

    /** Gives the memory back when the state is closed; the set is empty afterwards. */
    public synchronized void release() {
        releaseRetired();
        if (entries.area != 0) {
            RawArea.release(space, entries.area, entries.bytes());
        }
        entries = new Entries(0, 0);
        live = dropped = 0;
    }
}
