package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import java.util.Arrays;
import java.util.List;

/** Writes binary chunks. Numbers have 7 bits a byte, low ones first, the high bit says "more"; lists their size. */
final class ChunkWriter {
    private static final int GROUP_BITS = 7;
    private static final int MORE = 1 << GROUP_BITS;

    private final boolean strip;
    private byte[] bytes = new byte[256];
    private int size;

    ChunkWriter(boolean strip) {
        this.strip = strip;
    }

    byte[] write(FunctionTemplate main) {
        raw(BinaryChunk.SIGNATURE);
        octet(BinaryChunk.VERSION);
        octet(BinaryChunk.FORMAT);
        raw(BinaryChunk.CONVERSION_CHECK);
        octet(Integer.BYTES);
        octet(Long.BYTES);
        octet(Double.BYTES);
        eightBytes(BinaryChunk.SAMPLE_INTEGER);
        eightBytes(Double.doubleToRawLongBits(BinaryChunk.SAMPLE_FLOAT));
        octet(BinaryChunk.REVISION);
        raw(BinaryChunk.GUARD);
        function(main, null);
        return Arrays.copyOf(bytes, size);
    }

    private void function(FunctionTemplate template, byte[] parentSource) {
        source(template.source(), parentSource);
        number(template.firstLine());
        number(template.lastLine());
        number(template.parameters());
        octet(template.vararg() ? 1 : 0);
        number(template.registers());
        number(template.code().length);
        for (int word : template.code()) {
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                octet(word >>> shift);
            }
        }
        number(template.constants().size());
        template.constants().forEach(this::constant);
        number(template.sites().size());
        template.sites().forEach(this::site);
        number(template.captures().size());
        template.captures().forEach(this::capture);
        number(template.children().size());
        for (FunctionTemplate child : template.children()) {
            function(child, template.source());
        }
        lines(template);
        List<LocalName> locals = strip ? List.of() : template.locals();
        number(locals.size());
        locals.forEach(this::local);
    }

    private void source(byte[] source, byte[] parentSource) {
        if (strip || source == null) {
            octet(BinaryChunk.NO_SOURCE);
        } else if (Arrays.equals(source, parentSource)) {
            octet(BinaryChunk.SOURCE_OF_PARENT);
        } else {
            octet(BinaryChunk.OWN_SOURCE);
            string(source);
        }
    }

    private void constant(Object constant) {
        switch (constant) {
            case null -> octet(BinaryChunk.NIL);
            case Boolean bool -> octet(bool ? BinaryChunk.TRUE : BinaryChunk.FALSE);
            case Long integer -> {
                octet(BinaryChunk.INTEGER);
                eightBytes(integer);
            }
            case Double number -> {
                octet(BinaryChunk.FLOAT);
                eightBytes(Double.doubleToRawLongBits(number));
            }
            case byte[] string -> {
                octet(BinaryChunk.STRING);
                string(string);
            }
            default -> throw new IllegalArgumentException("not a constant: " + constant.getClass());
        }
    }

    private void site(Site site) {
        octet(site.record() ? 1 : 0);
        number(site.keys().size());
        site.keys().forEach(this::string);
    }

    private void capture(Capture capture) {
        octet(PrototypeWriter.flags(capture));
        number(capture.index());
        nameOrNone(strip ? null : capture.name());
    }

    /** Each line as its distance from the one before, zigzag. */
    private void lines(FunctionTemplate template) {
        boolean hasLines = !strip && template.lines() != null;
        octet(hasLines ? 1 : 0);
        if (hasLines) {
            int previous = template.firstLine();
            for (int line : template.lines()) {
                int change = line - previous;
                number(change << 1 ^ change >> Integer.SIZE - 1);
                previous = line;
            }
        }
    }

    private void local(LocalName local) {
        string(local.name());
        number(local.start());
        number(local.end());
        number(local.register());
    }

    // --- parts

    private void nameOrNone(byte[] name) {
        octet(name == null ? 0 : 1);
        if (name != null) {
            string(name);
        }
    }

    private void string(byte[] string) {
        number(string.length);
        raw(string);
    }

    private void number(int value) {
        int rest = value;
        while (Integer.compareUnsigned(rest, MORE) >= 0) {
            octet(rest | MORE);
            rest >>>= GROUP_BITS;
        }
        octet(rest);
    }

    private void eightBytes(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            octet((int) (value >>> shift));
        }
    }

    private void octet(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    private void raw(byte[] source) {
        ensure(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
