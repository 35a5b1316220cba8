/**
 * Differential testing: programs that nobody wrote run here and in the reference interpreter, and print the same.
 *
 * <h2>How it works</h2>
 * A program follows from its number ({@link dev.farside.differential.Programs}). {@code harness.lua} runs some hundred
 * of them in one process, each under {@code pcall} in an environment of its own, and prints what they do, with
 * addresses masked and keys sorted; {@link dev.farside.differential.Batch} runs that file in both interpreters and
 * compares program by program. A program ends because every loop and function in it uses up fuel.
 *
 * <h2>What is not compared</h2>
 * What the manual leaves open, or releases of 5.4 do differently: addresses, orders of {@code pairs}, borders of lists
 * with holes, the sign of a NaN, the last bits of powers and logarithms, depths of stacks, the line of a call that
 * takes several lines (before 5.4.6), {@code __le} made from {@code __lt} (a build option).
 *
 * <h2>When a program differs</h2>
 * The test says its number, the first line that differs and where its source is. Cut it down; what is left becomes a
 * case below {@code src/test/lua}. {@code -Dfarside.differential.seed=N} and
 * {@code -Dfarside.differential.programs=N} try other programs, {@code -Dfarside.reference=COMMAND} another
 * interpreter.
 *
 * <p>Reading order: {@code DifferentialTest}, {@code Batch}, {@code Reference}, {@code Programs}, {@code Statements},
 * {@code Expressions}, {@code LibraryCalls}, {@code Literals}, {@code CapturedOperands}.
 */
package dev.farside.differential;
