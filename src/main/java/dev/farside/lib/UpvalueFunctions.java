package dev.farside.lib;

import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.NativeFunctionObject;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.LocalVariables;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.StoreBarrier;
import dev.farside.value.Word;

/**
 * The functions of the library {@code debug} that work on upvalues.
 *
 * <p>A closure holds a cell for a variable that is assigned or shared, and a copy of the value for any other
 * ({@code bytecode}). A program can tell the difference only here: setting a copied variable changes this closure
 * alone. {@code upvaluejoin} makes a closure refer to the cell of another one; where the target holds a copy by the
 * rules of its code, or only one side has a cell, the value is copied instead, because code that expects a copy must
 * never find a cell, nor the other way round.
 *
 * <p>Upvalues of functions written in Java can be read, under the empty name, and compared, but not be set or joined:
 * these functions rely on theirs.
 */
final class UpvalueFunctions {

    private static final int CAPTURE_BYTES = 2;
    private static final int CELL = 2;

    private UpvalueFunctions() {
    }

    static void open(Library library) {
        library.function("getupvalue", UpvalueFunctions::getupvalue)
                .function("setupvalue", UpvalueFunctions::setupvalue)
                .function("upvalueid", UpvalueFunctions::upvalueid)
                .function("upvaluejoin", UpvalueFunctions::upvaluejoin);
    }

    // --- upvalues of a closure; numbers count from 1

    private static boolean isLua(long function) {
        return Header.kind(Word.ref(function)) == Kind.CLOSURE;
    }

    private static boolean exists(long function, long number) {
        return isLua(function) && number >= 1 && number <= ClosureObject.captured(Word.ref(function));
    }

    private static boolean existsInNative(long function, long number) {
        return !isLua(function) && number >= 1 && number <= NativeFunctionObject.upvalues(Word.ref(function));
    }

    private static boolean isCell(long function, long number) {
        long captures = PrototypeObject.vector(ClosureObject.prototype(Word.ref(function)), PrototypeObject.CAPTURES);
        return (Memory.getByte(captures + Vectors.ELEMENTS + (number - 1) * CAPTURE_BYTES) & CELL) != 0;
    }

    private static long slot(long function, long number) {
        return ClosureObject.slot(Word.ref(function), (int) number - 1);
    }

    private static long get(long function, long number) {
        long word = Memory.getLong(slot(function, number));
        return isCell(function, number) ? CellObject.get(Word.ref(word)) : word;
    }

    private static void set(Mutator m, long function, long number, long value) {
        if (isCell(function, number)) {
            StoreBarrier.setCell(m, Word.ref(Memory.getLong(slot(function, number))), value);
        } else {
            StoreBarrier.store(m, Word.ref(function), slot(function, number), value);
        }
    }

    private static long name(Mutator m, long function, long number) {
        long names = PrototypeObject.vector(ClosureObject.prototype(Word.ref(function)),
                PrototypeObject.CAPTURED_NAMES);
        long name = names == 0 ? Word.NIL : Vectors.word(names, (int) number - 1);
        return name == Word.NIL ? m.string("(no name)") : name;
    }

    // --- functions

    private static long getupvalue(Mutator m) {
        long number = Arguments.integer(m, 2);
        long function = Arguments.function(m, 1);
        if (existsInNative(function, number)) {
            long word = Memory.getLong(NativeFunctionObject.slot(Word.ref(function), (int) number - 1));
            return m.results(Word.EMPTY_STRING, LocalVariables.visible(word));
        }
        return exists(function, number) ? m.results(name(m, function, number), get(function, number)) : m.none();
    }

    private static long setupvalue(Mutator m) {
        long value = Arguments.any(m, 3);
        long number = Arguments.integer(m, 2);
        long function = Arguments.function(m, 1);
        if (!exists(function, number)) {
            return m.none();
        }
        set(m, function, number, value);
        return name(m, function, number);
    }

    private static long upvalueid(Mutator m) {
        long number = Arguments.integer(m, 2);
        long function = Arguments.function(m, 1);
        if (existsInNative(function, number)) {
            return Word.ofLight(NativeFunctionObject.slot(Word.ref(function), (int) number - 1));
        }
        if (!exists(function, number)) {
            return Word.NIL;
        }
        return Word.ofLight(isCell(function, number) ? Word.ref(Memory.getLong(slot(function, number)))
                : slot(function, number));
    }

    private static long checkedNumber(Mutator m, int functionArgument) {
        long number = Arguments.integer(m, functionArgument + 1);
        long function = Arguments.function(m, functionArgument);
        Arguments.check(m, exists(function, number), functionArgument + 1, "invalid upvalue index");
        return number;
    }

    private static long upvaluejoin(Mutator m) {
        long targetNumber = checkedNumber(m, 1);
        long sourceNumber = checkedNumber(m, 3);
        long target = m.arg(1);
        long source = m.arg(3);
        if (isCell(target, targetNumber) && isCell(source, sourceNumber)) {
            StoreBarrier.store(m, Word.ref(target), slot(target, targetNumber),
                    Memory.getLong(slot(source, sourceNumber)));
        } else {
            joinByValue(m, target, targetNumber, get(source, sourceNumber));
        }
        return m.none();
    }

    /** Gives the target a variable of its own with the source's value; a cell it shared stays with the others. */
    private static void joinByValue(Mutator m, long target, long number, long value) {
        if (isCell(target, number)) {
            long cell = m.heap().allocate(CellObject.SIZE);
            CellObject.initialize(cell, value);
            StoreBarrier.store(m, Word.ref(target), slot(target, number), Word.ofOther(cell));
        } else {
            StoreBarrier.store(m, Word.ref(target), slot(target, number), value);
        }
    }
}
