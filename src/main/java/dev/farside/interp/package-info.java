/**
 * The interpreter: one dispatch loop over the bytecode for the common cases, and the whole meaning of each instruction
 * beside it.
 *
 * <h2>How it works</h2>
 * {@link dev.farside.interp.Interpreter} keeps the frame's base, the position in the code, the running closure, the
 * constants and the field sites in Java locals. A case of the loop either does its instruction in place and goes on,
 * or, with nothing changed, leaves the loop by {@code break dispatch}. Base and position are then handed to the
 * mutator, {@link dev.farside.interp.Steps} executes that instruction, whatever it takes, and the loop begins anew with
 * what the mutator says. Calls and returns between Lua functions are done in the loop where nothing is unusual about
 * them; they use no Java stack in any case. While hooks are set, every instruction is a step. At polls, and where a
 * function that has compiled code begins, the method is left for a look at {@link dev.farside.runtime.CompiledCode};
 * compiled code that gives up its frames leaves them to this loop.
 *
 * <h2>What C2 makes of it</h2>
 * C2 merges equal expressions of different cases and computes them before the switch, for every instruction. So each
 * case reads its instruction word anew, which C2 cannot merge, and derives all addresses from that; and a field of the
 * mutator is read in one case only. What lives across a call lives in memory. So the loop makes no calls. See {@code
 * docs/decisions/0007}, and measure after each change.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-I1</b> The dispatch method stays under 8,000 bytes of bytecode, or HotSpot does not compile it. A test reads
 * its size.</li>
 * <li><b>I-I2</b> Inside the loop base and position are the locals'; outside they are the mutator's. A case that leaves
 * the loop has stored nothing. A step saves the position behind the instruction's first word before anything that may
 * raise an error, make a frame, or collect. At a poll it must be that of the instruction that polls: what is live
 * follows from it ({@link dev.farside.bytecode.LiveRegisters}), and the rest of the frame is cleared.</li>
 * <li><b>I-I3</b> Polls: function entry (in {@code Calls}, or behind the switch), JUMPBACK, FORLOOP and TFORLOOP when
 * they jump.</li>
 * <li><b>I-I4</b> The loop stores only into what it knows by its exact header: a cell without flags, an array, a record
 * of the cached shape. Everything else is a step.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code runtime} and what lies below it.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.interp.Steps}, with {@code TableSteps} and {@code OperatorSteps}, for what instructions mean;
 * {@link dev.farside.interp.Interpreter} for how they are made fast.
 */
package dev.farside.interp;
