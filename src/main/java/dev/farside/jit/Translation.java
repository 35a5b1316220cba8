package dev.farside.jit;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Storage;
import dev.farside.object.Vectors;
import dev.farside.runtime.CompiledFunction;
import dev.farside.runtime.Event;
import dev.farside.runtime.Link;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Outcome;
import dev.farside.table.FieldCache;
import dev.farside.value.Word;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Writes the JVM bytecode of one prototype: each register is a Java local, and each value is stored through to the
 * frame.
 */
final class Translation {

    static final ClassDesc MUTATOR = Mutator.class.describeConstable().orElseThrow();
    static final ClassDesc FUNCTION = CompiledFunction.class.describeConstable().orElseThrow();
    static final MethodTypeDesc CALL = MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_int);
    private static final ClassDesc OUTCOME = Outcome.class.describeConstable().orElseThrow();
    private static final ClassDesc MEMORY = Memory.class.describeConstable().orElseThrow();
    private static final ClassDesc FAST = FastPaths.class.describeConstable().orElseThrow();
    private static final ClassDesc SECOND = SecondPaths.class.describeConstable().orElseThrow();
    private static final ClassDesc SLOW = SlowPaths.class.describeConstable().orElseThrow();

    private static final MethodTypeDesc LONG_OF_LONG = MethodTypeDesc.of(CD_long, CD_long);
    private static final MethodTypeDesc LONG_OF_NOTHING = MethodTypeDesc.of(CD_long);
    private static final MethodTypeDesc PUT = MethodTypeDesc.of(CD_void, CD_long, CD_long);

    // Java locals
    private static final int M = 1;
    private static final int BASE = 2;
    private static final int ARGUMENTS = 4;
    private static final int CLOSURE = 5;
    private static final int TEMPORARY = 7;
    private static final int REGISTERS = 9;

    private final long start;
    private final long code;
    private final long constants;
    private final long sites;
    private final int parameters;
    private final int registers;
    private final int[] words;
    private final DataFlow flow;
    private final boolean defers;
    private Label[] labels;
    private CodeBuilder out;

    /**
     * Reads a prototype.
     *
     * @param position reference of the instruction to begin at
     * @param defers whether values are stored to the frame only where somebody may look at it; more code
     */
    Translation(long prototype, long position, boolean defers) {
        start = position;
        flow = new DataFlow(prototype, position);
        this.defers = defers;
        code = PrototypeObject.code(prototype);
        constants = PrototypeObject.constants(prototype);
        sites = PrototypeObject.sites(prototype);
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
                reload(i);
            }
        }
        address(-16).invokestatic(MEMORY, "getLongNear", LONG_OF_LONG).invokestatic(MEMORY, "mask", LONG_OF_LONG)
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
        address((registers + 10L) << 3).aload(M).invokevirtual(MUTATOR, "compiledLimit", LONG_OF_NOTHING).lcmp()
                .ifgt(unusual);
        out.aload(M).invokevirtual(MUTATOR, "isPollRequested", MethodTypeDesc.of(CD_boolean)).ifeq(usual);
        out.labelBinding(unusual);
        out.aload(M).lload(BASE).iload(ARGUMENTS).loadConstant(code).loadConstant(parameters).loadConstant(registers)
                .invokestatic(SLOW, "enter",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_int, CD_long, CD_int, CD_int));
        unwindIfAsked();
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
                reload(i);
            } else {
                out.lconst_0().lstore(local(i));
            }
        }
    }

    private static int local(int register) {
        return REGISTERS + 2 * register;
    }

    /** Pushes base plus a distance in bytes. */
    private CodeBuilder address(long distance) {
        out.lload(BASE);
        if (distance != 0) {
            out.loadConstant(distance).ladd();
        }
        return out;
    }

    private void reload(int register) {
        address(8L * register).invokestatic(MEMORY, "getLongNear", LONG_OF_LONG).lstore(local(register));
    }

    private void load(int register) {
        out.lload(local(register));
    }

    /** Pops a value into a register. */
    private void store(int register) {
        out.lstore(local(register));
        if (!defers) {
            storeThrough(register);
        }
    }

    /** Brings the frame up to date: stores what may differ from it and may be looked at. */
    private void flush(BitSet registersToStore) {
        if (defers) {
            registersToStore.stream().forEach(this::storeThrough);
        }
    }

    /** Before the slow half of an instruction, or one that is a call. */
    private void flush(int at) {
        flush(flow.stale(at));
    }

    /** Leaves the value on the stack where it is if there is one; writes the slow half otherwise. */
    private void slowly(int at, Runnable slow) {
        Label done = out.newLabel();
        orElse(done);
        flush(at);
        slow.run();
        out.labelBinding(done);
    }

    /** Goes on at a label if the word on the stack is a value; removes it otherwise. */
    private void orElse(Label done) {
        out.dup2().loadConstant(Word.NONE).lcmp().ifne(done).pop2();
    }

    private void storeThrough(int register) {
        address(8L * register).lload(local(register)).invokestatic(MEMORY, "putLongNear", PUT);
    }

    private long constant(int index) {
        return Memory.getLong(constants + 8L * index);
    }

    /** Pushes what every path begins with: the mutator, base, and the position behind the instruction's first word. */
    private CodeBuilder context(int at) {
        return out.aload(M).lload(BASE).loadConstant(position(at));
    }

    private long position(int at) {
        return code + 4L * (at + 1);
    }

    private long site(int at) {
        return sites + ((long) words[at + 1] << Vectors.SITE_SHIFT);
    }

    private void unwindIfAsked() {
        // on the stack: an outcome; it stays there
        Label goesOn = out.newLabel();
        out.dup2().loadConstant(Outcome.UNWIND).lcmp().ifne(goesOn);
        out.lreturn();
        out.labelBinding(goesOn);
    }

    private void instruction(int at, int word) {
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        switch (Instruction.opcode(word)) {
            case Opcode.MOVE -> {
                load(b);
                store(a);
            }
            case Opcode.LOADK -> {
                out.loadConstant(constant(Instruction.bx(word)));
                store(a);
            }
            case Opcode.LOADKX -> {
                out.loadConstant(constant(words[at + 1]));
                store(a);
            }
            case Opcode.LOADNIL -> {
                for (int i = 0; i <= b; i++) {
                    out.loadConstant(Word.NIL);
                    store(a + i);
                }
            }
            case Opcode.GETCAPTURED -> {
                captured("captured", b);
                store(a);
            }
            case Opcode.GETCAPTUREDCELL -> {
                captured("capturedCell", b);
                store(a);
            }
            case Opcode.SETCAPTUREDCELL -> {
                out.aload(M).lload(CLOSURE).loadConstant(b);
                load(a);
                out.invokestatic(FAST, "setCapturedCell",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_int, CD_long));
            }
            case Opcode.NEWCELL -> {
                context(at);
                load(b);
                out.invokestatic(SLOW, "newCell", MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_long));
                store(a);
            }
            case Opcode.GETCELL -> {
                load(b);
                out.invokestatic(FAST, "cell", LONG_OF_LONG);
                store(a);
            }
            case Opcode.SETCELL -> {
                out.aload(M);
                load(a);
                load(b);
                out.invokestatic(FAST, "setCell", MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long));
            }
            case Opcode.GETGLOBAL -> {
                captured("capturedCell", b);
                out.lstore(TEMPORARY);
                getField(at, () -> out.lload(TEMPORARY));
                store(a);
            }
            case Opcode.SETGLOBAL -> {
                captured("capturedCell", b);
                out.lstore(TEMPORARY);
                setField(at, () -> out.lload(TEMPORARY), () -> load(a));
            }
            case Opcode.GETFIELD -> {
                getField(at, () -> load(b));
                store(a);
            }
            case Opcode.SETFIELD -> setField(at, () -> load(a), () -> load(b));
            case Opcode.SETFIELDK -> setField(at, () -> load(a), () -> out.loadConstant(constant(b)));
            case Opcode.SELF -> {
                load(b);
                out.lstore(TEMPORARY);
                getMethod(at, a);
                out.lload(TEMPORARY);
                store(a + 2);
                store(a);
            }
            case Opcode.GETINDEX -> getIndex(at, a, b, () -> load(c));
            case Opcode.GETINT -> getIndex(at, a, b, () -> out.loadConstant(Word.ofInteger(c)));
            case Opcode.SETINDEX -> setIndex(at, () -> out.lload(local(a)).lload(local(b)).lload(local(c)));
            case Opcode.SETINDEXK -> setIndex(at, () ->
                    out.lload(local(a)).lload(local(b)).loadConstant(constant(c)));
            case Opcode.SETINT -> setIndex(at, () ->
                    out.lload(local(a)).loadConstant(Word.ofInteger(b)).lload(local(c)));
            case Opcode.NEWTABLE -> {
                context(at).loadConstant(words[at + 1]).invokestatic(SLOW, "newTable",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int));
                store(a);
            }
            case Opcode.NEWRECORD -> {
                flush(at);
                context(at).loadConstant(site(at)).loadConstant(a).loadConstant(b).invokestatic(SLOW, "newRecord",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_long, CD_int, CD_int));
                store(a);
            }
            case Opcode.SETLIST -> {
                flush(at);
                context(at).loadConstant(a).loadConstant(words[at + 1]).loadConstant(b)
                    .invokestatic(SLOW, "setList",
                            MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int, CD_int, CD_int));
            }
            case Opcode.ADD -> operator("add", Event.ADD, at, a, b, () -> load(c));
            case Opcode.SUB -> operator("subtract", Event.SUB, at, a, b, () -> load(c));
            case Opcode.MUL -> operator("multiply", Event.MUL, at, a, b, () -> load(c));
            case Opcode.MOD -> operator("modulo", Event.MOD, at, a, b, () -> load(c));
            case Opcode.POW -> operator("power", Event.POW, at, a, b, () -> load(c));
            case Opcode.DIV -> operator("divide", Event.DIV, at, a, b, () -> load(c));
            case Opcode.IDIV -> operator("floorDivide", Event.IDIV, at, a, b, () -> load(c));
            case Opcode.BAND -> operator("and", Event.BAND, at, a, b, () -> load(c));
            case Opcode.BOR -> operator("or", Event.BOR, at, a, b, () -> load(c));
            case Opcode.BXOR -> operator("exclusiveOr", Event.BXOR, at, a, b, () -> load(c));
            case Opcode.SHL -> operator("shiftLeft", Event.SHL, at, a, b, () -> load(c));
            case Opcode.SHR -> operator("shiftRight", Event.SHR, at, a, b, () -> load(c));
            case Opcode.ADDK -> operator("add", Event.ADD, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.SUBK -> operator("subtract", Event.SUB, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.MULK -> operator("multiply", Event.MUL, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.MODK -> operator("modulo", Event.MOD, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.POWK -> operator("power", Event.POW, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.DIVK -> operator("divide", Event.DIV, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.IDIVK -> operator("floorDivide", Event.IDIV, at, a, b, () -> out.loadConstant(constant(c)));
            case Opcode.UNM -> unary("negate", Event.UNM, at, a, b);
            case Opcode.BNOT -> unary("complement", Event.BNOT, at, a, b);
            case Opcode.LEN -> length(at, a, b);
            case Opcode.NOT -> {
                load(b);
                out.invokestatic(FAST, "not", LONG_OF_LONG);
                store(a);
            }
            case Opcode.CONCAT -> {
                flush(at);
                context(at).loadConstant(a).loadConstant(b).invokestatic(SLOW, "concat",
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
            case Opcode.EQ -> compare("equal", at, a, b, false, false);
            case Opcode.LT -> compare("less", at, a, b, false, false);
            case Opcode.LE -> compare("lessOrEqual", at, a, b, false, false);
            case Opcode.EQK -> compare("equal", at, a, b, true, false);
            case Opcode.LTK -> compare("less", at, a, b, true, false);
            case Opcode.LEK -> compare("lessOrEqual", at, a, b, true, false);
            case Opcode.GTK -> compare("less", at, a, b, true, true);
            case Opcode.GEK -> compare("lessOrEqual", at, a, b, true, true);
            case Opcode.CALL -> call(at, a, b, c);
            case Opcode.TAILCALL -> {
                flush(at);
                context(at).loadConstant(a);
                arguments(a, b);
                out.invokestatic(SLOW, "tailCall",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int)).lreturn();
            }
            case Opcode.RETURN -> {
                flush(at);
                returnSeveral(a, b - 1);
            }
            case Opcode.RETURN0 -> returnSeveral(0, 0);
            case Opcode.RETURN1 -> {
                load(a);
                out.lreturn();
            }
            case Opcode.VARARG -> {
                flush(at);
                context(at).loadConstant(a).loadConstant(c - 1).invokestatic(SLOW, "varargs",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                for (int i = 0; i < c - 1; i++) {
                    reload(a + i);
                }
            }
            case Opcode.SHIFT -> {
                flush(at);
                context(at).loadConstant(a).loadConstant(b - 1).invokestatic(SLOW, "shift",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                for (int i = 1; i < b; i++) {
                    reload(a + i);
                }
            }
            case Opcode.CLOSURE -> {
                flush(at);
                context(at).loadConstant(a).loadConstant(Instruction.bx(word)).invokestatic(SLOW, "closure",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                out.lstore(local(a));
            }
            case Opcode.TBC -> toBeClosed(at, a);
            case Opcode.CLOSE -> {
                flush(at);
                context(at).loadConstant(a).invokestatic(SLOW, "close",
                        MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int));
            }
            case Opcode.FORPREP -> forPrepare(at, a);
            case Opcode.FORLOOP -> forLoop(at, a);
            case Opcode.TFORPREP -> {
                toBeClosed(at, a + 3);
                out.goto_(labels[flow.target(at)]);
            }
            case Opcode.TFORCALL -> {
                flush(at);
                context(at).loadConstant(a).loadConstant(c).invokestatic(SLOW, "iterate",
                        MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_int));
                unwindIfAsked();
                out.pop2();
                for (int i = 0; i < c; i++) {
                    reload(a + 4 + i);
                }
            }
            case Opcode.TFORLOOP -> {
                Label end = out.newLabel();
                load(a + 4);
                out.loadConstant(Word.NIL).lcmp().ifeq(end);
                load(a + 4);
                store(a + 2);
                poll(at);
                out.goto_(labels[flow.target(at)]);
                out.labelBinding(end);
            }
            default -> throw new IllegalStateException("not an instruction: " + Integer.toHexString(word));
        }
    }

    private void captured(String path, int index) {
        out.lload(CLOSURE).loadConstant(index).invokestatic(FAST, path, MethodTypeDesc.of(CD_long, CD_long, CD_int));
    }

    /** Calls a fast path with a number of words. */
    private void fast(String path, ClassDesc result, int count) {
        out.invokestatic(FAST, path, ofWords(result, count));
    }

    /** Calls a second path with a number of words. */
    private void second(String path, ClassDesc result, int count) {
        out.invokestatic(SECOND, path, ofWords(result, count));
    }

    private static MethodTypeDesc ofWords(ClassDesc result, int count) {
        ClassDesc[] types = new ClassDesc[count];
        Arrays.fill(types, CD_long);
        return MethodTypeDesc.of(result, types);
    }

    /** Calls a slow path with the context and a number of words. */
    private void slow(String path, ClassDesc result, int count) {
        ClassDesc[] types = new ClassDesc[3 + count];
        Arrays.fill(types, CD_long);
        types[0] = MUTATOR;
        out.invokestatic(SLOW, path, MethodTypeDesc.of(result, types));
    }

    private void getField(int at, Runnable object) {
        Label done = out.newLabel();
        object.run();
        String known = known(at, cache(at, Vectors.SITE_CACHE));
        if (known != null) {
            fast("get" + known, CD_long, 3);
            orElse(done);
            object.run();
        }
        out.loadConstant(site(at));
        second("getField", CD_long, 2);
        slowly(at, () -> {
            context(at);
            object.run();
            out.loadConstant(site(at));
            slow("getField", CD_long, 2);
        });
        out.labelBinding(done);
    }

    private void setField(int at, Runnable object, Runnable value) {
        Label done = out.newLabel();
        object.run();
        String known = known(at, cache(at, Vectors.SITE_CACHE));
        if (known != null) {
            value.run();
            fast("set" + known, CD_boolean, 4);
            out.ifne(done);
            object.run();
        }
        Runnable rest = () -> {
            out.loadConstant(site(at));
            value.run();
        };
        rest.run();
        second("setField", CD_boolean, 3);
        out.ifne(done);
        flush(at);
        context(at);
        object.run();
        rest.run();
        slow("setField", CD_void, 3);
        out.labelBinding(done);
    }

    private long cache(int at, int offset) {
        return Memory.getLong(site(at) + offset);
    }

    /**
     * Pushes what a fast path needs to know of a field.
     *
     * @param cache the site's cache word, which other threads may change meanwhile
     * @return the last part of the fast path's name; null, with nothing pushed, if the word does not tell where the
     *         field is
     */
    private String known(int at, long cache) {
        long index = FieldCache.index(cache);
        if (index >= 0) {
            out.loadConstant(Memory.getLong(site(at))).loadConstant(index);
            return "Entry";
        }
        if (FieldCache.isSlot(cache)) {
            slot(cache);
            return "Slot";
        }
        return null;
    }

    /** Pushes identity and distance of a slot. */
    private void slot(long cache) {
        out.loadConstant(cache & Storage.RECORD_IDENTITY)
                .loadConstant(Storage.SLOTS + ((long) FieldCache.slot(cache) << 3));
    }

    /** A method by what its site has met: of an object, or a field of the object itself. The object is a temporary. */
    private void getMethod(int at, int a) {
        Label done = out.newLabel();
        long cache = cache(at, Vectors.SITE_CACHE);
        long metaCache = cache(at, Vectors.SITE_META_CACHE);
        long classCache = cache(at, Vectors.SITE_CLASS_CACHE);
        out.lload(TEMPORARY);
        if (FieldCache.isAbsent(cache) && FieldCache.isSlot(metaCache) && FieldCache.isSlot(classCache)) {
            out.loadConstant(cache & Storage.RECORD_IDENTITY);
            slot(metaCache);
            slot(classCache);
            fast("getMethod", CD_long, 6);
            orElse(done);
            out.lload(TEMPORARY);
        } else {
            String known = known(at, cache);
            if (known != null) {
                fast("get" + known, CD_long, 3);
                orElse(done);
                out.lload(TEMPORARY);
            }
        }
        out.loadConstant(site(at));
        second("getMethod", CD_long, 2);
        slowly(at, () -> {
            address(8L * (a + 2)).lload(TEMPORARY).invokestatic(MEMORY, "putLongNear", PUT);
            context(at).lload(TEMPORARY).loadConstant(site(at));
            slow("getField", CD_long, 2);
        });
        out.labelBinding(done);
    }

    private void getIndex(int at, int a, int b, Runnable key) {
        Runnable operands = () -> {
            load(b);
            key.run();
        };
        Label done = out.newLabel();
        operands.run();
        fast("getIndex", CD_long, 2);
        orElse(done);
        operands.run();
        second("getIndex", CD_long, 2);
        slowly(at, () -> binary(at, Event.INDEX, operands));
        out.labelBinding(done);
        store(a);
    }

    private void setIndex(int at, Runnable operands) {
        Label done = out.newLabel();
        operands.run();
        fast("setIndex", CD_boolean, 3);
        out.ifne(done);
        operands.run();
        second("setIndex", CD_boolean, 3);
        out.ifne(done);
        flush(at);
        context(at);
        operands.run();
        slow("setIndex", CD_void, 3);
        out.labelBinding(done);
    }

    private void operator(String path, int event, int at, int a, int b, Runnable right) {
        Runnable operands = () -> {
            load(b);
            right.run();
        };
        operands.run();
        fast(path, CD_long, 2);
        slowly(at, () -> binary(at, event, operands));
        store(a);
    }

    /** The slow half of an operator. */
    private void binary(int at, int event, Runnable operands) {
        context(at).loadConstant(event);
        operands.run();
        out.invokestatic(SLOW, "binary",
                MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_int, CD_long, CD_long));
    }

    private void unary(String path, int event, int at, int a, int b) {
        load(b);
        fast(path, CD_long, 1);
        slowly(at, () -> unarySlowly(at, event, b));
        store(a);
    }

    private void unarySlowly(int at, int event, int b) {
        binary(at, event, () -> out.lload(local(b)).lload(local(b)));
    }

    private void length(int at, int a, int b) {
        Label done = out.newLabel();
        load(b);
        fast("length", CD_long, 1);
        orElse(done);
        out.aload(M);
        load(b);
        out.invokestatic(SECOND, "length", MethodTypeDesc.of(CD_long, MUTATOR, CD_long));
        slowly(at, () -> unarySlowly(at, Event.LEN, b));
        out.labelBinding(done);
        store(a);
    }

    private void truthy(int register) {
        load(register);
        out.loadConstant(~1L).land().loadConstant(Word.NIL).lcmp(); // 0 for nil and false
    }

    private void compare(String path, int at, int a, int b, boolean isConstant, boolean swapped) {
        Runnable operands = () -> {
            if (swapped) {
                out.loadConstant(constant(b)).lload(local(a));
            } else if (isConstant) {
                out.lload(local(a)).loadConstant(constant(b));
            } else {
                out.lload(local(a)).lload(local(b));
            }
        };
        Label known = out.newLabel();
        operands.run();
        fast(path, CD_int, 2);
        out.dup().loadConstant(FastPaths.UNKNOWN).if_icmpne(known).pop();
        flush(at);
        context(at);
        operands.run();
        slow(path, CD_boolean, 2);
        out.labelBinding(known);
        if (Instruction.c(words[at]) != 0) {
            out.ifne(labels[flow.target(at)]);
        } else {
            out.ifeq(labels[flow.target(at)]);
        }
    }

    private void poll(int at) {
        Label quiet = out.newLabel();
        out.aload(M).invokevirtual(MUTATOR, "isPollRequested", MethodTypeDesc.of(CD_boolean)).ifeq(quiet);
        flush(flow.staleAtJump(at));
        context(at).loadConstant(code + 4L * flow.target(at)).invokestatic(SLOW, "poll",
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
        flush(at);
        address(8L * (a + 1)).loadConstant(Link.ofCall(a + 2, position(at))).invokestatic(MEMORY, "putLongNear", PUT);
        out.aload(M);
        load(a);
        out.invokestatic(FAST, "callee", MethodTypeDesc.of(FUNCTION, MUTATOR, CD_long));
        out.aload(M);
        address(8L * (a + 2));
        arguments(a, b);
        out.invokevirtual(FUNCTION, "call", CALL).lstore(TEMPORARY);
        Label done = out.newLabel();
        if (c == 1 || c == 2) {
            // with no result wanted, it does not matter where the results are
            out.lload(TEMPORARY).invokestatic(OUTCOME, c == 1 ? "isUnfinished" : "isSpecial",
                    MethodTypeDesc.of(CD_boolean, CD_long)).ifeq(done);
        }
        context(at).lload(TEMPORARY).invokestatic(SLOW, "finishCall",
                MethodTypeDesc.of(CD_long, MUTATOR, CD_long, CD_long, CD_long));
        unwindIfAsked();
        out.lstore(TEMPORARY);
        out.labelBinding(done);
        if (c == 2) {
            out.lload(TEMPORARY);
            store(a);
        } else {
            for (int i = 0; i < c - 1; i++) {
                reload(a + i);
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
        flush(at);
        context(at).loadConstant(register).invokestatic(SLOW, "toBeClosed",
                MethodTypeDesc.of(CD_void, MUTATOR, CD_long, CD_long, CD_int));
        out.labelBinding(nothing);
    }

    // --- numeric loops

    private void forPrepare(int at, int a) {
        Label known = out.newLabel();
        Label prepared = out.newLabel();
        boolean storesBefore = flow.storesBeforeLoop(at);
        if (storesBefore) {
            flush(at);
        }
        load(a);
        load(a + 1);
        load(a + 2);
        fast("forPrepare", CD_int, 3);
        out.dup().loadConstant(FastPaths.UNKNOWN).if_icmpne(known).pop();
        if (!storesBefore) {
            flush(at);
        }
        context(at).loadConstant(a).invokestatic(SLOW, "forPrepare",
                MethodTypeDesc.of(CD_boolean, MUTATOR, CD_long, CD_long, CD_int));
        out.ifeq(labels[flow.target(at)]);
        for (int i = 0; i < 4; i++) {
            reload(a + i);
        }
        out.goto_(prepared);
        out.labelBinding(known);
        out.ifeq(labels[flow.target(at)]);
        load(a);
        store(a + 3);
        out.labelBinding(prepared);
    }

    private void forLoop(int at, int a) {
        Label end = out.newLabel();
        Label slow = out.newLabel();
        Label stepped = out.newLabel();
        load(a);
        load(a + 1);
        load(a + 2);
        fast("forNext", CD_long, 3);
        out.lstore(TEMPORARY);
        out.lload(TEMPORARY).loadConstant(Word.NONE).lcmp().ifeq(end);
        out.lload(TEMPORARY).loadConstant(Word.EMPTY).lcmp().ifeq(slow);
        out.lload(TEMPORARY);
        store(a);
        out.lload(TEMPORARY);
        store(a + 3);
        out.goto_(stepped);
        out.labelBinding(slow);
        flush(at);
        context(at).loadConstant(a).invokestatic(SLOW, "forNext",
                MethodTypeDesc.of(CD_boolean, MUTATOR, CD_long, CD_long, CD_int));
        out.ifeq(end);
        reload(a);
        reload(a + 3);
        out.labelBinding(stepped);
        poll(at);
        out.goto_(labels[flow.target(at)]);
        out.labelBinding(end);
    }
}
