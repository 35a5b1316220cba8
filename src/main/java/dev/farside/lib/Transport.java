package dev.farside.lib;

import java.io.IOException;

/** Where the bytes of a {@link LuaFile} come from and go to. Unbuffered; used by one thread at a time. */
interface Transport {

    /** Reads at least one byte; returns how many, or -1 at the end. */
    int read(byte[] to, int from, int length) throws IOException;

    /** True if bytes can be written at all. */
    boolean isWritable();

    /** Writes all of the bytes. */
    void write(byte[] bytes, int from, int length) throws IOException;

    /** The position in the file. */
    long position() throws IOException;

    /** Goes to a position. */
    void position(long newPosition) throws IOException;

    /** Number of bytes in the file. */
    long size() throws IOException;

    /** Closes the file. */
    void close() throws IOException;
}
