package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import java.lang.invoke.VarHandle;

/**
 * A mutator's view of its state's compiled functions, and which functions are compiled when.
 *
 * <p>A function is compiled when its heat has reached {@value #HOT}: each poll that finds it running counts
 * {@value #POLL_HEAT}, each call from compiled code and each run of the engine that begins with it 1. A loop is entered
 * by code of its own that begins there, when the interpreter polls in it; likewise a frame that was left in the middle,
 * by a yield.
 */
public final class CompiledCode {

    /** Number of what calls functions in Java. */
    public static final int NATIVE = 1;

    /** Heat at which a function is compiled. */
    private static final int HOT = 10;
    /** Heat that a poll adds, where a call adds 1. */
    private static final int POLL_HEAT = 5;
    /** Heat of a function that is not to be compiled. */
    private static final int REFUSED = Integer.MIN_VALUE;
    /** Java stack that a thread has unless it was made with another, in bytes. */
    private static final long USUAL_STACK = 1 << 20;
    /**
     * Bytes of Java stack for each byte of Lua stack, at most: the smallest Lua frame against an uncompiled Java frame.
     */
    private static final long JAVA_PER_LUA = 30;
    private static final long LEAST_ALLOWANCE = 1 << 10;

    private static final int MAX_REGISTERS = 255;

    private final Mutator m;
    private final CodeTable table;
    private Translator translator;
    private CompiledFunction[] functions;
    /** Lua stack that the frames above a run may use before they are left to the run, in bytes. */
    private long allowance = USUAL_STACK / 3 / JAVA_PER_LUA;
    private int hot = HOT;

    CompiledCode(Mutator m, CodeTable table) {
        this.m = m;
        this.table = table;
        functions = table.functions();
        table.addUser(this);
        if (table.translator() != null) {
            adopt();
        }
    }

    /** The table of a state. */
    static CodeTable newTable() {
        return new CodeTable(new CompiledFunction[] {new Uncompiled(), new Native()});
    }

    void tableChanged() {
        functions = table.functions();
    }

    /**
     * Switches compilation on, for this mutator and those made later.
     *
     * @param eager compile each function when it is first found running or called by compiled code
     */
    public void use(Translator newTranslator, boolean eager) {
        table.setTranslator(newTranslator, eager);
        m.state().collector().addWeakHolder(table);
        adopt();
    }

    private void adopt() {
        translator = table.translator();
        if (table.isEager()) {
            hot = 1;
            m.setPollInterval(0);
        }
    }

    /**
     * Tells how much Java stack the mutator's thread has, if it is not the usual megabyte. Compiled code leaves frames
     * to the interpreter before it is used up.
     */
    public void setJavaStack(long bytes) {
        allowance = bytes / 3 / JAVA_PER_LUA;
    }

    /** Number of functions and loops that have compiled code. */
    public int size() {
        return table.size();
    }

    /** The code behind a number in a prototype; for 0, what calls the interpreter. */
    public CompiledFunction function(int handle) {
        CompiledFunction[] known = functions;
        if (handle < known.length) {
            CompiledFunction function = known[handle];
            if (function != null) {
                return function;
            }
        }
        VarHandle.acquireFence(); // another thread has compiled it: its number was stored after the code
        functions = table.functions();
        return functions[handle];
    }

    /** Notes that a function was found running. */
    void sample(long prototype) {
        if (translator != null) {
            warm(prototype, POLL_HEAT);
        }
    }

    private boolean warm(long prototype, int more) {
        if (PrototypeObject.codeHandle(prototype) != 0) {
            return true;
        }
        int heat = PrototypeObject.heat(prototype) + more;
        if (heat < 0) {
            return false;
        }
        if (heat < hot) {
            PrototypeObject.setHeat(prototype, heat);
            return false;
        }
        return table.compile(m, prototype, REFUSED);
    }

