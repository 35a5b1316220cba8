package dev.farside.lib;

import dev.farside.object.TableObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Comparison;
import dev.farside.runtime.Conversions;
import dev.farside.runtime.Errors;
import dev.farside.runtime.Event;
import dev.farside.runtime.FrameCursor;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Metatables;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ProtectedCalls;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.runtime.Types;
import dev.farside.runtime.WarningSink;
import dev.farside.string.Strings;
import dev.farside.table.InvalidKeyException;
import dev.farside.value.Word;

/**
 * The basic functions. Those that load chunks are in {@link ChunkFunctions}, {@code collectgarbage} in
 * {@link CollectGarbage}; {@code pcall} and {@code xpcall} are the runtime's.
 */
public final class BaseLibrary {

    /** Indices of what C programs find in the registry; here for programs that look there through {@code debug}. */
    private static final int REGISTRY_MAIN_COROUTINE = 1;
    private static final int REGISTRY_GLOBALS = 2;

    private BaseLibrary() {
    }

    /** Opens the library: fills the table of globals. */
    public static void open(Mutator m) {
        Library library = Library.register(m, "_G", Word.ref(m.state().globals()));
        library.set("_VERSION", m.string("Lua 5.4"));
        long registry = Word.ref(m.state().registry());
        m.tables().setInteger(registry, REGISTRY_MAIN_COROUTINE, Word.ofOther(m.mainCoroutine()));
        m.tables().setInteger(registry, REGISTRY_GLOBALS, m.state().globals());
        library.set("pcall", Objects.nativeFunction(m, ProtectedCalls.PCALL, 0));
        library.set("xpcall", Objects.nativeFunction(m, ProtectedCalls.XPCALL, 0));
        openMetatables(m, library);
        openIteration(m, library);
        openValues(m, library);
        openOutput(m, library);
        library.function("collectgarbage", new CollectGarbage()::call);
        ChunkFunctions.open(m, library);
    }

    private static void openMetatables(Mutator m, Library library) {
        library.function("getmetatable", BaseLibrary::getmetatable);
        library.function("setmetatable", BaseLibrary::setmetatable);
        library.function("rawequal", BaseLibrary::rawequal);
        library.function("rawget", BaseLibrary::rawget);
        library.function("rawlen", BaseLibrary::rawlen);
        library.function("rawset", BaseLibrary::rawset);
    }

    private static void openIteration(Mutator m, Library library) {
        long next = m.function("next", BaseLibrary::next);
        library.set("next", next);
        long sequence = m.function("ipairs_aux", BaseLibrary::nextOfSequence);
        m.state().setIterators(next, sequence);
        NativeEntry pairs = new NativeEntry("pairs", BaseLibrary::pairs, BaseLibrary::pairsGoesOn);
        library.set("pairs", Library.functionWith(m, pairs, next));
        library.set("ipairs", Library.functionWith(m, new NativeEntry("ipairs", BaseLibrary::ipairs), sequence));
    }

    private static void openValues(Mutator m, Library library) {
        library.function("assert", BaseLibrary::assertTrue);
        library.function("error", BaseLibrary::error);
        library.function("select", BaseLibrary::select);
        library.function("tonumber", BaseLibrary::tonumber);
        library.function("tostring", BaseLibrary::tostring);
        long[] typeNames = new long[Types.COUNT];
        for (int i = 0; i < Types.COUNT; i++) {
            typeNames[i] = Library.atom(m, Types.name(i));
        }
        library.set("type", Library.functionWith(m, new NativeEntry("type", BaseLibrary::type), typeNames));
    }

    private static void openOutput(Mutator m, Library library) {
        StandardStreams streams = StandardStreams.of(m);
        library.function("print", mutator -> print(mutator, streams));
        library.function("warn", BaseLibrary::warn);
        if (m.state().warnings() == WarningSink.OFF) {
            m.state().setWarnings(new StandardWarnings(streams));
        }
    }

    // --- metatables and raw access

