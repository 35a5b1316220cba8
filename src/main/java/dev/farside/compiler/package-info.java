/**
 * The compiler: from a resolved tree to register bytecode.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.compiler.Compiler} turns a {@link dev.farside.syntax.FunctionBody} into a
 * {@link dev.farside.bytecode.FunctionTemplate}, without touching any heap. {@code FunctionCompiler} is one function
 * while it is being compiled; the classes named after a part of the language share it.
 *
 * <h2>How code is made</h2>
 * In one walk over the tree, as in the reference's compiler but with a tree in place of the token stream: an
 * expression is evaluated into a register that its user names. Local variables keep their registers, temporaries live
 * above them like on a stack.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-K1</b> A register at or above {@code Registers.free()} holds nothing that is still needed, unless the code
 * just emitted says so.</li>
 * <li><b>I-K2</b> The register of a local variable is written last: no part of the expression that is assigned to it
 * is evaluated after it has been touched, unless that part cannot read it.</li>
 * <li><b>I-K3</b> A variable is a cell from its declaration on or never
 * ({@link dev.farside.syntax.LocalVariable#needsCell()}), except for to-be-closed ones, which never are. What a
 * function captures says the same as the function that declares it.</li>
 * <li><b>I-K4</b> Chains that lean to the left (operators, suffixes) are taken in loops; every other recursion is
 * bounded by the parser's limit of nesting.</li>
 * <li><b>I-K5</b> Each field instruction has a site of its own, because a site is an inline cache.</li>
 * <li><b>I-K6</b> What is compiled passes {@code CodeVerifier}.</li>
 * <li><b>I-K7</b> A variable of the function itself is read when the operator or the store runs whose operand it is,
 * behind the evaluation of the other operands, whether it is a cell or not: in the reference it is a register. Where
 * the reference copies it first (concatenations, lists), so does this compiler.</li>
 * <li><b>I-K8</b> A chunk has one of two layouts of calls. Usually a call keeps the register of the link, between the
 * function and its first argument, from the beginning. If a function of the chunk needs too many registers that way,
 * all of it is compiled again with arguments right behind the function, which {@code SHIFT} moves up before the call:
 * one register for each level of calls in arguments, as in the reference, for one instruction more in each call.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code syntax}, {@code bytecode}. Everything is confined to the calling thread.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.compiler.Compiler}, {@code FunctionCompiler}, {@code Registers}, {@code CodeBuffer},
 * {@code ExpressionCompiler}, {@code ConditionCompiler}, then any other.
 */
package dev.farside.compiler;
