package dev.farside.lib;

import dev.farside.runtime.Mutator;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;

/**
 * Streams of Java: those of the process, a child process, or what an embedding program supplies.
 *
 * <p>Reading the process's own input and reading and writing a child's pipes can be interrupted. The process's output cannot
 * (it would cost a change of threads for every line that is printed), and streams of the host program only as far as
 * they heed {@link Thread#interrupt}.
 */
final class StreamTransport implements Transport {

    private final InputStream input;
    private final OutputStream output;
    private final boolean patient;
    /** Made when they are first needed: most programs read nothing. */
    private PatientStream reader;
    private PatientStream writer;

    /** Makes a transport of streams of the host program; either may be null. */
    StreamTransport(InputStream input, OutputStream output) {
        this(input, output, false);
    }

    private StreamTransport(InputStream input, OutputStream output, boolean patient) {
        this.input = input;
        this.output = output;
        this.patient = patient;
    }

    /** The input of the process, or a pipe to or from another one; either stream may be null. */
    static StreamTransport pipe(InputStream input, OutputStream output) {
        return new StreamTransport(input, output, true);
    }

    @Override
    public int read(Mutator m, byte[] to, int from, int length) throws IOException {
        if (input == null) {
            throw SystemError.BAD_DESCRIPTOR.exception();
        }
        if (m == null) {
            return input.read(to, from, length);
        }
        if (patient) {
            return (reader == null || reader.isIdle()) && input.available() > 0 ? input.read(to, from, length)
                    : reader().read(m, to, from, length);
        }
        m.beginWaiting();
        try {
            return input.read(to, from, length);
        } finally {
            endWaiting(m);
        }
    }

    private PatientStream reader() {
        if (reader == null) {
            reader = new PatientStream(input::read);
        }
        return reader;
    }

    /** An interruption goes before the stream's own exception. */
    private static void endWaiting(Mutator m) {
        m.endWaiting();
        m.interrupted();
    }

    @Override
    public boolean isWritable() {
        return output != null;
    }

    @Override
    public void write(Mutator m, byte[] bytes, int from, int length) throws IOException {
        if (output == null) {
            throw SystemError.BAD_DESCRIPTOR.exception();
        }
        if (m == null) {
            writeNow(bytes, from, length);
        } else if (patient) {
            if (writer == null) {
                writer = new PatientStream(this::writeNow);
            }
            writer.write(m, bytes, from, length);
        } else {
            m.leaveLua();
            try {
                writeNow(bytes, from, length);
            } finally {
                m.enterLua();
            }
        }
    }

    private int writeNow(byte[] bytes, int from, int length) throws IOException {
        output.write(bytes, from, length);
        output.flush();
        return length;
    }

    @Override
    public boolean isBusy() {
        return reader != null && reader.isBusy() || writer != null && writer.isBusy();
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
    public void close(Mutator m) throws IOException {
        if (writer != null) {
            writer.await(m); // to close the stream waits for who writes
        }
        if (input != null) {
            input.close();
        }
        if (output != null) {
            output.close();
        }
    }
}