    private static long getmetatable(Mutator m) {
        long metatable = Metatables.of(m, Arguments.any(m, 1));
        if (metatable == 0) {
            return Word.NIL;
        }
        long shown = Metatables.find(m, metatable, Event.METATABLE);
        return shown != Word.NIL ? shown : Word.ofTable(metatable);
    }

    private static long setmetatable(Mutator m) {
        long table = Arguments.table(m, 1);
        long metatable = m.arg(2);
        if (!m.hasArg(2) || metatable != Word.NIL && !Word.isTable(metatable)) {
            throw m.errors().argumentType(2, "nil or table");
        }
        if (Metatables.find(m, TableObject.metatable(table), Event.METATABLE) != Word.NIL) {
            throw m.errors().error("cannot change a protected metatable");
        }
        Metatables.set(m, m.arg(1), metatable == Word.NIL ? 0 : Word.ref(metatable));
        return m.arg(1);
    }

    private static long rawequal(Mutator m) {
        return Word.ofBoolean(Comparison.rawEqual(Arguments.any(m, 1), Arguments.any(m, 2)));
    }

    private static long rawget(Mutator m) {
        return m.tables().get(Arguments.table(m, 1), Arguments.any(m, 2));
    }

    private static long rawlen(Mutator m) {
        long value = m.arg(1);
        if (Word.isTable(value)) {
            return Word.ofInteger(m.tables().length(Word.ref(value)));
        }
        if (Word.isString(value)) {
            return Word.ofInteger(Strings.length(value));
        }
        throw m.errors().argumentType(1, "table or string");
    }

    private static long rawset(Mutator m) {
        long table = Arguments.table(m, 1);
        long key = Arguments.any(m, 2);
        RawAccess.set(m, table, key, Arguments.any(m, 3));
        return m.arg(1);
    }

    // --- iteration

    private static long next(Mutator m) {
        long table = Arguments.table(m, 1);
        try {
            if (!m.tables().next(table, m.arg(2), m.place(m.base()))) {
                return Word.NIL;
            }
        } catch (InvalidKeyException invalid) {
            throw m.errors().plain("invalid key to 'next'");
        }
        return m.results(m.tables().nextKey, m.tables().nextValue);
    }

    private static long pairs(Mutator m) {
        long value = Arguments.any(m, 1);
        long handler = Metatables.method(m, value, Event.PAIRS);
        if (handler == Word.NIL) {
            return m.results(m.upvalue(0), value, Word.NIL);
        }
        m.pushFunction(handler);
        m.push(value);
        return m.callAndContinue(1, 0);
    }

    /** After the return of a {@code __pairs}: gives exactly three of its results. */
    private static long pairsGoesOn(Mutator m, int number, int results) {
        for (int count = results; count < 3; count++) {
            m.push(Word.NIL);
        }
        m.pop(Math.max(0, results - 3));
        return m.results(3);
    }

    private static long ipairs(Mutator m) {
        return m.results(m.upvalue(0), Arguments.any(m, 1), Word.ofInteger(0));
    }

    private static long nextOfSequence(Mutator m) {
        long index = Arguments.integer(m, 2) + 1;
        long indexWord = m.integer(index);
        long sequence = m.arg(1);
        long value = Word.isTable(sequence) ? m.tables().getInteger(Word.ref(sequence), index) : Word.NIL;
        if (value == Word.NIL) {
            m.push(indexWord);
            value = Operations.index(m, sequence, indexWord);
            if (value == Word.NIL) {
                return Word.NIL;
            }
            m.push(value);
            return m.results(2);
        }
        return m.results(indexWord, value);
    }

    // --- values

    private static long assertTrue(Mutator m) {
        if (Word.isTruthy(m.arg(1))) {
            return m.results(m.argCount());
        }
        Arguments.any(m, 1);
        throw raise(m, 1, m.hasArg(2) ? m.arg(2) : m.string("assertion failed!"));
    }

