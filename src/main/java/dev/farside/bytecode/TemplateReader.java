package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.object.WideIntegerObject;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads prototypes back into templates, for {@code string.dump} and for listings. The opposite of the writer. */
public final class TemplateReader {
    private TemplateReader() {
    }

    /** Reads a prototype and the ones inside it. */
    public static FunctionTemplate read(long prototypeRef) {
        long header = Header.get(prototypeRef);
        int[] code = code(prototypeRef);
        return new FunctionTemplate(bytesOrNull(PrototypeObject.source(prototypeRef)),
            Memory.getInt(prototypeRef + PrototypeObject.FIRST_LINE),
            Memory.getInt(prototypeRef + PrototypeObject.LAST_LINE), PrototypeObject.parameters(header),
            PrototypeObject.isVararg(header), PrototypeObject.registers(header), code, constants(prototypeRef),
            sites(prototypeRef), captures(prototypeRef), children(prototypeRef),
            LineTable.decode(prototypeRef, code.length), locals(prototypeRef));
    }

    private static int[] code(long ref) {
        long vector = PrototypeObject.vector(ref, PrototypeObject.CODE);
        int[] code = new int[Vectors.count(vector) >>> 2];
        for (int index = 0; index < code.length; index++) {
            code[index] = Memory.getInt(vector + Vectors.ELEMENTS + ((long) index << 2));
        }
        return code;
    }

    private static List<Object> constants(long ref) {
        List<Object> constants = new ArrayList<>();
        long vector = PrototypeObject.vector(ref, PrototypeObject.CONSTANTS);
        for (int index = 0; index < count(vector); index++) {
            constants.add(constant(Vectors.word(vector, index)));
        }
        return Collections.unmodifiableList(constants);
    }

    /** A constant as a template holds it. */
    static Object constant(long word) {
        if (word == Word.NIL) {
            return null;
        }
        if (Word.isBoolean(word)) {
            return word == Word.TRUE;
        }
        if (Word.isFloat(word)) {
            return Word.toFloat(word);
        }
        if (Word.isInteger(word)) {
            return Word.toInteger(word);
        }
        if (Word.isString(word)) {
            return Strings.toBytes(word);
        }
        return WideIntegerObject.get(Word.ref(word));
    }

    private static List<Site> sites(long ref) {
        List<Site> sites = new ArrayList<>();
        long vector = PrototypeObject.vector(ref, PrototypeObject.SITES);
        for (int index = 0; index < count(vector); index++) {
            long key = Memory.getLong(vector + Vectors.ELEMENTS + ((long) index << Vectors.SITE_SHIFT));
            sites.add(Word.isString(key) ? new Site(List.of(Strings.toBytes(key)), false)
                : new Site(strings(Word.ref(key)), true));
        }
        return List.copyOf(sites);
    }

    private static List<byte[]> strings(long vector) {
        List<byte[]> strings = new ArrayList<>();
        for (int index = 0; index < Vectors.count(vector); index++) {
            strings.add(Strings.toBytes(Vectors.word(vector, index)));
        }
        return List.copyOf(strings);
    }

    private static List<Capture> captures(long ref) {
        List<Capture> captures = new ArrayList<>();
        long vector = PrototypeObject.vector(ref, PrototypeObject.CAPTURES);
        long names = PrototypeObject.vector(ref, PrototypeObject.CAPTURED_NAMES);
        for (int index = 0; index < count(vector) / 2; index++) {
            int flags = Memory.getByte(vector + Vectors.ELEMENTS + index * 2L);
            int from = Memory.getByte(vector + Vectors.ELEMENTS + index * 2L + 1) & 0xFF;
            captures.add(new Capture((flags & PrototypeWriter.FROM_PARENT_LOCAL) != 0, from,
                (flags & PrototypeWriter.CELL) != 0, names == 0 ? null : bytesOrNull(Vectors.word(names, index))));
        }
        return List.copyOf(captures);
    }

    private static List<FunctionTemplate> children(long ref) {
        List<FunctionTemplate> children = new ArrayList<>();
        long vector = PrototypeObject.vector(ref, PrototypeObject.CHILDREN);
        for (int index = 0; index < count(vector); index++) {
            children.add(read(Word.ref(Vectors.word(vector, index))));
        }
        return List.copyOf(children);
    }

    private static List<LocalName> locals(long ref) {
        List<LocalName> locals = new ArrayList<>();
        long vector = PrototypeObject.vector(ref, PrototypeObject.LOCALS);
        for (int index = 0; index < count(vector); index += PrototypeWriter.LOCAL_WORDS) {
            long endAndRegister = Word.toInteger(Vectors.word(vector, index + 2));
            locals.add(new LocalName(Strings.toBytes(Vectors.word(vector, index)),
                (int) Word.toInteger(Vectors.word(vector, index + 1)), (int) endAndRegister,
                (int) (endAndRegister >>> Integer.SIZE)));
        }
        return List.copyOf(locals);
    }

    private static int count(long vector) {
        return vector == 0 ? 0 : Vectors.count(vector);
    }

    private static byte[] bytesOrNull(long word) {
        return word == Word.NIL ? null : Strings.toBytes(word);
    }
}
