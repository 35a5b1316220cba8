package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.runtime.Types;
import dev.farside.table.Tables;
import dev.farside.value.Word;

/** The library {@code table}; {@code sort} is in {@link TableSort}. */
public final class TableLibrary {

    private static final int READ_WRITE_LENGTH = Elements.READ | Elements.WRITE | Elements.LENGTH;
    /** Stack slots that {@code unpack} leaves free. */
    private static final int SPARE_SLOTS = 64;
    /** Elements moved between two polls. */
    private static final int POLL_INTERVAL = 1 << 12;
    private static final String OUT_OF_BOUNDS = "position out of bounds";

    private TableLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        Library.create(m, "table")
                .function("concat", TableLibrary::concat)
                .function("insert", TableLibrary::insert)
                .function("move", TableLibrary::move)
                .function("pack", TableLibrary::pack)
                .function("remove", TableLibrary::remove)
                .function("sort", TableSort::sort)
                .function("unpack", TableLibrary::unpack);
    }

    private static long checkedLength(Mutator m, int needs) {
        Elements.check(m, 1, needs | Elements.LENGTH);
        return Elements.length(m, m.arg(1));
    }

    // --- insert and remove

    private static long insert(Mutator m) {
        long list = m.arg(1);
        if (m.argCount() == 2
                && (Elements.isPlain(list) && m.arg(2) != Word.NIL || Elements.isSharedSequence(m, list))) {
            RawAccess.append(m, Word.ref(list), m.arg(2));
            return m.none();
        }
        long first = checkedLength(m, READ_WRITE_LENGTH) + 1;
        switch (m.argCount()) {
            case 2:
                insertAt(m, first, first, m.arg(2));
                return m.none();
            case 3:
                long position = Arguments.integer(m, 2);
                boolean inBounds;
                if (Elements.isSharedSequence(m, list)) {
                    inBounds = RawAccess.insertAt(m, Word.ref(list), position, m.arg(3));
                } else {
                    inBounds = Long.compareUnsigned(position - 1, first) < 0;
                    if (inBounds) {
                        insertAt(m, position, first, m.arg(3));
                    }
                }
                Arguments.check(m, inBounds, 2, OUT_OF_BOUNDS);
                return m.none();
            default:
                throw m.errors().error("wrong number of arguments to 'insert'");
        }
    }

    private static void insertAt(Mutator m, long position, long end, long value) {
        long list = m.arg(1);
        if (Elements.isPlain(list) && position < end && RawAccess.insertAt(m, Word.ref(list), position, value)) {
            return;
        }
        for (long i = end; i > position; i--) {
            pollSometimes(m, i);
            Elements.set(m, m.arg(1), i, Elements.get(m, m.arg(1), i - 1));
        }
        Elements.set(m, m.arg(1), position, value);
    }

    private static long remove(Mutator m) {
        if (m.argCount() == 1 && Elements.isPlain(m.arg(1))) {
            long removed = RawAccess.removeAt(m, Word.ref(m.arg(1)), Tables.LAST);
            if (removed != Word.NONE && removed != Word.NIL) { // nil: a shared sequence was empty
                return removed;
            }
        }
        if (Elements.isSharedSequence(m, m.arg(1))) {
            return removeShared(m);
        }
        long size = checkedLength(m, READ_WRITE_LENGTH);
        long position = Arguments.integer(m, 2, size);
        if (position != size) {
            Arguments.check(m, Long.compareUnsigned(position - 1, size) <= 0, 2, OUT_OF_BOUNDS);
        }
        if (Elements.isPlain(m.arg(1))) {
            long removed = RawAccess.removeAt(m, Word.ref(m.arg(1)), position);
            if (removed != Word.NONE) {
                return removed;
            }
        }
        m.push(Elements.get(m, m.arg(1), position));
        for (; position < size; position++) {
            pollSometimes(m, position);
            Elements.set(m, m.arg(1), position, Elements.get(m, m.arg(1), position + 1));
        }
        Elements.set(m, m.arg(1), position, Word.NIL);
        return m.results(1);
    }

    /** The length, the bounds and the removal in one step: other threads change the length meanwhile. */
    private static long removeShared(Mutator m) {
        long position = Tables.LAST;
        if (!Arguments.isNoneOrNil(m, 2)) {
            position = Arguments.integer(m, 2);
            Arguments.check(m, position >= 0, 2, OUT_OF_BOUNDS);
        }
        long removed = RawAccess.removeAt(m, Word.ref(m.arg(1)), position);
        Arguments.check(m, removed != Word.NONE, 2, OUT_OF_BOUNDS);
        return removed == Word.NIL && position == Tables.LAST ? Elements.get(m, m.arg(1), 0) : removed;
    }

    // --- move

    private static long move(Mutator m) {
        long from = Arguments.integer(m, 2);
        long end = Arguments.integer(m, 3);
        long to = Arguments.integer(m, 4);
        int target = Arguments.isNoneOrNil(m, 5) ? 1 : 5;
        Elements.check(m, 1, Elements.READ);
        Elements.check(m, target, Elements.WRITE);
        if (end >= from) {
            Arguments.check(m, from > 0 || end < Long.MAX_VALUE + from, 3, "too many elements to move");
            long count = end - from + 1;
            Arguments.check(m, to <= Long.MAX_VALUE - count + 1, 4, "destination wrap around");
            boolean apart = to > end || to <= from
                    || target != 1 && !Operations.equal(m, m.arg(1), m.arg(target));
            moveElements(m, from, to, target, count, apart);
        }
        return m.arg(target);
    }

    private static void moveElements(Mutator m, long from, long to, int target, long count, boolean upwards) {
        for (long i = 0; i < count; i++) {
            pollSometimes(m, i);
            long offset = upwards ? i : count - 1 - i;
            long element = Elements.get(m, m.arg(1), from + offset);
            Elements.set(m, m.arg(target), to + offset, element);
        }
    }

    /** Lets collections and interruptions into long loops. */
    private static void pollSometimes(Mutator m, long counter) {
        if (counter % POLL_INTERVAL == 0 && m.pollWanted()) {
            m.poll();
        }
    }

    // --- concat

    private static long concat(Mutator m) {
        long end = checkedLength(m, Elements.READ);
        long separator = Arguments.string(m, 2, Word.EMPTY_STRING);
        long index = Arguments.integer(m, 3, 1);
        end = Arguments.integer(m, 4, end);
        ScratchBuffer buffer = Elements.isPlain(m.arg(1)) ? m.scratch() : new ScratchBuffer();
        for (; index < end; index++) {
            m.interrupted();
            appendElement(m, buffer, index);
            buffer.appendString(separator);
        }
        if (index == end) {
            appendElement(m, buffer, index);
        }
        m.reserve(buffer.length());
        return buffer.toWord(m.heap());
    }

    private static void appendElement(Mutator m, ScratchBuffer buffer, long index) {
        long element = Elements.get(m, m.arg(1), index);
        if (Word.isString(element)) {
            buffer.appendString(element);
        } else if (Numbers.isNumber(element)) {
            Conversions.appendNumber(buffer, element);
        } else {
            throw m.errors().error("invalid value (" + Types.nameOf(element) + ") at index " + index
                    + " in table for 'concat'");
        }
    }

    // --- pack and unpack

    private static long pack(Mutator m) {
        int count = m.argCount();
        m.reserve((long) count << 3);
        long table = m.tables().create(count, 1);
        if (count > 0) {
            m.tables().setList(table, 0, m.base(), count);
        }
        m.tables().setString(table, Word.ofByte('n'), Word.ofInteger(count));
        return Word.ofTable(table);
    }

    private static long unpack(Mutator m) {
        long from = Arguments.integer(m, 2, 1);
        long end = Arguments.isNoneOrNil(m, 3) ? Elements.length(m, m.arg(1)) : Arguments.integer(m, 3);
        if (from > end) {
            return m.none();
        }
        long more = end - from;
        long used = m.top() - m.stackStart() >> 3;
        if (Long.compareUnsigned(more, Mutator.MAX_SLOTS) >= 0 || used + more + SPARE_SLOTS > Mutator.MAX_SLOTS) {
            throw m.errors().error("too many results to unpack");
        }
        m.ensureStack(m.top(), more + 1);
        for (long i = 0; i <= more; i++) {
            m.push(Elements.get(m, m.arg(1), from + i));
        }
        return m.results((int) more + 1);
    }
}
