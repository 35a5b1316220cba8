package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Call;
import dev.farside.syntax.Expression.Index;
import dev.farside.syntax.Expression.IntegerConstant;
import dev.farside.syntax.Expression.MethodCall;
import dev.farside.syntax.Expression.UpvalueRef;
import dev.farside.syntax.LuaBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains of suffixes: fields, indices, calls and method calls, each applied to what the one before left. A chain may
 * be very long, so its links are taken in a loop.
 */
final class ChainCompiler {
    /** Registers from a call's base to its first argument: the function and the frame's link. */
    private static final int CALL_HEAD = 2;
    private static final int MAX_INTEGER_KEY = 255;
    /** In place of a register: the object is a variable to be read when the key has been evaluated. */
    private static final int READ_LATE = -1;

    private final FunctionCompiler function;

    ChainCompiler(FunctionCompiler function) {
        this.function = function;
    }

    /** Evaluates a chain to one value. */
    void into(Expression chain, int target) {
        Registers registers = function.registers;
        int base = registers.free();
        int object = object(chain);
        if (chain instanceof Index index) {
            index(target, object, index);
        } else {
            call(chain, base, object, ExpressionCompiler.ONE_RESULT);
            function.expressions.move(target, base, chain.line());
        }
        registers.release(base);
    }

    /**
     * Evaluates a call; its results arrive from the lowest free register on.
     *
     * @param results operand C: number of results plus one, or {@link ExpressionCompiler#OPEN}
     */
    void call(Expression call, int results) {
        Registers registers = function.registers;
        int base = registers.free();
        call(call, base, object(call), results);
        registers.release(base);
        registers.touch(base + Math.max(results - 1, 1), call.line());
    }

    /** Evaluates a call in the place of a return. */
    void tailCall(Expression call) {
        Registers registers = function.registers;
        int base = registers.free();
        int arguments = prepareCall(call, base, object(call));
        registers.release(base);
        function.code.emit(Opcode.TAILCALL, base, arguments, 0, call.line());
    }

    private static boolean isLink(Expression expression) {
        return expression instanceof Index || expression instanceof Call || expression instanceof MethodCall;
    }

    /** What a link is applied to. */
    private static Expression objectOf(Expression link) {
        return switch (link) {
            case Index index -> index.object();
            case Call call -> call.function();
            case MethodCall call -> call.object();
            default -> throw new IllegalArgumentException("not a link of a chain: " + link.getClass());
        };
    }

    /**
     * Evaluates what the last link of a chain is applied to, and reserves its register unless it is a local
     * variable's. For a call it is always the next register. May be {@link #READ_LATE} for an index.
     */
    private int object(Expression last) {
        Registers registers = function.registers;
        List<Expression> links = new ArrayList<>();
        links.add(last);
        Expression first = objectOf(last);
        while (isLink(first)) {
            links.add(first);
            first = objectOf(first);
        }
        int base = registers.free();
        int object = switch (links.getLast()) {
            case Call _ -> function.expressions.next(first);
            case Index index when isReadLate(index) -> READ_LATE;
            default -> function.expressions.any(first);
        };
        for (Expression link : links.subList(1, links.size()).reversed()) {
            if (link instanceof Index index) {
                index(base, object, index);
            } else {
                call(link, base, object, ExpressionCompiler.ONE_RESULT);
            }
            registers.release(base);
            registers.reserve(1, link.line());
            object = base;
        }
        return object;
    }

    private void index(int target, int object, Index index) {
        LuaBytes name = FunctionCompiler.stringKey(index.key());
        if (name != null) {
            function.code.emitWithExtra(Opcode.GETFIELD, target, object, 0, function.site(name), index.line());
        } else if (isSmallInteger(index.key())) {
            function.code.emit(Opcode.GETINT, target, object, smallInteger(index.key()), index.line());
        } else {
            int key = function.expressions.any(index.key());
            int read = object == READ_LATE ? function.expressions.readLate(index.object(), index.line()) : object;
            function.code.emit(Opcode.GETINDEX, target, read, key, index.line());
        }
    }

    /** Whether a table is a variable that the evaluation of the key may change: it is read behind the key. */
    private boolean isReadLate(Index index) {
        boolean isVariable = function.expressions.isReadLate(index.object())
            || index.object() instanceof UpvalueRef(var upvalue, int _) && function.isCell(upvalue);
        return isVariable && ExpressionCompiler.mayAssign(index.key());
    }

    /** Whether a key is an integer that fits an operand. */
    static boolean isSmallInteger(Expression key) {
        return key instanceof IntegerConstant(long value, int _) && value >= 0 && value <= MAX_INTEGER_KEY;
    }

    static int smallInteger(Expression key) {
        return (int) ((IntegerConstant) key).value();
    }

    private void call(Expression call, int base, int object, int results) {
        int arguments = prepareCall(call, base, object);
        function.code.emit(Opcode.CALL, base, arguments, results, call.line());
    }

    /** Puts function and arguments into the registers from {@code base} on and returns operand B. */
    private int prepareCall(Expression call, int base, int object) {
        Registers registers = function.registers;
        List<Expression> arguments;
        int first = function.compactCalls ? base + 1 : base + CALL_HEAD;
        registers.release(base);
        if (call instanceof MethodCall method) {
            registers.reserve(CALL_HEAD + 1, method.nameLine());
            function.code.emitWithExtra(Opcode.SELF, base, object, 0, function.site(method.name()), method.nameLine());
            if (function.compactCalls) {
                function.code.emit(Opcode.MOVE, first, base + CALL_HEAD, 0, method.nameLine());
                registers.release(first + 1);
            }
            arguments = method.arguments();
        } else {
            registers.reserve(first - base, call.line());
            arguments = ((Call) call).arguments();
        }
        boolean isOpen = function.expressions.list(arguments);
        int operand = isOpen ? ExpressionCompiler.OPEN : registers.free() - first + 1;
        registers.touch(registers.free() + base + CALL_HEAD - first, call.line());
        if (function.compactCalls && operand != 1) {
            registers.touch(first + 2, call.line()); // also for open arguments, which there may be none of
            function.code.emit(Opcode.SHIFT, first, operand, 0, call.line());
        }
        return operand;
    }
}
