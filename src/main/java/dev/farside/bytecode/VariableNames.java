package dev.farside.bytecode;

import dev.farside.memory.Memory;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/**
 * What a program calls the value in a register, for error messages and tracebacks.
 *
 * <p>A register that holds no active local variable gets its name from the instruction that set it, which is searched
 * for from the function's beginning: the last one before the place in question, unless a jump may have gone round it.
 * The reference searches in the same way, so the names are the same.
 *
 * <p>Only reads prototypes, from any thread; makes Java objects, as only errors and the debug library need it.
 */
public final class VariableNames {
    /** A kind such as {@code local} or {@code global}, and a name, whose characters are bytes. */
    public record Name(String kind, String name) {
        /** As it stands in messages: {@code local 'x'}. */
        @Override
        public String toString() {
            return kind + " '" + name + "'";
        }
    }

    private static final String LOCAL = "local";
    private static final String UPVALUE = "upvalue";
    private static final String CONSTANT = "constant";
    private static final String FIELD = "field";
    private static final String ENVIRONMENT = "_ENV";
    private static final String UNKNOWN = "?";
    private static final Name ITERATOR = new Name("for iterator", "for iterator");
    private static final int NOT_FOUND = -1;

    private final long prototypeRef;
    private final long code;

    private VariableNames(long prototypeRef) {
        this.prototypeRef = prototypeRef;
        this.code = PrototypeObject.code(prototypeRef);
    }

    // --- entries

    /**
     * The value of a register as messages describe it: {@code local 'x'}, {@code upvalue 'x'}, {@code global 'x'},
     * {@code field 'x'}, {@code method 'x'} or {@code constant 'x'}; null if it has no name.
     *
     * @param wordIndex index of the instruction that is being executed
     */
    public static String describe(long prototypeRef, int wordIndex, int register) {
        Name name = nameOf(prototypeRef, wordIndex, register);
        return name == null ? null : name.toString();
    }

    /** The same as kind and name, or null. */
    public static Name nameOf(long prototypeRef, int wordIndex, int register) {
        return new VariableNames(prototypeRef).name(wordIndex, register);
    }

    /** A captured variable as messages describe it, {@code upvalue 'x'}. */
    public static String describeCaptured(long prototypeRef, int index) {
        return new Name(UPVALUE, new VariableNames(prototypeRef).capturedName(index)).toString();
    }

    /** What an instruction that reads or writes a field or an element indexes, or null if it has no name. */
    public static String describeIndexed(long prototypeRef, int wordIndex) {
        VariableNames names = new VariableNames(prototypeRef);
        int word = names.word(wordIndex);
        return switch (Instruction.opcode(word)) {
            case Opcode.GETGLOBAL, Opcode.SETGLOBAL -> describeCaptured(prototypeRef, Instruction.b(word));
            case Opcode.GETFIELD, Opcode.GETINDEX, Opcode.GETINT, Opcode.SELF ->
                describe(prototypeRef, wordIndex, Instruction.b(word));
            case Opcode.SETFIELD, Opcode.SETFIELDK, Opcode.SETINDEX, Opcode.SETINDEXK, Opcode.SETINT ->
                describe(prototypeRef, wordIndex, Instruction.a(word));
            default -> null;
        };
    }

    /** The register whose value {@link #describeIndexed} names; -1 if it names a captured variable, or nothing. */
    public static int indexedRegister(int word) {
        return switch (Instruction.opcode(word)) {
            case Opcode.GETFIELD, Opcode.GETINDEX, Opcode.GETINT, Opcode.SELF -> Instruction.b(word);
            case Opcode.SETFIELD, Opcode.SETFIELDK, Opcode.SETINDEX, Opcode.SETINDEXK, Opcode.SETINT ->
                Instruction.a(word);
            default -> -1;
        };
    }

    /**
     * The function that an instruction calls, which may be a metamethod; null if it has no name. {@code metamethod
     * 'add'} and the like are without the two underscores.
     */
    public static Name callName(long prototypeRef, int wordIndex) {
        VariableNames names = new VariableNames(prototypeRef);
        int word = names.word(wordIndex);
        return switch (Instruction.opcode(word)) {
            case Opcode.CALL, Opcode.TAILCALL -> names.name(wordIndex, Instruction.a(word));
            case Opcode.TFORCALL -> ITERATOR;
            default -> {
                String event = event(Instruction.opcode(word));
                yield event == null ? null : new Name("metamethod", event);
            }
        };
    }

