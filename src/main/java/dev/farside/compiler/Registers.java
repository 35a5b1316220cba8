package dev.farside.compiler;

import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.Opcode;
import dev.farside.syntax.LocalVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The registers of a function: a stack of local variables with temporaries above. A register at or above
 * {@link #free} is free. Also keeps the table of local variables for debugging.
 */
final class Registers {
    /** Most registers a frame can have. */
    private static final int MAX_REGISTERS = 255;
    private static final int MIN_FRAME = 2;
    private static final int NONE = -1;
    private static final int FEW_VARIABLES = 8;

    /** A block: what was there when it began. */
    static final class Scope {
        private final Scope around;
        private final int freeOutside;
        private final int activeOutside;
        private int toBeClosed = NONE;

        private Scope(Scope around, int freeOutside, int activeOutside) {
            this.around = around;
            this.freeOutside = freeOutside;
            this.activeOutside = activeOutside;
        }

        /** Its outermost register with a to-be-closed variable, or -1. */
        int toBeClosed() {
            return toBeClosed;
        }
    }

    /** A variable for debugging whose end is not known yet. */
    private static final class Local {
        private final byte[] name;
        private final int register;
        private int start;
        private int end;

        private Local(byte[] name, int register, int start) {
            this.name = name;
            this.register = register;
            this.start = start;
        }
    }

    private final FunctionCompiler function;
    /** The registers of variables by their ordinals. */
    private int[] places = new int[FEW_VARIABLES];
    private final List<Local> locals = new ArrayList<>();
    private final List<Local> active = new ArrayList<>();
    private Scope scope;
    private int free;
    private int frameSize = MIN_FRAME;

    Registers(FunctionCompiler function) {
        this.function = function;
    }

    /** The lowest free register. */
    int free() {
        return free;
    }

    /** Takes the next registers. */
    void reserve(int count, int line) {
        touch(free + count, line);
        free += count;
    }

    /** Notes that registers below {@code end} are used. */
    void touch(int end, int line) {
        if (end > frameSize) {
            if (end > MAX_REGISTERS) {
                throw function.tooManyRegisters(MAX_REGISTERS, line);
            }
            frameSize = end;
        }
    }

    /** Frees the registers from {@code register} on. */
    void release(int register) {
        free = register;
    }

    int frameSize() {
        return frameSize;
    }

    // --- variables

    /** The register of a variable. */
    int of(LocalVariable variable) {
        return places[variable.ordinal()];
    }

    /** Makes a variable live in a register from here on; {@link #makeCell} comes next. */
    void activate(LocalVariable variable, int register) {
        place(variable, register);
        activate(function.nameBytes(variable), register);
    }

    /** Makes a variable live in a register without telling the debugger. */
    void place(LocalVariable variable, int register) {
        if (variable.ordinal() >= places.length) {
            places = Arrays.copyOf(places, Math.max(variable.ordinal() + 1, places.length * 2));
        }
        places[variable.ordinal()] = register;
    }

    /** Makes a hidden variable known to the debugger. */
    void activate(byte[] name, int register) {
        Local local = new Local(name, register, function.code.size());
        locals.add(local);
        active.add(local);
    }

    /** Makes the debugger see the variable activated last only from here on. */
    void restartLast() {
        active.getLast().start = function.code.size();
    }

    /** Puts the value of a variable into a new cell if it needs one. */
    void makeCell(LocalVariable variable, int line) {
        if (function.isCell(variable)) {
            int register = of(variable);
            function.code.emit(Opcode.NEWCELL, register, register, 0, line);
        }
    }

    /** Notes that a register of the current block is to be closed. */
    void toBeClosed(int register) {
        if (scope.toBeClosed == NONE) {
            scope.toBeClosed = register;
        }
    }

    // --- blocks

    Scope enter() {
        scope = new Scope(scope, free, active.size());
        return scope;
    }

    /** Ends a block: frees the registers of its variables and closes what is to be closed. */
    void leave(int line) {
        Scope left = scope;
        endLocals(left.activeOutside);
        if (left.toBeClosed != NONE && function.code.isReachable()) {
            function.code.emit(Opcode.CLOSE, left.toBeClosed, 0, 0, line);
        }
        free = left.freeOutside;
        scope = left.around;
    }

    /** Ends the function itself, whose variables are visible up to its last instruction. */
    void leaveFunction(int line) {
        if (scope.toBeClosed != NONE && function.code.isReachable()) {
            function.code.emit(Opcode.CLOSE, scope.toBeClosed, 0, 0, line);
        }
        function.code.emit(Opcode.RETURN0, 0, 0, 0, line);
        endLocals(0);
    }

    private void endLocals(int remaining) {
        while (active.size() > remaining) {
            active.removeLast().end = function.code.size();
        }
    }

    List<LocalName> localNames() {
        List<LocalName> names = new ArrayList<>();
        for (Local local : locals) {
            names.add(new LocalName(local.name, local.start, local.end, local.register));
        }
        return List.copyOf(names);
    }
}
