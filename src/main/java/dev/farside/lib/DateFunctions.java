package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** The functions {@code date}, {@code time} and {@code difftime} of the library {@code os}. */
final class DateFunctions {

    private static final int REQUIRED = -1;
    private static final int FIRST_YEAR = 1900;

    private DateFunctions() {
    }

    static void open(Library library) {
        library.function("date", DateFunctions::date)
                .function("difftime", DateFunctions::difftime)
                .function("time", DateFunctions::time);
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    private static long difftime(Mutator m) {
        return Word.ofFloat((double) Arguments.integer(m, 1) - (double) Arguments.integer(m, 2));
    }

    // --- date

    private static long date(Mutator m) {
        String format = Arguments.isNoneOrNil(m, 1) ? "%c" : Strings.toLatin1(Arguments.string(m, 1));
        long moment = Arguments.isNoneOrNil(m, 2) ? now() : Arguments.integer(m, 2);
        boolean universal = format.startsWith("!");
        CalendarTime time = universal ? CalendarTime.ofUniversal(moment) : CalendarTime.ofLocal(moment);
        if (!time.isRepresentable()) {
            throw m.errors().error("date result cannot be represented in this installation");
        }
        int start = universal ? 1 : 0;
        return format.substring(start).equals("*t") ? table(m, time) : format(m, format, start, time);
    }

    private static long format(Mutator m, String format, int start, CalendarTime time) {
        ScratchBuffer buffer = m.scratch();
        for (int i = start; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                buffer.appendByte(c);
                continue;
            }
            int length = DateFormat.lengthAt(format, i + 1);
            if (length == 0) {
                throw m.errors().argument(1, "invalid conversion specifier '"
                        + Strings.untilZero(format.substring(i)) + "'");
            }
            i += length;
            m.interrupted();
            DateFormat.append(buffer, format.charAt(i), time);
        }
        return buffer.toWord(m.heap());
    }

    private static long table(Mutator m, CalendarTime time) {
        long table = Word.ofTable(m.tables().create(0, 9));
        m.push(table);
        setFields(m, table, time);
        return table;
    }

    /** Sets the fields of a table that is an argument or was pushed. */
    private static void setFields(Mutator m, long table, CalendarTime time) {
        setField(m, table, "year", time.year());
        setField(m, table, "month", time.month());
        setField(m, table, "day", time.day());
        setField(m, table, "hour", time.hour());
        setField(m, table, "min", time.minute());
        setField(m, table, "sec", time.second());
        setField(m, table, "yday", time.yearDay() + 1L);
        setField(m, table, "wday", time.weekday() + 1L);
        Operations.setIndex(m, table, m.string("isdst"), Word.ofBoolean(time.summer()));
    }

    private static void setField(Mutator m, long table, String name, long value) {
        Operations.setIndex(m, table, m.string(name), Word.ofInteger(value));
    }

    // --- time

    private static long time(Mutator m) {
        if (Arguments.isNoneOrNil(m, 1)) {
            return m.integer(now());
        }
        Arguments.table(m, 1);
        long year = field(m, "year", REQUIRED, FIRST_YEAR) + FIRST_YEAR;
        long month = field(m, "month", REQUIRED, 1) + 1;
        long day = field(m, "day", REQUIRED, 0);
        long hour = field(m, "hour", 12, 0);
        long minute = field(m, "min", 0, 0);
        long second = field(m, "sec", 0, 0);
        long summer = Operations.index(m, m.arg(1), m.string("isdst"));
        long epoch = CalendarTime.toEpoch(year, month, day, hour, minute, second,
                summer == Word.NIL ? null : (Boolean) Word.isTruthy(summer));
        CalendarTime normal = CalendarTime.ofLocal(epoch);
        if (epoch == -1 || !normal.isRepresentable()) {
            throw m.errors().error("time result cannot be represented in this installation");
        }
        setFields(m, m.arg(1), normal);
        return m.integer(epoch);
    }

    /** A field of the date table less an offset, in the range of C's int. */
    private static long field(Mutator m, String name, int byDefault, int offset) {
        long value = Operations.index(m, m.arg(1), m.string(name));
        long number = Conversions.toNumber(m, value);
        long integer = number == Word.NIL ? Word.NONE : Conversions.toIntegerExactly(m, number);
        if (integer == Word.NONE) {
            if (value != Word.NIL) {
                throw m.errors().error("field '" + name + "' is not an integer");
            }
            if (byDefault == REQUIRED) {
                throw m.errors().error("field '" + name + "' missing in date table");
            }
            return byDefault;
        }
        long result = Numbers.toLong(integer);
        boolean inRange = result >= 0 ? result - offset <= Integer.MAX_VALUE
                : (long) Integer.MIN_VALUE + offset <= result;
        if (!inRange) {
            throw m.errors().error("field '" + name + "' is out-of-bound");
        }
        return result - offset;
    }
}
