package dev.farside.lib;

import dev.farside.runtime.Mutator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file opened by its name. Reading and writing one that is no regular file, such as a named pipe, can be interrupted;
 * opening it cannot.
 */
final class FileTransport implements Transport {

    private static final OpenOption[] READ = {StandardOpenOption.READ};
    private static final OpenOption[] UPDATE = {StandardOpenOption.READ, StandardOpenOption.WRITE};
    private static final OpenOption[] WRITE = {
        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING};
    private static final OpenOption[] WRITE_UPDATE = {
        StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING};
    private static final OpenOption[] APPEND = {
        StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND};
    private static final OpenOption[] APPEND_UPDATE = {
        StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE};

    private final FileChannel channel;
    /** Whether every write goes to the end; Java cannot open a file for both reading and appending. */
    private final boolean seeksEnd;
    private final boolean writable;
    private final PatientStream reader;
    private final PatientStream writer;
    private byte[] wrappedArray;
    private ByteBuffer wrapped;

    private FileTransport(FileChannel channel, boolean seeksEnd, boolean writable, boolean patient) {
        this.channel = channel;
        reader = patient ? new PatientStream(
                (bytes, from, length) -> channel.read(ByteBuffer.wrap(bytes, from, length))) : null;
        writer = patient ? new PatientStream(
                (bytes, from, length) -> writeAll(ByteBuffer.wrap(bytes, from, length))) : null;
        this.seeksEnd = seeksEnd;
        this.writable = writable;
    }

    /** A file that is open already, for reading and writing. */
    static FileTransport of(FileChannel channel) {
        return new FileTransport(channel, false, true, false);
    }

    /** Opens a file in one of C's modes, which has been checked. */
    static FileTransport open(Mutator m, Path path, String mode) throws IOException {
        boolean update = mode.indexOf('+') >= 0;
        OpenOption[] options;
        switch (mode.charAt(0)) {
            case 'r':
                options = update ? UPDATE : READ;
                break;
            case 'w':
                options = update ? WRITE_UPDATE : WRITE;
                break;
            default:
                options = update ? APPEND_UPDATE : APPEND;
                break;
        }
        OpenOption[] chosen = options;
        FileChannel channel = Waiting.forSystem(m, () -> FileChannel.open(path, chosen));
        return new FileTransport(channel, options == APPEND_UPDATE, options != READ, !Files.isRegularFile(path));
    }

    /** A view of an array; the same one while the array is the same. */
    private ByteBuffer view(byte[] array, int from, int length) {
        if (array != wrappedArray) {
            wrappedArray = array;
            wrapped = ByteBuffer.wrap(array);
        }
        return wrapped.limit(from + length).position(from);
    }

    @Override
    public int read(Mutator m, byte[] to, int from, int length) throws IOException {
        try {
            if (reader != null) {
                return reader.read(m, to, from, length);
            }
            if (m == null) {
                return channel.read(view(to, from, length));
            }
            m.leaveLua();
            try {
                return channel.read(view(to, from, length));
            } finally {
                m.enterLua();
            }
        } catch (NonReadableChannelException writeOnly) {
            throw SystemError.BAD_DESCRIPTOR.exception();
        }
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void write(Mutator m, byte[] bytes, int from, int length) throws IOException {
        if (writer != null) {
            writer.write(m, bytes, from, length);
        } else if (m == null) {
            writeNow(bytes, from, length);
        } else {
            m.leaveLua();
            try {
                writeNow(bytes, from, length);
            } finally {
                m.enterLua();
            }
        }
    }

    private void writeNow(byte[] bytes, int from, int length) throws IOException {
        if (seeksEnd) {
            channel.position(channel.size());
        }
        writeAll(view(bytes, from, length));
    }

    private int writeAll(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return length;
    }

    @Override
    public boolean isBusy() {
        return reader != null && (reader.isBusy() || writer.isBusy());
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public void position(long newPosition) throws IOException {
        channel.position(newPosition);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close(Mutator m) throws IOException {
        channel.close();
    }
}
