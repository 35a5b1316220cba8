package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads binary chunks that may come from anywhere. Every element takes at least one byte, and no list is made before
 * as many bytes are there, so a small chunk cannot ask for much memory. Bytes come in pieces; those that have been used
 * are dropped when the next piece is needed.
 */
final class ChunkReader {
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;
    private static final int MAX_DEPTH = 200;

    private final Supplier<byte[]> rest;
    private final String chunkName;
    private byte[] bytes;
    private int at;
    private int end;
    private boolean ended;
    private int depth;

    ChunkReader(byte[] bytes, int offset, int length, Supplier<byte[]> rest, String chunkName) {
        this.rest = rest;
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
        this.chunkName = chunkName;
    }

    FunctionTemplate read() {
        literal(BinaryChunk.SIGNATURE, "not a binary chunk");
        check(octet() == BinaryChunk.VERSION, "version mismatch");
        check(octet() == BinaryChunk.FORMAT, "format mismatch");
        literal(BinaryChunk.CONVERSION_CHECK, "corrupted chunk");
        check(octet() == Integer.BYTES, "Instruction size mismatch");
        check(octet() == Long.BYTES, "lua_Integer size mismatch");
        check(octet() == Double.BYTES, "lua_Number size mismatch");
        check(eightBytes() == BinaryChunk.SAMPLE_INTEGER, "integer format mismatch");
        check(eightBytes() == Double.doubleToRawLongBits(BinaryChunk.SAMPLE_FLOAT), "float format mismatch");
        check(octet() == BinaryChunk.REVISION, "not made by this version of Farside");
        literal(BinaryChunk.GUARD, "not made by this version of Farside");
        return function(null);
    }

    private FunctionTemplate function(byte[] parentSource) {
        depth++;
        check(depth <= MAX_DEPTH, "corrupted chunk");
        byte[] source = source(parentSource);
        int firstLine = number();
        int lastLine = number();
        int parameters = number();
        boolean vararg = flag();
        int registers = number();
        int[] code = code();
        List<Object> constants = list(this::constant);
        List<Site> sites = list(this::site);
        List<Capture> captures = list(this::capture);
        List<FunctionTemplate> children = list(() -> function(source));
        int[] lines = flag() ? lines(code.length, firstLine) : null;
        List<LocalName> locals = list(this::local);
        depth--;
        return new FunctionTemplate(source, firstLine, lastLine, parameters, vararg, registers, code, constants, sites,
            captures, children, lines, locals);
    }

    private byte[] source(byte[] parentSource) {
        return switch (octet()) {
            case BinaryChunk.NO_SOURCE -> null;
            case BinaryChunk.OWN_SOURCE -> string();
            case BinaryChunk.SOURCE_OF_PARENT -> parentSource;
            default -> throw error("corrupted chunk");
        };
    }

    private int[] code() {
        int size = number();
        need((long) size * Integer.BYTES);
        int[] code = new int[size];
        for (int index = 0; index < size; index++) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                code[index] |= octet() << shift;
            }
        }
        return code;
    }

    private Object constant() {
        return switch (octet()) {
            case BinaryChunk.NIL -> null;
            case BinaryChunk.FALSE -> false;
            case BinaryChunk.TRUE -> true;
            case BinaryChunk.INTEGER -> eightBytes();
            case BinaryChunk.FLOAT -> Double.longBitsToDouble(eightBytes());
            case BinaryChunk.STRING -> string();
            default -> throw error("corrupted chunk");
        };
    }

    private Site site() {
        boolean record = flag();
        return new Site(list(this::string), record);
    }

    private Capture capture() {
        int flags = octet();
        check((flags & ~(PrototypeWriter.FROM_PARENT_LOCAL | PrototypeWriter.CELL)) == 0, "corrupted chunk");
        int index = number();
        byte[] name = flag() ? string() : null;
        return new Capture((flags & PrototypeWriter.FROM_PARENT_LOCAL) != 0, index,
            (flags & PrototypeWriter.CELL) != 0, name);
    }

    private int[] lines(int size, int firstLine) {
        need(size);
        int[] lines = new int[size];
        int line = firstLine;
        for (int index = 0; index < size; index++) {
            int change = bits();
            line += change >>> 1 ^ -(change & 1);
            lines[index] = line;
        }
        return lines;
    }

    private LocalName local() {
        return new LocalName(string(), number(), number(), number());
    }

    // --- parts

    private <T> List<T> list(Supplier<T> element) {
        int size = number();
        need(size);
        List<T> list = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            list.add(element.get());
        }
        return Collections.unmodifiableList(list);
    }

    private byte[] string() {
        int length = number();
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private boolean flag() {
        int value = octet();
        check(value <= 1, "corrupted chunk");
        return value == 1;
    }

    /** A number that must not be negative. */
    private int number() {
        int value = bits();
        check(value >= 0, "corrupted chunk");
        return value;
    }

    /** A number of any 32 bits. */
    private int bits() {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += GROUP_BITS) {
            int group = octet();
            value |= (group & MORE - 1) << shift;
            if (group < MORE) {
                return value;
            }
        }
        throw error("corrupted chunk");
    }

    private long eightBytes() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (long) octet() << shift;
        }
        return value;
    }

    private void literal(byte[] expected, String why) {
        for (byte value : expected) {
            check(octet() == (value & 0xFF), why);
        }
    }

    private int octet() {
        if (at == end) {
            need(1);
        }
        return bytes[at++] & 0xFF;
    }

    /** Makes sure that so many bytes lie before the end, or says that the chunk is truncated. */
    private void need(long count) {
        if (count <= end - at) {
            return;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, at, end - at);
        while (joined.size() < count) {
            byte[] piece = ended ? null : rest.get();
            ended = piece == null || piece.length == 0;
            check(!ended, "truncated chunk");
            joined.write(piece, 0, piece.length);
        }
        bytes = joined.toByteArray();
        at = 0;
        end = bytes.length;
    }

    private void check(boolean isRight, String why) {
        if (!isRight) {
            throw error(why);
        }
    }

    private BinaryChunkException error(String why) {
        return new BinaryChunkException(chunkName, why, null);
    }
}
