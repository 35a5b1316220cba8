package dev.farside.bytecode;

/** The part of {@link CodeVerifier} that looks at instructions one by one: opcodes, ranges of operands, jumps. */
final class OperandVerifier {
    private final FunctionTemplate template;
    private final int[] code;
    private final int registers;
    private int at;

    OperandVerifier(FunctionTemplate template) {
        this.template = template;
        this.code = template.code();
        this.registers = template.registers();
    }

    /** Checks all instructions; tells at which words they start. */
    boolean[] verify() {
        boolean[] starts = new boolean[code.length];
        at = 0;
        while (at < code.length) {
            int opcode = Instruction.opcode(code[at]);
            check(Opcode.isValid(opcode), "no opcode");
            check(at + Opcode.length(opcode) <= code.length, "extra word missing");
            starts[at] = true;
            unused(opcode, code[at]);
            instruction(opcode, code[at]);
            at += Opcode.length(opcode);
        }
        for (at = 0; at < code.length; at += Opcode.length(Instruction.opcode(code[at]))) {
            jump(starts);
        }
        return starts;
    }

    private void instruction(int opcode, int word) {
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        switch (opcode) {
            case Opcode.LOADK -> {
                register(a);
                constant(Instruction.bx(word));
            }
            case Opcode.LOADKX -> {
                register(a);
                constant(code[at + 1]);
            }
            case Opcode.LOADNIL -> register(a + b);
            case Opcode.GETCAPTURED -> {
                register(a);
                captured(b, false);
            }
            case Opcode.GETCAPTUREDCELL, Opcode.SETCAPTUREDCELL -> {
                register(a);
                captured(b, true);
            }
            case Opcode.GETGLOBAL, Opcode.SETGLOBAL -> {
                register(a);
                captured(b, true);
                site(false);
            }
            case Opcode.GETFIELD, Opcode.SETFIELD -> {
                register(a);
                register(b);
                site(false);
            }
            case Opcode.SETFIELDK -> {
                register(a);
                constant(b);
                site(false);
            }
            case Opcode.SELF -> {
                register(a + 2);
                register(b);
                site(false);
            }
            case Opcode.SETINDEXK -> {
                register(a);
                register(b);
                constant(c);
            }
            case Opcode.GETINT -> {
                register(a);
                register(b);
            }
            case Opcode.SETINT -> {
                register(a);
                register(c);
            }
            case Opcode.NEWRECORD -> {
                register(a + b);
                site(true);
                check(template.sites().get(code[at + 1]).keys().size() == b, "record of another size");
            }
            case Opcode.SETLIST -> {
                register(a + b);
                check(code[at + 1] >= 0, "list at a negative index");
            }
            case Opcode.CONCAT -> {
                check(b > 0, "nothing to concatenate");
                register(a + b - 1);
            }
            case Opcode.EQK -> {
                register(a);
                constant(b);
            }
            case Opcode.LTK, Opcode.LEK, Opcode.GTK, Opcode.GEK -> {
                register(a);
                number(b);
            }
            case Opcode.ADDK, Opcode.SUBK, Opcode.MULK, Opcode.MODK, Opcode.POWK, Opcode.DIVK, Opcode.IDIVK -> {
                register(a);
                register(b);
                number(c);
            }
            case Opcode.EQ, Opcode.LT, Opcode.LE -> {
                register(a);
                register(b);
            }
            case Opcode.CALL -> {
                register(a + Math.max(b, 1));
                register(a + Math.max(c - 2, 0));
            }
            case Opcode.TAILCALL -> register(a + Math.max(b, 1));
            case Opcode.RETURN -> register(a + Math.max(b - 2, 0));
            case Opcode.VARARG -> {
                check(template.vararg(), "function without variable arguments");
                register(a + Math.max(c - 2, 0));
            }
            case Opcode.SHIFT -> register(a + Math.max(b - 1, 1));
            case Opcode.CLOSURE -> {
                register(a);
                check(Instruction.bx(word) < template.children().size(), "no such function");
            }
            case Opcode.CLOSE -> check(b <= 1, "bad close");
            case Opcode.FORPREP, Opcode.FORLOOP, Opcode.TFORPREP -> register(a + 3);
            case Opcode.TFORLOOP -> register(a + 4);
            case Opcode.TFORCALL -> {
                check(c > 0, "iterator without results");
                register(a + Math.max(c + 3, 7));
            }
            default -> general(opcode, a, b, c);
        }
    }

    /** Operands that an instruction does not have are zero: who reads instructions may count on it. */
    private void unused(int opcode, int word) {
        int unused = switch (Opcode.info(opcode).format()) {
            case NONE -> Instruction.abc(0, 0xFF, 0xFF, 0xFF);
            case A, A_EXTRA, A_JUMP -> Instruction.abc(0, 0, 0xFF, 0xFF);
            case AB, AB_EXTRA, AB_SITE -> Instruction.abc(0, 0, 0, 0xFF);
            case AC -> Instruction.abc(0, 0, 0xFF, 0);
            case ABC, ABC_JUMP, ABX, J -> 0;
        };
        check((word & unused) == 0, "operand that the instruction does not have");
    }

    /** Instructions all of whose operands are registers. */
    private void general(int opcode, int a, int b, int c) {
        switch (Opcode.info(opcode).format()) {
            case NONE, J -> { }
            case A, A_EXTRA, A_JUMP -> register(a);
            case AB -> {
                register(a);
                register(b);
            }
            case ABC -> {
                register(a);
                register(b);
                register(c);
            }
            default -> throw new IllegalStateException("no check for " + Opcode.info(opcode).name());
        }
    }

    private void register(int register) {
        check(register < registers, "no such register");
    }

    private void constant(int index) {
        check(index >= 0 && index < template.constants().size(), "no such constant");
    }

    private void number(int index) {
        constant(index);
        Object constant = template.constants().get(index);
        check(constant instanceof Long || constant instanceof Double, "constant is no number");
    }

    private void captured(int index, boolean isCell) {
        check(index < template.captures().size(), "no such captured variable");
        check(template.captures().get(index).cell() == isCell, "captured variable of the other sort");
    }

    private void site(boolean isRecord) {
        int index = code[at + 1];
        check(index >= 0 && index < template.sites().size(), "no such site");
        check(template.sites().get(index).record() == isRecord, "site of the other sort");
    }

    /** A jump goes in the direction its opcode allows, to the start of an instruction. */
    private void jump(boolean[] starts) {
        int opcode = Instruction.opcode(code[at]);
        if (!FlowVerifier.jumps(opcode)) {
            return;
        }
        long target = FlowVerifier.target(code, at);
        check(target >= 0 && target < code.length && starts[(int) target], "jump to nowhere");
        boolean goesBack = opcode == Opcode.JUMPBACK || opcode == Opcode.FORLOOP || opcode == Opcode.TFORLOOP;
        check(goesBack ? target <= at : target > at, "jump in the wrong direction");
    }

    private void check(boolean isRight, String message) {
        if (!isRight) {
            throw new InvalidCodeException(message + " at word " + at);
        }
    }
}
