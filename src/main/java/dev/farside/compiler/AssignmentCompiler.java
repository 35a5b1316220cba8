package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Binary;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.GlobalRef;
import dev.farside.syntax.Expression.Index;
import dev.farside.syntax.Expression.LocalRef;
import dev.farside.syntax.Expression.Logical;
import dev.farside.syntax.Expression.Unary;
import dev.farside.syntax.Expression.UpvalueRef;
import dev.farside.syntax.LocalVariable;
import dev.farside.syntax.LuaBytes;
import dev.farside.syntax.Statement.Assignment;
import dev.farside.syntax.Upvalue;
import java.util.ArrayList;
import java.util.List;

/** Assignments: targets whose tables and keys are evaluated, and the stores into them. */
final class AssignmentCompiler {
    /** Something to assign to. Registers in it are those of local variables or reserved. */
    sealed interface Target {
    }

    /** A local variable in its register. */
    record LocalTarget(LocalVariable variable, int register) implements Target {
    }

    /** A local variable whose register holds a cell. */
    record CellTarget(int register) implements Target {
    }

    /** A captured variable; being assigned, it is a cell. */
    record UpvalueTarget(int index) implements Target {
    }

    /** A global variable of an environment that is a captured cell. */
    record GlobalTarget(int environment, LuaBytes name) implements Target {
    }

    /** A field with a string constant for a key. */
    record FieldTarget(Operand table, LuaBytes name) implements Target {
    }

    /** An element whose key is a small integer constant. */
    record IntegerTarget(Operand table, int key) implements Target {
    }

    /** An element with any key. */
    record IndexTarget(Operand table, Operand key) implements Target {
    }

    /** A table or key of a target: a register, or a variable that is read when the store is made. */
    private static final class Operand {
        private int register;
        private Expression variable;

        private Operand(int register) {
            this.register = register;
        }

        private Operand(Expression variable) {
            this.variable = variable;
        }
    }

    /** Longest string that the reference makes an operand of an instruction. */
    private static final int MAX_SHORT_STRING = 40;
    /** How many nodes {@link #readsLate} looks at before it gives up and says yes. */
    private static final int NODES_LOOKED_AT = 24;

    private final FunctionCompiler function;

    AssignmentCompiler(FunctionCompiler function) {
        this.function = function;
    }

    void assignment(Assignment assignment) {
        Registers registers = function.registers;
        int free = registers.free();
        List<Expression> expressions = assignment.targets();
        List<Target> targets = new ArrayList<>();
        for (int index = 0; index < expressions.size(); index++) {
            readBeforeAssigned(targets, expressions.get(index));
            targets.add(target(expressions.get(index), assignedLater(expressions, index)));
        }
        List<Expression> values = assignment.values();
        int line = assignment.endLine();
        int unstored = targets.size();
        if (values.size() == targets.size()) {
            for (Expression value : values.subList(0, values.size() - 1)) {
                function.expressions.next(value);
            }
            unstored--;
            store(targets.get(unstored), values.getLast(), line);
            // The temporaries of that store have been released; what the next ones read lies below.
        } else {
            function.expressions.adjusted(values, targets.size(), line);
        }
        int value = registers.free();
        while (unstored > 0) {
            unstored--;
            value--;
            storeRegister(targets.get(unstored), value, line);
        }
        registers.release(free);
    }

    /** The variables in registers that are targets behind {@code index}: earlier tables and keys must be copies. */
    private List<LocalVariable> assignedLater(List<Expression> targets, int index) {
        if (!(targets.get(index) instanceof Index)) {
            return List.of();
        }
        List<LocalVariable> variables = new ArrayList<>();
        for (Expression later : targets.subList(index + 1, targets.size())) {
            if (later instanceof LocalRef(LocalVariable variable, int _) && !function.isCell(variable)) {
                variables.add(variable);
            }
        }
        return variables;
    }

    /** A variable that tables and keys of earlier targets are in is about to be assigned: they are copied now. */
    private void readBeforeAssigned(List<Target> targets, Expression assigned) {
        if (!(assigned instanceof LocalRef || assigned instanceof UpvalueRef)) {
            return;
        }
        for (Target target : targets) {
            switch (target) {
                case FieldTarget(Operand table, LuaBytes _) -> readIfSame(table, assigned);
                case IntegerTarget(Operand table, int _) -> readIfSame(table, assigned);
                case IndexTarget(Operand table, Operand key) -> {
                    readIfSame(table, assigned);
                    readIfSame(key, assigned);
                }
                default -> { }
            }
        }
    }

