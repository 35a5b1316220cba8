package dev.farside.lib;

import dev.farside.bytecode.LineTable;
import dev.farside.memory.Memory;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Errors;
import dev.farside.runtime.FrameCursor;
import dev.farside.runtime.FunctionName;
import dev.farside.runtime.Hooks;
import dev.farside.runtime.Link;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.value.Word;

/** {@code debug.getinfo}: what is known about a function or a frame, as a table. */
final class FunctionInfo {

    private static final String OPTIONS = "SlnrutLf";
    private static final int BYTES_OF_WORD = 4;

    private final Mutator m;
    private final long table;
    private final long function;
    /** The frame, or null for a function that is not known to be active. */
    private final FrameCursor frame;

    private FunctionInfo(Mutator m, long function, FrameCursor frame) {
        this.m = m;
        this.function = function;
        this.frame = frame;
        table = m.tables().create(0, 8);
    }

    /** The function {@code getinfo}. */
    static long getinfo(Mutator m) {
        int skipped = DebugLibrary.coroutineArguments(m);
        String options = Arguments.isNoneOrNil(m, skipped + 2) ? "flnSrtu" : Arguments.toJava(m, skipped + 2);
        Arguments.check(m, !options.startsWith(">"), skipped + 2, "invalid option '>'");
        long subject = m.arg(skipped + 1);
        FrameCursor frame = null;
        if (!Word.isFunction(subject)) {
            frame = DebugLibrary.level(m, skipped, Arguments.integer(m, skipped + 1));
            if (frame == null) {
                return Word.NIL;
            }
            subject = frame.function();
        }
        for (int i = 0; i < options.length(); i++) {
            Arguments.check(m, OPTIONS.indexOf(options.charAt(i)) >= 0, skipped + 2, "invalid option");
        }
        return new FunctionInfo(m, subject, frame).describe(options);
    }

    private long describe(String options) {
        if (options.indexOf('S') >= 0) {
            source();
        }
        if (options.indexOf('l') >= 0) {
            setInteger("currentline", frame != null && frame.isLua() ? Errors.line(frame) : -1);
        }
        if (options.indexOf('u') >= 0) {
            variables();
        }
        if (options.indexOf('r') >= 0) {
            transfer();
        }
        if (options.indexOf('t') >= 0) {
            set("istailcall", Word.ofBoolean(frame != null && Link.isTail(frame.link())));
        }
        if (options.indexOf('L') >= 0 && isLua()) {
            set("activelines", activeLines());
        }
        if (options.indexOf('f') >= 0) {
            set("func", function);
        }
        if (options.indexOf('n') >= 0) {
            name();
        }
        return Word.ofTable(table);
    }

    private void set(String name, long word) {
        Library.put(m, table, name, word);
    }

    private void setInteger(String name, int value) {
        set(name, Word.ofInteger(value));
    }

    private boolean isLua() {
        return Header.kind(Word.ref(function)) == Kind.CLOSURE;
    }

    private long prototype() {
        return ClosureObject.prototype(Word.ref(function));
    }

    private void source() {
        if (!isLua()) {
            set("source", m.string("=[C]"));
            set("short_src", m.string("[C]"));
            setInteger("linedefined", -1);
            setInteger("lastlinedefined", -1);
            set("what", Word.ofByte('C'));
            return;
        }
        long prototype = prototype();
        long source = PrototypeObject.source(prototype);
        int firstLine = Memory.getInt(prototype + PrototypeObject.FIRST_LINE);
        ScratchBuffer shown = m.scratch();
        Errors.appendSource(shown, prototype);
        set("short_src", shown.toWord(m.heap()));
        set("source", source == Word.NIL ? m.string("=?") : source);
        setInteger("linedefined", firstLine);
        setInteger("lastlinedefined", Memory.getInt(prototype + PrototypeObject.LAST_LINE));
        set("what", m.string(firstLine == 0 ? "main" : "Lua"));
    }

    private void variables() {
        if (isLua()) {
            long header = Header.get(prototype());
            setInteger("nups", PrototypeObject.captured(header));
            setInteger("nparams", PrototypeObject.parameters(header));
            set("isvararg", Word.ofBoolean(PrototypeObject.isVararg(header)));
        } else {
            setInteger("nups", NativeFunctionObject.upvalues(Word.ref(function)));
            setInteger("nparams", 0);
            set("isvararg", Word.TRUE);
        }
    }

    /** Values being handed over: known while a hook reports the call or return of the very frame. */
    private void transfer() {
        boolean reported = frame != null && isReportedByHook();
        setInteger("ftransfer", reported ? m.hooks().transferFirst() : 0);
        setInteger("ntransfer", reported ? m.hooks().transferCount() : 0);
    }

    /** True if a hook runs and this is the frame just below it. */
    private boolean isReportedByHook() {
        Hooks hooks = m.hooks();
        long coroutine = m.coroutine();
        if (frame.coroutine() != coroutine || hooks.mask(coroutine) == 0 || hooks.isActive()) {
            return false;
        }
        FrameCursor cursor = new FrameCursor(m);
        while (cursor.function() != hooks.function(coroutine) || Link.kind(cursor.link()) != Link.ENTRY) {
            if (!cursor.next()) {
                return false;
            }
        }
        return cursor.next() && cursor.base() == frame.base();
    }

    /** Moves the cursor, so it comes last. */
    private void name() {
        FunctionName name = frame == null ? null : FunctionName.ofCallee(frame);
        if (name != null) {
            set("name", DebugLibrary.bytes(m, name.name()));
        }
        set("namewhat", name == null ? Word.EMPTY_STRING : m.string(name.kind()));
    }

    private long activeLines() {
        long lines = m.tables().create();
        long prototype = prototype();
        if (LineTable.isPresent(prototype)) {
            int words = Vectors.count(PrototypeObject.vector(prototype, PrototypeObject.CODE)) / BYTES_OF_WORD;
            for (int i = 0; i < words; i++) {
                m.tables().setInteger(lines, LineTable.lineAt(prototype, i), Word.TRUE);
            }
        }
        return Word.ofTable(lines);
    }
}