    /** The name of the local variable that is active in a register, or null. */
    public static String localName(long prototypeRef, int wordIndex, int register) {
        return new VariableNames(prototypeRef).activeLocal(wordIndex, register);
    }

    /** The event of the metamethod that an instruction may call, or null. */
    private static String event(int opcode) {
        return switch (opcode) {
            case Opcode.GETGLOBAL, Opcode.GETFIELD, Opcode.SELF, Opcode.GETINDEX, Opcode.GETINT -> "index";
            case Opcode.SETGLOBAL, Opcode.SETFIELD, Opcode.SETFIELDK, Opcode.SETINDEX, Opcode.SETINDEXK,
                Opcode.SETINT -> "newindex";
            case Opcode.ADD, Opcode.ADDK -> "add";
            case Opcode.SUB, Opcode.SUBK -> "sub";
            case Opcode.MUL, Opcode.MULK -> "mul";
            case Opcode.MOD, Opcode.MODK -> "mod";
            case Opcode.POW, Opcode.POWK -> "pow";
            case Opcode.DIV, Opcode.DIVK -> "div";
            case Opcode.IDIV, Opcode.IDIVK -> "idiv";
            case Opcode.BAND -> "band";
            case Opcode.BOR -> "bor";
            case Opcode.BXOR -> "bxor";
            case Opcode.SHL -> "shl";
            case Opcode.SHR -> "shr";
            case Opcode.UNM -> "unm";
            case Opcode.BNOT -> "bnot";
            case Opcode.LEN -> "len";
            case Opcode.CONCAT -> "concat";
            case Opcode.EQ -> "eq";
            case Opcode.LT, Opcode.LTK, Opcode.GTK -> "lt";
            case Opcode.LE, Opcode.LEK, Opcode.GEK -> "le";
            case Opcode.CLOSE -> "close";
            default -> null;
        };
    }

    // --- naming

    /** Where the search for a register's value has led: its name, or the instruction that set it. */
    private record Origin(Name name, int at, int register) {
    }

    private Name name(int wordIndex, int register) {
        Origin origin = origin(wordIndex, register);
        if (origin.name != null || origin.at == NOT_FOUND) {
            return origin.name;
        }
        int at = origin.at;
        int word = word(at);
        int b = Instruction.b(word);
        return switch (Instruction.opcode(word)) {
            case Opcode.GETGLOBAL -> new Name(fieldKind(capturedName(b)), key(at));
            case Opcode.GETFIELD -> new Name(fieldKind(variableName(at, b)), key(at));
            case Opcode.GETINDEX -> {
                Name key = origin(at, Instruction.c(word)).name;
                boolean isConstant = key != null && key.kind().equals(CONSTANT);
                yield new Name(fieldKind(variableName(at, b)), isConstant ? key.name() : UNKNOWN);
            }
            case Opcode.GETINT -> new Name(FIELD, "integer index");
            case Opcode.SELF -> origin.register == Instruction.a(word) ? new Name("method", key(at)) : null;
            default -> null;
        };
    }

    /** The name of a variable or constant, or else where the value comes from. */
    private Origin origin(int wordIndex, int register) {
        String local = activeLocal(wordIndex, register);
        if (local != null) {
            return new Origin(new Name(LOCAL, local), NOT_FOUND, register);
        }
        int at = lastSetter(wordIndex, register);
        if (at == NOT_FOUND) {
            return new Origin(null, NOT_FOUND, register);
        }
        int word = word(at);
        int b = Instruction.b(word);
        Name name = switch (Instruction.opcode(word)) {
            case Opcode.GETCELL -> {
                String cell = activeLocal(at, b);
                yield cell == null ? null : new Name(LOCAL, cell);
            }
            case Opcode.GETCAPTURED, Opcode.GETCAPTUREDCELL -> new Name(UPVALUE, capturedName(b));
            case Opcode.LOADK -> constantName(Instruction.bx(word));
            case Opcode.LOADKX -> constantName(word(at + 1));
            default -> null;
        };
        if (Instruction.opcode(word) == Opcode.MOVE && b < Instruction.a(word)) {
            return origin(at, b);
        }
        return new Origin(name, at, register);
    }

