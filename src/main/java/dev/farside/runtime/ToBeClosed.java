package dev.farside.runtime;

import dev.farside.bytecode.VariableNames;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.object.Vectors;
import dev.farside.value.Word;

/**
 * The list of a coroutine's to-be-closed variables, innermost first. A node is a vector of two words: the offset of the
 * variable's slot in the stack, and the next node or nil.
 */
public final class ToBeClosed {

    private ToBeClosed() {
    }

    /**
     * Notes a variable.
     *
     * @param slot its address
     * @param register its number, to name it in the error message
     */
    public static void add(Mutator m, long slot, int register) {
        long value = Memory.getLong(slot);
        if (!Word.isTruthy(value)) {
            return;
        }
        if (Metatables.method(m, value, Event.CLOSE) == Word.NIL) {
            FrameCursor cursor = new FrameCursor(m);
            String name = VariableNames.localName(Frames.prototype(cursor.function()), cursor.wordIndex(), register);
            throw m.errors().runtime("variable '" + (name == null ? "?" : name) + "' got a non-closable value");
        }
        long node = m.heap().allocate(Vectors.wordsSize(2));
        Vectors.initialize(node, Kind.WORDS, 2);
        Memory.putLong(node + Vectors.ELEMENTS, Word.ofInteger(slot - m.stackStart()));
        long head = head(m);
        Memory.putLong(node + Vectors.ELEMENTS + 8, head == 0 ? Word.NIL : Word.ofOther(head));
        setHead(m, node);
    }

    /** True if a variable at or above an address is waiting. */
    public static boolean isPending(Mutator m, long from) {
        long head = head(m);
        return head != 0 && offset(head) >= from - m.stackStart();
    }

    private static long head(Mutator m) {
        return Header.getRef(m.coroutine() + CoroutineObject.CLOSE_LIST);
    }

    private static void setHead(Mutator m, long node) {
        Header.putRef(m.coroutine() + CoroutineObject.CLOSE_LIST, node);
    }

    private static long offset(long node) {
        return Word.toInteger(Memory.getLong(node + Vectors.ELEMENTS));
    }

    /** Takes the innermost variable off the list; returns its slot's address. */
    private static long take(Mutator m) {
        long head = head(m);
        long next = Memory.getLong(head + Vectors.ELEMENTS + 8);
        setHead(m, next == Word.NIL ? 0 : Word.ref(next));
        return m.stackStart() + offset(head);
    }

    /**
     * A step of the instruction CLOSE: calls the {@code __close} of one variable; the instruction is then repeated.
     *
     * @param from address of the first register to be closed
     * @param keepTop whether open values up to top must survive
     * @return false if there is nothing to close any more
     */
    public static boolean closeOne(Mutator m, long from, boolean keepTop) {
        if (!isPending(m, from)) {
            return false;
        }
        long value = Memory.getLong(take(m));
        m.leaveHandler(closeMethod(m, value), value);
        long top = keepTop ? m.top() : m.extent();
        m.calls().metaWithNote(Word.ofInteger(m.top() - m.base()), value, Word.NIL, top);
        return true;
    }

    /** Calls the {@code __close} of the innermost variable from a Java function's frame, with a continuation. */
    static void callNext(Mutator m, long error, int number) {
        long slot = take(m);
        long value = Memory.getLong(slot);
        if (slot + 8 > m.top()) {
            m.setTop(slot + 8);
        }
        m.pushFunction(closeMethod(m, value));
        m.push(value);
        m.push(error);
        m.callAndContinue(2, number);
    }

    /**
     * Closes all variables at or above an address and waits; an error replaces the one given. Returns the last error.
     */
    static long closeAll(Mutator m, long from, long error) {
        long last = error;
        long offset = from - m.stackStart();
        while (isPending(m, m.stackStart() + offset)) {
            int depth = m.depth();
            int chain = m.chain();
            int entries = m.entries();
            int runLevel = m.runLevel();
            long slot = take(m);
            long value = Memory.getLong(slot);
            long baseOffset = m.base() - m.stackStart();
            if (slot + 8 > m.top()) {
                m.setTop(slot + 8);
            }
            long shown = last == Word.NONE ? Word.NIL : last;
            try {
                m.push(shown); // the method may drop its argument
                m.pushFunction(closeMethod(m, value));
                m.push(value);
                m.push(shown);
                m.call(2, 0);
                m.pop(1);
            } catch (LuaError | OutOfMemoryException | StackOverflowError again) {
                last = m.calls().asLuaError(again).value();
                m.setBase(m.stackStart() + baseOffset);
                m.setDepth(depth);
                m.setChain(chain);
                m.setEntries(entries);
                m.dropRuns(runLevel);
            }
        }
        return last;
    }

    /** Forgets all variables at or above an address. */
    static void drop(Mutator m, long from) {
        while (isPending(m, from)) {
            take(m);
        }
    }

    private static long closeMethod(Mutator m, long value) {
        long method = Metatables.method(m, value, Event.CLOSE);
        return method == Word.NIL ? Word.NIL : method;
    }
}
