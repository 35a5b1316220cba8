package dev.farside.runtime;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.LineTable;
import dev.farside.bytecode.Opcode;
import dev.farside.bytecode.VariableNames;
import dev.farside.memory.Memory;
import dev.farside.object.CellObject;
import dev.farside.object.ClosureObject;
import dev.farside.object.PrototypeObject;
import dev.farside.string.Strings;
import dev.farside.syntax.ChunkNames;
import dev.farside.table.Tables;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/**
 * Errors and their messages, in the reference's words. The methods return the mutator's one {@link LuaError}, to be
 * thrown by the caller.
 */
public final class Errors {

    private final Mutator m;
    private final LuaError error = new LuaError();

    Errors(Mutator m) {
        this.m = m;
    }

    /** An error with any value. */
    public LuaError value(long word) {
        error.setValue(word);
        return error;
    }

    /** An error with a message and nothing in front of it. */
    public LuaError plain(String message) {
        return value(m.string(message));
    }

    /**
     * An error with a message, preceded by the position of the Lua code that runs or called the running function.
     *
     * @param message its characters are bytes, since it may quote names, which need not be UTF-8
     */
    public LuaError error(String message) {
        ScratchBuffer buffer = m.messageBuffer();
        FrameCursor cursor = new FrameCursor(m);
        if (!cursor.isLua()) {
            cursor.next();
        }
        if (cursor.isLua() && line(cursor) > 0) {
            appendPosition(buffer, cursor);
        }
        buffer.appendLatin1(message);
        return value(buffer.toWord(m.heap()));
    }

