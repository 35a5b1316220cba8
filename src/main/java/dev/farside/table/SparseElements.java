package dev.farside.table;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The elements that stand in dictionaries of shared tables, in their order, which is not that of the entries (see
 * {@link KeyOrder}). A dictionary that is asked twice gets a sorted list. The lists are a cache. One is used until the
 * next collection, as long as
 * <ul>
 * <li>the dictionary's header tells that no entry was claimed since (a claim is counted before its key can be seen, so
 * this goes only for lists that were made of as many entries as were counted);</li>
 * <li>or no traversal of the table has begun since, in any thread: then whoever asks has begun earlier, and need not be
 * shown what was added later.</li>
 * </ul>
 *
 * <p>Confined to one thread, but for the numbers of traversals.
 */
final class SparseElements {

    /** Dictionaries that are remembered. */
    private static final int MOST = 16;
    /** Parts of a list that are smaller are sorted by insertion. */
    private static final int SMALL = 16 * Long.BYTES;
    private static final int HIGHEST_BIT = Integer.SIZE - Integer.numberOfLeadingZeros(Storage.MAX_ARRAY) - 1;
    /** How many integers are looked up before a dictionary is looked through. */
    private static final int NEAR = 16;
    /** Fills the end of a list; greater than every element. */
    static final long END = Word.ofInteger(Storage.MAX_ARRAY + 1L);

    /** How many traversals have begun of tables with such dictionaries; several tables share a number. */
    private static final AtomicLongArray BEGUN = new AtomicLongArray(1 << 8);
    /** In place of a header: the list is not complete. */
    private static final long INCOMPLETE = -1;

    private final ThreadHeap heap;
    private final long[] dictionaries = new long[MOST];
    private final long[] headers = new long[MOST];
    /** Zero for a dictionary that was looked through once. */
    private final long[] lists = new long[MOST];
    /** The number of traversals before the list was made. */
    private final long[] begun = new long[MOST];
    private int oldest;
    private boolean isComplete;
    private long recentList;
    private int recentIndex;

    SparseElements(ThreadHeap heap) {
        this.heap = heap;
    }

    /** True if a dictionary has, or has had, elements. */
    static boolean has(long dictionary) {
        return (Memory.getLongAcquire(dictionary) & Header.SPARSE) != 0;
    }

    /** Notes that a traversal of a table begins. */
    static void begin(long table) {
        BEGUN.getAndIncrement(stripe(table));
    }

    private static int stripe(long table) {
        return (int) (table * 0x9E37_79B9_7F4A_7C15L >>> Long.SIZE - 8);
    }

    /**
     * The elements of a table's dictionary, ascending, also those whose value is nil; then {@link #END} at least once.
     * Elements may be missing that were added after the traversal began.
     *
     * @param insists whether a dictionary gets a list that was not asked for before
     * @return a vector of words; 0 if there is none, or no memory for it
     */
    long list(long table, long dictionary, boolean insists) {
        long begunBefore = BEGUN.get(stripe(table));
        long header = Memory.getLongAcquire(dictionary);
        int index = indexOf(dictionary);
        boolean isKnown = dictionaries[index] == dictionary
                && (headers[index] == header || begun[index] == begunBefore);
        if (isKnown && lists[index] != 0) {
            return lists[index];
        }
        lists[index] = isKnown || insists ? make(dictionary, header) : 0;
        dictionaries[index] = dictionary;
        headers[index] = lists[index] == 0 || isComplete ? header : INCOMPLETE;
        begun[index] = begunBefore;
        return lists[index];
    }

    /** Where a dictionary is remembered, or can be in place of the one that came first. */
    private int indexOf(long dictionary) {
        for (int i = 0; i < MOST; i++) {
            if (dictionaries[i] == dictionary) {
                return i;
            }
        }
        oldest = oldest + 1 & MOST - 1;
        return oldest;
    }

    /** Forgets all lists. Called by collections: they do not know the lists, and may free dictionaries. */
    void forget() {
        Arrays.fill(dictionaries, 0);
        recentList = 0;
    }

    /** Notes which element of a list was visited last. */
    void visited(long list, int index) {
        recentList = list;
        recentIndex = index;
    }

