package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.runtime.Objects;
import dev.farside.value.Word;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The standard streams of a state, and its other open files, which are flushed with them when the program ends.
 *
 * <p>Every state has one instance, behind a userdata in its registry; {@link #of} finds it, as long as the state is
 * open. The streams are those of the process until they are replaced.
 */
public final class StandardStreams {

    private static final String KEY = "_STREAMS";
    private static final int STATUS_OF_BROKEN_PIPE = 141;

    private final LuaFile output = LuaFile.standard(ofProcess(FileDescriptor.out),
            isTerminal(1) ? LuaFile.Buffering.LINE : LuaFile.Buffering.FULL);
    private final LuaFile input = LuaFile.standard(StreamTransport.pipe(new FileInputStream(FileDescriptor.in), null),
            LuaFile.Buffering.FULL).flushingFirst(output);
    private final LuaFile error = LuaFile.standard(ofProcess(FileDescriptor.err), LuaFile.Buffering.NONE)
            .flushingFirst(output);
    private final Set<LuaFile> openFiles = new LinkedHashSet<>();
    private volatile boolean ofProcess = true;

    private StandardStreams() {
    }

    /** The streams of a state; made if it has none yet. */
    public static StandardStreams of(Mutator m) {
        long registry = Word.ref(m.state().registry());
        if (Objects.userdata(m, Library.field(m, registry, KEY)) instanceof StandardStreams streams) {
            return streams;
        }
        StandardStreams made = new StandardStreams();
        Library.put(m, registry, KEY, Objects.userdata(m, made, 0, 0));
        return made;
    }

    private static Transport ofProcess(FileDescriptor descriptor) {
        return new StreamTransport(null, new FileOutputStream(descriptor));
    }

    /** Whether a descriptor of the process leads to a terminal. */
    public static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProcessFiles) {
            return !Files.exists(Path.of("/proc/self")) && System.console() != null && System.console().isTerminal();
        }
    }

    /** The standard input. */
    public LuaFile input() {
        return input;
    }

    /** The standard output. */
    public LuaFile output() {
        return output;
    }

    /** The standard error stream. */
    public LuaFile error() {
        return error;
    }

    /** Replaces the standard input, before any Lua code runs. */
    public void setInput(InputStream stream) {
        setInput(null, stream);
    }

    /** Replaces the standard input; see {@link LuaFile#enter} for the mutator. */
    public void setInput(Mutator m, InputStream stream) {
        redirect(m, input, new StreamTransport(stream, null), LuaFile.Buffering.FULL);
    }

    private static void redirect(Mutator m, LuaFile file, Transport transport, LuaFile.Buffering buffering) {
        file.enter(m);
        try {
            file.redirect(transport, buffering);
        } finally {
            file.exit();
        }
    }

    /** Replaces the standard output, before any Lua code runs. */
    public void setOutput(OutputStream stream) {
        setOutput(null, stream);
    }

    /** Replaces the standard output; it is flushed by {@link #flush} and when the program flushes it. */
    public void setOutput(Mutator m, OutputStream stream) {
        ofProcess = false;
        redirect(m, output, new StreamTransport(null, stream), LuaFile.Buffering.FULL);
    }

    /** Replaces the standard error stream, before any Lua code runs. */
    public void setError(OutputStream stream) {
        setError(null, stream);
    }

    /** Replaces the standard error stream. */
    public void setError(Mutator m, OutputStream stream) {
        redirect(m, error, new StreamTransport(null, stream), LuaFile.Buffering.NONE);
    }

    /**
     * Looks at an error of a file that was written. If nobody reads the process's standard output any more, the program
     * ends, as a C program would by a signal.
     */
    void checkOutput(LuaFile file, SystemError problem) {
        if (ofProcess && file == output && problem.number() == SystemError.BROKEN_PIPE) {
            throw new ExitRequest(STATUS_OF_BROKEN_PIPE, false);
        }
    }

    synchronized void opened(LuaFile file) {
        openFiles.add(file);
    }

    synchronized void closed(LuaFile file) {
        openFiles.remove(file);
    }

    /**
     * Writes out what the streams and all open files have buffered.
     *
     * @param m the calling thread's mutator, or null if it has none
     */
    public void flush(Mutator m) {
        List<LuaFile> files;
        synchronized (this) {
            files = new ArrayList<>(openFiles);
        }
        for (LuaFile file : files) {
            flush(m, file);
        }
        flush(m, output);
        flush(m, error);
    }

    private static void flush(Mutator m, LuaFile file) {
        file.enter(m);
        try {
            file.flush();
        } finally {
            file.exit();
        }
    }
}
