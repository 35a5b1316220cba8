package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.NativeFunctionObject;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.io.IOException;

/** The methods of files, and their metatable. One instance for each state. */
final class FileMethods {

    /** Name of the type, and key of its metatable in the registry. */
    static final String TYPE = "FILE*";

    private static final String[] WHENCES = {"set", "cur", "end"};
    private static final String[] BUFFERINGS = {"no", "full", "line"};
    private static final LuaFile.Buffering[] MODES = {
        LuaFile.Buffering.NONE, LuaFile.Buffering.FULL, LuaFile.Buffering.LINE};
    /** Most formats of a {@code lines}. */
    private static final int MAX_FORMATS = 250;
    /** Upvalues of an iteration function before its formats: the file, number of formats, whether it closes. */
    private static final int FIRST_FORMAT = 3;

    private final StandardStreams streams;
    private final int iteratorHandle;

    FileMethods(Mutator m, StandardStreams streams) {
        this.streams = streams;
        iteratorHandle = m.state().handles().add(new NativeEntry("lines", this::nextLine));
    }

    /** Makes the metatable; returns its reference. */
    long createMetatable(Mutator m) {
        Library metatable = Library.of(m, Library.registryTable(m, TYPE));
        Library methods = Library.of(m, m.tables().create());
        metatable.set("__name", m.string(TYPE))
                .set("__index", Word.ofTable(methods.tableRef()))
                .function("__gc", this::finish)
                .function("__close", this::finish)
                .function("__tostring", FileMethods::tostring);
        methods.function("close", this::close)
                .function("flush", this::flush)
                .function("lines", this::lines)
                .function("read", FileMethods::read)
                .function("seek", FileMethods::seek)
                .function("setvbuf", FileMethods::setvbuf)
                .function("write", this::write);
        return metatable.tableRef();
    }

    /** The file that is the first argument, which must be open. */
    static LuaFile open(Mutator m) {
        LuaFile file = Arguments.userdata(m, 1, TYPE, LuaFile.class);
        if (file.isClosed()) {
            throw m.errors().error("attempt to use a closed file");
        }
        return file;
    }

    // --- closing

    private long close(Mutator m) {
        return close(m, open(m));
    }

    /** Closes a file; the results are those of its method. */
    long close(Mutator m, LuaFile file) {
        SystemError error;
        file.enter(m);
        try {
            if (file.isStandard()) {
                file.flush();
                return m.results(Word.NIL, m.string("cannot close standard file"));
            }
            if (file.process() != null && file.isBusy()) {
                Shell.end(file.process()); // who waited for it has given up
            }
            file.close();
            error = file.takeError();
        } finally {
            file.exit();
        }
        streams.closed(file);
        if (file.process() != null) {
            return Shell.results(m, Shell.await(m, file.process()));
        }
        return result(m, file, error, Word.TRUE);
    }

    private long finish(Mutator m) {
        LuaFile file = Arguments.userdata(m, 1, TYPE, LuaFile.class);
        if (!file.isClosed()) {
            close(m, file);
        }
        return m.none();
    }

    /** A result, unless something went wrong while the file was written. */
    private long result(Mutator m, LuaFile file, SystemError error, long word) {
        if (error == null) {
            return word;
        }
        streams.checkOutput(file, error);
        return Failures.result(m, error, null);
    }

    // --- writing

    private long write(Mutator m) {
        return write(m, open(m), m.arg(1), 2);
    }

    /** Writes the arguments from an index on; the result is the file's word. */
    long write(Mutator m, LuaFile file, long word, int first) {
        int count = m.argCount();
        SystemError error;
        file.enter(m);
        try {
            for (int i = first; i <= count; i++) {
                long value = m.arg(i);
                if (Word.isString(value)) {
                    file.writeString(value);
                } else if (Numbers.isNumber(value)) {
                    file.writeNumberPlainly(value);
                } else {
                    throw m.errors().argumentType(i, "string");
                }
            }
            file.written();
            error = file.takeError();
        } finally {
            file.exit();
        }
        return result(m, file, error, word);
    }

