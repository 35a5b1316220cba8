package dev.farside.syntax;

import dev.farside.syntax.Expression.GlobalRef;
import dev.farside.syntax.Expression.LocalRef;
import dev.farside.syntax.Expression.UpvalueRef;
import java.util.ArrayList;
import java.util.List;

/**
 * A function while it is being parsed: its variables, blocks and upvalues, and with those of the functions around
 * it what a name means.
 *
 * <p>The to-be-closed variables in scope form a chain, innermost first, linked by
 * {@link LocalVariable#outerToBeClosed()}. A jump remembers the chain where it starts; what it leaves is the part of
 * it in front of the chain at its label.
 */
final class FunctionScope {
    private static final int MAX_VARIABLES = 200;
    private static final int MAX_UPVALUES = 255;
    private static final String ENVIRONMENT = "_ENV";
    /** Functions of the debug library that can tell a variable from a copy of its value. */
    private static final List<String> DEBUG_FUNCTIONS = List.of("setlocal", "setupvalue", "upvaluejoin", "upvalueid");

    private final FunctionScope outer;
    private final TokenStream tokens;
    private final LuaBytes environmentName;
    private final int lineDefined;
    private final JumpScope jumps;
    private final RegisterCount registers;

    /** Declared variables: the first {@code active} are in scope, the others are still waiting for their values. */
    private final List<LocalVariable> variables = new ArrayList<>();
    private int active;
    private int declared;
    /** How many of those in scope are no constants, and so have registers. */
    private int activeInRegisters;
    private final List<Upvalue> upvalues = new ArrayList<>();
    private final List<FunctionBody> children = new ArrayList<>();
    /** Variables of this function in the order in which inner functions captured them; may repeat. */
    private final List<LocalVariable> captures = new ArrayList<>();
    /** The same for all functions of the chunk. */
    private final List<LocalVariable> capturesOfChunk;
    private BlockScope block;
    private LocalVariable toBeClosed;
    private boolean isVararg;
    private boolean usesVararg;

    private FunctionScope(FunctionScope outer, TokenStream tokens, LuaBytes environmentName, int lineDefined) {
        this.outer = outer;
        this.tokens = tokens;
        this.environmentName = environmentName;
        this.lineDefined = lineDefined;
        this.jumps = new JumpScope(this, tokens);
        this.registers = new RegisterCount(tokens);
        this.capturesOfChunk = outer == null ? new ArrayList<>() : outer.capturesOfChunk;
        enterBlock(null);
    }

    /** The main function of a chunk: vararg, with {@code _ENV} as its only upvalue. */
    static FunctionScope main(TokenStream tokens) {
        LuaBytes environmentName = tokens.intern(ENVIRONMENT);
        FunctionScope main = new FunctionScope(null, tokens, environmentName, 0);
        main.isVararg = true;
        LocalVariable environment = new LocalVariable(environmentName, LocalVariable.Attribute.NONE, 0, -1);
        environment.countCapture();
        main.upvalues.add(new Upvalue(0, environment, -1));
        return main;
    }

    /** A function inside this one. */
    FunctionScope inner(int line) {
        return new FunctionScope(this, tokens, environmentName, line);
    }

    FunctionScope outer() {
        return outer;
    }

    JumpScope jumps() {
        return jumps;
    }

    RegisterCount registers() {
        return registers;
    }

    /** Ends the use of registers for all but the variables in scope. */
    void releaseTemporaries() {
        registers.release(activeInRegisters);
    }

    BlockScope block() {
        return block;
    }

    /** The innermost to-be-closed variable in scope, or null. */
    LocalVariable toBeClosed() {
        return toBeClosed;
    }

    int activeCount() {
        return active;
    }

    LocalVariable variable(int index) {
        return variables.get(index);
    }

    boolean isVararg() {
        return isVararg;
    }

    void setVararg() {
        isVararg = true;
    }

    void markVarargUsed() {
        usesVararg = true;
    }

    /**
     * Declares a variable; it comes into scope with {@link #activate}.
     *
     * @throws SyntaxException when the function has too many
     */
    LocalVariable declare(LuaBytes name, LocalVariable.Attribute attribute) {
        checkVariableLimit();
        LocalVariable variable = new LocalVariable(name, attribute, tokens.lastLine(), declared++);
        variables.add(variable);
        return variable;
    }

    /** Checks that one more variable can be declared. */
    void checkVariableLimit() {
        if (variables.size() >= MAX_VARIABLES) {
            throw limitError(MAX_VARIABLES, "local variables");
        }
    }

    /** Brings the next {@code count} declared variables into scope. */
    void activate(int count) {
        for (int index = active; index < active + count; index++) {
            if (variables.get(index).constant() == null) {
                activeInRegisters++;
            }
        }
        active += count;
    }

