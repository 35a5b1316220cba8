package dev.farside.lib;

import dev.farside.runtime.Conversions;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file as Lua programs see it: bytes, buffered in both directions, in the manner of C's {@code FILE}.
 *
 * <p>Methods that write do not throw: they note the first error, which {@link #takeError} hands out, because half of
 * their callers ignore errors as the reference does.
 *
 * <p>A thread that uses a file {@linkplain #enter enters} it first and leaves it afterwards, around all pieces of one
 * operation, so that those of other threads do not come between. Who waits for a file, and who waits in one for the
 * system, is in the safe state (I-L6); that is why a lock serves here and no monitor.
 */
public final class LuaFile {

    /** When written bytes leave the buffer. */
    public enum Buffering {
        /** After each write. */
        NONE,
        /** When a line is complete. */
        LINE,
        /** When the buffer is full. */
        FULL
    }

    private static final int CAPACITY = 8192;

    private final ReentrantLock lock = new ReentrantLock();
    /** The mutator of the thread that has entered; null if that thread has none. */
    private Mutator holder;
    private Transport transport;
    private final boolean standard;
    private final Process process;
    private LuaFile flushedFirst;
    private Buffering buffering;
    private volatile boolean closed;
    private SystemError error;

    private byte[] input;
    private int inputAt;
    private int inputEnd;
    private byte[] output;
    private int outputEnd;
    private final ScratchBuffer digits = new ScratchBuffer();

    private LuaFile(Transport transport, Buffering buffering, boolean standard, Process process) {
        this.transport = transport;
        this.buffering = buffering;
        this.standard = standard;
        this.process = process;
    }

    /** A file that programs open and close. */
    static LuaFile regular(Transport transport) {
        return new LuaFile(transport, Buffering.FULL, false, null);
    }

    /** A pipe to or from a child process. */
    static LuaFile pipe(Transport transport, Process process) {
        return new LuaFile(transport, Buffering.FULL, false, process);
    }

    /** One of the three standard streams, which programs cannot close. */
    static LuaFile standard(Transport transport, Buffering buffering) {
        return new LuaFile(transport, buffering, true, null);
    }

    /**
     * Takes the file for the calling thread, which may have it already. The other methods, but {@link #isClosed}, need
     * it where several threads run. A safepoint, except that no Lua code runs.
     *
     * @param m the calling thread's mutator, in the running state; null for a thread that runs no Lua
     * @return this
     */
    public LuaFile enter(Mutator m) {
        if (!lock.tryLock()) {
            Waiting.lock(m, lock);
        }
        holder = m;
        return this;
    }

    /** Lets go of the file, once for each {@link #enter}. */
    public void exit() {
        if (lock.getHoldCount() == 1) {
            holder = null;
        }
        lock.unlock();
    }

    /** True for the standard streams. */
    boolean isStandard() {
        return standard;
    }

    /** The child process of a pipe, or null. */
    Process process() {
        return process;
    }

    /** True once closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Goes on with another source and sink; what is buffered for the old ones is written or dropped. */
    void redirect(Transport newTransport, Buffering newBuffering) {
        flush();
        inputAt = inputEnd = 0;
        transport = newTransport;
        buffering = newBuffering;
    }

    /** The first error since the last call, or null. */
    SystemError takeError() {
        SystemError taken = error;
        error = null;
        return taken;
    }

    /** True if the system still works on something that a thread has been interrupted in. */
    boolean isBusy() {
        return transport.isBusy();
    }

    private void note(IOException problem) {
        if (error == null) {
            error = SystemError.of(problem);
        }
    }

    /** Has another file flushed before this one reads or writes, so that people see things in their order. */
    LuaFile flushingFirst(LuaFile other) {
        flushedFirst = other;
        return this;
    }

    // --- writing

    /** Writes one byte. */
    public void writeByte(int value) {
        reserveOutput();
        output[outputEnd++] = (byte) value;
    }

    /** Writes a string, given by its word. */
    public void writeString(long word) {
        int length = Strings.length(word);
        for (int at = 0; at < length;) {
            reserveOutput();
            int count = Math.min(length - at, CAPACITY - outputEnd);
            Strings.copyOut(word, at, output, outputEnd, count);
            outputEnd += count;
            at += count;
        }
    }

    /** Writes a part of an array. */
    public void writeBytes(byte[] bytes, int from, int length) {
        for (int at = 0; at < length;) {
            reserveOutput();
            int count = Math.min(length - at, CAPACITY - outputEnd);
            System.arraycopy(bytes, from + at, output, outputEnd, count);
            outputEnd += count;
            at += count;
        }
    }

    /** Writes text as UTF-8. */
    public void writeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeBytes(bytes, 0, bytes.length);
    }

    /** Enters, writes a message whole and flushes as the buffering demands; see {@link #enter} for the mutator. */
    public void writeMessage(Mutator m, byte[] message) {
        enter(m);
        try {
            writeBytes(message, 0, message.length);
            written();
        } finally {
            exit();
        }
    }

    /** Writes a number as {@code tostring} shows it. */
    public void writeNumber(long word) {
        Conversions.appendNumber(digits.reset(), word);
        writeBytes(digits.array(), 0, digits.length());
    }

    /** Writes a number as {@code io.write} does: like {@link #writeNumber}, but integral floats without ".0". */
    void writeNumberPlainly(long word) {
        Conversions.appendNumber(digits.reset(), word);
        int length = digits.length();
        byte[] text = digits.array();
        boolean suffixed = Word.isFloat(word) && length > 2 && text[length - 2] == '.' && text[length - 1] == '0';
        writeBytes(text, 0, suffixed ? length - 2 : length);
    }

    /** Makes room for at least one byte. */
    private void reserveOutput() {
        if (output == null) {
            output = new byte[CAPACITY];
        }
        if (inputAt < inputEnd) {
            dropInput();
        }
        if (outputEnd == CAPACITY) {
            flush();
        }
    }

    /** Ends a write of any number of pieces: flushes as the buffering demands. */
    public void written() {
        if (buffering == Buffering.NONE || buffering == Buffering.LINE && hasLineEnd() || !transport.isWritable()) {
            flush();
        }
    }

    /** Ends a write whose last byte ended a line. */
    public void lineWritten() {
        if (buffering != Buffering.FULL) {
            flush();
        }
    }

    private boolean hasLineEnd() {
        for (int i = outputEnd - 1; i >= 0; i--) {
            if (output[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Writes out what is buffered. */
    public void flush() {
        if (outputEnd > 0) {
            flushOther();
            int count = outputEnd;
            outputEnd = 0;
            try {
                if (!transport.isWritable()) {
                    throw SystemError.BAD_DESCRIPTOR.exception();
                }
                transport.write(holder, output, 0, count);
            } catch (IOException problem) {
                note(problem);
            }
        }
    }

    private void flushOther() {
        if (flushedFirst != null) {
            flushedFirst.enter(holder);
            try {
                flushedFirst.flush();
            } finally {
                flushedFirst.exit();
            }
        }
    }

    void setBuffering(Buffering mode) {
        flush();
        buffering = mode;
    }

    // --- reading

    /**
     * Fills the input buffer if it is empty.
     *
     * @return false at the end of the file
     */
    private boolean fill() throws IOException {
        if (inputAt < inputEnd) {
            return true;
        }
        flush();
        flushOther();
        if (input == null) {
            input = new byte[CAPACITY];
        }
        int count = transport.read(holder, input, 0, CAPACITY);
        inputAt = 0;
        inputEnd = Math.max(0, count);
        return count > 0;
    }

    /** The next byte, or -1. */
    int read() throws IOException {
        return fill() ? input[inputAt++] & 0xFF : -1;
    }

    /** The next byte without reading it, or -1. */
    int peek() throws IOException {
        return fill() ? input[inputAt] & 0xFF : -1;
    }

    /**
     * Appends the bytes up to the end of a line.
     *
     * @return true if the end of the line was found; it is read and not appended
     */
    public boolean readLine(ScratchBuffer to) throws IOException {
        while (fill()) {
            int at = inputAt;
            while (at < inputEnd && input[at] != '\n') {
                at++;
            }
            to.appendBytes(input, inputAt, at - inputAt);
            if (at < inputEnd) {
                inputAt = at + 1;
                return true;
            }
            inputAt = at;
        }
        return false;
    }

    /** Appends at most so many bytes. */
    void read(ScratchBuffer to, long limit) throws IOException {
        long wanted = limit;
        while (wanted > 0 && fill()) {
            int count = (int) Math.min(wanted, inputEnd - inputAt);
            to.appendBytes(input, inputAt, count);
            inputAt += count;
            wanted -= count;
        }
    }

    /** Appends everything up to the end. */
    void readAll(ScratchBuffer to) throws IOException {
        read(to, Long.MAX_VALUE);
    }

    // --- position

    /** Forgets what was read ahead, so that the file's position is the program's. */
    private void dropInput() {
        int ahead = inputEnd - inputAt;
        inputAt = inputEnd = 0;
        try {
            transport.position(transport.position() - ahead);
        } catch (IOException notSeekable) {
            // a terminal or a socket: writing does not touch the position of reading
        }
    }

    /** The position of the program. */
    long position() throws IOException {
        flush();
        return transport.position() - (inputEnd - inputAt);
    }

    long size() throws IOException {
        flush();
        return transport.size();
    }

    void position(long newPosition) throws IOException {
        flush();
        transport.position(newPosition);
        inputAt = inputEnd = 0;
    }

    /** Writes out what is buffered and closes; nothing happens the second time. */
    public void close() {
        if (!closed) {
            flush();
            closed = true;
            try {
                transport.close(holder);
            } catch (IOException problem) {
                note(problem);
            }
        }
    }
}