    /** The index in a list of the first element that is greater than an integer. */
    int indexBehind(long list, long element) {
        return list == recentList && Vectors.word(list, recentIndex) == Word.ofInteger(element) ? recentIndex + 1
                : search(list, element);
    }

    private static int search(long list, long element) {
        int low = 0;
        int high = Vectors.count(list);
        while (low < high) {
            int middle = low + high >>> 1;
            if (Word.toInteger(Vectors.word(list, middle)) > element) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The smallest element of a dictionary that is greater than an integer and whose value is not nil; 0 for none. */
    static long find(long dictionary, long greaterThan) {
        long header = Header.get(dictionary);
        for (long key = greaterThan + 1; key <= Math.min(greaterThan + NEAR, Storage.MAX_ARRAY); key++) {
            long value = SharedFinder.findEntry(dictionary, header, Word.ofInteger(key));
            if (value > 0 && SharedParts.value(SharedParts.load(value)) != Word.NIL) {
                return key;
            }
        }
        long best = Long.MAX_VALUE;
        for (int i = 0, count = Storage.dictionaryCapacity(header); i < count; i++) {
            long key = Memory.getLongAcquire(Storage.entry(dictionary, i));
            if (KeyOrder.isElement(key) && Word.toInteger(key) > greaterThan && Word.toInteger(key) < best
                    && KeyOrder.isPresent(dictionary, i)) {
                best = Word.toInteger(key);
            }
        }
        return best == Long.MAX_VALUE ? 0 : best;
    }

    /** A new list. Entries may be claimed meanwhile: there is room for an eighth more, or else it is made once more. */
    private long make(long dictionary, long header) {
        int capacity = Storage.dictionaryCapacity(header);
        int count = 0;
        for (int i = 0; i < capacity; i++) {
            count += KeyOrder.isElement(Memory.getLongAcquire(Storage.entry(dictionary, i))) ? 1 : 0;
        }
        int room = count + (count >>> 3) + 1;
        long list;
        try {
            list = heap.allocate(Vectors.wordsSize(room));
        } catch (OutOfMemoryException noList) {
            return 0;
        }
        Vectors.initialize(list, Kind.WORDS, room);
        long start = list + Vectors.ELEMENTS;
        long last = start + (room - 1L) * Long.BYTES;
        long at = start;
        int entries = 0;
        for (int i = 0; i < capacity; i++) {
            long key = Memory.getLongAcquire(Storage.entry(dictionary, i));
            entries += key == Word.EMPTY || key == Word.FROZEN ? 0 : 1;
            if (KeyOrder.isElement(key)) {
                if (at == last) {
                    return make(dictionary, header);
                }
                Memory.putLong(at, key);
                at += Long.BYTES;
            }
        }
        sort(start, at, HIGHEST_BIT);
        Memory.fillLongs(at, last - at + Long.BYTES, END);
        isComplete = entries == Storage.dictionaryClaimed(header);
        return list;
    }

    /**
     * Sorts words of integers that differ in a bit and lower ones only: radix exchange, which needs no memory and no
     * luck (Knuth, The Art of Computer Programming, volume 3, 5.2.2).
     */
    private static void sort(long from, long to, int highestBit) {
        long start = from;
        for (int bit = highestBit; bit >= 0 && to - start > SMALL; bit--) {
            long low = start;
            long high = to;
            while (low < high) {
                long word = Memory.getLong(low);
                if ((word >>> bit & 1) == 0) {
                    low += Long.BYTES;
                } else {
                    high -= Long.BYTES;
                    Memory.putLong(low, Memory.getLong(high));
                    Memory.putLong(high, word);
                }
            }
            sort(start, low, bit - 1);
            start = low;
        }
        insertionSort(start, to);
    }

    private static void insertionSort(long from, long to) {
        for (long end = from + Long.BYTES; end < to; end += Long.BYTES) {
            long word = Memory.getLong(end);
            long at = end;
            while (at > from && Memory.getLong(at - Long.BYTES) > word) {
                Memory.putLong(at, Memory.getLong(at - Long.BYTES));
                at -= Long.BYTES;
            }
            Memory.putLong(at, word);
        }
    }
}