    /** Makes an active variable the innermost to-be-closed one. */
    void activateToBeClosed(LocalVariable variable) {
        variable.setOuterToBeClosed(toBeClosed);
        toBeClosed = variable;
    }

    void enterBlock(LoopExit exit) {
        block = new BlockScope(block, active, toBeClosed, jumps.labelCount(), jumps.pendingCount(), exit);
    }

    /** Ends the scope of the innermost block's variables and labels. */
    void leaveBlock() {
        BlockScope left = block;
        while (active > left.activeOutside) {
            active--;
            if (variables.removeLast().constant() == null) {
                activeInRegisters--;
            }
        }
        releaseTemporaries();
        toBeClosed = left.toBeClosedOutside;
        block = left.outer;
        jumps.leaveBlock(left);
    }

    /** Ends the function. */
    FunctionBody finish(List<LocalVariable> parameters, Block body, int lastLineDefined) {
        leaveBlock();
        FunctionBody function = new FunctionBody(parameters, isVararg, usesVararg, body, List.copyOf(upvalues),
            List.copyOf(children), lineDefined, lastLineDefined, registers.tooMany());
        if (outer != null) {
            outer.children.add(function);
        } else if (namesDebugFunction()) {
            for (LocalVariable captured : capturesOfChunk) {
                captured.markExposed();
            }
        }
        return function;
    }

    private boolean namesDebugFunction() {
        for (String name : DEBUG_FUNCTIONS) {
            if (tokens.hasRead(name)) {
                return true;
            }
        }
        return false;
    }

    /** What a name means here. */
    Expression resolve(LuaBytes name, int line) {
        Expression variable = resolveVariable(name, line);
        return variable != null ? variable : new GlobalRef(resolveVariable(environmentName, line), name, line);
    }

    private Expression resolveVariable(LuaBytes name, int line) {
        for (FunctionScope scope = this; scope != null; scope = scope.outer) {
            LocalVariable found = scope.findOwn(name);
            if (found != null) {
                if (found.constant() != null) {
                    return found.constant().atLine(line);
                }
                return scope == this && !isEnvironmentOfChunk(found) ? new LocalRef(found, line)
                    : new UpvalueRef(upvalues.get(upvalueIndex(found, scope)), line);
            }
        }
        return null;
    }

    private LocalVariable findOwn(LuaBytes name) {
        for (int index = active - 1; index >= 0; index--) {
            LocalVariable variable = variables.get(index);
            if (variable.key() == name) {
                return variable;
            }
        }
        return outer == null && name == environmentName ? upvalues.getFirst().variable() : null;
    }

    private boolean isEnvironmentOfChunk(LocalVariable variable) {
        return outer == null && variable == upvalues.getFirst().variable();
    }

    /** The index of a variable among this function's upvalues; makes it one, here and in the functions between. */
    private int upvalueIndex(LocalVariable variable, FunctionScope owner) {
        for (int index = 0; index < upvalues.size(); index++) {
            if (upvalues.get(index).variable() == variable) {
                return index;
            }
        }
        int parentIndex = -1;
        if (outer != owner || owner.isEnvironmentOfChunk(variable)) {
            parentIndex = outer.upvalueIndex(variable, owner);
        } else {
            owner.noteCapture(variable);
        }
        if (upvalues.size() >= MAX_UPVALUES) {
            throw limitError(MAX_UPVALUES, "upvalues");
        }
        int index = upvalues.size();
        upvalues.add(new Upvalue(index, variable, parentIndex));
        variable.countCapture();
        return index;
    }

    /** Notes that a function inside this one captures one of this one's variables. */
    private void noteCapture(LocalVariable variable) {
        captures.add(variable);
        capturesOfChunk.add(variable);
        int index = variables.indexOf(variable);
        for (BlockScope scope = block; scope.activeOutside > index; scope = scope.outer) {
            if (scope.isRepeating()) {
                variable.markCapturedRepeatedly();
            }
        }
    }

    /** A point in the order of captures, for {@link #markRepeatedCaptures}. */
    int captureMark() {
        return captures.size();
    }

    /**
     * Notes that the code since {@code mark} is repeated while the first {@code activeCount} variables keep their
     * lives.
     */
    void markRepeatedCaptures(int mark, int activeCount) {
        for (int index = mark; index < captures.size(); index++) {
            LocalVariable captured = captures.get(index);
            if (variables.subList(0, activeCount).contains(captured)) {
                captured.markCapturedRepeatedly();
            }
        }
    }

    private SyntaxException limitError(int limit, String what) {
        String where = lineDefined == 0 ? "main function" : "function at line " + lineDefined;
        return tokens.error("too many " + what + " (limit is " + limit + ") in " + where);
    }
}
