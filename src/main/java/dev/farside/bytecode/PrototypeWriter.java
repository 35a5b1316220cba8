package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.heap.ThreadHeap;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Atoms;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts templates into a heap.
 *
 * <p>Confined to the heap's owner. Nothing here collects, so nothing needs a root until the prototype is returned.
 */
public final class PrototypeWriter {
    /** Bits of a byte of the capture table. */
    static final int FROM_PARENT_LOCAL = 1;
    static final int CELL = 2;
    /** Words per variable in the table of local variables. */
    public static final int LOCAL_WORDS = 3;

    private final ThreadHeap heap;
    private final Atoms atoms;
    /** The atoms of longer strings: the compiler has one array for all that are equal. */
    private final Map<byte[], Long> strings = new IdentityHashMap<>();

    private PrototypeWriter(ThreadHeap heap, Atoms atoms) {
        this.heap = heap;
        this.atoms = atoms;
    }

    /**
     * Writes a function and the functions inside it.
     *
     * @return the reference of the prototype
     * @throws OutOfMemoryException if memory is exhausted; what was written so far is garbage
     */
    public static long write(ThreadHeap heap, Atoms atoms, FunctionTemplate template) {
        return new PrototypeWriter(heap, atoms).prototype(template);
    }

    private long prototype(FunctionTemplate template) {
        long ref = heap.allocate(PrototypeObject.SIZE);
        Memory.putLong(ref, PrototypeObject.header(template.parameters(), template.vararg(), template.registers(),
            template.captures().size()));
        Header.putRef(ref + PrototypeObject.CODE, code(template.code()));
        Header.putRef(ref + PrototypeObject.CONSTANTS, constants(template.constants()));
        Header.putRef(ref + PrototypeObject.SITES, sites(template.sites()));
        Header.putRef(ref + PrototypeObject.CHILDREN, children(template.children()));
        Header.putRef(ref + PrototypeObject.LINES,
            template.lines() == null ? 0 : bytes(LineTable.encode(template.lines(), template.firstLine())));
        Header.putRef(ref + PrototypeObject.LOCALS, locals(template.locals()));
        Header.putRef(ref + PrototypeObject.CAPTURES, captures(template.captures()));
        Header.putRef(ref + PrototypeObject.CAPTURED_NAMES, capturedNames(template.captures()));
        Memory.putLong(ref + PrototypeObject.SOURCE, nameOrNil(template.source()));
        Memory.putInt(ref + PrototypeObject.FIRST_LINE, template.firstLine());
        Memory.putInt(ref + PrototypeObject.LAST_LINE, template.lastLine());
        Memory.putLong(ref + PrototypeObject.COUNTERS, 0);
        return ref;
    }

    private long code(int[] code) {
        long vector = vector(Kind.BYTES, code.length * Integer.BYTES, Vectors.bytesSize((long) code.length << 2));
        for (int index = 0; index < code.length; index++) {
            Memory.putInt(vector + Vectors.ELEMENTS + ((long) index << 2), code[index]);
        }
        return vector;
    }

    private long constants(List<Object> constants) {
        long vector = words(constants.size());
        for (int index = 0; index < constants.size(); index++) {
            putWord(vector, index, constant(constants.get(index)));
        }
        return vector;
    }

    private long constant(Object constant) {
        return switch (constant) {
            case null -> Word.NIL;
            case Long integer when Word.fitsInline(integer) -> Word.ofInteger(integer);
            case Long integer -> wideInteger(integer);
            case Double number -> Word.ofForeignFloat(number);
            case Boolean bool -> Word.ofBoolean(bool);
            case byte[] string -> string(string);
            default -> throw new IllegalArgumentException("not a constant: " + constant.getClass());
        };
    }

    private long wideInteger(long value) {
        long ref = heap.allocate(WideIntegerObject.SIZE);
        WideIntegerObject.initialize(ref, value);
        return Word.ofOther(ref);
    }