    /** The name of a table if it is that of a variable; null otherwise. */
    private String variableName(int wordIndex, int register) {
        Name name = origin(wordIndex, register).name;
        boolean isVariable = name != null && (name.kind().equals(LOCAL) || name.kind().equals(UPVALUE));
        return isVariable ? name.name() : null;
    }

    private static String fieldKind(String tableName) {
        return ENVIRONMENT.equals(tableName) ? "global" : FIELD;
    }

    private Name constantName(int index) {
        long word = Memory.getLong(PrototypeObject.constants(prototypeRef) + ((long) index << 3));
        return Word.isString(word) ? new Name(CONSTANT, Strings.toName(word)) : null;
    }

    /** The key of the field instruction at {@code at}. */
    private String key(int at) {
        long site = PrototypeObject.sites(prototypeRef) + ((long) word(at + 1) << Vectors.SITE_SHIFT);
        return Strings.toName(Memory.getLong(site));
    }

    private String capturedName(int index) {
        long names = PrototypeObject.vector(prototypeRef, PrototypeObject.CAPTURED_NAMES);
        long name = names == 0 ? Word.NIL : Vectors.word(names, index);
        return name == Word.NIL ? UNKNOWN : Strings.toLatin1(name);
    }

    private String activeLocal(int wordIndex, int register) {
        long locals = PrototypeObject.vector(prototypeRef, PrototypeObject.LOCALS);
        int words = locals == 0 ? 0 : Vectors.count(locals);
        for (int index = words - PrototypeWriter.LOCAL_WORDS; index >= 0; index -= PrototypeWriter.LOCAL_WORDS) {
            long start = Word.toInteger(Vectors.word(locals, index + 1));
            long endAndRegister = Word.toInteger(Vectors.word(locals, index + 2));
            if (start <= wordIndex && wordIndex < (int) endAndRegister
                && (int) (endAndRegister >>> Integer.SIZE) == register) {
                return Strings.toLatin1(Vectors.word(locals, index));
            }
        }
        return null;
    }

    private int word(int index) {
        return Memory.getInt(code + ((long) index << 2));
    }

    // --- symbolic execution

    /** The last instruction before {@code end} that set a register, if it is certain to have been executed. */
    private int lastSetter(int end, int register) {
        int setter = NOT_FOUND;
        int conditionalUntil = 0;
        for (int at = 0; at < end; at += Opcode.length(Instruction.opcode(word(at)))) {
            int target = jumpTarget(at);
            if (target <= end && target > conditionalUntil) {
                conditionalUntil = target;
            }
            if (sets(word(at), register)) {
                setter = at < conditionalUntil ? NOT_FOUND : at;
            }
        }
        return setter;
    }

    /** Where a forward jump leads that may be taken or not; otherwise 0. Jumps of loops do not count. */
    private int jumpTarget(int at) {
        int word = word(at);
        int opcode = Instruction.opcode(word);
        return switch (Opcode.info(opcode).format()) {
            case J -> opcode == Opcode.JUMP ? at + 1 + Instruction.sj(word) : 0;
            case ABC_JUMP -> at + 2 + word(at + 1);
            case A_JUMP -> opcode == Opcode.JUMPIF || opcode == Opcode.JUMPIFNOT ? at + 2 + word(at + 1) : 0;
            default -> 0;
        };
    }

    private static boolean sets(int word, int register) {
        int opcode = Instruction.opcode(word);
        int a = Instruction.a(word);
        return switch (opcode) {
            case Opcode.LOADNIL -> a <= register && register <= a + Instruction.b(word);
            case Opcode.TFORCALL -> register >= a + 4;
            case Opcode.CALL, Opcode.TAILCALL, Opcode.CONCAT, Opcode.SHIFT -> register >= a;
            case Opcode.VARARG -> register >= a && (Instruction.c(word) == 0 || register < a + Instruction.c(word) - 1);
            case Opcode.SELF -> register == a || register == a + 2;
            case Opcode.FORPREP, Opcode.FORLOOP -> register >= a && register <= a + 3;
            default -> Opcode.info(opcode).setsA() && register == a;
        };
    }
}
