package dev.farside.compiler;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.Call;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.FunctionExpression;
import dev.farside.syntax.Expression.GlobalRef;
import dev.farside.syntax.Expression.Index;
import dev.farside.syntax.Expression.LocalRef;
import dev.farside.syntax.Expression.Logical;
import dev.farside.syntax.Expression.MethodCall;
import dev.farside.syntax.Expression.NilConstant;
import dev.farside.syntax.Expression.Paren;
import dev.farside.syntax.Expression.TableConstructor;
import dev.farside.syntax.Expression.Unary;
import dev.farside.syntax.Expression.UpvalueRef;
import dev.farside.syntax.Expression.Vararg;
import dev.farside.syntax.LocalVariable;
import java.util.List;

/**
 * Expressions, each evaluated into a register.
 *
 * <p>The register is either <em>fresh</em>, that is the lowest free one, which evaluation may use on the way as it
 * likes, or that of a local variable, which is only written when nothing of the expression is left to be read. What
 * is free before is free afterwards, except for the methods that say that they reserve.
 */
final class ExpressionCompiler {
    /** Operand C of a call or {@code VARARG} with so many results. */
    static final int ONE_RESULT = 2;
    /** Operand C or B that stands for "all". */
    static final int OPEN = 0;

    private final FunctionCompiler function;

    ExpressionCompiler(FunctionCompiler function) {
        this.function = function;
    }

    private CodeBuffer code() {
        return function.code;
    }

    private Registers registers() {
        return function.registers;
    }

    /** Evaluates into the next register and reserves it. */
    int next(Expression expression) {
        int target = registers().free();
        into(expression, target);
        registers().reserve(1, expression.line());
        return target;
    }

    /** Evaluates into a register that is only read: that of the variable itself, or else the next, reserved. */
    int any(Expression expression) {
        if (expression instanceof LocalRef(LocalVariable variable, int _) && !function.isCell(variable)) {
            return registers().of(variable);
        }
        return next(expression);
    }

    /**
     * Whether an expression is a variable of this function that lives in a cell. In the reference it is in a register,
     * so that an operator sees what the evaluation of its other operands has left in it: it is read last.
     */
    boolean isReadLate(Expression expression) {
        return expression instanceof LocalRef(LocalVariable variable, int _) && function.isCell(variable);
    }

    /** Whether the evaluation of an expression may change variables: all but the simplest ones may call something. */
    static boolean mayAssign(Expression expression) {
        return switch (expression) {
            case Constant _, LocalRef _, UpvalueRef _, Vararg _, FunctionExpression _ -> false;
            default -> true;
        };
    }

    /** Reads a variable into the next register for an operator, and reserves it; see {@link #isReadLate}. */
    int readLate(Expression variable, int line) {
        int target = registers().free();
        switch (variable) {
            case LocalRef(LocalVariable local, int _) -> local(local, target, line);
            case UpvalueRef(var upvalue, int _) ->
                code().emit(Opcode.GETCAPTUREDCELL, target, upvalue.index(), 0, line);
            default -> throw new IllegalArgumentException("not a variable: " + variable.getClass());
        }
        registers().reserve(1, line);
        return target;
    }

    /** Evaluates into a register that is fresh or a local variable's; see above. */
    void into(Expression expression, int target) {
        int line = expression.line();
        switch (expression) {
            case NilConstant _ -> code().loadNil(target, 1, line);
            case Constant constant -> load(constant, target);
            case Vararg _ -> code().emit(Opcode.VARARG, target, 0, ONE_RESULT, line);
            case FunctionExpression closure -> function.closure(closure.body(), target);
            case LocalRef(LocalVariable variable, int _) -> local(variable, target, line);
            case UpvalueRef(var upvalue, int _) -> {
                int opcode = function.isCell(upvalue) ? Opcode.GETCAPTUREDCELL : Opcode.GETCAPTURED;
                code().emit(opcode, target, upvalue.index(), 0, line);
            }
            case GlobalRef global -> global(global, target);
            case Index _, Call _, MethodCall _ -> function.chains.into(expression, target);
            case Paren(Expression inner, int _) -> into(inner, target);
            case Unary unary -> function.operators.unary(unary, target);
            case Binary binary -> function.operators.binary(binary, target);
            case Logical logical -> function.conditions.value(logical, target);
            case TableConstructor table -> function.tables.constructor(table, target);
        }
    }

