package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.object.ShapeObject;
import dev.farside.object.Storage;
import dev.farside.object.TableObject;
import dev.farside.object.Vectors;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/** Instructions that build objects: records, lists, closures. */
public final class Constructors {

    private Constructors() {
    }

    /**
     * Builds a record.
     *
     * @param site its keys, and the granule number of their shape once it is known
     * @param values address of the first value
     * @return the table's word
     */
    public static long record(Mutator m, long site, long values, int count) {
        Tables tables = m.tables();
        long shape = Header.refOfGranule((int) Memory.getLong(site + Vectors.SITE_CACHE));
        if (shape == 0) {
            shape = findShape(m, site, count);
            if (shape == 0) {
                return genericRecord(m, site, values, count);
            }
            Memory.putLongRelease(site + Vectors.SITE_CACHE, Header.granuleOf(shape) & 0xFFFF_FFFFL);
        }
        long table = tables.createRecord(shape, count);
        long storage = TableObject.storage(table);
        for (int i = 0; i < count; i++) {
            Memory.putLong(Storage.slot(storage, i), Memory.getLong(values + ((long) i << 3)));
        }
        return Word.ofTable(table);
    }

    private static long findShape(Mutator m, long site, int count) {
        long keys = Word.ref(Memory.getLong(site));
        long shape = m.state().shapes().root();
        for (int i = 0; i < count && shape != 0; i++) {
            shape = m.state().shapes().child(m.heap(), shape, Vectors.word(keys, i));
        }
        return shape != 0 && ShapeObject.count(shape) == count ? shape : 0;
    }

    private static long genericRecord(Mutator m, long site, long values, int count) {
        long keys = Word.ref(Memory.getLong(site));
        long table = m.tables().create(0, count);
        for (int i = 0; i < count; i++) {
            m.tables().setString(table, Vectors.word(keys, i), Memory.getLong(values + ((long) i << 3)));
        }
        return Word.ofTable(table);
    }

    /** Stores consecutive values under offset + 1, offset + 2, ... */
    public static void list(Mutator m, long table, int offset, long from, int count) {
        if (count > 0) {
            try {
                m.tables().setList(table, offset, from, count);
            } catch (IllegalStateException overflow) {
                throw m.errors().ofTable(overflow);
            }
        }
    }

    /** Makes a closure of a child prototype in register A. */
    public static void closure(Mutator m, long base, int a, int child) {
        long current = Word.ref(Memory.getLong(base - 16));
        long children = PrototypeObject.vector(ClosureObject.prototype(current), PrototypeObject.CHILDREN);
        long prototype = Word.ref(Vectors.word(children, child));
        int captured = PrototypeObject.captured(Header.get(prototype));
        long closure = m.heap().allocate(ClosureObject.size(captured));
        ClosureObject.initialize(closure, prototype, captured);
        Memory.putLong(base + ((long) a << 3), Word.ofFunction(closure));
        long captures = PrototypeObject.vector(prototype, PrototypeObject.CAPTURES) + Vectors.ELEMENTS;
        for (int i = 0; i < captured; i++) {
            int flags = Memory.getByte(captures + 2L * i);
            int index = Memory.getByte(captures + 2L * i + 1) & 0xFF;
            long from = (flags & 1) != 0 ? base + ((long) index << 3) : ClosureObject.slot(current, index);
            Memory.putLong(ClosureObject.slot(closure, i), Memory.getLong(from));
        }
    }
}