    /** What is called for a function: its code, or what makes the frame of a vararg function first. */
    static CompiledFunction entrance(long prototype, CompiledFunction function) {
        long header = Header.get(prototype);
        return PrototypeObject.isVararg(header) ? new Vararg(function, PrototypeObject.parameters(header)) : function;
    }

    /**
     * The code to go on with in the mutator's current frame, a Lua function's; null for the interpreter.
     *
     * @param polled whether the engine has polled here, so that the position is the begin of a function or the target
     *        of a backward jump; otherwise it is the begin of a function, or behind a call from which the frame goes on
     */
    public CompiledFunction here(boolean polled) {
        if (translator == null || m.isHooked()) {
            return null;
        }
        long prototype = Frames.prototype(m.arg0());
        if (m.pc() == PrototypeObject.code(prototype)) {
            return warm(prototype, polled ? POLL_HEAT : 1)
                    ? function(PrototypeObject.codeHandle(prototype)).body() : null;
        }
        int handle = PrototypeObject.codeHandle(prototype);
        if (handle == 0 && !(polled && warm(prototype, POLL_HEAT))) {
            return null;
        }
        EntryPoints.Point point = table.entries().point(m.pc());
        CompiledFunction code = point.code();
        return code == null && point.warm(polled ? 1 : hot) ? table.compile(m, prototype, point) : code;
    }

    /**
     * Runs the mutator's current frame by compiled code.
     *
     * @return true if the frame has ended; false if the interpreter must go on first, in the mutator's frame
     */
    public boolean run(CompiledFunction code) {
        long base = m.base();
        long offset = base - m.stackStart();
        long slot = Frames.functionSlot(base);
        int level = m.runLevel();
        long share = Math.max(LEAST_ALLOWANCE, allowance >> (level >> 3));
        m.setCompiledLimit(Math.min(m.stackEnd(), base + (MAX_REGISTERS << 3) + share));
        long outcome;
        try {
            outcome = code.call(m, base, CompiledFunction.COMPLETE);
        } catch (Unwinding unwinding) {
            outcome = Outcome.UNWIND;
        } catch (StackOverflowError overflow) {
            // whose frame is running nobody knows: the error is this one's
            m.dropRuns(level);
            m.setBase(m.stackStart() + offset);
            m.setPc(PrototypeObject.code(Frames.prototype(m.arg0())) + 4);
            throw overflow;
        }
        m.compiledCalls().finishCompiled(base, slot, outcome);
        return outcome != Outcome.UNWIND;
    }

    /** Calls by way of the interpreter. */
    private static final class Uncompiled extends CompiledFunction {
        @Override
        public long call(Mutator m, long base, int arguments) {
            return m.compiledCode().callUncompiled(base, arguments);
        }
    }

    private long callUncompiled(long base, int arguments) {
        long function = Memory.getLong(base - 16);
        if (Frames.isLua(function)) {
            long prototype = Frames.prototype(function);
            if (warm(prototype, 1)) {
                return function(PrototypeObject.codeHandle(prototype)).call(m, base, arguments);
            }
        }
        return m.compiledCalls().callFromCompiled(base, arguments);
    }

    /** Calls functions in Java. */
    private static final class Native extends CompiledFunction {
        @Override
        public long call(Mutator m, long base, int arguments) {
            return m.compiledCalls().callNative(base, arguments);
        }
    }

    /** Makes the frame of a vararg function. */
    private static final class Vararg extends CompiledFunction {
        private final CompiledFunction body;
        private final int parameters;

        Vararg(CompiledFunction body, int parameters) {
            this.body = body;
            this.parameters = parameters;
        }

        @Override
        public long call(Mutator m, long base, int arguments) {
            if (base + ((arguments + MAX_REGISTERS + 16L) << 3) > m.compiledLimit()) {
                return m.compiledCalls().callFromCompiled(base, arguments);
            }
            return body.call(m, Calls.moveUp(base - 16, arguments, parameters), COMPLETE);
        }

        @Override
        public CompiledFunction body() {
            return body;
        }
    }
}
