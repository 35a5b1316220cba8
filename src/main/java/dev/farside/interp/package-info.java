/**
 * The interpreter: one dispatch method over the bytecode, fast paths inline, everything else in {@code runtime}.
 *
 * <h2>How it works</h2>
 * {@link dev.farside.interp.Interpreter} keeps the frame's base, the position in the code, the constants and the field
 * sites in Java locals. An instruction either does its work in place and goes on, or it saves the position
 * ({@code setPc}) and calls into {@code runtime}. Whatever may have changed the frame or moved the stack is followed by
 * {@code continue reload}, which reads the locals anew. Calls between Lua functions stay in the loop; they use no Java
 * stack. Where a function that has compiled code begins, and at polls in loops, the loop is left for a look at
 * {@link dev.farside.runtime.CompiledCode}; compiled code that gives up its frames leaves them to this loop.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-I1</b> The dispatch method stays under 8,000 bytes of bytecode, or HotSpot does not compile it. A test reads
 * its size.</li>
 * <li><b>I-I2</b> {@code base} always equals the mutator's; {@code pc} is saved before anything that may raise an error,
 * make a frame, or collect. At a poll it must be that of the instruction that polls: what is live follows from it
 * ({@link dev.farside.bytecode.LiveRegisters}), and the rest of the frame is cleared.</li>
 * <li><b>I-I3</b> Polls: function entry (in {@code Calls} when the mutator wants attention), JUMPBACK, FORLOOP,
 * TFORLOOP.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code runtime} and what lies below it.
 */
package dev.farside.interp;
