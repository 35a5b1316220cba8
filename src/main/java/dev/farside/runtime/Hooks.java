package dev.farside.runtime;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.LineTable;
import dev.farside.bytecode.Opcode;
import dev.farside.heap.OutOfMemoryException;
import dev.farside.memory.Memory;
import dev.farside.object.CoroutineObject;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.value.Word;

/**
 * Debug hooks of the running coroutine: call, return, line and count. A new coroutine has none, whatever hook its maker
 * has.
 *
 * <p>The hook is a Lua function, kept in the coroutine with its mask and count; the fields here mirror them. While a
 * hook runs, no hook is called.
 */
public final class Hooks {

    /** Bits of the mask. */
    public static final int CALL = 1;
    public static final int RETURN = 2;
    public static final int LINE = 4;
    public static final int COUNT = 8;

    private final Mutator m;
    private int mask;
    private int count;
    private int left;
    private boolean suspended;
    /** True from an error in a hook until somebody catches it; hooks stay suspended so long. */
    private boolean failed;
    /** Index of the instruction last seen by the line hook; for one at or before it there is a new event. */
    private int lastWord = Integer.MAX_VALUE;
    private int transferFirst;
    private int transferCount;

    Hooks(Mutator m) {
        this.m = m;
    }

    /** True if any hook is set and none is running. */
    public boolean isActive() {
        return mask != 0 && !suspended;
    }

    /** True if the engine must call {@link #instruction} before each instruction. */
    public boolean tracesInstructions() {
        return (mask & (LINE | COUNT)) != 0 && !suspended;
    }

    /**
     * Sets a coroutine's hook.
     *
     * @param function called with the event's name and the line; nil for none
     * @param newMask bits; {@link #COUNT} is implied by a positive count
     * @param newCount instructions between count events, 0 for none
     */
    public void set(long coroutine, long function, int newMask, int newCount) {
        int bits = function == Word.NIL ? 0 : newMask & ~COUNT | (newCount > 0 ? COUNT : 0);
        Memory.putLong(coroutine + CoroutineObject.HOOK, bits == 0 ? Word.NIL : function);
        Memory.putInt(coroutine + CoroutineObject.HOOK_STATE, bits | newCount << 8);
        Memory.putInt(coroutine + CoroutineObject.HOOK_STATE + 4, newCount);
        if (coroutine == m.coroutine()) {
            coroutineChanged();
            m.requestReload();
        }
    }

    /** The hook function of a coroutine, or nil. */
    public long function(long coroutine) {
        return Memory.getLong(coroutine + CoroutineObject.HOOK);
    }

    /** The mask of a coroutine's hook. */
    public int mask(long coroutine) {
        return Memory.getInt(coroutine + CoroutineObject.HOOK_STATE) & 0xFF;
    }

    /** The count of a coroutine's hook. */
    public int count(long coroutine) {
        return Memory.getInt(coroutine + CoroutineObject.HOOK_STATE) >>> 8;
    }

    /**
     * Index (from 1, 0 if there is none) of the first value of the call or return being reported, and {@link
     * #transferCount} how many.
     */
    public int transferFirst() {
        return transferCount == 0 ? 0 : transferFirst;
    }

    /** See {@link #transferFirst}. */
    public int transferCount() {
        return transferCount;
    }

    void coroutineChanged() {
        mask = mask(m.coroutine());
        count = count(m.coroutine());
        left = count;
        m.setHooked(isActive());
    }

    /** Stops hooks for a while; returns whether they were stopped already. */
    boolean suspend() {
        boolean was = suspended;
        suspended = true;
        m.setHooked(false);
        return was;
    }

    /** Goes back to the state before {@link #suspend}. */
    void resume(boolean was) {
        suspended = was;
        m.setHooked(isActive());
    }

    /** An error was caught, after its message handler has run: if it came from a hook, that one is left only now. */
    void errorCaught() {
        if (failed) {
            failed = false;
            suspended = false;
            m.setHooked(isActive());
            m.requestReload();
        }
    }

