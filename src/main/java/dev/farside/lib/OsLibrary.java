package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.value.Word;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.StandardCopyOption;

/** The library {@code os}; dates are in {@link DateFunctions}. */
public final class OsLibrary {

    private static final String[] CATEGORIES = {"all", "collate", "ctype", "monetary", "numeric", "time"};

    private OsLibrary() {
    }

    /** Opens the library. */
    public static void open(Mutator m) {
        StandardStreams streams = StandardStreams.of(m);
        ProcessorTime processorTime = new ProcessorTime();
        Library library = Library.create(m, "os");
        library.function("clock", mutator -> Word.ofFloat(processorTime.nanoseconds() / 1e9))
                .function("execute", mutator -> execute(mutator, streams))
                .function("exit", OsLibrary::exit)
                .function("getenv", OsLibrary::getenv)
                .function("remove", OsLibrary::remove)
                .function("rename", OsLibrary::rename)
                .function("setlocale", OsLibrary::setlocale)
                .function("tmpname", OsLibrary::tmpname);
        DateFunctions.open(library);
    }

    private static long execute(Mutator m, StandardStreams streams) {
        if (Arguments.isNoneOrNil(m, 1)) {
            return Word.TRUE;
        }
        String command = FileNames.text(Arguments.string(m, 1));
        streams.flush(m);
        try {
            Process process = Waiting.forSystem(m, Shell.command(command)::start);
            return Shell.results(m, Shell.await(m, process));
        } catch (IOException problem) {
            return Failures.result(m, SystemError.of(problem), null);
        }
    }

    private static long exit(Mutator m) {
        long status = m.arg(1);
        int number = Word.isBoolean(status) ? status == Word.TRUE ? 0 : 1 : (int) Arguments.integer(m, 1, 0);
        throw new ExitRequest(number, Word.isTruthy(m.arg(2)));
    }

    private static long getenv(Mutator m) {
        String value = System.getenv(FileNames.text(Arguments.string(m, 1)));
        return value == null ? Word.NIL : m.string(value);
    }

    private static long remove(Mutator m) {
        long name = Arguments.string(m, 1);
        try {
            Files.delete(FileNames.path(name));
            return Word.TRUE;
        } catch (IOException | InvalidPathException problem) {
            return Failures.result(m, SystemError.of(problem), FileNames.text(name));
        }
    }

    private static long rename(Mutator m) {
        long from = Arguments.string(m, 1);
        long to = Arguments.string(m, 2);
        try {
            Files.move(FileNames.path(from), FileNames.path(to), StandardCopyOption.ATOMIC_MOVE);
            return Word.TRUE;
        } catch (AtomicMoveNotSupportedException otherDevice) {
            return Failures.result(m, SystemError.OTHER_DEVICE, null);
        } catch (IOException | InvalidPathException problem) {
            return Failures.result(m, SystemError.of(problem), null);
        }
    }

    /** Knows the locale "C" only. */
    private static long setlocale(Mutator m) {
        String name = Arguments.isNoneOrNil(m, 1) ? "C" : Arguments.toJava(m, 1);
        Arguments.option(m, 2, "all", CATEGORIES);
        return name.isEmpty() || name.equals("C") || name.equals("POSIX") ? Word.ofByte('C') : Word.NIL;
    }

    private static long tmpname(Mutator m) {
        try {
            return m.string(TemporaryFiles.create().toString());
        } catch (IOException problem) {
            throw m.errors().error("unable to generate a unique filename");
        }
    }
}