    private void readIfSame(Operand operand, Expression assigned) {
        boolean isSame = switch (operand.variable) {
            case null -> false;
            case LocalRef(LocalVariable variable, int _) ->
                assigned instanceof LocalRef(LocalVariable other, int _) && other == variable;
            case UpvalueRef(Upvalue upvalue, int _) ->
                assigned instanceof UpvalueRef(Upvalue other, int _) && other == upvalue;
            default -> throw new IllegalStateException("not a variable");
        };
        if (isSame) {
            operand.register = register(operand, assigned.line());
            operand.variable = null;
        }
    }

    /** The register of an operand; a variable that is read late is read into the next one, which is reserved. */
    private int register(Operand operand, int line) {
        return operand.variable == null ? operand.register : function.expressions.readLate(operand.variable, line);
    }

    // --- targets

    /** Evaluates what a target consists of; reserves registers. */
    Target target(Expression target) {
        return target(target, List.of());
    }

    private Target target(Expression target, List<LocalVariable> assignedLater) {
        return switch (target) {
            case LocalRef(LocalVariable variable, int _) -> {
                int register = function.registers.of(variable);
                yield function.isCell(variable) ? new CellTarget(register) : new LocalTarget(variable, register);
            }
            case UpvalueRef(var upvalue, int _) -> new UpvalueTarget(upvalue.index());
            case GlobalRef global when function.expressions.isEnvironmentCell(global) ->
                new GlobalTarget(function.expressions.environmentIndex(global), global.name());
            case GlobalRef global ->
                new FieldTarget(operand(global.environment(), assignedLater), global.name());
            case Index index -> {
                if (index.object() instanceof UpvalueRef(Upvalue upvalue, int _) && function.isCell(upvalue)) {
                    yield elementOfUpvalue(index, assignedLater);
                }
                Operand table = operand(index.object(), assignedLater);
                yield element(table, index.key(), assignedLater);
            }
            default -> throw new IllegalArgumentException("not a target: " + target.getClass());
        };
    }

    /**
     * The reference reads a table that is an upvalue in the store if the key is a short string, else behind the key.
     */
    private Target elementOfUpvalue(Index index, List<LocalVariable> assignedLater) {
        LuaBytes name = FunctionCompiler.stringKey(index.key());
        if (name != null && name.length() <= MAX_SHORT_STRING) {
            return new FieldTarget(new Operand(index.object()), name);
        }
        Operand table = new Operand(index.object());
        Target target = element(table, index.key(), assignedLater);
        table.register = register(table, index.line());
        table.variable = null;
        return target;
    }

    private Operand operand(Expression expression, List<LocalVariable> assignedLater) {
        if (function.expressions.isReadLate(expression)) {
            return new Operand(expression);
        }
        boolean mustCopy = expression instanceof LocalRef(LocalVariable variable, int _)
            && assignedLater.contains(variable);
        return new Operand(mustCopy ? function.expressions.next(expression) : function.expressions.any(expression));
    }

    /** An element of the table in a register; evaluates the key. */
    Target element(int table, Expression key) {
        return element(new Operand(table), key, List.of());
    }

    private Target element(Operand table, Expression key, List<LocalVariable> assignedLater) {
        LuaBytes name = FunctionCompiler.stringKey(key);
        if (name != null) {
            return new FieldTarget(table, name);
        }
        if (ChainCompiler.isSmallInteger(key)) {
            return new IntegerTarget(table, ChainCompiler.smallInteger(key));
        }
        return new IndexTarget(table, operand(key, assignedLater));
    }

    // --- stores

