package dev.farside.compiler;

import dev.farside.bytecode.FunctionTemplate;
import dev.farside.bytecode.FunctionTemplate.Capture;
import dev.farside.bytecode.FunctionTemplate.LocalName;
import dev.farside.bytecode.FunctionTemplate.Site;
import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Block;
import dev.farside.syntax.ChunkNames;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.FunctionBody;
import dev.farside.syntax.LocalVariable;
import dev.farside.syntax.LuaBytes;
import dev.farside.syntax.Upvalue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One function while it is being compiled: its code, constants, sites and registers; and the compilers for each part
 * of the language, which share it.
 */
final class FunctionCompiler {
    private final FunctionBody body;
    private final byte[] chunkName;
    private final FunctionCompiler outer;
    private final LocalVariable environment;
    private final ByteStrings strings;
    private final Runnable poll;
    /** Whether calls keep no register for the link while their arguments are evaluated. */
    final boolean compactCalls;

    private final ConstantPool constants;
    private final List<Site> sites = new ArrayList<>();
    private final List<FunctionTemplate> children = new ArrayList<>();

    final CodeBuffer code;
    final Registers registers = new Registers(this);
    final ExpressionCompiler expressions = new ExpressionCompiler(this);
    final OperatorCompiler operators = new OperatorCompiler(this);
    final ConditionCompiler conditions = new ConditionCompiler(this);
    final ChainCompiler chains = new ChainCompiler(this);
    final TableCompiler tables = new TableCompiler(this);
    final AssignmentCompiler assignments = new AssignmentCompiler(this);
    final StatementCompiler statements = new StatementCompiler(this);
    final LoopCompiler loops = new LoopCompiler(this);

    /** The compiler of a chunk's main function. */
    FunctionCompiler(FunctionBody main, byte[] chunkName, boolean compactCalls, Runnable poll) {
        this(main, chunkName, null, main.upvalues().getFirst().variable(), new ByteStrings(), compactCalls, poll);
    }

    private FunctionCompiler(FunctionBody body, byte[] chunkName, FunctionCompiler outer, LocalVariable environment,
            ByteStrings strings, boolean compactCalls, Runnable poll) {
        this.body = body;
        this.chunkName = chunkName;
        this.outer = outer;
        this.environment = environment;
        this.strings = strings;
        this.compactCalls = compactCalls;
        this.poll = poll;
        this.constants = new ConstantPool(strings);
        this.code = new CodeBuffer(poll);
    }

    FunctionTemplate compile() {
        registers.enter();
        for (LocalVariable parameter : body.parameters()) {
            registers.reserve(1, body.lineDefined());
            registers.activate(parameter, registers.free() - 1);
        }
        for (LocalVariable parameter : body.parameters()) {
            registers.makeCell(parameter, firstLine(body.block(), body.lastLineDefined()));
        }
        try {
            statements.statements(body.block());
            registers.leaveFunction(body.isMain() ? body.block().endLine() : body.lastLineDefined());
            code.shortenJumps();
        } catch (CodeBuffer.JumpTooLongException tooLong) {
            throw limitError(tooLong.getMessage(), body.lastLineDefined());
        }
        return new FunctionTemplate(chunkName, body.lineDefined(), body.lastLineDefined(), body.parameters().size(),
            body.isVararg(), registers.frameSize(), code.words(), constants.constants(), List.copyOf(sites),
            captures(), List.copyOf(children), code.lines(), registers.localNames());
    }

    /** The line for instructions at the beginning of a block that its source does not show. */
    static int firstLine(Block block, int lineIfEmpty) {
        return block.statements().isEmpty() ? lineIfEmpty : block.statements().getFirst().line();
    }

    private List<Capture> captures() {
        List<Capture> captures = new ArrayList<>();
        for (Upvalue upvalue : body.upvalues()) {
            int index = upvalue.parentIndex();
            if (upvalue.isParentLocal()) {
                index = outer == null ? 0 : outer.registers.of(upvalue.variable());
            }
            captures.add(new Capture(upvalue.isParentLocal(), index, isCell(upvalue), strings.of(upvalue.name())));
        }
        return List.copyOf(captures);
    }

    /** Adds an instruction that creates the closure of an inner function. */
    void closure(FunctionBody inner, int target) {
        FunctionTemplate child = new FunctionCompiler(inner, chunkName, this, environment, strings, compactCalls, poll)
            .compile();
        if (children.size() > Instruction.MAX_BX) {
            throw limitError("function has too many inner functions", inner.lineDefined());
        }
        code.emit(Instruction.abx(Opcode.CLOSURE, target, children.size()), inner.lastLineDefined());
        children.add(child);
    }

    /** Whether a local variable's register holds a cell. */
    boolean isCell(LocalVariable variable) {
        // A to-be-closed variable is never reassigned and its register must hold the value itself for TBC and CLOSE.
        return variable.needsCell() && variable.attribute() != LocalVariable.Attribute.CLOSE;
    }

    /** Whether a captured variable is a cell; the environment of a chunk always is, for {@code load} to fill in. */
    boolean isCell(Upvalue upvalue) {
        return upvalue.variable() == environment || isCell(upvalue.variable());
    }

    // --- constants and sites

    int constant(Constant constant) {
        return constants.index(constant);
    }

    /** The index of a constant if it can be an operand of 8 bits, or -1. */
    int operand(Constant constant) {
        int index = constants.index(constant);
        return index <= Instruction.MAX_OPERAND ? index : -1;
    }

    /** Adds a site for one field instruction. */
    int site(LuaBytes key) {
        sites.add(new Site(List.of(strings.of(key)), false));
        return sites.size() - 1;
    }

    /** Adds a site for a {@code NEWRECORD}. */
    int recordSite(List<LuaBytes> keys) {
        List<byte[]> bytes = new ArrayList<>(keys.size());
        for (LuaBytes key : keys) {
            bytes.add(strings.of(key));
        }
        sites.add(new Site(bytes, true));
        return sites.size() - 1;
    }

    byte[] nameBytes(LocalVariable variable) {
        return strings.of(variable.name());
    }

    byte[] nameBytes(String name) {
        return strings.of(name);
    }

    /** The string constant that an expression is, or null. */
    static LuaBytes stringKey(Expression key) {
        return key instanceof Expression.StringConstant(LuaBytes value, int _) ? value : null;
    }

    /** The error for what exceeds a limit of the instruction set. */
    CompileException limitError(String message, int line) {
        return new CompileException(located(message, line));
    }

    /**
     * The error for a frame that would be too large; at the reference's token, unless only this layout needs so much.
     */
    TooManyRegistersException tooManyRegisters(int limit, int line) {
        return new TooManyRegistersException(body.tooManyRegisters() != null ? body.tooManyRegisters()
            : located("function or expression needs too many registers (limit is " + limit + ")", line));
    }

    private String located(String message, int line) {
        return ChunkNames.display(new String(chunkName, StandardCharsets.ISO_8859_1)) + ":" + line + ": " + message;
    }
}
