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

/**
 * The weak intern set of one state.
 *
 * <p>An open-addressing table outside the heap: entries of 8 bytes, hash in the upper half and granule number in the
 * lower, so that probing touches no string but the one that is found. Entry 0 is free; a {@link #DROPPED} entry once
 * held an atom that was collected.
 *
 * <p>Used by one thread at a time; {@link #dropUnmarked} while that thread stands at a poll.
 */
public final class Atoms implements WeakHolder {

    private static final int SMALLEST_LOG = 9;
    private static final int LARGEST_LOG = 28;
    private static final long DROPPED = -1L << 32;

    private final Space space;
    private long area;
    private int log;
    private int live;
    private int dropped;

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
    public int size() {
        return live;
    }

    /** Bytes of the set itself, without the strings. */
    public long bytes() {
        return area == 0 ? 0 : (long) Long.BYTES << log;
    }

    private long internObject(long ref) {
        int hash = Strings.hashOfObject(ref);
        long atom = findObject(ref);
        if (atom != 0) {
            return atom;
        }
        if (area == 0 || (live + dropped + 1L) * 4 > 3L << log) {
            resize(logFor(live + 1L), false);
        }
        enter(hash & 0xFFFF_FFFFL, Header.granuleOf(ref));
        live++;
        Memory.putInt(ref + StringObject.ATOM, Header.granuleOf(ref));
        Header.set(ref, Header.ATOM);
        return ref;
    }

    /** Finds the atom that equals a string object, and notes it there; 0 if there is none. */
    private long findObject(long ref) {
        if (area == 0) {
            return 0;
        }
        long header = Header.get(ref);
        long hash = Strings.hashOfObject(ref) & 0xFFFF_FFFFL;
        long mask = (1L << log) - 1;
        for (long index = hash >>> 32 - log;; index = index + 1 & mask) {
            long entry = Memory.getLong(area + (index << 3));
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
    private void enter(long hash, int granule) {
        long mask = (1L << log) - 1;
        long index = hash >>> 32 - log;
        long entry = Memory.getLong(area + (index << 3));
        while ((int) entry != 0) {
            index = index + 1 & mask;
            entry = Memory.getLong(area + (index << 3));
        }
        if (entry == DROPPED) {
            dropped--;
        }
        Memory.putLong(area + (index << 3), hash << 32 | granule & 0xFFFF_FFFFL);
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
        long newArea = forCollector ? RawArea.acquireForCollector(space, bytes) : RawArea.acquire(space, bytes);
        Memory.clear(newArea, bytes);
        long oldArea = area;
        long oldBytes = bytes();
        area = newArea;
        log = newLog;
        dropped = 0;
        for (long at = oldArea, end = oldArea + oldBytes; at < end; at += Long.BYTES) {
            long entry = Memory.getLong(at);
            if ((int) entry != 0) {
                enter(entry >>> 32, (int) entry);
            }
        }
        if (oldArea != 0) {
            RawArea.release(space, oldArea, oldBytes);
        }
    }

    /** Drops the atoms that are not marked; gives memory back if few are left. */
    @Override
    public void dropUnmarked() {
        for (long at = area, end = area + bytes(); at < end; at += Long.BYTES) {
            int granule = (int) Memory.getLong(at);
            if (granule != 0 && !Block.isMarked(Header.refOfGranule(granule))) {
                Memory.putLong(at, DROPPED);
                dropped++;
                live--;
            }
        }
        if (area != 0 && (log > logFor(live * 4L + 1) || dropped > 1 << log >>> 2)) {
            resize(logFor(live * 2L + 1), true);
        }
    }

    /** Gives the memory back when the state is closed; the set is empty afterwards. */
    public void release() {
        if (area != 0) {
            RawArea.release(space, area, bytes());
        }
        area = 0;
        log = live = dropped = 0;
    }
}