    /** The same with a message in Unicode, which becomes UTF-8. */
    public LuaError errorOfText(String message) {
        return error(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /**
     * An error of the machine itself, with a message that is preceded by the position if Lua code runs; the caller of a
     * Java function is not to blame.
     *
     * @param message its characters are bytes
     */
    public LuaError runtime(String message) {
        ScratchBuffer buffer = m.messageBuffer();
        appendPosition(buffer, new FrameCursor(m));
        buffer.appendLatin1(message);
        return value(buffer.toWord(m.heap()));
    }

    /** What to throw when a table operation has thrown: "table overflow" if the table passed its limits. */
    public RuntimeException ofTable(IllegalStateException problem) {
        String message = problem.getMessage();
        return Tables.OVERFLOW.equals(message) || Tables.FROZEN.equals(message) ? runtime(message) : problem;
    }

    /** Appends {@code chunk:line: } if the cursor stands on a frame of Lua. */
    public static void appendPosition(ScratchBuffer buffer, FrameCursor cursor) {
        if (cursor.isLua()) {
            appendSource(buffer, Frames.prototype(cursor.function()));
            int line = line(cursor);
            buffer.appendByte(':');
            buffer.appendDecimal(line);
            buffer.appendText(": ");
        }
    }

    /** The line a frame of Lua stands at, or -1 if the function has no line table. */
    public static int line(FrameCursor cursor) {
        return LineTable.lineAt(Frames.prototype(cursor.function()), Math.max(0, cursor.wordIndex()));
    }

    /** Appends the name of a prototype's chunk as messages show it. */
    public static void appendSource(ScratchBuffer buffer, long prototype) {
        long source = PrototypeObject.source(prototype);
        String name = Word.isString(source) ? Strings.toLatin1(source) : "=?";
        String shown = ChunkNames.display(name);
        buffer.appendLatin1(shown);
    }

    // --- the memory and the stack

    /** "not enough memory"; no message handler sees it, which would need memory. */
    public LuaError outOfMemory() {
        return value(m.state().outOfMemoryMessage()).passHandlers();
    }

    LuaError stackOverflow() {
        return runtime("stack overflow");
    }

    /** The stack overflowed while an overflow was handled, or too many handlers have failed. */
    LuaError inErrorHandling() {
        return plain("error in error handling").passHandlers();
    }

    LuaError nestingOverflow() {
        return runtime("C stack overflow");
    }

    // --- operands

    /** Something that cannot be called. */
    LuaError call(long value) {
        FrameCursor cursor = new FrameCursor(m);
        VariableNames.Name name = null;
        if (cursor.isLua()) {
            name = VariableNames.callName(Frames.prototype(cursor.function()), cursor.wordIndex());
        }
        return runtime("attempt to call a " + Metatables.typeName(m, value) + " value"
                + (name == null ? "" : parenthesized(name.toString())));
    }

    /** An operand of a wrong type. */
    public LuaError operand(String operation, long value) {
        return runtime("attempt to " + operation + " a " + Metatables.typeName(m, value) + " value"
                + parenthesized(variable(value)));
    }

    /** Something that cannot be indexed. */
    LuaError index(long object, long key) {
        FrameCursor cursor = new FrameCursor(m);
        String name = null;
        if (cursor.isLua() && isOperand(cursor, object)) {
            name = VariableNames.describeIndexed(Frames.prototype(cursor.function()), cursor.wordIndex());
        }
        return runtime("attempt to index a " + Metatables.typeName(m, object) + " value" + parenthesized(name));
    }

    /** Whether a value is what the instruction indexes; what {@code __index} leads to has no name. */
    private static boolean isOperand(FrameCursor cursor, long object) {
        int word = instruction(cursor);
        int register = VariableNames.indexedRegister(word);
        if (register >= 0) {
            return holds(cursor, register, object);
        }
        int opcode = Instruction.opcode(word);
        if (opcode != Opcode.GETGLOBAL && opcode != Opcode.SETGLOBAL) {
            return false;
        }
        long captured = Word.ref(cursor.function()) + ClosureObject.CAPTURED + ((long) Instruction.b(word) << 3);
        return CellObject.get(Word.ref(Memory.getLong(captured))) == object;
    }

    private static int instruction(FrameCursor cursor) {
        return Memory.getInt(PrototypeObject.code(Frames.prototype(cursor.function()))
                + ((long) cursor.wordIndex() << 2));
    }

    /** An arithmetic or bitwise operator without a meaning for its operands. */
    LuaError arithmetic(int event, long left, long right) {
        if (event >= Event.BAND && event <= Event.SHR || event == Event.BNOT) {
            if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
                long culprit = Conversions.toIntegerExactly(m, left) == Word.NONE ? left : right;
                return runtime("number" + varInfo(culprit) + " has no integer representation");
            }
            return operand("perform bitwise operation on", Numbers.isNumber(left) ? right : left);
        }
        // as the reference: strings that are numerals are not the culprit
        boolean leftFits = Conversions.toNumber(m, left) != Word.NIL && !Word.isString(left);
        return operand("perform arithmetic on", leftFits ? right : left);
    }

    /**
     * Operands that cannot be concatenated.
     *
     * @param index where the left one stands among the words of the CONCAT instruction that runs
     */
    LuaError concat(long left, long right, int index) {
        boolean leftFits = Word.isString(left) || Numbers.isNumber(left);
        FrameCursor cursor = new FrameCursor(m);
        int register = Instruction.a(instruction(cursor)) + index + (leftFits ? 1 : 0);
        String name = VariableNames.describe(Frames.prototype(cursor.function()), cursor.wordIndex(), register);
        return runtime("attempt to concatenate a " + Metatables.typeName(m, leftFits ? right : left) + " value"
                + parenthesized(name));
    }

    /** Operands that have no order. */
    LuaError compare(long left, long right) {
        String first = Metatables.typeName(m, left);
        String second = Metatables.typeName(m, right);
        if (first.equals(second)) {
            return runtime("attempt to compare two " + first + " values");
        }
        return runtime("attempt to compare " + first + " with " + second);
    }

    /** A parameter of a numeric loop that is not a number. */
    public LuaError forLoop(String what, long value) {
        return runtime("bad 'for' " + what + " (number expected, got " + Metatables.typeName(m, value) + ")");
    }

    private String varInfo(long value) {
        return parenthesized(variable(value));
    }

    /** The kind and name of the variable that holds an operand of the current instruction, or null. */
    private String variable(long value) {
        FrameCursor cursor = new FrameCursor(m);
        if (!cursor.isLua()) {
            return null;
        }
        long prototype = Frames.prototype(cursor.function());
        int index = cursor.wordIndex();
        int instruction = instruction(cursor);
        int register = Instruction.b(instruction);
        switch (Instruction.opcode(instruction)) {
            case Opcode.UNM:
            case Opcode.BNOT:
            case Opcode.LEN:
            case Opcode.ADDK:
            case Opcode.SUBK:
            case Opcode.MULK:
            case Opcode.MODK:
            case Opcode.POWK:
            case Opcode.DIVK:
            case Opcode.IDIVK:
                break;
            default: // the left operand is to blame, unless it fits
                if (!holds(cursor, register, value)) {
                    register = Instruction.c(instruction);
                }
                break;
        }
        return holds(cursor, register, value) ? VariableNames.describe(prototype, index, register) : null;
    }

    private static boolean holds(FrameCursor cursor, int register, long value) {
        long address = cursor.base() + ((long) register << 3);
        return address < cursor.end() && Memory.getLong(address) == value;
    }

    private static String parenthesized(String name) {
        return name == null ? "" : " (" + name + ")";
    }

    // --- arguments of Java functions

    /**
     * A bad argument of the running Java function.
     *
     * @param index the argument, counted from 1
     * @param message what is wrong with it
     */
    public LuaError argument(int index, String message) {
        FunctionName name = FunctionName.ofCallee(new FrameCursor(m));
        String shown = name == null ? null : name.name();
        int position = index;
        if (name != null && name.kind().equals("method")) {
            position--;
            if (position == 0) {
                return error("calling '" + shown + "' on bad self (" + message + ")");
            }
        }
        if (shown == null) {
            shown = FunctionName.ofLoaded(m, m.arg0());
        }
        return error("bad argument #" + position + " to '" + (shown == null ? "?" : shown) + "' (" + message + ")");
    }

    /** An argument of a wrong type. */
    public LuaError argumentType(int index, String expected) {
        String actual = !m.hasArg(index) ? "no value" : Word.isLight(m.arg(index)) ? "light userdata"
                : Metatables.typeName(m, m.arg(index));
        return argument(index, expected + " expected, got " + actual);
    }
}
