/**
 * The compiled tier: hot Lua functions become methods of hidden classes, which HotSpot compiles to machine code.
 *
 * <h2>How it works</h2>
 * {@link dev.farside.runtime.CompiledCode} decides what is compiled and when; {@link dev.farside.jit.JitCompiler} makes
 * the class; {@code Translation} writes one method for a function, or for a loop to be entered in its middle, out of
 * the pieces that {@code Assembler}, {@code NumberOperations} and {@code TableAccess} have. A register is a Java local,
 * which is stored to the frame on the Lua stack before anything that may look at the frame: calls, polls, whatever
 * takes more than the fast path. {@code DataFlow} tells which registers that are. The collector, tracebacks, {@code
 * debug} and the interpreter then find in the frame what they would find after interpretation.
 *
 * <p>Each instruction becomes a call of {@code NumberPaths} or {@code FastPaths}, which C2 inlines, with {@code
 * SlowPaths} behind it. There are two reasons to have another path between them, and both need compiled code to call it
 * itself: HotSpot then counts for each site whether it gets there, and C2 leaves it out where it does not. With tables,
 * it is what is not met everywhere ({@code SecondPaths}: shared tables, records of several shapes at one site). With
 * numbers, it is the path for any numbers, behind one for what {@code LikelyTypes} expects, two floats or two integers.
 * The fast path of a field has the shape and the slot that the site had met when the code was made as constants. {@code
 * docs/decisions/0011} and {@code 0013} have the reasons.
 *
 * <p>Compiled code calls compiled code through the Java stack. Everything else that is called (Java functions,
 * interpreted functions, metamethods) runs in a run of the engine that the compiled code waits for; the frame's link
 * says so ({@link dev.farside.runtime.Link}). When a wait cannot end as it began, because the coroutine yields, its
 * stack moves, or a hook is set, compiled code gives up its Java frames ({@link dev.farside.runtime.Outcome#UNWIND})
 * and the interpreter goes on in the Lua frames, which are complete. So coroutines, deep recursion and hooks need
 * nothing here.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-J1</b> Whenever anything but the compiled function itself may look at its frame, each register that is read
 * later or belongs to a variable in scope is in memory what it is in its Java local. A register that is not read later
 * is never stored late: the object it refers to may be gone.</li>
 * <li><b>I-J2</b> The mutator's {@code base} and position are set before anything that may raise an error, make a
 * frame, or collect; between such points they may be stale. An error of the JVM that may come anywhere ({@code
 * StackOverflowError}) is therefore blamed on the frame in which the run entered compiled code.</li>
 * <li><b>I-J3</b> A link has the flag <em>waited</em> only while a run of the engine that ends with its frame is on the
 * Java stack.</li>
 * <li><b>I-J4</b> References in compiled code (constants, field sites) belong to the prototype, which the running
 * closure keeps alive, or are those of shapes, which live as long as the state; objects do not move.</li>
 * <li><b>I-J5</b> No method of more than 8,000 bytes is made: HotSpot would not compile it.</li>
 * <li><b>I-J6</b> Polls: function entry, JUMPBACK, FORLOOP, TFORLOOP, as in the interpreter.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code runtime} and what lies below it; not {@code interp}.
 *
 * <h2>Reading order</h2>
 * {@code Outcome}, {@code CompiledCode} and {@code CompiledCalls} in {@code runtime}; {@code DataFlow}, {@code
 * LikelyTypes}, {@code Translation}, {@code NumberOperations}, {@code NumberPaths}, {@code TableAccess}, {@code
 * FastPaths}, {@code SecondPaths}, {@code SlowPaths}.
 */
package dev.farside.jit;
