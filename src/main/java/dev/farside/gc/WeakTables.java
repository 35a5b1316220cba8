package dev.farside.gc;

import dev.farside.heap.Block;
import dev.farside.heap.Space;
import dev.farside.heap.WordVector;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.value.Word;

/**
 * The weak tables met during one marking. Strings, numbers, booleans are never removed from a weak table; strings are
 * therefore marked when they are met; where keys and values are weak, when it is clear that the other half of the entry
 * does not remove it.
 */
final class WeakTables {

    private final Marker marker;
    private final WordVector weakValues;
    private final WordVector ephemerons;
    private final WordVector allWeak;

    WeakTables(Marker marker, Space space) {
        this.marker = marker;
        weakValues = new WordVector(space);
        ephemerons = new WordVector(space);
        allWeak = new WordVector(space);
    }

    void reset() {
        weakValues.truncate(0);
        ephemerons.truncate(0);
        allWeak.truncate(0);
    }

    void trim() {
        weakValues.trim();
        ephemerons.trim();
        allWeak.trim();
    }

    void release() {
        weakValues.release();
        ephemerons.release();
        allWeak.release();
    }

    /** Takes over the tables that another marker has met. */
    void takeNotes(WeakTables other) {
        move(other.weakValues, weakValues);
        move(other.ephemerons, ephemerons);
        move(other.allWeak, allWeak);
    }

    private static void move(WordVector from, WordVector to) {
        while (!from.isEmpty()) {
            to.push(from.pop());
        }
    }

    /** Takes a table that is being traced; its storage is marked, what it holds is not. */
    void add(long table, int mode) {
        if (mode == WeakModes.VALUES) {
            weakValues.push(table);
        } else if (mode == WeakModes.KEYS) {
            ephemerons.push(table);
        } else {
            allWeak.push(table);
        }
        visit(table, mode, Step.TRACE);
    }

    /** Marks values under marked keys until nothing changes. */
    void converge() {
        boolean changed;
        do {
            changed = false;
            for (long i = 0; i < ephemerons.size(); i++) {
                changed |= visit(ephemerons.get(i), WeakModes.KEYS, Step.EPHEMERON);
            }
            marker.drain();
        } while (changed);
    }

    /** Number of tables whose values are weak. */
    long valueTables() {
        return weakValues.size();
    }

    /** Number of tables in which everything is weak. */
    long allWeakTables() {
        return allWeak.size();
    }

    /** Removes entries with an unmarked value, from the given positions of both lists on. */
    void clearValues(long fromWeakValues, long fromAllWeak) {
        for (long i = fromWeakValues; i < weakValues.size(); i++) {
            visit(weakValues.get(i), WeakModes.VALUES, Step.CLEAR_VALUES);
        }
        for (long i = fromAllWeak; i < allWeak.size(); i++) {
            visit(allWeak.get(i), WeakModes.KEYS | WeakModes.VALUES, Step.CLEAR_VALUES);
        }
    }

    /** Removes entries with an unmarked key. */
    void clearKeys() {
        for (long i = 0; i < ephemerons.size(); i++) {
            visit(ephemerons.get(i), WeakModes.KEYS, Step.CLEAR_KEYS);
        }
        for (long i = 0; i < allWeak.size(); i++) {
            visit(allWeak.get(i), WeakModes.KEYS | WeakModes.VALUES, Step.CLEAR_KEYS);
        }
    }

    private enum Step { TRACE, EPHEMERON, CLEAR_VALUES, CLEAR_KEYS }

    private boolean visit(long table, int mode, Step step) {
        return visitStorage(TableObject.storage(table), mode, step);
    }

    private boolean visitStorage(long storage, int mode, Step step) {
        long header = Header.get(storage);
        switch (Header.kindOf(header) & ~Kind.SHARED_BIT) {
            case Kind.RECORD:
                return visitSlots(storage, Storage.recordCapacity(header), mode, step);
            case Kind.ARRAY:
                return visitSlots(storage, Storage.arrayCapacity(header), mode, step);
            case Kind.DICTIONARY:
                return visitEntries(storage, Storage.dictionaryCapacity(header), mode, step);
            default:
                return visitStorage(Storage.mixedArray(storage), mode, step)
                        | visitStorage(Storage.mixedFields(storage), mode, step);
        }
    }

    /** Slots have keys that are never collected. */
    private boolean visitSlots(long storage, long count, int mode, Step step) {
        boolean weak = (mode & WeakModes.VALUES) != 0;
        if (step == Step.EPHEMERON || step == Step.CLEAR_KEYS || step == Step.CLEAR_VALUES && !weak) {
            return false;
        }
        for (long at = storage + Storage.SLOTS, end = at + (count << 3); at < end; at += 8) {
            long value = Memory.getLong(at);
            if (step == Step.TRACE) {
                if (!weak || isPlainValue(value)) {
                    marker.markWord(value);
                }
            } else if (isDead(value)) {
                Memory.putLong(at, Word.NIL);
            }
        }
        return false;
    }

    private boolean visitEntries(long storage, long capacity, int mode, Step step) {
        boolean changed = false;
        boolean cleared = false;
        for (long at = storage + Storage.SLOTS, end = at + (capacity << 4); at < end; at += Storage.ENTRY) {
            long key = Memory.getLong(at);
            long value = Memory.getLong(at + Storage.ENTRY_VALUE);
            if (value == Word.NIL) {
                if (step == Step.TRACE && Word.isReference(key)) {
                    cleared |= !marker.keepsClearedKey(key);
                }
                continue;
            }
            switch (step) {
                case TRACE:
                    traceEntry(key, value, mode);
                    break;
                case EPHEMERON:
                    if (!isDead(key) && isDead(value)) {
                        marker.markWord(value);
                        changed = true;
                    }
                    break;
                case CLEAR_VALUES:
                    if (isCleared(value)) {
                        remove(at);
                    }
                    break;
                default:
                    if (isCleared(key)) {
                        remove(at);
                    }
                    break;
            }
        }
        if (cleared) {
            marker.noteClearedKeys(storage);
        }
        return changed;
    }

    private void traceEntry(long key, long value, int mode) {
        boolean weakKeys = (mode & WeakModes.KEYS) != 0;
        boolean weakValues = (mode & WeakModes.VALUES) != 0;
        if (weakKeys && weakValues) {
            return; // what counts as a value is marked when it is clear that its entry stays
        }
        if (!weakKeys || isPlainValue(key)) {
            marker.markWord(key);
            if (!weakValues) {
                marker.markWord(value);
            }
        }
        if (weakValues && isPlainValue(value)) {
            marker.markWord(value);
        }
    }

    private static void remove(long entry) {
        Memory.putLong(entry + Storage.ENTRY_VALUE, Word.NIL);
        if (isDead(Memory.getLong(entry))) {
            Memory.putLong(entry, Word.DEAD);
        }
    }

    /** True for an object that is a value in the eyes of weak tables: strings and wide integers. */
    private static boolean isPlainValue(long word) {
        return Word.isHeapString(word)
                || Word.isOther(word) && Header.kind(Word.ref(word)) == Kind.WIDE_INTEGER;
    }

    /** True for an object that is to be removed; one that counts as a value is marked instead, for its entry stays. */
    private boolean isCleared(long word) {
        if (!isDead(word)) {
            return false;
        }
        if (isPlainValue(word)) {
            marker.markWord(word);
            return false;
        }
        return true;
    }

    private static boolean isDead(long word) {
        return Word.isReference(word) && !Block.isMarked(Word.ref(word));
    }
}