    /** A function was entered: its frame is the current one. */
    void called(boolean tail) {
        lastWord = Integer.MAX_VALUE;
        if ((mask & CALL) != 0) {
            transferFirst = 1;
            transferCount = Frames.isLua(m.arg0()) ? PrototypeObject.parameters(Header.get(Frames.prototype(m.arg0())))
                    : m.argCount();
            run(tail ? "tail call" : "call", -1);
        }
    }

    /** The current frame is about to be left with results. */
    void returned(long from, int results) {
        if ((mask & RETURN) != 0) {
            transferFirst = (int) (from - m.base() >> 3) + 1;
            transferCount = results;
            long savedTop = m.top() - m.base();
            long end = from + ((long) results << 3);
            if (end > m.top()) {
                m.setTop(end);
            }
            boolean lua = Frames.isLua(m.arg0());
            if (lua && end > m.extent()) {
                m.setTop(end);
            }
            run("return", -1);
            m.setTop(m.base() + savedTop);
        }
        lastWord = callingWord();
    }

    /** Index of the instruction by which the current frame's caller called it, if the caller is in Lua. */
    private int callingWord() {
        long slot = Frames.functionSlot(m.base());
        long link = Memory.getLong(slot + 8);
        int kind = Link.kind(link);
        if (kind != Link.LUA && kind != Link.ITERATION && kind != Link.META) {
            return Integer.MAX_VALUE;
        }
        long prototype = Frames.prototype(Memory.getLong(slot - Link.delta(link)));
        return (int) (Link.position(link) - PrototypeObject.code(prototype) >> 2) - 1;
    }

    /**
     * An instruction of Lua is about to be executed.
     *
     * @param pc reference of the instruction
     */
    public void instruction(long pc) {
        m.setPc(pc + 4);
        if ((mask & COUNT) != 0 && --left <= 0) {
            left = count;
            run("count", -1);
        }
        if ((mask & LINE) != 0) {
            line(pc);
        }
    }

    private void line(long pc) {
        long prototype = Frames.prototype(m.arg0());
        int word = (int) (pc - PrototypeObject.code(prototype) >> 2);
        if (isFirstIteration(prototype, pc) || isNextVariable(pc, word)) {
            return;
        }
        int line = LineTable.lineAt(prototype, word); // unknown, which the hook gets as nil, in a stripped function
        if (word <= lastWord || line != LineTable.lineAt(prototype, lastWord)) {
            lastWord = word;
            run("line", line);
        }
        lastWord = word;
    }

    /** True for the {@code TFORCALL} that a {@code TFORPREP} has just led to: the two count as one instruction. */
    private boolean isFirstIteration(long prototype, long pc) {
        if (Instruction.opcode(Memory.getInt(pc)) != Opcode.TFORCALL || lastWord == Integer.MAX_VALUE) {
            return false;
        }
        int last = Memory.getInt(PrototypeObject.code(prototype) + ((long) lastWord << 2));
        return Instruction.opcode(last) == Opcode.TFORPREP;
    }

    /** True for the {@code CLOSE} that goes on with the next variable, or finds no more: it is one instruction. */
    private boolean isNextVariable(long pc, int word) {
        return word == lastWord && Instruction.opcode(Memory.getInt(pc)) == Opcode.CLOSE;
    }

    private void run(String event, int line) {
        suspended = true;
        m.setHooked(false);
        long ticket = m.calls().beginInterruption();
        int savedArguments = m.argCount();
        try {
            m.pushFunction(function(m.coroutine()));
            m.push(m.string(event));
            m.push(line < 0 ? Word.NIL : Word.ofInteger(line));
            m.call(2, 0);
        } catch (LuaError | OutOfMemoryException | VirtualMachineError problem) {
            failed = true; // the message handler has yet to run, above the hook
            throw problem;
        } finally {
            if (!failed) {
                suspended = false;
                m.setHooked(isActive());
            }
        }
        m.setArgCount(savedArguments);
        m.calls().endInterruption(ticket);
    }
}
