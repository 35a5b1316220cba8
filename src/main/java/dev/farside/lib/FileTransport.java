package dev.farside.lib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file opened by its name. */
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
    private byte[] wrappedArray;
    private ByteBuffer wrapped;

    private FileTransport(FileChannel channel, boolean seeksEnd, boolean writable) {
        this.channel = channel;
        this.seeksEnd = seeksEnd;
        this.writable = writable;
    }

    /** A file that is open already, for reading and writing. */
    static FileTransport of(FileChannel channel) {
        return new FileTransport(channel, false, true);
    }

    /** Opens a file in one of C's modes, which has been checked. */
    static FileTransport open(Path path, String mode) throws IOException {
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
        return new FileTransport(FileChannel.open(path, options), options == APPEND_UPDATE, options != READ);
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
    public int read(byte[] to, int from, int length) throws IOException {
        try {
            return channel.read(view(to, from, length));
        } catch (NonReadableChannelException writeOnly) {
            throw SystemError.BAD_DESCRIPTOR.exception();
        }
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (seeksEnd) {
            channel.position(channel.size());
        }
        ByteBuffer view = view(bytes, from, length);
        while (view.hasRemaining()) {
            channel.write(view);
        }
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
    public void close() throws IOException {
        channel.close();
    }
}
