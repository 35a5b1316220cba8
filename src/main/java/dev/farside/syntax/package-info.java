/**
 * From source to syntax tree: lexer, parser and resolver of Lua 5.4 in one pass. {@link dev.farside.syntax.Parser}
 * is the entry, {@link dev.farside.syntax.FunctionBody} the result. Uses nothing but {@code java.base} and knows
 * nothing of the heap.
 *
 * <p>A chunk is accepted, refused, and refused with the words, that the reference implementation 5.4 would use,
 * but for limits of its code generator (registers, constants, jump lengths), which are the compiler's matter; only the
 * message about too many registers is prepared here ({@code RegisterCount}), where the tokens are.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-S1</b> No source overflows the Java stack: every cycle of the grammar passes
 *     {@code TokenStream.enterLevel}, which ends in "C stack overflow".</li>
 * <li><b>I-S2</b> A tree is shallow but for its left spines (see {@link dev.farside.syntax.Expression}), which
 *     readers follow in a loop.</li>
 * <li><b>I-S3</b> Only {@link dev.farside.syntax.SyntaxException} leaves the parser, and what a
 *     {@link dev.farside.syntax.ChunkSource} throws.</li>
 * <li><b>I-S4</b> Names of a chunk are interned: within the package they are compared by identity.</li>
 * <li><b>I-S5</b> A variable for which {@link dev.farside.syntax.LocalVariable#needsCell()} is false can be copied
 *     into its closure: no assignment follows its initialisation, no other closure captures it, and its chunk does
 *     not name the functions of the debug library that could tell. The analysis
 *     may say true for a variable that could be copied, never the reverse.</li>
 * <li><b>I-S6</b> A returned tree is never changed again and may be read by any thread.</li>
 * <li><b>I-S7</b> A {@code ChunkSource} is asked for the next piece when the character behind what has been read is
 *     needed or a token has ended, just when the reference asks, and not again after it said that there is none. It is
 *     polled at least every {@code Lexer.WINDOW} bytes.</li>
 * </ul>
 *
 * <p>Names are Latin-1 {@link java.lang.String}s where only people read them (variables, labels, messages) and
 * {@link dev.farside.syntax.LuaBytes} where the program sees them (field and global names, string constants).
 *
 * <h2>Reading order</h2>
 * {@code Expression}, {@code Statement}, {@code FunctionBody}, {@code LocalVariable} (the result); {@code Lexer},
 * {@code StringLiteralReader}; {@code StatementParser}, {@code ExpressionParser}; {@code FunctionScope},
 * {@code JumpScope} (the resolver); {@code ConstantFolder}.
 */
package dev.farside.syntax;
