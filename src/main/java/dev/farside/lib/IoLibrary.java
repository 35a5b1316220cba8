package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Finalization;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.value.Word;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The library {@code io}. One instance for each state; methods of files are in {@link FileMethods}. */
public final class IoLibrary {

    private static final String INPUT = "_IO_input";
    private static final String OUTPUT = "_IO_output";

    private final StandardStreams streams;
    private final FileMethods methods;

    private IoLibrary(Mutator m) {
        streams = StandardStreams.of(m);
        methods = new FileMethods(m, streams);
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        IoLibrary io = new IoLibrary(m);
        Library library = Library.create(m, "io");
        long metatable = io.methods.createMetatable(m);
        library.function("open", io::openFile)
                .function("popen", io::popen)
                .function("tmpfile", io::tmpfile)
                .function("type", IoLibrary::type);
        long input = Library.atom(m, INPUT);
        long output = Library.atom(m, OUTPUT);
        add(m, library, "input", io::input, input);
        add(m, library, "lines", io::lines, input);
        add(m, library, "read", io::read, input);
        add(m, library, "close", io::close, output);
        add(m, library, "flush", io::flush, output);
        add(m, library, "output", io::output, output);
        add(m, library, "write", io::write, output);
        long stdin = Objects.userdata(m, io.streams.input(), metatable, 0);
        long stdout = Objects.userdata(m, io.streams.output(), metatable, 0);
        library.set("stdin", stdin)
                .set("stdout", stdout)
                .set("stderr", Objects.userdata(m, io.streams.error(), metatable, 0));
        Library.put(m, Word.ref(m.state().registry()), INPUT, stdin);
        Library.put(m, Word.ref(m.state().registry()), OUTPUT, stdout);
    }

    /** Adds a function that works on a default file; its upvalue is the file's key in the registry. */
    private static void add(Mutator m, Library library, String name, NativeFunction body, long key) {
        library.set(name, Library.functionWith(m, new NativeEntry(name, body), key));
    }

    // --- the default files

    private static long defaultWord(Mutator m) {
        return m.tables().getString(Word.ref(m.state().registry()), m.upvalue(0));
    }

    private static LuaFile defaultFile(Mutator m, String kind) {
        if (Objects.userdata(m, defaultWord(m)) instanceof LuaFile file && !file.isClosed()) {
            return file;
        }
        throw m.errors().error("default " + kind + " file is closed");
    }

    /** The default file for a function that takes it in place of a missing argument. */
    private static LuaFile openDefault(Mutator m) {
        if (Objects.userdata(m, defaultWord(m)) instanceof LuaFile file && !file.isClosed()) {
            return file;
        }
        throw m.errors().error("attempt to use a closed file");
    }

    private long input(Mutator m) {
        return exchange(m, "r");
    }

    private long output(Mutator m) {
        return exchange(m, "w");
    }

    /** Sets the default file if an argument is given, a name or a file; returns the default file. */
    private long exchange(Mutator m, String mode) {
        if (!Arguments.isNoneOrNil(m, 1)) {
            long file = m.arg(1);
            if (Word.isString(file) || Numbers.isNumber(file)) {
                file = openOrRaise(m, Arguments.string(m, 1), mode);
            } else {
                FileMethods.open(m);
            }
            m.tables().setString(Word.ref(m.state().registry()), m.upvalue(0), file);
        }
        return defaultWord(m);
    }

    private long close(Mutator m) {
        return methods.close(m, m.hasArg(1) ? FileMethods.open(m) : openDefault(m));
    }

    private long flush(Mutator m) {
        return methods.flush(m, defaultFile(m, "output"));
    }

    private long write(Mutator m) {
        return methods.write(m, defaultFile(m, "output"), defaultWord(m), 1);
    }

    private long read(Mutator m) {
        return ReadFormats.read(m, defaultFile(m, "input"), 1, m.argCount());
    }

