package dev.farside.lib;

import dev.farside.runtime.Mutator;
import java.io.IOException;

/**
 * Where the bytes of a {@link LuaFile} come from and go to. Unbuffered; used by one thread at a time. What may take
 * long gets the calling thread's mutator, to wait in the safe state, or null if the thread has none.
 */
interface Transport {

    /** Reads at least one byte; returns how many, or -1 at the end. */
    int read(Mutator m, byte[] to, int from, int length) throws IOException;

    /** True if bytes can be written at all. */
    boolean isWritable();

    /** Writes all of the bytes. */
    void write(Mutator m, byte[] bytes, int from, int length) throws IOException;

    /** True if a call that was interrupted still goes on. */
    boolean isBusy();

    /** The position in the file. */
    long position() throws IOException;

    /** Goes to a position. */
    void position(long newPosition) throws IOException;

    /** Number of bytes in the file. */
    long size() throws IOException;

    /** Closes the file. */
    void close(Mutator m) throws IOException;
}
