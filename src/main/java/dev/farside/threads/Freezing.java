package dev.farside.threads;

import dev.farside.object.Header;
import dev.farside.object.TableObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * {@code threads.freeze}: makes a table and all tables that it reaches, through keys, values and metatables, read-only
 * for good. Functions are not followed: what they have captured stays as it is.
 *
 * <p>A thread that has found a table writable may store into it a moment later. So when all tables are marked, the
 * others come to a safepoint; what they have stored meanwhile is followed then, until nothing new is found.
 */
final class Freezing {

    private final Mutator m;
    /** The tables that this call has marked; references, which may be stale, so only for looking up. */
    private final Set<Long> frozen = new HashSet<>();

    private Freezing(Mutator m) {
        this.m = m;
    }

    static long freeze(Mutator m) {
        long value = Arguments.any(m, 1);
        if (Word.isTable(value)) {
            m.tables().publication().publish(value);
            Freezing freezing = new Freezing(m);
            while (freezing.mark(Word.ref(value))) {
                m.awaitOthers();
            }
        }
        return value;
    }

    /** Marks what a table reaches; true if there was a table that was not read-only before. */
    private boolean mark(long root) {
        boolean isNew = false;
        Set<Long> seen = new HashSet<>();
        ArrayDeque<Long> work = new ArrayDeque<>();
        work.push(root);
        while (!work.isEmpty()) {
            long ref = work.pop();
            if (Tables.freeze(ref)) {
                frozen.add(ref);
                isNew = true;
            }
            if (!frozen.contains(ref) || !seen.add(ref)) {
                continue; // made read-only before, with all that it reaches
            }
            if (TableObject.metatable(ref) != 0) {
                work.push(TableObject.metatable(ref));
            }
            long position = 0;
            while ((position = m.tables().nextPosition(ref, position)) != 0) {
                pushTable(work, m.tables().nextKey);
                pushTable(work, m.tables().nextValue);
            }
        }
        return isNew;
    }

    private static void pushTable(ArrayDeque<Long> work, long word) {
        if (Word.isTable(word)) {
            work.push(Word.ref(word));
        }
    }

    /** {@code threads.isfrozen} */
    static long isFrozen(Mutator m) {
        long value = Arguments.any(m, 1);
        return Word.ofBoolean(!Word.isTable(value) || Header.has(Word.ref(value), Header.FROZEN));
    }
}