    private long lines(Mutator m) {
        if (!Arguments.isNoneOrNil(m, 1)) {
            long file = openOrRaise(m, Arguments.string(m, 1), "r");
            m.push(file);
            long iterator = methods.iterator(m, file, true);
            m.push(iterator);
            m.push(Word.NIL);
            m.push(Word.NIL);
            m.push(file);
            return m.results(4);
        }
        openDefault(m);
        return methods.iterator(m, defaultWord(m), false);
    }

    // --- opening

    private long register(Mutator m, LuaFile file) {
        if (!file.isStandard()) {
            streams.opened(file);
        }
        return Objects.userdata(m, file, Library.registryTable(m, FileMethods.TYPE), 0);
    }

    private long openOrRaise(Mutator m, long name, String mode) {
        try {
            return register(m, LuaFile.regular(transport(m, name, mode)));
        } catch (IOException | InvalidPathException problem) {
            throw m.errors().error("cannot open file '" + FileNames.text(name) + "' ("
                    + SystemError.of(problem).message() + ")");
        }
    }

    private long openFile(Mutator m) {
        long name = Arguments.string(m, 1);
        String mode = Arguments.isNoneOrNil(m, 2) ? "r" : Arguments.toJava(m, 2);
        Arguments.check(m, isMode(mode), 2, "invalid mode");
        try {
            return register(m, LuaFile.regular(transport(m, name, mode)));
        } catch (IOException | InvalidPathException problem) {
            return Failures.result(m, SystemError.of(problem), FileNames.text(name));
        }
    }

    /** One of the letters r, w and a, then perhaps a plus sign, then any number of b. */
    static boolean isMode(String mode) {
        if (mode.isEmpty() || "rwa".indexOf(mode.charAt(0)) < 0) {
            return false;
        }
        int rest = mode.startsWith("+", 1) ? 2 : 1;
        while (rest < mode.length() && mode.charAt(rest) == 'b') {
            rest++;
        }
        return rest == mode.length();
    }

    /** Opens a file; if there are too many, garbage is collected first, which may close some. */
    private static FileTransport transport(Mutator m, long name, String mode) throws IOException {
        Path path = FileNames.path(name);
        try {
            return FileTransport.open(m, path, mode);
        } catch (IOException problem) {
            if (SystemError.of(problem).number() != SystemError.TOO_MANY_FILES) {
                throw problem;
            }
            m.push(name);
            m.collect();
            Finalization.runPending(m);
            m.pop(1);
            return FileTransport.open(m, path, mode);
        }
    }

    private long popen(Mutator m) {
        String command = FileNames.text(Arguments.string(m, 1));
        String mode = Arguments.isNoneOrNil(m, 2) ? "r" : Arguments.toJava(m, 2);
        Arguments.check(m, mode.equals("r") || mode.equals("w"), 2, "invalid mode");
        streams.flush(m);
        ProcessBuilder builder = Shell.command(command);
        boolean reads = mode.equals("r");
        if (reads) {
            builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
        } else {
            builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        }
        try {
            Process process = Waiting.forSystem(m, builder::start);
            StreamTransport transport = StreamTransport.pipe(reads ? process.getInputStream() : null,
                    reads ? null : process.getOutputStream());
            return register(m, LuaFile.pipe(transport, process));
        } catch (IOException problem) {
            return Failures.result(m, SystemError.of(problem), command);
        }
    }

    private long tmpfile(Mutator m) {
        try {
            FileChannel channel = FileChannel.open(TemporaryFiles.create(), TemporaryFiles.OPEN_AND_DELETE);
            return register(m, LuaFile.regular(FileTransport.of(channel)));
        } catch (IOException problem) {
            return Failures.result(m, SystemError.of(problem), null);
        }
    }

    private static long type(Mutator m) {
        if (Objects.userdata(m, Arguments.any(m, 1)) instanceof LuaFile file) {
            return m.string(file.isClosed() ? "closed file" : "file");
        }
        return Word.NIL;
    }
}
