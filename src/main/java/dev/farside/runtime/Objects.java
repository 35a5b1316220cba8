package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.object.UserdataObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;

/** Making functions, userdata and cells. */
public final class Objects {

    private Objects() {
    }

    /**
     * Makes a function written in Java; its upvalues are nil.
     *
     * @param entry what it does; shared by any number of functions if {@link #nativeFunction(Mutator, int, int)} is
     *        used
     */
    public static long nativeFunction(Mutator m, NativeEntry entry, int upvalues) {
        return nativeFunction(m, m.state().handles().add(entry), upvalues);
    }

    /**
     * Makes a function from the handle of a {@link NativeEntry}. The handle is never freed: entries belong to
     * libraries.
     */
    public static long nativeFunction(Mutator m, int handle, int upvalues) {
        long ref = m.heap().allocate(NativeFunctionObject.size(upvalues));
        NativeFunctionObject.initialize(ref, handle, upvalues);
        Memory.fillLongs(NativeFunctionObject.slot(ref, 0), (long) upvalues << 3, Word.NIL);
        return Word.ofFunction(ref);
    }

    /** Makes a function written in Java that is dropped with its entry when nothing refers to it any more. */
    public static long collectedFunction(Mutator m, NativeEntry entry, int upvalues) {
        long function = nativeFunction(m, entry, upvalues);
        m.state().collector().ownsHandle(Word.ref(function));
        return function;
    }

    /** The entry of a function written in Java. */
    public static NativeEntry entry(Mutator m, long functionRef) {
        return (NativeEntry) m.state().handles().get(NativeFunctionObject.handle(functionRef));
    }

    /**
     * Makes a userdata for a Java object.
     *
     * @param metatable reference of its metatable, or 0; finalizers are looked up as {@code setmetatable} does
     */
    public static long userdata(Mutator m, Object object, long metatable, int userValues) {
        long ref = m.heap().allocate(UserdataObject.size(userValues));
        UserdataObject.initialize(ref, m.state().handles().add(object), userValues);
        Memory.fillLongs(UserdataObject.slot(ref, 0), (long) userValues << 3, Word.NIL);
        m.state().collector().ownsHandle(ref);
        long word = Word.ofOther(ref);
        Metatables.set(m, word, metatable);
        return word;
    }

    /** The Java object of a userdata word; null if the word is no userdata. */
    public static Object userdata(Mutator m, long word) {
        if (!Word.isOther(word)) {
            return null;
        }
        long ref = Word.ref(word);
        return Header.kind(ref) == Kind.USERDATA ? m.state().handles().get(UserdataObject.handle(ref)) : null;
    }

    /** Makes a cell. */
    public static long cell(Mutator m, long value) {
        long ref = m.heap().allocate(CellObject.SIZE);
        CellObject.initialize(ref, value);
        return Word.ofOther(ref);
    }

    /**
     * Makes a Lua function of a main chunk: the first captured variable is the environment, others are nil. Each has a
     * cell of its own if the code expects one.
     */
    public static long mainFunction(Mutator m, long prototype, long environment) {
        int captured = PrototypeObject.captured(Header.get(prototype));
        long ref = m.heap().allocate(ClosureObject.size(captured));
        ClosureObject.initialize(ref, prototype, captured);
        long captures = PrototypeObject.vector(prototype, PrototypeObject.CAPTURES) + Vectors.ELEMENTS;
        for (int i = 0; i < captured; i++) {
            long value = i == 0 ? environment : Word.NIL;
            boolean isCell = (Memory.getByte(captures + 2L * i) & PrototypeObject.CAPTURE_CELL) != 0;
            Memory.putLong(ClosureObject.slot(ref, i), isCell ? cell(m, value) : value);
        }
        return Word.ofFunction(ref);
    }
}