    private long flush(Mutator m) {
        return flush(m, open(m));
    }

    long flush(Mutator m, LuaFile file) {
        SystemError error;
        file.enter(m);
        try {
            file.flush();
            error = file.takeError();
        } finally {
            file.exit();
        }
        return result(m, file, error, Word.TRUE);
    }

    private static long setvbuf(Mutator m) {
        LuaFile file = open(m);
        int mode = Arguments.option(m, 2, null, BUFFERINGS);
        Arguments.integer(m, 3, 0);
        file.enter(m);
        try {
            file.setBuffering(MODES[mode]);
        } finally {
            file.exit();
        }
        return Word.TRUE;
    }

    // --- reading

    private static long read(Mutator m) {
        LuaFile file = open(m);
        return ReadFormats.read(m, file, 2, m.argCount() - 1);
    }

    private long lines(Mutator m) {
        open(m);
        return iterator(m, m.arg(1), false);
    }

    /** Makes an iteration function over a file that is pushed or an argument; the formats are the arguments from 2. */
    long iterator(Mutator m, long file, boolean closes) {
        int formats = Math.max(0, m.argCount() - 1);
        Arguments.check(m, formats <= MAX_FORMATS, MAX_FORMATS + 2, "too many arguments");
        long function = Objects.nativeFunction(m, iteratorHandle, FIRST_FORMAT + formats);
        long ref = Word.ref(function);
        Memory.putLong(NativeFunctionObject.slot(ref, 0), file);
        Memory.putLong(NativeFunctionObject.slot(ref, 1), Word.ofInteger(formats));
        Memory.putLong(NativeFunctionObject.slot(ref, 2), Word.ofBoolean(closes));
        for (int i = 0; i < formats; i++) {
            Memory.putLong(NativeFunctionObject.slot(ref, FIRST_FORMAT + i), m.arg(i + 2));
        }
        return function;
    }

    private long nextLine(Mutator m) {
        LuaFile file = (LuaFile) Objects.userdata(m, m.upvalue(0));
        if (file.isClosed()) {
            throw m.errors().error("file is already closed");
        }
        int formats = (int) Word.toInteger(m.upvalue(1));
        int base = 1;
        m.setFrameSize(base); // so that errors count the formats as the reference does
        for (int i = 0; i < formats; i++) {
            m.push(m.upvalue(FIRST_FORMAT + i));
        }
        int first = m.frameSize() + 1;
        long result = ReadFormats.read(m, file, base + 1, formats);
        long value = result == Word.NONE ? m.at(first) : result;
        if (value != Word.NIL) {
            return result;
        }
        if (m.frameSize() > first && Word.isString(m.at(first + 1))) {
            throw m.errors().error(Strings.toLatin1(m.at(first + 1)));
        }
        if (m.upvalue(2) == Word.TRUE) {
            close(m, file);
        }
        return m.none();
    }

    // --- the rest

    private static long seek(Mutator m) {
        LuaFile file = open(m);
        int whence = Arguments.option(m, 2, "cur", WHENCES);
        long offset = Arguments.integer(m, 3, 0);
        file.enter(m);
        try {
            long origin = whence == 0 ? 0 : whence == 1 ? file.position() : file.size();
            if (origin + offset < 0) {
                return Failures.result(m, SystemError.INVALID_ARGUMENT, null);
            }
            if (whence != 1 || offset != 0) {
                file.position(origin + offset);
            }
            return m.integer(origin + offset);
        } catch (IOException problem) {
            return Failures.result(m, SystemError.of(problem), null);
        } finally {
            file.exit();
        }
    }

    private static long tostring(Mutator m) {
        LuaFile file = Arguments.userdata(m, 1, TYPE, LuaFile.class);
        return m.string(file.isClosed() ? "file (closed)"
                : "file (0x" + Long.toHexString(Word.ref(m.arg(1))) + ")");
    }
}