    private void load(Constant constant, int target) {
        int index = function.constant(constant);
        if (index <= Instruction.MAX_BX) {
            code().emit(Instruction.abx(Opcode.LOADK, target, index), constant.line());
        } else {
            code().emitWithExtra(Opcode.LOADKX, target, 0, 0, index, constant.line());
        }
    }

    private void local(LocalVariable variable, int target, int line) {
        int register = registers().of(variable);
        if (function.isCell(variable)) {
            code().emit(Opcode.GETCELL, target, register, 0, line);
        } else {
            move(target, register, line);
        }
    }

    /** Copies a register, if it is not the same. */
    void move(int target, int register, int line) {
        if (target != register) {
            code().emit(Opcode.MOVE, target, register, 0, line);
        }
    }

    private void global(GlobalRef global, int target) {
        if (isEnvironmentCell(global)) {
            code().emitWithExtra(Opcode.GETGLOBAL, target, environmentIndex(global), 0, function.site(global.name()),
                global.line());
        } else {
            int free = registers().free();
            int environment = any(global.environment());
            registers().release(free);
            code().emitWithExtra(Opcode.GETFIELD, target, environment, 0, function.site(global.name()), global.line());
        }
    }

    /** Whether the environment of a global name is a captured cell. */
    boolean isEnvironmentCell(GlobalRef global) {
        return global.environment() instanceof UpvalueRef(var upvalue, int _) && function.isCell(upvalue);
    }

    /** The index of a captured environment. */
    int environmentIndex(GlobalRef global) {
        return ((UpvalueRef) global.environment()).upvalue().index();
    }

    /**
     * Evaluates an expression with any number of values into the registers from the lowest free one on.
     *
     * @param results operand C of the instruction: number of results plus one, or {@link #OPEN}
     */
    void multiple(Expression expression, int results) {
        if (expression instanceof Vararg(int line)) {
            int first = registers().free();
            registers().touch(first + Math.max(results - 1, 1), line);
            code().emit(Opcode.VARARG, first, 0, results, line);
        } else {
            function.chains.call(expression, results);
        }
    }

    /**
     * Evaluates a list of arguments or returned values into the next registers and reserves them.
     *
     * @return whether the last one has an open number of values, which come behind what is reserved
     */
    boolean list(List<Expression> values) {
        for (int index = 0; index < values.size(); index++) {
            Expression value = values.get(index);
            if (index == values.size() - 1 && value.isMultiple()) {
                multiple(value, OPEN);
                return true;
            }
            next(value);
        }
        return false;
    }

    /** Evaluates a list into exactly so many next registers and reserves them. */
    void adjusted(List<Expression> values, int wanted, int line) {
        int first = registers().free();
        int last = values.size() - 1;
        for (int index = 0; index < last; index++) {
            extraOrNext(values.get(index), index < wanted);
        }
        if (last >= 0 && values.get(last).isMultiple()) {
            int needed = Math.max(wanted - last, 0);
            multiple(values.get(last), needed + 1);
            registers().reserve(needed, line);
        } else if (last >= 0) {
            extraOrNext(values.get(last), last < wanted);
        }
        int missing = first + wanted - registers().free();
        if (missing > 0) {
            int start = registers().free();
            registers().reserve(missing, line);
            code().loadNil(start, missing, line);
        }
    }

    private void extraOrNext(Expression value, boolean isWanted) {
        int register = next(value);
        if (!isWanted) {
            registers().release(register);
        }
    }
}