    private long string(byte[] bytes) {
        if (bytes.length <= Word.MAX_INLINE_STRING) {
            return Strings.create(heap, bytes, 0, bytes.length);
        }
        Long known = strings.get(bytes);
        if (known == null) {
            known = atoms.intern(heap, Strings.create(heap, bytes, 0, bytes.length));
            strings.put(bytes, known);
        }
        return known;
    }

    private long nameOrNil(byte[] name) {
        return name == null ? Word.NIL : string(name);
    }

    private long sites(List<Site> sites) {
        if (sites.isEmpty()) {
            return 0;
        }
        long vector = vector(Kind.SITES, sites.size(), Vectors.sitesSize(sites.size()));
        Memory.clear(vector + Vectors.ELEMENTS, (long) sites.size() << Vectors.SITE_SHIFT);
        for (int index = 0; index < sites.size(); index++) {
            Site site = sites.get(index);
            long key = site.record() ? recordKeys(site.keys()) : string(site.keys().getFirst());
            Memory.putLong(vector + Vectors.ELEMENTS + ((long) index << Vectors.SITE_SHIFT), key);
        }
        return vector;
    }

    private long recordKeys(List<byte[]> keys) {
        long vector = words(keys.size());
        for (int index = 0; index < keys.size(); index++) {
            putWord(vector, index, string(keys.get(index)));
        }
        return Word.ofOther(vector);
    }

    private long children(List<FunctionTemplate> children) {
        long vector = words(children.size());
        for (int index = 0; index < children.size(); index++) {
            putWord(vector, index, Word.ofOther(prototype(children.get(index))));
        }
        return vector;
    }

    private long locals(List<LocalName> locals) {
        long vector = words(locals.size() * LOCAL_WORDS);
        for (int index = 0; index < locals.size(); index++) {
            LocalName local = locals.get(index);
            int first = index * LOCAL_WORDS;
            putWord(vector, first, string(local.name()));
            putWord(vector, first + 1, Word.ofInteger(local.start()));
            putWord(vector, first + 2, Word.ofInteger(local.end() | (long) local.register() << Integer.SIZE));
        }
        return vector;
    }

    private long captures(List<Capture> captures) {
        if (captures.isEmpty()) {
            return 0;
        }
        byte[] bytes = new byte[captures.size() * 2];
        for (int index = 0; index < captures.size(); index++) {
            Capture capture = captures.get(index);
            bytes[index * 2] = (byte) flags(capture);
            bytes[index * 2 + 1] = (byte) capture.index();
        }
        return bytes(bytes);
    }

    /** The flags of a captured variable, also in binary chunks. */
    static int flags(Capture capture) {
        return (capture.fromParentLocal() ? FROM_PARENT_LOCAL : 0) | (capture.cell() ? CELL : 0);
    }

    private long capturedNames(List<Capture> captures) {
        boolean isNamed = false;
        for (Capture capture : captures) {
            isNamed |= capture.name() != null;
        }
        if (!isNamed) {
            return 0;
        }
        long vector = words(captures.size());
        for (int index = 0; index < captures.size(); index++) {
            putWord(vector, index, nameOrNil(captures.get(index).name()));
        }
        return vector;
    }

    // --- vectors

    /** A vector of bytes; also one of none, as an empty line table is not a missing one. */
    private long bytes(byte[] bytes) {
        long vector = vector(Kind.BYTES, bytes.length, Vectors.bytesSize(bytes.length));
        Memory.copyIn(bytes, 0, vector + Vectors.ELEMENTS, bytes.length);
        return vector;
    }

    /** A vector of words, which the caller writes at once; 0 for none. */
    private long words(int count) {
        return count == 0 ? 0 : vector(Kind.WORDS, count, Vectors.wordsSize(count));
    }

    private static void putWord(long vector, int index, long word) {
        Memory.putLong(vector + Vectors.ELEMENTS + ((long) index << 3), word);
    }

    private long vector(int kind, int count, long size) {
        long ref = heap.allocate(size);
        Vectors.initialize(ref, kind, count);
        return ref;
    }
}
