package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.Header;
import dev.farside.value.Word;

/**
 * Stores into objects that may be shared and are no tables: cells, functions, userdata. The one place besides
 * {@code table.SharedWriter} that makes a reference visible to other threads (I-O3): it publishes first and stores with
 * release.
 */
public final class StoreBarrier {

    private StoreBarrier() {
    }

    /** Stores a word into an object. */
    public static void store(Mutator m, long holder, long address, long word) {
        if (Header.has(holder, Header.SHARED)) {
            m.tables().publication().publish(word);
            Memory.putLongRelease(address, word);
        } else {
            Memory.putLong(address, word);
        }
    }

    /**
     * Replaces the value of a cell. Words that are no references need no barrier, nor do strings, which never change.
     */
    public static void setCell(Mutator m, long cell, long word) {
        if (Word.tag(word) >= Word.TAG_TABLE && Word.tag(word) <= Word.TAG_OTHER) {
            store(m, cell, cell + CellObject.VALUE, word);
        } else if (Word.isHeapString(word)) {
            Memory.putLongRelease(cell + CellObject.VALUE, word);
        } else {
            CellObject.set(cell, word);
        }
    }
}