    private static long error(Mutator m) {
        throw raise(m, (int) Arguments.integer(m, 2, 1), m.arg(1));
    }

    /** An error; a message is preceded by the position of the function at a level, 1 being the caller's. */
    private static LuaError raise(Mutator m, int level, long message) {
        if (!Word.isString(message) || level <= 0) {
            return m.errors().value(message);
        }
        FrameCursor cursor = new FrameCursor(m);
        if (!cursor.skip(level) || !cursor.isLua() || Errors.line(cursor) <= 0) {
            return m.errors().value(message);
        }
        ScratchBuffer buffer = m.scratch();
        Errors.appendPosition(buffer, cursor);
        buffer.appendString(message);
        return m.errors().value(buffer.toWord(m.heap()));
    }

    private static long select(Mutator m) {
        int count = m.argCount();
        long selector = m.arg(1);
        if (Word.isString(selector) && Strings.length(selector) > 0 && Strings.byteAt(selector, 0) == '#') {
            return Word.ofInteger(count - 1L);
        }
        long index = Arguments.integer(m, 1);
        if (index < 0) {
            index += count;
        } else if (index > count) {
            index = count;
        }
        Arguments.check(m, index >= 1, 1, "index out of range");
        return m.results(count - (int) index);
    }

    private static long tonumber(Mutator m) {
        long value = m.arg(1);
        if (Arguments.isNoneOrNil(m, 2)) {
            if (Word.isInteger(value) || Word.isFloat(value)) {
                return value;
            }
            return Conversions.toNumber(m, Arguments.any(m, 1));
        }
        long base = Arguments.integer(m, 2);
        if (!Word.isString(value)) {
            throw m.errors().argumentType(1, "string");
        }
        Arguments.check(m, base >= 2 && base <= 36, 2, "base out of range");
        return IntegerNumerals.parse(m, value, (int) base);
    }

    private static long tostring(Mutator m) {
        return Operations.toString(m, Arguments.any(m, 1));
    }

    private static long type(Mutator m) {
        return m.upvalue(Types.of(Arguments.any(m, 1)));
    }

    // --- output

    private static long print(Mutator m, StandardStreams streams) {
        LuaFile output = streams.output();
        int count = m.argCount();
        boolean numbersArePlain = m.state().typeMetatable(Types.NUMBER) == 0;
        int written = 0;
        for (int i = 1; i <= count; i++) {
            long value = m.arg(i);
            if (!Word.isString(value) && !(numbersArePlain && Numbers.isNumber(value))) {
                if (!m.state().isSharing()) { // to be seen by a __tostring that prints, or fails
                    written = writeArguments(m, output, written, i - 1);
                }
                m.setArg(i, Operations.toString(m, value));
            }
        }
        output.enter(m);
        try {
            writeArguments(m, output, written, count);
            output.writeByte('\n');
            output.flush(); // whatever the buffering, as the reference does
            SystemError error = output.takeError();
            if (error != null) {
                streams.checkOutput(output, error);
            }
        } finally {
            output.exit();
        }
        return m.none();
    }

    /** Writes the arguments after one up to another, which are strings and numbers; returns the last one's index. */
    private static int writeArguments(Mutator m, LuaFile output, int after, int last) {
        output.enter(m);
        try {
            for (int i = after + 1; i <= last; i++) {
                if (i > 1) {
                    output.writeByte('\t');
                }
                long value = m.arg(i);
                if (Word.isString(value)) {
                    output.writeString(value);
                } else {
                    output.writeNumber(value);
                }
            }
        } finally {
            output.exit();
        }
        return last;
    }

    private static long warn(Mutator m) {
        int count = m.argCount();
        Arguments.string(m, 1);
        for (int i = 2; i <= count; i++) {
            Arguments.string(m, i);
        }
        WarningSink sink = m.state().warnings();
        for (int i = 1; i <= count; i++) {
            sink.warn(m, Strings.toBytes(m.arg(i)), i < count);
        }
        return m.none();
    }
}
