package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.Capture;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The part of {@link CodeVerifier} that follows all paths through a function and keeps account of what each register
 * holds. Operands are known to be in range, jumps to lead to instructions.
 *
 * <p>What is known about a register is one of the constants below. Where paths meet that know different things, the
 * register becomes {@link #NOTHING}, and may only be written; but one that is to be closed on one of the paths becomes
 * {@link #MAYBE_CLOSED} and may only be closed.
 */
final class FlowVerifier {
    /** Not known: never set, left over from a call, or different things on different paths. */
    private static final byte NOTHING = 0;
    private static final byte VALUE = 1;
    private static final byte CELL = 2;
    /** A value that {@code NEWTABLE} has just made. */
    private static final byte TABLE = 3;
    /** The state of a numeric loop: three registers that belong together. */
    private static final byte LOOP = 4;
    /** A value in a register that must not change until it is closed. */
    private static final byte TO_BE_CLOSED = 7;
    private static final byte MAYBE_CLOSED = 8;

    private static final int LOOP_REGISTERS = 3;
    /** In place of the register from which on values are open. */
    private static final int NOT_OPEN = 255;

    private final FunctionTemplate template;
    private final int[] code;
    private final boolean[] starts;
    private final int registers;

    /** What is known where jumps lead to: a byte a register, and at the end the first open register. */
    private final byte[][] known;
    private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
    private final boolean[] isWaiting;

    private byte[] state;
    private int at;

    FlowVerifier(FunctionTemplate template, boolean[] starts) {
        this.template = template;
        this.code = template.code();
        this.starts = starts;
        this.registers = template.registers();
        this.known = new byte[code.length][];
        this.isWaiting = new boolean[code.length];
    }

    static boolean jumps(int opcode) {
        return switch (Opcode.info(opcode).format()) {
            case J, A_JUMP, ABC_JUMP -> true;
            default -> false;
        };
    }

    /** Where the jump at {@code at} leads, in or out of the code. */
    static long target(int[] code, int at) {
        return Opcode.info(Instruction.opcode(code[at])).format() == Opcode.Format.J
            ? at + 1L + Instruction.sj(code[at]) : at + 2L + code[at + 1];
    }

    void verify() {
        boolean[] isTarget = new boolean[code.length];
        for (int word = 0; word < code.length; word++) {
            if (starts[word] && jumps(Instruction.opcode(code[word]))) {
                isTarget[(int) target(code, word)] = true;
            }
        }
        state = new byte[registers + 1];
        Arrays.fill(state, 0, template.parameters(), VALUE);
        state[registers] = (byte) NOT_OPEN;
        flowTo(0);
        while (!waiting.isEmpty()) {
            at = waiting.pop();
            isWaiting[at] = false;
            state = known[at].clone();
            boolean goesOn;
            do {
                goesOn = instruction();
                if (goesOn) {
                    at += Opcode.length(Instruction.opcode(code[at]));
                    check(at < code.length, "runs off the end");
                    if (isTarget[at]) {
                        flowTo(at);
                        goesOn = false;
                    }
                }
            } while (goesOn);
        }
    }

    /** Merges what is known now into what is known at a place; if that changes anything, the place is visited again. */
    private void flowTo(int place) {
        byte[] there = known[place];
        if (there == null) {
            known[place] = state.clone();
            visitLater(place);
            return;
        }
        check(there[registers] == state[registers], "open values on one path only");
        boolean changed = false;
        for (int register = 0; register < registers; register++) {
            byte merged = merge(there[register], state[register]);
            changed |= merged != there[register];
            there[register] = merged;
        }
        if (changed) {
            visitLater(place);
        }
    }

    private void visitLater(int place) {
        if (!isWaiting[place]) {
            isWaiting[place] = true;
            waiting.push(place);
        }
    }

    private static byte merge(byte left, byte right) {
        if (left == right) {
            return left;
        }
        if (left >= TO_BE_CLOSED || right >= TO_BE_CLOSED) {
            return MAYBE_CLOSED;
        }
        return left == VALUE && right == TABLE || left == TABLE && right == VALUE ? VALUE : NOTHING;
    }

    // --- instructions

    /** Executes the instruction at {@code at}; false if it does not go on to the next one. */
    private boolean instruction() {
        int word = code[at];
        int opcode = Instruction.opcode(word);
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        if (open() != NOT_OPEN && !takesOpen(opcode, b)) {
            fail("open values are not used at once");
        }
        switch (opcode) {
            case Opcode.LOADK, Opcode.LOADKX, Opcode.GETCAPTURED, Opcode.GETCAPTUREDCELL, Opcode.GETGLOBAL ->
                value(a);
            case Opcode.NEWTABLE -> write(a, TABLE);
            case Opcode.LOADNIL -> values(a, a + b + 1);
            case Opcode.MOVE, Opcode.GETFIELD, Opcode.GETINT, Opcode.ADDK, Opcode.SUBK, Opcode.MULK, Opcode.MODK,
                Opcode.POWK, Opcode.DIVK, Opcode.IDIVK, Opcode.UNM, Opcode.BNOT, Opcode.NOT, Opcode.LEN -> {
                read(b);
                value(a);
            }
            case Opcode.GETINDEX, Opcode.ADD, Opcode.SUB, Opcode.MUL, Opcode.MOD, Opcode.POW, Opcode.DIV, Opcode.IDIV,
                Opcode.BAND, Opcode.BOR, Opcode.BXOR, Opcode.SHL, Opcode.SHR -> {
                read(b);
                read(c);
                value(a);
            }
            case Opcode.SETCAPTUREDCELL, Opcode.SETGLOBAL, Opcode.SETFIELDK -> read(a);
            case Opcode.SETFIELD, Opcode.SETINDEXK -> {
                read(a);
                read(b);
            }
            case Opcode.SETINDEX -> {
                read(a);
                read(b);
                read(c);
            }
            case Opcode.SETINT -> {
                read(a);
                read(c);
            }
            case Opcode.SELF -> {
                read(b);
                value(a);
                value(a + 2);
            }
            case Opcode.NEWCELL -> {
                read(b);
                write(a, CELL);
            }
            case Opcode.GETCELL -> {
                readCell(b);
                value(a);
            }
            case Opcode.SETCELL -> {
                readCell(a);
                read(b);
            }
            case Opcode.NEWRECORD -> {
                readAll(a + 1, a + b + 1);
                value(a);
            }
            case Opcode.SETLIST -> {
                check(state[a] == TABLE, "list for no new table");
                readList(a + 1, b, a + b + 1);
            }
            case Opcode.CONCAT -> {
                readAll(a, a + b);
                clobber(a);
                value(a);
            }
            case Opcode.CLOSURE -> {
                value(a);
                capture(template.children().get(Instruction.bx(word)));
            }
            case Opcode.VARARG -> {
                if (c == 0) {
                    clobber(a);
                    state[registers] = (byte) a;
                } else {
                    values(a, a + c - 1);
                }
            }
            case Opcode.CALL -> {
                read(a);
                readList(a + 2, b, a + b + 1);
                clobber(a);
                if (c == 0) {
                    state[registers] = (byte) a;
                } else {
                    values(a, a + c - 1);
                }
            }
            case Opcode.SHIFT -> shift(a, b);
            case Opcode.TBC -> toBeClosed(a);
            case Opcode.CLOSE -> {
                check(b == 0 || open() != NOT_OPEN, "no open values");
                close(a);
            }
            default -> {
                return transfer(opcode, a, b, c);
            }
        }
        return true;
    }

    /** Instructions that leave the straight line. */
    private boolean transfer(int opcode, int a, int b, int c) {
        switch (opcode) {
            case Opcode.JUMP -> {
                flowToTarget();
                return false;
            }
            case Opcode.JUMPBACK -> {
                polled();
                flowToTarget();
                return false;
            }
            case Opcode.JUMPIF, Opcode.JUMPIFNOT, Opcode.EQK, Opcode.LTK, Opcode.LEK, Opcode.GTK, Opcode.GEK -> {
                read(a);
                flowToTarget();
            }
            case Opcode.EQ, Opcode.LT, Opcode.LE -> {
                read(a);
                read(b);
                flowToTarget();
            }
            case Opcode.TAILCALL -> {
                read(a);
                readList(a + 2, b, a + b + 1);
                return leave();
            }
            case Opcode.RETURN -> {
                readList(a, b, a + b - 1);
                return leave();
            }
            case Opcode.RETURN1 -> {
                read(a);
                return leave();
            }
            case Opcode.RETURN0 -> {
                return leave();
            }
            default -> {
                return loop(opcode, a, c);
            }
        }
        return true;
    }

    private boolean loop(int opcode, int a, int c) {
        switch (opcode) {
            case Opcode.FORPREP -> {
                readAll(a, a + LOOP_REGISTERS);
                forget(a, a + LOOP_REGISTERS + 1);
                flowToTarget();
                loopState(a);
            }
            case Opcode.FORLOOP -> {
                for (int index = 0; index < LOOP_REGISTERS; index++) {
                    check(state[a + index] == LOOP + index, "no loop state");
                }
                value(a + LOOP_REGISTERS);
                polled();
                flowToTarget();
                forget(a, a + LOOP_REGISTERS + 1);
            }
            case Opcode.TFORPREP -> {
                readAll(a, a + LOOP_REGISTERS);
                toBeClosed(a + 3);
                flowToTarget();
                return false;
            }
            case Opcode.TFORCALL -> {
                readAll(a, a + LOOP_REGISTERS);
                clobber(a + 4);
                values(a + 4, a + 4 + c);
            }
            case Opcode.TFORLOOP -> {
                read(a + 4);
                value(a + 2);
                polled();
                flowToTarget();
            }
            default -> fail("no flow for " + Opcode.info(opcode).name());
        }
        return true;
    }

    private void loopState(int first) {
        for (int index = 0; index < LOOP_REGISTERS; index++) {
            write(first + index, (byte) (LOOP + index));
        }
        value(first + LOOP_REGISTERS);
    }

    private void flowToTarget() {
        flowTo((int) target(code, at));
    }

    /** A return; the frame must have nothing left to close. */
    private boolean leave() {
        checkNothingToClose(0, "returns without closing");
        return false;
    }

    private void capture(FunctionTemplate child) {
        for (Capture capture : child.captures()) {
            if (capture.fromParentLocal() && capture.cell()) {
                readCell(capture.index());
            } else if (capture.fromParentLocal()) {
                read(capture.index());
            }
        }
    }

    // --- to-be-closed variables

    private void toBeClosed(int register) {
        read(register);
        checkNothingToClose(register, "closes in the wrong order");
        state[register] = TO_BE_CLOSED;
    }

    private void close(int first) {
        for (int register = first; register < registers; register++) {
            if (state[register] == TO_BE_CLOSED) {
                state[register] = VALUE;
            } else if (state[register] == MAYBE_CLOSED) {
                state[register] = NOTHING;
            }
        }
    }

    private void checkNothingToClose(int first, String message) {
        for (int register = first; register < registers; register++) {
            check(state[register] < TO_BE_CLOSED, message);
        }
    }

    // --- open values

    private int open() {
        return state[registers] & 0xFF;
    }

    private static boolean takesOpen(int opcode, int b) {
        return switch (opcode) {
            case Opcode.CALL, Opcode.TAILCALL, Opcode.RETURN, Opcode.SETLIST, Opcode.SHIFT -> b == 0;
            case Opcode.CLOSE -> b == 1;
            default -> false;
        };
    }

    /** Reads registers up to {@code end}, or those below the open values and these. */
    private void readList(int first, int b, int end) {
        if (b != 0) {
            readAll(first, end);
            return;
        }
        check(open() != NOT_OPEN && open() >= first, "no open values");
        readAll(first, open());
        state[registers] = (byte) NOT_OPEN;
    }

    private void shift(int first, int b) {
        int open = open();
        readList(first, b, first + b - 1);
        int end = b == 0 ? open : first + b - 1;
        clobber(first);
        values(first + 1, end + 1);
        if (b == 0) {
            check(end + 1 < registers, "no register for open values");
            state[registers] = (byte) (end + 1);
        }
    }

    // --- registers

    private void read(int register) {
        check(state[register] == VALUE || state[register] == TABLE || state[register] == TO_BE_CLOSED,
            "register without a value");
    }

    private void readAll(int first, int end) {
        for (int register = first; register < end; register++) {
            read(register);
        }
    }

    private void readCell(int register) {
        check(state[register] == CELL, "register without a cell");
    }

    private void write(int register, byte type) {
        check(state[register] < TO_BE_CLOSED, "overwrites what is to be closed");
        state[register] = type;
    }

    private void value(int register) {
        write(register, VALUE);
    }

    private void values(int first, int end) {
        for (int register = first; register < end; register++) {
            value(register);
        }
    }

    private void forget(int first, int end) {
        for (int register = first; register < end; register++) {
            write(register, NOTHING);
        }
    }

    /** At a poll, a collection may clear the registers that are not live. */
    private void polled() {
        clobber(Math.min(registers, LiveRegisters.behind(template, at)));
    }

    /** Everything from a register on is lost. */
    private void clobber(int first) {
        forget(first, registers);
    }

    private void check(boolean isRight, String message) {
        if (!isRight) {
            fail(message);
        }
    }

    private void fail(String message) {
        throw new InvalidCodeException(message + " at word " + at);
    }
}
