package dev.farside.jit;

import static dev.farside.jit.Assembler.ARGUMENTS;
import static dev.farside.jit.Assembler.BASE;
import static dev.farside.jit.Assembler.CLOSURE;
import static dev.farside.jit.Assembler.FAST;
import static dev.farside.jit.Assembler.FUNCTION;
import static dev.farside.jit.Assembler.LONG_OF_LONG;
import static dev.farside.jit.Assembler.M;
import static dev.farside.jit.Assembler.MEMORY;
import static dev.farside.jit.Assembler.MUTATOR;
import static dev.farside.jit.Assembler.PUT;
import static dev.farside.jit.Assembler.SLOW;
import static dev.farside.jit.Assembler.TEMPORARY;
import static dev.farside.jit.Assembler.local;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.runtime.Event;
import dev.farside.runtime.Link;
import dev.farside.runtime.Outcome;
import dev.farside.value.Word;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes the JVM bytecode of one prototype, instruction by instruction.
 */
final class Translation {

    static final MethodTypeDesc CALL = MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_int);
    private static final ClassDesc OUTCOME = Outcome.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc LONG_OF_NOTHING = MethodTypeDesc.of(CD_long);

    private final long prototype;
    private final long start;
    private final long code;
    private final int parameters;
    private final int registers;
    private final int[] words;
    private final DataFlow flow;
    private final boolean defers;
    private Label[] labels;
    private CodeBuilder out;
    private Assembler asm;
    private NumberOperations numbers;
    private TableAccess tables;

    /**
     * Reads a prototype.
     *
     * @param position reference of the instruction to begin at
     * @param defers whether values are stored to the frame only where somebody may look at it; more code
     */
    Translation(long prototype, long position, boolean defers) {
        this.prototype = prototype;
        start = position;
        flow = new DataFlow(prototype, position);
        this.defers = defers;
        code = PrototypeObject.code(prototype);
        parameters = PrototypeObject.parameters(Header.get(prototype));
        registers = PrototypeObject.registers(Header.get(prototype));
        words = flow.words();
    }

    /** Number of instruction words that can be reached. */
    int size() {
        return flow.size();
    }

    // --- the method

    /** Writes the body of the method {@code call}. */
    void emit(CodeBuilder builder) {
        out = builder;
        asm = new Assembler(out, prototype, flow, defers);
        numbers = new NumberOperations(out, asm, flow, new LikelyTypes(flow, prototype));
        tables = new TableAccess(out, asm);
        labels = new Label[words.length];
        for (int i = 0; i < words.length; i++) {
            if (flow.isReachable(i)) {
                labels[i] = out.newLabel();
            }
        }
        out.lload(BASE).invokestatic(MEMORY, "mask", LONG_OF_LONG).lstore(BASE);
        if (start == code) {
            enterFunction();
        } else {
            for (int i = 0; i < registers; i++) {
                asm.reload(i);
            }
        }
        asm.address(-16).invokestatic(MEMORY, "getLongNear", LONG_OF_LONG).invokestatic(MEMORY, "mask", LONG_OF_LONG)
                .lstore(CLOSURE);
        int first = (int) (start - code >> 2);
        if (first != 0) {
            out.goto_(labels[first]);
        }
        for (int i = 0; i < words.length; i++) {
            if (flow.isReachable(i)) {
                out.labelBinding(labels[i]);
                if (flow.isLoopHeader(i)) {
                    // C2 then knows the range of base in code that it enters at the loop, too
                    out.lload(BASE).invokestatic(MEMORY, "mask", LONG_OF_LONG).lstore(BASE);
                }
                instruction(i, words[i]);
            }
        }
    }

    private void enterFunction() {
        Label unusual = out.newLabel();
        Label usual = out.newLabel();
        asm.address((registers + 10L) << 3).aload(M).invokevirtual(MUTATOR, "compiledLimit", LONG_OF_NOTHING).lcmp()
                .ifgt(unusual);
        out.aload(M).invokevirtual(MUTATOR, "isPollRequested", MethodTypeDesc.of(CD_boolean)).ifeq(usual);
        out.labelBinding(unusual);
        out.aload(M).lload(BASE).iload(ARGUMENTS).loadConstant(code).loadConstant(parameters).loadConstant(registers)
                .invokestatic(SLOW, "enter",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_int, CD_long, CD_int, CD_int));
        asm.unwindIfAsked();
        out.pop2();
        out.labelBinding(usual);
        if (parameters > 0) {
            Label complete = out.newLabel();
            out.iload(ARGUMENTS).loadConstant(parameters).if_icmpge(complete);
            out.lload(BASE).iload(ARGUMENTS).loadConstant(parameters)
                    .invokestatic(SLOW, "fill", MethodTypeDesc.of(CD_void, CD_long, CD_int, CD_int));
            out.labelBinding(complete);
        }
        for (int i = 0; i < registers; i++) {
            if (i < parameters) {
                asm.reload(i);
            } else {
                out.lconst_0().lstore(local(i));
            }
        }
    }

    private void instruction(int at, int word) {
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        switch (Instruction.opcode(word)) {
            case Opcode.MOVE -> {
                asm.load(b);
                asm.store(a);
            }
            case Opcode.LOADK -> {
                pushConstant(Instruction.bx(word));
                asm.store(a);
            }
            case Opcode.LOADKX -> {
                pushConstant(words[at + 1]);
                asm.store(a);
            }
            case Opcode.LOADNIL -> {
                for (int i = 0; i <= b; i++) {
                    out.loadConstant(Word.NIL);
                    asm.store(a + i);
                }
            }
            case Opcode.GETCAPTURED -> {
                captured("captured", b);
                asm.store(a);
            }
            case Opcode.GETCAPTUREDCELL -> {
                captured("capturedCell", b);
                asm.store(a);
            }
            case Opcode.SETCAPTUREDCELL -> {
                out.aload(M).lload(CLOSURE).loadConstant(b);
                asm.load(a);
                out.invokestatic(FAST, "setCapturedCell",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_int, CD_long));
            }
            case Opcode.NEWCELL -> {
                asm.context(at);
                asm.load(b);
                out.invokestatic(SLOW, "newCell", MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_long));
                asm.store(a);
            }
            case Opcode.GETCELL -> {
                asm.load(b);
                out.invokestatic(FAST, "cell", LONG_OF_LONG);
                asm.store(a);
            }
            case Opcode.SETCELL -> {
                out.aload(M);
                asm.load(a);
                asm.load(b);
                out.invokestatic(FAST, "setCell", MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long));
            }
            case Opcode.GETGLOBAL -> {
                captured("capturedCell", b);
                out.lstore(TEMPORARY);
                tables.getField(at, () -> out.lload(TEMPORARY));
                asm.store(a);
            }
            case Opcode.SETGLOBAL -> {
                captured("capturedCell", b);
                out.lstore(TEMPORARY);
                tables.setField(at, () -> out.lload(TEMPORARY), () -> asm.load(a));
            }
            case Opcode.GETFIELD -> {
                tables.getField(at, () -> asm.load(b));
                asm.store(a);
            }
            case Opcode.SETFIELD -> tables.setField(at, () -> asm.load(a), () -> asm.load(b));
            case Opcode.SETFIELDK -> tables.setField(at, () -> asm.load(a), () -> pushConstant(b));
            case Opcode.SELF -> {
                asm.load(b);
                out.lstore(TEMPORARY);
                tables.getMethod(at, a);
                out.lload(TEMPORARY);
                asm.store(a + 2);
                asm.store(a);
            }
            case Opcode.GETINDEX -> tables.getIndex(at, a, b, () -> asm.load(c));
            case Opcode.GETINT -> tables.getIndex(at, a, b, () -> out.loadConstant(Word.ofInteger(c)));
            case Opcode.SETINDEX -> tables.setIndex(at, () ->
                    out.lload(local(a)).lload(local(b)).lload(local(c)));
            case Opcode.SETINDEXK -> tables.setIndex(at, () ->
                    out.lload(local(a)).lload(local(b)).loadConstant(asm.constant(c)));
            case Opcode.SETINT -> tables.setIndex(at, () ->
                    out.lload(local(a)).loadConstant(Word.ofInteger(b)).lload(local(c)));
            case Opcode.NEWTABLE -> {
                asm.context(at).loadConstant(words[at + 1]).invokestatic(SLOW, "newTable",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int));
                asm.store(a);
            }
            case Opcode.NEWRECORD -> {
                asm.flush(at);
                asm.context(at).loadConstant(asm.site(at)).loadConstant(a).loadConstant(b)
                        .invokestatic(SLOW, "newRecord",
                                MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_long, CD_int, CD_int));
                asm.store(a);
            }
            case Opcode.SETLIST -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).loadConstant(words[at + 1]).loadConstant(b)
                    .invokestatic(SLOW, "setList",
                            MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int, CD_int, CD_int));
            }
            case Opcode.ADD -> operator("add", Event.ADD, at, a, b, () -> asm.load(c));
            case Opcode.SUB -> operator("subtract", Event.SUB, at, a, b, () -> asm.load(c));
            case Opcode.MUL -> operator("multiply", Event.MUL, at, a, b, () -> asm.load(c));
            case Opcode.MOD -> operator("modulo", Event.MOD, at, a, b, () -> asm.load(c));
            case Opcode.POW -> operator("power", Event.POW, at, a, b, () -> asm.load(c));
            case Opcode.DIV -> operator("divide", Event.DIV, at, a, b, () -> asm.load(c));
            case Opcode.IDIV -> operator("floorDivide", Event.IDIV, at, a, b, () -> asm.load(c));
            case Opcode.BAND -> operator("and", Event.BAND, at, a, b, () -> asm.load(c));
            case Opcode.BOR -> operator("or", Event.BOR, at, a, b, () -> asm.load(c));
            case Opcode.BXOR -> operator("exclusiveOr", Event.BXOR, at, a, b, () -> asm.load(c));
            case Opcode.SHL -> operator("shiftLeft", Event.SHL, at, a, b, () -> asm.load(c));
            case Opcode.SHR -> operator("shiftRight", Event.SHR, at, a, b, () -> asm.load(c));
            case Opcode.ADDK -> operator("add", Event.ADD, at, a, b, () -> pushConstant(c));
            case Opcode.SUBK -> operator("subtract", Event.SUB, at, a, b, () -> pushConstant(c));
            case Opcode.MULK -> operator("multiply", Event.MUL, at, a, b, () -> pushConstant(c));
            case Opcode.MODK -> operator("modulo", Event.MOD, at, a, b, () -> pushConstant(c));
            case Opcode.POWK -> operator("power", Event.POW, at, a, b, () -> pushConstant(c));
            case Opcode.DIVK -> operator("divide", Event.DIV, at, a, b, () -> pushConstant(c));
            case Opcode.IDIVK -> operator("floorDivide", Event.IDIV, at, a, b, () -> pushConstant(c));
            case Opcode.UNM -> unary("negate", Event.UNM, at, a, b);
            case Opcode.BNOT -> unary("complement", Event.BNOT, at, a, b);
            case Opcode.LEN -> tables.length(at, a, b);
            case Opcode.NOT -> {
                asm.load(b);
                out.invokestatic(FAST, "not", LONG_OF_LONG);
                asm.store(a);
            }
            case Opcode.CONCAT -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).loadConstant(b).invokestatic(SLOW, "concat",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                out.lstore(local(a));
            }
            case Opcode.JUMP -> out.goto_(labels[flow.target(at)]);
            case Opcode.JUMPBACK -> {
                poll(at);
                out.goto_(labels[flow.target(at)]);
            }
            case Opcode.JUMPIF -> {
                truthy(a);
                out.ifne(labels[flow.target(at)]);
            }
            case Opcode.JUMPIFNOT -> {
                truthy(a);
                out.ifeq(labels[flow.target(at)]);
            }
            case Opcode.EQ -> compare("equal", at, () -> asm.load(a), () -> asm.load(b));
            case Opcode.LT -> compare("less", at, () -> asm.load(a), () -> asm.load(b));
            case Opcode.LE -> compare("lessOrEqual", at, () -> asm.load(a), () -> asm.load(b));
            case Opcode.EQK -> compare("equal", at, () -> asm.load(a), () -> pushConstant(b));
            case Opcode.LTK -> compare("less", at, () -> asm.load(a), () -> pushConstant(b));
            case Opcode.LEK -> compare("lessOrEqual", at, () -> asm.load(a), () -> pushConstant(b));
            case Opcode.GTK -> compare("less", at, () -> pushConstant(b), () -> asm.load(a));
            case Opcode.GEK -> compare("lessOrEqual", at, () -> pushConstant(b), () -> asm.load(a));
            case Opcode.CALL -> call(at, a, b, c);
            case Opcode.TAILCALL -> {
                asm.flush(at);
                asm.context(at).loadConstant(a);
                arguments(a, b);
                out.invokestatic(SLOW, "tailCall",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int)).lreturn();
            }
            case Opcode.RETURN -> {
                asm.flush(at);
                returnSeveral(a, b - 1);
            }
            case Opcode.RETURN0 -> returnSeveral(0, 0);
            case Opcode.RETURN1 -> {
                asm.load(a);
                out.lreturn();
            }
            case Opcode.VARARG -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).loadConstant(c - 1).invokestatic(SLOW, "varargs",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                for (int i = 0; i < c - 1; i++) {
                    asm.reload(a + i);
                }
            }
            case Opcode.SHIFT -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).loadConstant(b - 1).invokestatic(SLOW, "shift",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                for (int i = 1; i < b; i++) {
                    asm.reload(a + i);
                }
            }
            case Opcode.CLOSURE -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).loadConstant(Instruction.bx(word)).invokestatic(SLOW, "closure",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                out.lstore(local(a));
            }
            case Opcode.TBC -> toBeClosed(at, a);
            case Opcode.CLOSE -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).invokestatic(SLOW, "close",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int));
            }
            case Opcode.FORPREP -> numbers.forPrepare(at, a, labels[flow.target(at)]);
            case Opcode.FORLOOP -> {
                Label end = out.newLabel();
                numbers.forNext(at, a, end);
                poll(at);
                out.goto_(labels[flow.target(at)]);
                out.labelBinding(end);
            }
            case Opcode.TFORPREP -> {
                toBeClosed(at, a + 3);
                out.goto_(labels[flow.target(at)]);
            }
            case Opcode.TFORCALL -> {
                asm.flush(at);
                asm.context(at).loadConstant(a).loadConstant(c).invokestatic(SLOW, "iterate",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                asm.unwindIfAsked();
                out.pop2();
                for (int i = 0; i < c; i++) {
                    asm.reload(a + 4 + i);
                }
            }
            case Opcode.TFORLOOP -> {
                Label end = out.newLabel();
                asm.load(a + 4);
                out.loadConstant(Word.NIL).lcmp().ifeq(end);
                asm.load(a + 4);
                asm.store(a + 2);
                poll(at);
                out.goto_(labels[flow.target(at)]);
                out.labelBinding(end);
            }
            default -> throw new IllegalStateException("not an instruction: " + Integer.toHexString(word));
        }
    }

    private void pushConstant(int index) {
        out.loadConstant(asm.constant(index));
    }

    private void captured(String path, int index) {
        out.lload(CLOSURE).loadConstant(index).invokestatic(FAST, path, MethodTypeDesc.of(CD_long, CD_long, CD_int));
    }

    private void operator(String path, int event, int at, int a, int b, Runnable right) {
        numbers.binary(path, event, at, () -> {
            asm.load(b);
            right.run();
        });
        asm.store(a);
    }

    private void unary(String path, int event, int at, int a, int b) {
        numbers.unary(path, event, at, b);
        asm.store(a);
    }

    private void truthy(int register) {
        asm.load(register);
        out.loadConstant(~1L).land().loadConstant(Word.NIL).lcmp(); // 0 for nil and false
    }

    private void compare(String path, int at, Runnable left, Runnable right) {
        numbers.compare(path, at, () -> {
            left.run();
            right.run();
        });
        if (Instruction.c(words[at]) != 0) {
            out.ifne(labels[flow.target(at)]);
        } else {
            out.ifeq(labels[flow.target(at)]);
        }
    }

    private void poll(int at) {
        Label quiet = out.newLabel();
        out.aload(M).invokevirtual(MUTATOR, "isPollRequested", MethodTypeDesc.of(CD_boolean)).ifeq(quiet);
        asm.flush(flow.staleAtJump(at));
        asm.context(at).loadConstant(code + 4L * flow.target(at)).invokestatic(SLOW, "poll",
                MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_long));
        out.labelBinding(quiet);
    }

    // --- calls

    private void arguments(int a, int b) {
        if (b != 0) {
            out.loadConstant(b - 1);
        } else {
            out.aload(M).lload(BASE).loadConstant(a)
                    .invokestatic(SLOW, "openArguments", MethodTypeDesc.of(CD_int, MUTATOR, CD_long, CD_int));
        }
    }

    private void call(int at, int a, int b, int c) {
        asm.flush(at);
        asm.address(8L * (a + 1)).loadConstant(Link.ofCall(a + 2, asm.position(at)))
                .invokestatic(MEMORY, "putLongNear", PUT);
        out.aload(M);
        asm.load(a);
        out.invokestatic(FAST, "callee", MethodTypeDesc.of(FUNCTION, MUTATOR, CD_long));
        out.aload(M);
        asm.address(8L * (a + 2));
        arguments(a, b);
        out.invokevirtual(FUNCTION, "call", CALL).lstore(TEMPORARY);
        Label done = out.newLabel();
        if (c == 1 || c == 2) {
            // with no result wanted, it does not matter where the results are
            out.lload(TEMPORARY).invokestatic(OUTCOME, c == 1 ? "isUnfinished" : "isSpecial",
                    MethodTypeDesc.of(CD_boolean, CD_long)).ifeq(done);
        }
        asm.context(at).lload(TEMPORARY).invokestatic(SLOW, "finishCall",
                MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_long));
        asm.unwindIfAsked();
        out.lstore(TEMPORARY);
        out.labelBinding(done);
        if (c == 2) {
            out.lload(TEMPORARY);
            asm.store(a);
        } else {
            for (int i = 0; i < c - 1; i++) {
                asm.reload(a + i);
            }
        }
    }

    private void returnSeveral(int a, int count) {
        out.aload(M).lload(BASE).loadConstant(a).loadConstant(count).invokestatic(SLOW, "returnSeveral",
                MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_int, CD_int)).lreturn();
    }

    private void toBeClosed(int at, int register) {
        Label nothing = out.newLabel();
        truthy(register);
        out.ifeq(nothing);
        asm.flush(at);
        asm.context(at).loadConstant(register).invokestatic(SLOW, "toBeClosed",
                MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int));
        out.labelBinding(nothing);
    }
}
