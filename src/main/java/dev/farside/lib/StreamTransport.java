package dev.farside.lib;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/** Streams of Java: those of the process, a child process, or what an embedding program supplies. */
final class StreamTransport implements Transport {

    private final InputStream input;
    private final OutputStream output;

    /** Makes a transport; either stream may be null. */
    StreamTransport(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (input == null) {
            throw SystemError.BAD_DESCRIPTOR.exception();
        }
        return input.read(to, from, length);
    }

    @Override
    public boolean isWritable() {
        return output != null;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (output == null) {
            throw SystemError.BAD_DESCRIPTOR.exception();
        }
        output.write(bytes, from, length);
        output.flush();
    }

    /** The channel behind a stream of the process, which may be redirected to a file. */
    private FileChannel channel() throws IOException {
        if (input instanceof FileInputStream file) {
            return file.getChannel();
        }
        if (output instanceof FileOutputStream file) {
            return file.getChannel();
        }
        throw new IOException("Illegal seek");
    }

    @Override
    public long position() throws IOException {
        return channel().position();
    }

    @Override
    public void position(long newPosition) throws IOException {
        channel().position(newPosition);
    }

    @Override
    public long size() throws IOException {
        return channel().size();
    }

    @Override
    public void close() throws IOException {
        if (input != null) {
            input.close();
        }
        if (output != null) {
            output.close();
        }
    }
}
