package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.ClosureObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.PrototypeObject;
import dev.farside.value.Word;

/** Reading a frame: its function, its link, its caller. */
final class Frames {

    private Frames() {
    }

    /** The function word of the frame at a base. */
    static long function(long base) {
        return Memory.getLong(base - 16);
    }

    /** True for the word of a function written in Lua. */
    static boolean isLua(long function) {
        return Word.isFunction(function) && Header.kind(Word.ref(function)) == Kind.CLOSURE;
    }

    /** The prototype of a Lua function's word. */
    static long prototype(long function) {
        return ClosureObject.prototype(Word.ref(function));
    }

    /** True if the frame was moved up behind its extra arguments. */
    static boolean isMoved(long base) {
        return Link.kind(Memory.getLong(base - 8)) == Link.VARARG;
    }

    /** Address of the slot in which the function was called; the results go there. */
    static long functionSlot(long base) {
        long link = Memory.getLong(base - 8);
        return Link.kind(link) == Link.VARARG ? base - 16 - (Link.number(link) << 3) : base - 16;
    }

    /** The link to the caller, wherever the frame was moved. */
    static long link(long base) {
        return Memory.getLong(functionSlot(base) + 8);
    }

    /** Number of extra arguments of a moved frame. */
    static int extraArguments(long base, int parameters) {
        long shift = Link.number(Memory.getLong(base - 8));
        return (int) Math.max(0, shift - 2 - parameters);
    }

    /** Address of the first extra argument of a moved frame. */
    static long extraStart(long base, int parameters) {
        return functionSlot(base) + 16 + ((long) parameters << 3);
    }

    /** Registers of a Lua function's frame. */
    static int registers(long function) {
        return PrototypeObject.registers(Header.get(prototype(function)));
    }

    /** Index of the current instruction's first word, given the reference behind it; -1 before the first one. */
    static int wordIndex(long function, long position) {
        return (int) (position - PrototypeObject.code(prototype(function)) >> 2) - 1;
    }
}