    /** Evaluates a value and stores it. */
    void store(Target target, Expression value, int line) {
        Registers registers = function.registers;
        int free = registers.free();
        switch (target) {
            case LocalTarget(LocalVariable variable, int register) -> {
                if (value instanceof Logical logical && readsLate(logical, variable)) {
                    function.expressions.move(register, function.expressions.next(value), line);
                } else {
                    function.expressions.into(value, register);
                }
            }
            case FieldTarget(Operand table, LuaBytes name) when constantOperand(value) >= 0 ->
                function.code.emitWithExtra(Opcode.SETFIELDK, register(table, line), constantOperand(value), 0,
                    function.site(name), line);
            case IndexTarget(Operand table, Operand key) when constantOperand(value) >= 0 ->
                function.code.emit(Opcode.SETINDEXK, register(table, line), register(key, line),
                    constantOperand(value), line);
            default -> storeRegister(target, function.expressions.any(value), line);
        }
        registers.release(free);
    }

    private int constantOperand(Expression value) {
        return value instanceof Constant constant ? function.operand(constant) : -1;
    }

    /** Stores the value of a register. */
    void storeRegister(Target target, int value, int line) {
        Registers registers = function.registers;
        int free = registers.free();
        switch (target) {
            case LocalTarget(LocalVariable _, int register) -> function.expressions.move(register, value, line);
            case CellTarget(int register) -> function.code.emit(Opcode.SETCELL, register, value, 0, line);
            case UpvalueTarget(int index) -> function.code.emit(Opcode.SETCAPTUREDCELL, value, index, 0, line);
            case GlobalTarget(int environment, LuaBytes name) ->
                function.code.emitWithExtra(Opcode.SETGLOBAL, value, environment, 0, function.site(name), line);
            case FieldTarget(Operand table, LuaBytes name) ->
                function.code.emitWithExtra(Opcode.SETFIELD, register(table, line), value, 0, function.site(name),
                    line);
            case IntegerTarget(Operand table, int key) ->
                function.code.emit(Opcode.SETINT, register(table, line), key, value, line);
            case IndexTarget(Operand table, Operand key) ->
                function.code.emit(Opcode.SETINDEX, register(table, line), register(key, line), value, line);
        }
        registers.release(free);
    }

    // --- when the value of "and" or "or" may be put together in the register of the variable it is assigned to

    /**
     * Whether {@code variable} may be read in an expression after a part of the expression's value has been written
     * to it: anywhere but in its first operand. Looks at a few nodes only and answers yes when there are more.
     */
    private boolean readsLate(Logical logical, LocalVariable variable) {
        if (logical.left() instanceof LocalRef(LocalVariable first, int _) && first == variable) {
            // As in "x = x or y": the first operand is in its place already.
            return logical.right() instanceof Logical right && readsLate(right, variable);
        }
        Search search = new Search(variable);
        Expression left = logical;
        while (left instanceof Logical link) {
            if (search.finds(link.right())) {
                return true;
            }
            left = link.left();
        }
        return false;
    }

    private static final class Search {
        private final LocalVariable variable;
        private int budget = NODES_LOOKED_AT;

        private Search(LocalVariable variable) {
            this.variable = variable;
        }

        private boolean finds(Expression expression) {
            budget--;
            if (budget < 0) {
                return true;
            }
            return switch (expression) {
                case Constant _, UpvalueRef _, Expression.Vararg _ -> false;
                case LocalRef(LocalVariable found, int _) -> found == variable;
                case GlobalRef(Expression environment, LuaBytes _, int _) -> finds(environment);
                case Index(Expression object, Expression key, int _) -> finds(object) || finds(key);
                case Expression.Call(Expression called, List<Expression> arguments, int _) ->
                    finds(called) || findsAny(arguments);
                case Expression.MethodCall call -> finds(call.object()) || findsAny(call.arguments());
                case Expression.Paren(Expression inner, int _) -> finds(inner);
                case Unary unary -> finds(unary.operand());
                case Binary binary -> finds(binary.left()) || finds(binary.right());
                case Logical logical -> finds(logical.left()) || finds(logical.right());
                case Expression.TableConstructor table ->
                    table.items().stream().anyMatch(item -> finds(item.value())
                        || item instanceof Expression.KeyedItem keyed && finds(keyed.key()));
                // A variable in a register that is assigned to is not captured.
                case Expression.FunctionExpression _ -> false;
            };
        }

        private boolean findsAny(List<Expression> expressions) {
            return expressions.stream().anyMatch(this::finds);
        }
    }
}
