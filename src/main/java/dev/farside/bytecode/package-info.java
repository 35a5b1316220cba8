/**
 * The instruction set and prototypes: what the compiler produces and the engines run.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.bytecode.Opcode} has one line of meaning for each instruction;
 * {@link dev.farside.bytecode.Instruction} encodes and decodes. A {@link dev.farside.bytecode.FunctionTemplate} is a
 * function in plain Java data; {@code PrototypeWriter} puts it into a heap as an off-heap prototype
 * ({@link dev.farside.object.PrototypeObject}), {@link dev.farside.bytecode.TemplateReader} reads it back.
 * {@link dev.farside.bytecode.BinaryChunk} writes and reads templates as bytes,
 * {@link dev.farside.bytecode.CodeVerifier} checks what does not come from our own compiler,
 * {@link dev.farside.bytecode.Disassembler} prints. {@link dev.farside.bytecode.LineTable} and
 * {@link dev.farside.bytecode.VariableNames} tell where an error happened and what the value in a register is called.
 *
 * <h2>Frames</h2>
 * A frame is a window of the coroutine's stack:
 * <pre>
 *   base-16        base-8    base      base+8
 *  | function     | link    | R[0]    | R[1]  ...
 * </pre>
 * so a call leaves one register between the function and its arguments. Results arrive where the function was.
 *
 * <h2>Tables of a prototype</h2>
 * <ul>
 * <li><b>code</b>: bytes, 4 a word. <b>constants</b>: words. <b>sites</b>: see {@link dev.farside.object.Vectors}; the
 * key of a {@code NEWRECORD} site is the word of a vector of words with its keys.</li>
 * <li><b>lines</b>: bytes; pairs of variable-length numbers (7 bits a byte, low first, high bit for "more"): how many
 * words of code further, and by how much the line changes there (zigzag). Absent if stripped.</li>
 * <li><b>locals</b>: words; name, start and {@code end | register << 32} as integers, for each variable.</li>
 * <li><b>captures</b>: bytes, two each: bit 0 from the parent's local, bit 1 cell; then the index.
 * <b>captured names</b>: words, strings or nil.</li>
 * </ul>
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-C1</b> Only {@code JUMPBACK}, {@code FORLOOP} and {@code TFORLOOP} jump backwards, and they poll.</li>
 * <li><b>I-C2</b> A register that holds a cell is touched only by the cell instructions and by {@code CLOSURE};
 * no cell ever becomes a Lua value.</li>
 * <li><b>I-C3</b> Every path ends in a return; no jump leaves the code or lands on an extra word.</li>
 * <li><b>I-C4</b> Registers used lie below {@code registers}; a call needs two more above its arguments at most, and
 * the compiler counts the link's register.</li>
 * <li><b>I-C5</b> A register is read as a value only if every path to there has written one; what a call, a
 * {@code CONCAT} or the end of a numeric loop leaves behind is not read.</li>
 * <li><b>I-C6</b> The three state registers of a numeric loop are written by {@code FORPREP} and {@code FORLOOP} only,
 * and are read by nothing else.</li>
 * <li><b>I-C7</b> {@code top} is used by the instruction that follows the one that set it, or by the one behind a
 * {@code CLOSE} with B = 1. {@code SHIFT} with B = 0 uses and sets it.</li>
 * <li><b>I-C8</b> A register that is to be closed keeps its value until a {@code CLOSE}; registers are marked in
 * ascending order, and no return is reached while one is marked.</li>
 * <li><b>I-C9</b> {@code SETLIST} fills a table that {@code NEWTABLE} has made in the same register; the keys of a
 * {@code NEWRECORD} site are distinct.</li>
 * <li><b>I-C10</b> A register that is not live at a poll ({@link dev.farside.bytecode.LiveRegisters}) is not read
 * afterwards before it is written; the collector clears it.</li>
 * </ul>
 * {@code CodeVerifier} checks all of them.
 *
 * <h2>May use</h2>
 * {@code memory}, {@code value}, {@code object}, {@code heap}, {@code gc}, {@code string}, {@code table}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.bytecode.Opcode}, {@link dev.farside.bytecode.Instruction},
 * {@link dev.farside.bytecode.FunctionTemplate}, {@link dev.farside.bytecode.PrototypeWriter},
 * {@link dev.farside.bytecode.CodeVerifier}.
 */
package dev.farside.bytecode;
