package dev.farside.syntax;

import java.util.List;

/** A statement. Empty statements leave no node. */
public sealed interface Statement permits Statement.Local, Statement.LocalFunction, Statement.Assignment,
    Statement.FunctionStatement, Statement.CallStatement, Statement.Do, Statement.While, Statement.Repeat,
    Statement.If, Statement.NumericFor, Statement.GenericFor, Statement.Break, Statement.Return, Goto, Label {

    /** The line of the statement's first token, unless its kind says otherwise. */
    int line();

    /**
     * {@code local variables = values}. A variable with {@link LocalVariable#constant()} (only ever the last one,
     * of as many values as variables) needs no register, and its value no code.
     *
     * @param toBeClosed the variable declared {@code <close>}, one of {@code variables}, or null
     * @param endLine    line of the statement's last token
     */
    record Local(List<LocalVariable> variables, List<Expression> values, LocalVariable toBeClosed, int line,
                 int endLine) implements Statement { }

    /**
     * {@code local function}. When the function refers to itself, the variable counts as captured by it, but not
     * as reassigned: if that is its only capture it needs no cell, and the closure is to be stored into its own
     * upvalue {@link #selfUpvalue()} once it exists.
     */
    record LocalFunction(LocalVariable variable, FunctionBody body, int line) implements Statement {
        /** The index of the function's upvalue that is the variable itself, or -1. */
        public int selfUpvalue() {
            for (Upvalue upvalue : body.upvalues()) {
                if (upvalue.isParentLocal() && upvalue.variable() == variable) {
                    return upvalue.index();
                }
            }
            return -1;
        }
    }

    /**
     * {@code targets = values}. A target is a {@code LocalRef}, {@code UpvalueRef}, {@code GlobalRef} or
     * {@code Index}.
     *
     * @param endLine line of the last token, where an error in a store is reported
     */
    record Assignment(List<Expression> targets, List<Expression> values, int line, int endLine)
        implements Statement { }

    /** {@code function a.b:c() end}: assigns to the target at the line of the word {@code function}. */
    record FunctionStatement(Expression target, FunctionBody body, int line) implements Statement { }

    /** A {@code Call} or {@code MethodCall} whose results are dropped. */
    record CallStatement(Expression call, int line) implements Statement { }

    /** {@code do body end}. */
    record Do(Block body, int line) implements Statement { }

    /**
     * {@code while condition do body end}.
     *
     * @param branchLine line where the condition ends, and is acted upon
     */
    record While(Expression condition, Block body, LoopExit exit, int line, int branchLine) implements Statement { }

    /**
     * {@code repeat body until condition}. The condition sees the variables of the body: they stay alive until it
     * has been evaluated.
     *
     * @param branchLine line where the condition ends, and is acted upon
     */
    record Repeat(Block body, Expression condition, LoopExit exit, int line, int branchLine) implements Statement { }

    /**
     * {@code if}.
     *
     * @param otherwise the {@code else} part, or null
     */
    record If(List<Clause> clauses, Block otherwise, int line) implements Statement { }

    /**
     * {@code if} or {@code elseif}: a condition and what it guards.
     *
     * @param branchLine line of the word {@code then}, where the condition is acted upon
     */
    record Clause(Expression condition, Block body, int line, int branchLine) { }

    /**
     * The numerical {@code for}.
     *
     * @param step   null when not given
     * @param doLine line of the word {@code do}, where errors in the three values are reported
     */
    record NumericFor(LocalVariable variable, Expression start, Expression limit, Expression step, Block body,
                      LoopExit exit, int line, int doLine) implements Statement { }

    /**
     * The generic {@code for}; {@code values} are adjusted to four: iterator, state, control, closing value.
     *
     * @param closing       the hidden variable that holds the closing value; it appears in {@link Goto#leaves()}
     *                      and, being to be closed, must be closed however the loop is left
     * @param iteratorLine  line where {@code values} begin: an error in calling the iterator is reported there
     * @param doLine        line of the word {@code do}, where the loop begins
     * @param endLine       line of the word {@code end}, where the closing value is closed
     */
    record GenericFor(List<LocalVariable> variables, List<Expression> values, LocalVariable closing, Block body,
                      LoopExit exit, int line, int iteratorLine, int doLine, int endLine) implements Statement { }

    /**
     * {@code break}.
     *
     * @param exit   the same object as the {@code exit} of the loop that it leaves
     * @param leaves the to-be-closed variables of the loop's body that go out of scope, innermost first; the hidden
     *               variable of a generic {@code for} that is left is not among them: the loop's end closes it
     */
    record Break(LoopExit exit, List<LocalVariable> leaves, int line) implements Statement { }

    /**
     * {@code return values}.
     *
     * @param insideToBeClosed whether a to-be-closed variable is in scope (the hidden one of a generic {@code for}
     *                         counts); then a call is not a tail call and the variables must be closed
     * @param endLine          line where the last value ends
     */
    record Return(List<Expression> values, boolean insideToBeClosed, int line, int endLine) implements Statement { }
}
