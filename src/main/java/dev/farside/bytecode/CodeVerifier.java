package dev.farside.bytecode;

import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks templates that may come from anywhere: what passes cannot break the invariants of the package, whatever it
 * does otherwise. {@code OperandVerifier} looks at each instruction for itself, {@code FlowVerifier} at what registers
 * hold along all paths.
 */
public final class CodeVerifier {
    /** Most registers of a frame, as of a prototype's operands. */
    static final int MAX_REGISTERS = 255;
    private static final int MAX_CAPTURES = 255;
    private static final int MAX_DEPTH = 220;

    private CodeVerifier() {
    }

    /**
     * Checks a function and those inside it.
     *
     * @throws InvalidCodeException if anything is wrong with it
     */
    public static void verify(FunctionTemplate template) {
        verify(template, MAX_DEPTH);
    }

    private static void verify(FunctionTemplate template, int depth) {
        check(depth > 0, "functions nested too deeply");
        verifyHeader(template);
        template.sites().forEach(CodeVerifier::verifySite);
        template.constants().forEach(CodeVerifier::verifyConstant);
        boolean[] starts = new OperandVerifier(template).verify();
        verifyNames(template);
        for (FunctionTemplate child : template.children()) {
            verifyCaptures(template, child);
        }
        new FlowVerifier(template, starts).verify();
        for (FunctionTemplate child : template.children()) {
            verify(child, depth - 1);
        }
    }

    private static void verifyHeader(FunctionTemplate template) {
        check(template.registers() >= 0 && template.registers() <= MAX_REGISTERS, "too many registers");
        check(template.parameters() >= 0 && template.parameters() <= template.registers(), "too many parameters");
        check(template.captures().size() <= MAX_CAPTURES, "too many captured variables");
        check(template.code().length > 0, "no code");
        check(template.lines() == null || template.lines().length == template.code().length, "lines do not fit code");
    }

    private static void verifySite(Site site) {
        if (!site.record()) {
            check(site.keys().size() == 1, "field site without one key");
        }
        check(site.keys().size() <= MAX_REGISTERS, "record with too many keys");
        Set<ByteBuffer> seen = new HashSet<>();
        for (byte[] key : site.keys()) {
            check(seen.add(ByteBuffer.wrap(key)), "record with equal keys");
        }
    }

    private static void verifyConstant(Object constant) {
        check(constant == null || constant instanceof Long || constant instanceof Double || constant instanceof Boolean
            || constant instanceof byte[], "constant of no type");
    }

    private static void verifyNames(FunctionTemplate template) {
        for (LocalName local : template.locals()) {
            check(local.name() != null && local.register() >= 0 && local.register() < template.registers()
                && local.start() >= 0 && local.end() <= template.code().length, "bad local variable");
        }
    }

    /** What a function captures that is itself captured must be of the same sort there. */
    private static void verifyCaptures(FunctionTemplate template, FunctionTemplate child) {
        for (Capture capture : child.captures()) {
            if (capture.fromParentLocal()) {
                check(capture.index() >= 0 && capture.index() < template.registers(), "captures no register");
            } else {
                check(capture.index() >= 0 && capture.index() < template.captures().size(), "captures nothing");
                check(template.captures().get(capture.index()).cell() == capture.cell(), "captures a cell as a value");
            }
        }
    }

    static void check(boolean isRight, String message) {
        if (!isRight) {
            throw new InvalidCodeException(message);
        }
    }
}
