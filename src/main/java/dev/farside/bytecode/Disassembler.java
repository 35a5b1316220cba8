package dev.farside.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints functions for people, one line an instruction, in the spirit of {@code luac -l}. */
public final class Disassembler {
    private static final int NAME_WIDTH = 16;
    private static final int MAX_TEXT = 40;

    private final StringBuilder out = new StringBuilder();

    private Disassembler() {
    }

    /** A listing of a function and of those inside it. */
    public static String list(FunctionTemplate template) {
        Disassembler disassembler = new Disassembler();
        disassembler.function(template, "main");
        return disassembler.out.toString();
    }

    /** A listing of a prototype in a heap and of those inside it. */
    public static String list(long prototypeRef) {
        return list(TemplateReader.read(prototypeRef));
    }

    private void function(FunctionTemplate template, String path) {
        out.append("function ").append(path).append(" <").append(template.firstLine()).append(',')
            .append(template.lastLine()).append("> ").append(template.parameters())
            .append(template.vararg() ? "+" : "").append(" parameters, ").append(template.registers())
            .append(" registers\n");
        int[] code = template.code();
        for (int at = 0; at < code.length; at += Opcode.length(Instruction.opcode(code[at]))) {
            out.append(String.format("%5d", at));
            out.append(template.lines() == null ? "  [-]" : String.format("  [%d]", template.lines()[at]));
            out.append("  ").append(instruction(template, at)).append('\n');
        }
        locals(template);
        captures(template);
        List<FunctionTemplate> children = template.children();
        for (int index = 0; index < children.size(); index++) {
            function(children.get(index), path + "/" + index);
        }
    }

    private void locals(FunctionTemplate template) {
        for (FunctionTemplate.LocalName local : template.locals()) {
            out.append("  local ").append(text(local.name())).append(" R").append(local.register()).append(' ')
                .append(local.start()).append("..").append(local.end()).append('\n');
        }
    }

    private void captures(FunctionTemplate template) {
        for (FunctionTemplate.Capture capture : template.captures()) {
            out.append("  captured ").append(capture.name() == null ? "-" : text(capture.name()))
                .append(capture.fromParentLocal() ? " R" : " captured ").append(capture.index())
                .append(capture.cell() ? " cell" : " value").append('\n');
        }
    }

    /** One instruction: name, operands, and what they stand for. */
    public static String instruction(FunctionTemplate template, int at) {
        int[] code = template.code();
        int word = code[at];
        int opcode = Instruction.opcode(word);
        Opcode.Info info = Opcode.info(opcode);
        StringBuilder text = new StringBuilder(String.format("%-" + NAME_WIDTH + "s", info.name()));
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        int extra = info.format().hasExtra() ? code[at + 1] : 0;
        switch (info.format()) {
            case NONE -> { }
            case A -> operands(text, a);
            case AB -> operands(text, a, b);
            case AC -> operands(text, a, c);
            case ABC -> operands(text, a, b, c);
            case ABX -> operands(text, a, Instruction.bx(word));
            case J -> text.append("-> ").append(at + 1 + Instruction.sj(word));
            case A_EXTRA -> operands(text, a, extra);
            case AB_EXTRA -> operands(text, a, b, extra);
            case AB_SITE -> operands(text, a, b);
            case A_JUMP -> text.append(a).append(" -> ").append(at + 2 + extra);
            case ABC_JUMP -> {
                operands(text, a, b, c);
                text.append(" -> ").append(at + 2 + extra);
            }
        }
        comment(text, template, opcode, word, extra);
        return text.toString().stripTrailing();
    }

    private static void operands(StringBuilder text, int... operands) {
        for (int index = 0; index < operands.length; index++) {
            text.append(index == 0 ? "" : " ").append(operands[index]);
        }
    }

    private static void comment(StringBuilder text, FunctionTemplate template, int opcode, int word, int extra) {
        if (Opcode.info(opcode).format() == Opcode.Format.AB_SITE) {
            text.append("  ;");
            for (byte[] key : template.sites().get(extra).keys()) {
                text.append(" .").append(text(key));
            }
        }
        int constant = switch (opcode) {
            case Opcode.LOADK -> Instruction.bx(word);
            case Opcode.LOADKX -> extra;
            case Opcode.SETFIELDK, Opcode.EQK, Opcode.LTK, Opcode.LEK, Opcode.GTK, Opcode.GEK ->
                Instruction.b(word);
            case Opcode.SETINDEXK, Opcode.ADDK, Opcode.SUBK, Opcode.MULK, Opcode.MODK, Opcode.POWK, Opcode.DIVK,
                Opcode.IDIVK -> Instruction.c(word);
            default -> -1;
        };
        if (constant >= 0) {
            text.append("  ; ").append(constant(template.constants().get(constant)));
        }
        switch (opcode) {
            case Opcode.GETCAPTURED, Opcode.GETCAPTUREDCELL, Opcode.SETCAPTUREDCELL, Opcode.GETGLOBAL,
                Opcode.SETGLOBAL -> {
                byte[] name = template.captures().get(Instruction.b(word)).name();
                text.append("  ; ").append(name == null ? "-" : text(name));
            }
            case Opcode.NEWTABLE -> text.append("  ; ").append(extra & 0xFFFFF).append(" slots, ")
                .append(extra >>> 20).append(" fields");
            default -> { }
        }
    }

    private static String constant(Object constant) {
        return constant instanceof byte[] bytes ? '"' + text(bytes) + '"' : String.valueOf(constant == null ? "nil"
            : constant);
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder escaped = new StringBuilder();
        for (char character : text.substring(0, Math.min(text.length(), MAX_TEXT)).toCharArray()) {
            if (character < ' ' || character > '~') {
                escaped.append('\\').append((int) character);
            } else {
                escaped.append(character);
            }
        }
        return text.length() > MAX_TEXT ? escaped + "..." : escaped.toString();
    }
}
