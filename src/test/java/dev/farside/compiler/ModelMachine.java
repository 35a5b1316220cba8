package dev.farside.compiler;

import dev.farside.bytecode.FunctionTemplate;
import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Executes templates with Java objects for values: the instruction set by its definition, as slow as can be. It tells
 * what compiled code does without an engine and a heap. Values are null, Boolean, Long, Double, String (characters as
 * bytes), {@link ModelTable} and {@link Callable}; a cell is an array of one.
 *
 * <p>Every register that an instruction leaves undefined is overwritten with {@link #JUNK}, and junk that is read or a
 * cell that is taken for a value fails.
 */
final class ModelMachine {
    /** A function of either language. */
    interface Callable {
        Object[] call(Object[] arguments);
    }

    /** The machine has executed as many instructions as it may. */
    static final class OutOfStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfStepsException() {
            super(null, null, false, false);
        }
    }

    /** An error raised by Lua code. */
    static final class LuaError extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Object value;

        LuaError(Object value) {
            super(ModelLibrary.text(value), null, false, false);
            this.value = value;
        }
    }

    private static final Object JUNK = new Object[0];
    private static final int HEAD = 2;

    private final ModelTable globals = new ModelTable();
    private final StringBuilder output = new StringBuilder();
    private long steps;

    ModelMachine() {
        this(Long.MAX_VALUE);
    }

    /** A machine that executes so many instructions at most. */
    ModelMachine(long steps) {
        this.steps = steps;
        ModelLibrary.open(this, globals, output);
    }

    /** What the program has printed. */
    String output() {
        return output.toString();
    }

    /** Runs a main function. */
    Object[] run(FunctionTemplate main, Object... arguments) {
        return new Closure(main, new Object[] {new Object[] {globals}}).call(arguments);
    }

    private final class Closure implements Callable {
        private final FunctionTemplate template;
        private final Object[] captured;

        Closure(FunctionTemplate template, Object[] captured) {
            this.template = template;
            this.captured = captured;
        }

        @Override
        public Object[] call(Object[] arguments) {
            Frame frame = new Frame(this, arguments);
            try {
                return frame.execute();
            } catch (LuaError error) {
                throw frame.closeAll(error);
            }
        }
    }

    private final class Frame {
        private final Closure closure;
        private final int[] code;
        private final Object[] varargs;
        private final Deque<Integer> toBeClosed = new ArrayDeque<>();
        private Object[] registers;
        private int top = -1;
        private int at;
        private int word;

        Frame(Closure closure, Object[] arguments) {
            FunctionTemplate template = closure.template;
            this.closure = closure;
            this.code = template.code();
            this.registers = new Object[template.registers()];
            Arrays.fill(registers, JUNK);
            int parameters = template.parameters();
            for (int index = 0; index < parameters; index++) {
                registers[index] = index < arguments.length ? arguments[index] : null;
            }
            this.varargs = arguments.length > parameters ? Arrays.copyOfRange(arguments, parameters, arguments.length)
                : new Object[0];
        }

        private int a() {
            return Instruction.a(word);
        }

        private int b() {
            return Instruction.b(word);
        }

        private int c() {
            return Instruction.c(word);
        }

        private int extra() {
            return code[at + 1];
        }

        /** A register that must hold a value. */
        private Object value(int register) {
            Object value = registers[register];
            if (value instanceof Object[]) {
                throw new AssertionError("no value in register " + register + " at word " + at);
            }
            return value;
        }

        private Object[] cell(Object holder) {
            if (!(holder instanceof Object[] cell) || cell.length != 1) {
                throw new AssertionError("no cell at word " + at);
            }
            return cell;
        }

        private Object constant(int index) {
            Object constant = closure.template.constants().get(index);
            return constant instanceof byte[] bytes ? text(bytes) : constant;
        }

        private String key() {
            return text(closure.template.sites().get(extra()).keys().getFirst());
        }

        private Object capturedCell() {
            return cell(closure.captured[b()])[0];
        }

        Object[] execute() {
            while (true) {
                if (steps-- <= 0) {
                    throw new OutOfStepsException();
                }
                word = code[at];
                int opcode = Instruction.opcode(word);
                int next = at + Opcode.length(opcode);
                try {
                    switch (opcode) {
                        case Opcode.TAILCALL -> {
                            return invoke();
                        }
                        case Opcode.RETURN -> {
                            return values(a(), b() == 0 ? top : a() + b() - 1);
                        }
                        case Opcode.RETURN0 -> {
                            return new Object[0];
                        }
                        case Opcode.RETURN1 -> {
                            return values(a(), a() + 1);
                        }
                        default -> {
                            boolean jumps = instruction(opcode);
                            at = !jumps ? next : Opcode.info(opcode).format() == Opcode.Format.J
                                ? next + Instruction.sj(word) : next + extra();
                        }
                    }
                } catch (ModelLibrary.Failure failure) {
                    throw new LuaError(position() + failure.getMessage());
                }
            }
        }

        private String position() {
            return text(closure.template.source()).substring(1) + ":" + closure.template.lines()[at] + ": ";
        }

        private Object[] values(int first, int end) {
            Object[] values = new Object[end - first];
            for (int index = 0; index < values.length; index++) {
                values[index] = value(first + index);
            }
            return values;
        }

        private Object[] invoke() {
            int first = a() + HEAD;
            return ModelLibrary.call(value(a()), values(first, b() == 0 ? top : first + b() - 1));
        }

        /** Stores results from a register on; everything behind is lost. */
        private void results(int first, int wanted, Object[] results) {
            Arrays.fill(registers, first, registers.length, JUNK);
            int count = wanted < 0 ? results.length : wanted;
            if (first + count > registers.length) {
                if (wanted >= 0) {
                    throw new AssertionError("results beyond the frame at word " + at);
                }
                registers = Arrays.copyOf(registers, first + count);
            }
            for (int index = 0; index < count; index++) {
                registers[first + index] = index < results.length ? results[index] : null;
            }
            if (wanted < 0) {
                top = first + count;
            }
        }

        /** Executes one instruction that is no return; true if it jumps. */
        private boolean instruction(int opcode) {
            switch (opcode) {
                case Opcode.MOVE -> registers[a()] = value(b());
                case Opcode.LOADK -> registers[a()] = constant(Instruction.bx(word));
                case Opcode.LOADKX -> registers[a()] = constant(extra());
                case Opcode.LOADNIL -> Arrays.fill(registers, a(), a() + b() + 1, null);
                case Opcode.GETCAPTURED -> {
                    registers[a()] = closure.captured[b()];
                    value(a());
                }
                case Opcode.GETCAPTUREDCELL -> registers[a()] = capturedCell();
                case Opcode.SETCAPTUREDCELL -> cell(closure.captured[b()])[0] = value(a());
                case Opcode.NEWCELL -> registers[a()] = new Object[] {value(b())};
                case Opcode.GETCELL -> registers[a()] = cell(registers[b()])[0];
                case Opcode.SETCELL -> cell(registers[a()])[0] = value(b());
                case Opcode.GETGLOBAL -> registers[a()] = ModelLibrary.index(capturedCell(), key());
                case Opcode.SETGLOBAL -> ModelLibrary.setIndex(capturedCell(), key(), value(a()));
                case Opcode.GETFIELD -> registers[a()] = ModelLibrary.index(value(b()), key());
                case Opcode.SETFIELD -> ModelLibrary.setIndex(value(a()), key(), value(b()));
                case Opcode.SETFIELDK -> ModelLibrary.setIndex(value(a()), key(), constant(b()));
                case Opcode.SELF -> {
                    Object object = value(b());
                    registers[a()] = ModelLibrary.index(object, key());
                    registers[a() + 2] = object;
                }
                case Opcode.GETINDEX -> registers[a()] = ModelLibrary.index(value(b()), value(c()));
                case Opcode.SETINDEX -> ModelLibrary.setIndex(value(a()), value(b()), value(c()));
                case Opcode.SETINDEXK -> ModelLibrary.setIndex(value(a()), value(b()), constant(c()));
                case Opcode.GETINT -> registers[a()] = ModelLibrary.index(value(b()), (long) c());
                case Opcode.SETINT -> ModelLibrary.setIndex(value(a()), (long) b(), value(c()));
                case Opcode.NEWTABLE -> registers[a()] = new ModelTable();
                case Opcode.NEWRECORD -> newRecord();
                case Opcode.SETLIST -> setList();
                case Opcode.UNM -> registers[a()] = ModelLibrary.negate(value(b()));
                case Opcode.BNOT -> registers[a()] = ModelLibrary.arithmetic(Opcode.BXOR, value(b()), -1L);
                case Opcode.NOT -> registers[a()] = !ModelLibrary.isTrue(value(b()));
                case Opcode.LEN -> registers[a()] = ModelLibrary.length(value(b()));
                case Opcode.CONCAT -> concat();
                case Opcode.CALL -> results(a(), c() - 1, invoke());
                case Opcode.VARARG -> vararg();
                case Opcode.SHIFT -> shift();
                case Opcode.CLOSURE -> closure();
                case Opcode.TBC -> toBeClosed(a());
                case Opcode.CLOSE -> close(a(), null);
                default -> {
                    if (opcode >= Opcode.ADD && opcode <= Opcode.SHR) {
                        registers[a()] = ModelLibrary.arithmetic(opcode, value(b()), value(c()));
                        return false;
                    }
                    if (opcode >= Opcode.ADDK && opcode <= Opcode.IDIVK) {
                        registers[a()] = ModelLibrary.arithmetic(opcode - Opcode.ADDK + Opcode.ADD, value(b()),
                            constant(c()));
                        return false;
                    }
                    return jump(opcode);
                }
            }
            return false;
        }

        private boolean jump(int opcode) {
            boolean when = c() != 0;
            return switch (opcode) {
                case Opcode.JUMP, Opcode.JUMPBACK -> true;
                case Opcode.JUMPIF -> ModelLibrary.isTrue(value(a()));
                case Opcode.JUMPIFNOT -> !ModelLibrary.isTrue(value(a()));
                case Opcode.EQ -> ModelLibrary.equal(value(a()), value(b())) == when;
                case Opcode.LT -> ModelLibrary.less(value(a()), value(b())) == when;
                case Opcode.LE -> ModelLibrary.lessOrEqual(value(a()), value(b())) == when;
                case Opcode.EQK -> ModelLibrary.equal(value(a()), constant(b())) == when;
                case Opcode.LTK -> ModelLibrary.less(value(a()), constant(b())) == when;
                case Opcode.LEK -> ModelLibrary.lessOrEqual(value(a()), constant(b())) == when;
                case Opcode.GTK -> ModelLibrary.less(constant(b()), value(a())) == when;
                case Opcode.GEK -> ModelLibrary.lessOrEqual(constant(b()), value(a())) == when;
                case Opcode.FORPREP -> !forPrepare();
                case Opcode.FORLOOP -> forLoop();
                case Opcode.TFORPREP -> {
                    toBeClosed(a() + 3);
                    yield true;
                }
                case Opcode.TFORCALL -> {
                    results(a() + 4, c(), ModelLibrary.call(value(a()), values(a() + 1, a() + 3)));
                    yield false;
                }
                case Opcode.TFORLOOP -> {
                    boolean goesOn = value(a() + 4) != null;
                    if (goesOn) {
                        registers[a() + 2] = value(a() + 4);
                    }
                    yield goesOn;
                }
                default -> throw new AssertionError("unknown opcode " + opcode);
            };
        }

        private void shift() {
            int end = b() == 0 ? top++ : a() + b() - 1;
            if (end == registers.length) {
                registers = Arrays.copyOf(registers, end + 1);
            }
            System.arraycopy(registers, a(), registers, a() + 1, end - a());
            registers[a()] = null;
        }

        private void newRecord() {
            ModelTable table = new ModelTable();
            List<byte[]> keys = closure.template.sites().get(extra()).keys();
            for (int index = 0; index < keys.size(); index++) {
                table.set(text(keys.get(index)), value(a() + 1 + index));
            }
            registers[a()] = table;
        }

        private void setList() {
            Object[] values = values(a() + 1, b() == 0 ? top : a() + 1 + b());
            for (int index = 0; index < values.length; index++) {
                ((ModelTable) value(a())).set((long) extra() + 1 + index, values[index]);
            }
        }

        private void concat() {
            Object result = value(a() + b() - 1);
            for (int index = b() - 2; index >= 0; index--) {
                result = ModelLibrary.concatenate(value(a() + index), result);
            }
            Arrays.fill(registers, a(), registers.length, JUNK);
            registers[a()] = result;
        }

        private void vararg() {
            if (c() == 0) {
                results(a(), -1, varargs);
                return;
            }
            for (int index = 0; index < c() - 1; index++) {
                registers[a() + index] = index < varargs.length ? varargs[index] : null;
            }
        }

        private void closure() {
            FunctionTemplate child = closure.template.children().get(Instruction.bx(word));
            Object[] captured = new Object[child.captures().size()];
            registers[a()] = new Closure(child, captured);
            for (int index = 0; index < captured.length; index++) {
                Capture capture = child.captures().get(index);
                captured[index] = capture.fromParentLocal() ? registers[capture.index()]
                    : closure.captured[capture.index()];
                if (captured[index] instanceof Object[] cell && (!capture.cell() || cell.length != 1)) {
                    throw new AssertionError("captures what it should not at word " + at);
                }
            }
        }

        // --- to-be-closed variables

        private void toBeClosed(int register) {
            Object value = value(register);
            if (!ModelLibrary.isTrue(value)) {
                return;
            }
            if (ModelLibrary.metamethod(value, "__close") == null) {
                throw new ModelLibrary.Failure("variable got a non-closable value");
            }
            toBeClosed.push(register);
        }

        private void close(int first, Object error) {
            while (!toBeClosed.isEmpty() && toBeClosed.peek() >= first) {
                Object value = value(toBeClosed.pop());
                ModelLibrary.call(ModelLibrary.metamethod(value, "__close"), value, error);
            }
        }

        private LuaError closeAll(LuaError error) {
            LuaError current = error;
            while (!toBeClosed.isEmpty()) {
                try {
                    close(toBeClosed.peek(), current.value);
                } catch (LuaError next) {
                    current = next;
                } catch (ModelLibrary.Failure failure) {
                    current = new LuaError(failure.getMessage());
                }
            }
            return current;
        }

        // --- numeric for, for integers and floats that do not overflow

        private boolean forPrepare() {
            Object start = value(a());
            Object limit = value(a() + 1);
            Object step = value(a() + 2);
            if (!(start instanceof Number) || !(limit instanceof Number) || !(step instanceof Number)) {
                throw new ModelLibrary.Failure("'for' values must be numbers");
            }
            if (step.equals(0L)) {
                throw new ModelLibrary.Failure("'for' step is zero");
            }
            if (!(start instanceof Long) || !(step instanceof Long)) {
                registers[a()] = ModelLibrary.arithmetic(Opcode.ADD, start, 0.0);
            }
            registers[a() + 3] = registers[a()];
            return runs(start, limit, step);
        }

        private boolean forLoop() {
            Object step = value(a() + 2);
            Object next = ModelLibrary.arithmetic(Opcode.ADD, value(a()), step);
            boolean goesOn = runs(next, value(a() + 1), step);
            if (goesOn) {
                registers[a()] = next;
                registers[a() + 3] = next;
            }
            return goesOn;
        }

        private boolean runs(Object index, Object limit, Object step) {
            return ModelLibrary.less(0L, step) ? ModelLibrary.lessOrEqual(index, limit)
                : ModelLibrary.lessOrEqual(limit, index);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
