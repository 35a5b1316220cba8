package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.TableObject;
import dev.farside.object.UserdataObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.ChunkLoader;
import dev.farside.runtime.Coroutines;
import dev.farside.runtime.FrameCursor;
import dev.farside.runtime.Hooks;
import dev.farside.runtime.LocalVariables;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Metatables;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.StoreBarrier;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.runtime.Operations;
import dev.farside.runtime.ProtectedCalls;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.runtime.Traceback;
import dev.farside.runtime.Types;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The library {@code debug}; {@code getinfo} is in {@link FunctionInfo}, upvalues are in {@link UpvalueFunctions}. */
public final class DebugLibrary {

    /** What the reference answers for its limit of nested C calls. */
    private static final int C_STACK_LIMIT = 200;

    /** Key of the registry's table from coroutines to their hooks. */
    private static final String HOOKS = "_HOOKKEY";

    private DebugLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        StandardStreams streams = StandardStreams.of(m);
        Library library = Library.create(m, "debug");
        library.set("debug", Library.functionWith(m, new NativeEntry("debug", m1 -> debug(m1, streams)),
                        Objects.nativeFunction(m, ProtectedCalls.PCALL, 0)))
                .function("gethook", new Holding(DebugLibrary::gethook))
                .function("getinfo", new Holding(FunctionInfo::getinfo))
                .function("getlocal", new Holding(DebugLibrary::getlocal))
                .function("getmetatable", DebugLibrary::getmetatable)
                .function("getregistry", mutator -> mutator.state().registry())
                .function("getuservalue", DebugLibrary::getuservalue)
                .function("setcstacklimit", DebugLibrary::setcstacklimit)
                .function("sethook", new Holding(DebugLibrary::sethook))
                .function("setlocal", new Holding(DebugLibrary::setlocal))
                .function("setmetatable", DebugLibrary::setmetatable)
                .function("setuservalue", DebugLibrary::setuservalue)
                .function("traceback", new Holding(DebugLibrary::traceback));
        UpvalueFunctions.open(library);
    }

    // --- coroutines and levels

    /** 1 if the first argument is a coroutine, which the function is to work on, otherwise 0. */
    static int coroutineArguments(Mutator m) {
        return Arguments.type(m, 1) == Types.THREAD ? 1 : 0;
    }

    /**
     * A function that looks into the coroutine that is its first argument. Meanwhile no other thread can resume that
     * coroutine; if another thread runs it already, that is an error.
     */
    private record Holding(NativeFunction body) implements NativeFunction {
        @Override
        public long call(Mutator m) {
            if (coroutineArguments(m) == 0) {
                return body.call(m);
            }
            long coroutine = Word.ref(m.arg(1));
            int status = Coroutines.hold(m, coroutine);
            if (status < 0) {
                throw m.errors().argument(1, "the coroutine runs in another thread");
            }
            try {
                return body.call(m);
            } finally {
                Coroutines.letGo(m, coroutine, status);
            }
        }
    }

    /** The coroutine that the function is to work on. */
    static long coroutine(Mutator m, int coroutineArguments) {
        return coroutineArguments == 1 ? Word.ref(m.arg(1)) : m.coroutine();
    }

    /** A cursor on the frame at a level of the coroutine's stack, or null. */
    static FrameCursor level(Mutator m, int coroutineArguments, long level) {
        FrameCursor cursor = new FrameCursor(m, coroutine(m, coroutineArguments));
        int asInt = (int) level;
        return asInt >= 0 && cursor.skip(asInt) ? cursor : null;
    }

    // --- metatables, user values

    private static long getmetatable(Mutator m) {
        long metatable = Metatables.of(m, Arguments.any(m, 1));
        return metatable == 0 ? Word.NIL : Word.ofTable(metatable);
    }

    private static long setmetatable(Mutator m) {
        long metatable = m.arg(2);
        if (!m.hasArg(2) || metatable != Word.NIL && !Word.isTable(metatable)) {
            throw m.errors().argumentType(2, "nil or table");
        }
        Metatables.set(m, m.arg(1), metatable == Word.NIL ? 0 : Word.ref(metatable));
        return m.arg(1);
    }

    /** Address of a user value, counted from 1, or 0. */
    private static long userValue(long userdata, long number) {
        return number >= 1 && number <= UserdataObject.userValues(userdata)
                ? UserdataObject.slot(userdata, (int) number - 1) : 0;
    }

    private static long getuservalue(Mutator m) {
        long number = Arguments.integer(m, 2, 1);
        long userdata = Arguments.userdataRef(m, 1);
        long address = userdata == 0 ? 0 : userValue(userdata, number);
        return address == 0 ? Word.NIL : m.results(Memory.getLong(address), Word.TRUE);
    }

    private static long setuservalue(Mutator m) {
        long number = Arguments.integer(m, 3, 1);
        long userdata = Arguments.userdataRef(m, 1);
        if (userdata == 0) {
            throw m.errors().argumentType(1, "userdata");
        }
        long value = Arguments.any(m, 2);
        long address = userValue(userdata, number);
        if (address == 0) {
            return Word.NIL;
        }
        StoreBarrier.store(m, userdata, address, value);
        return m.arg(1);
    }

    private static long setcstacklimit(Mutator m) {
        Arguments.integer(m, 1);
        return Word.ofInteger(C_STACK_LIMIT);
    }

    // --- local variables

    private static long getlocal(Mutator m) {
        int skipped = coroutineArguments(m);
        int number = (int) Arguments.integer(m, skipped + 2);
        long subject = m.arg(skipped + 1);
        if (Word.isFunction(subject)) {
            boolean isLua = Header.kind(Word.ref(subject)) == Kind.CLOSURE;
            String name = isLua ? LocalVariables.parameterName(Word.ref(subject), number) : null;
            return name == null ? Word.NIL : bytes(m, name);
        }
        LocalVariables.Variable variable = variable(m, skipped, number);
        return variable == null ? Word.NIL : m.results(bytes(m, variable.name()), variable.get());
    }

    private static long setlocal(Mutator m) {
        int skipped = coroutineArguments(m);
        Arguments.integer(m, skipped + 1);
        int number = (int) Arguments.integer(m, skipped + 2);
        LocalVariables.Variable variable = variable(m, skipped, number);
        long value = Arguments.any(m, skipped + 3);
        if (variable == null) {
            return Word.NIL;
        }
        variable.set(m, value);
        m.changeEpoch();
        return bytes(m, variable.name());
    }

    private static LocalVariables.Variable variable(Mutator m, int skipped, int number) {
        FrameCursor cursor = level(m, skipped, Arguments.integer(m, skipped + 1));
        if (cursor == null) {
            throw m.errors().argument(skipped + 1, "level out of range");
        }
        return LocalVariables.find(cursor, number);
    }

    /** A string whose characters are bytes. */
    static long bytes(Mutator m, String latin1) {
        return m.string(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    // --- hooks

    private static long sethook(Mutator m) {
        int skipped = coroutineArguments(m);
        long coroutine = coroutine(m, skipped);
        if (Arguments.isNoneOrNil(m, skipped + 1)) {
            m.hooks().set(coroutine, Word.NIL, 0, 0);
            register(m, coroutine);
            return m.none();
        }
        String events = Arguments.toJava(m, skipped + 2);
        long function = Arguments.function(m, skipped + 1);
        int count = (int) Arguments.integer(m, skipped + 3, 0);
        int mask = (events.indexOf('c') >= 0 ? Hooks.CALL : 0) | (events.indexOf('r') >= 0 ? Hooks.RETURN : 0)
                | (events.indexOf('l') >= 0 ? Hooks.LINE : 0) | (count > 0 ? Hooks.COUNT : 0);
        m.hooks().set(coroutine, function, mask, Math.max(0, count));
        register(m, coroutine);
        return m.none();
    }

    /** Shows a coroutine's hook where programs that look into the registry expect it. */
    private static void register(Mutator m, long coroutine) {
        long hooks = Library.registryTable(m, HOOKS);
        if (TableObject.metatable(hooks) == 0) {
            Library.put(m, hooks, "__mode", Word.ofByte('k'));
            Metatables.set(m, Word.ofTable(hooks), hooks);
        }
        m.tables().set(hooks, Word.ofOther(coroutine), m.hooks().function(coroutine));
    }

    private static long gethook(Mutator m) {
        long coroutine = coroutine(m, coroutineArguments(m));
        Hooks hooks = m.hooks();
        int mask = hooks.mask(coroutine);
        if (mask == 0) {
            return Word.NIL;
        }
        String events = ((mask & Hooks.CALL) != 0 ? "c" : "") + ((mask & Hooks.RETURN) != 0 ? "r" : "")
                + ((mask & Hooks.LINE) != 0 ? "l" : "");
        return m.results(hooks.function(coroutine), m.string(events), Word.ofInteger(hooks.count(coroutine)));
    }

    // --- traceback

    private static long traceback(Mutator m) {
        int skipped = coroutineArguments(m);
        long message = m.arg(skipped + 1);
        if (message != Word.NIL) {
            if (!Word.isString(message) && !Numbers.isNumber(message)) {
                return message;
            }
            message = Arguments.string(m, skipped + 1);
        }
        long coroutine = coroutine(m, skipped);
        int level = (int) Arguments.integer(m, skipped + 2, coroutine == m.coroutine() ? 1 : 0);
        return Traceback.compose(m, coroutine, message, level);
    }

    // --- debug

    /** Reads lines from the standard input and runs them, up to a line {@code cont}. */
    private static long debug(Mutator m, StandardStreams streams) {
        int size = m.frameSize();
        for (;;) {
            streams.error().writeMessage(m, "lua_debug> ".getBytes(StandardCharsets.US_ASCII));
            ScratchBuffer line = new ScratchBuffer();
            streams.input().enter(m);
            try {
                boolean ended = streams.input().readLine(line);
                if (!ended && line.length() == 0 || line.toString().equals("cont")) {
                    return m.none();
                }
            } catch (IOException unreadable) {
                return m.none();
            } finally {
                streams.input().exit();
            }
            runCommand(m, streams, line);
            m.setFrameSize(size);
        }
    }

    private static void runCommand(Mutator m, StandardStreams streams, ScratchBuffer line) {
        byte[] name = "=(debug command)".getBytes(StandardCharsets.US_ASCII);
        long problem;
        try {
            long function = m.state().loader().load(m, line.array(), line.length(), name, ChunkLoader.TEXT,
                    m.state().globals());
            m.pushFunction(m.upvalue(0));
            m.push(function);
            m.call(1, 2);
            if (m.fromTop(2) == Word.TRUE) {
                return;
            }
            problem = m.fromTop(1);
        } catch (LuaError refused) {
            problem = refused.value();
        }
        m.push(problem);
        String text = Strings.toLatin1(Operations.toString(m, problem)) + "\n";
        streams.error().writeMessage(m, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
