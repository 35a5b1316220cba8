/**
 * Lua's semantics, once, for every engine: states, calls, coroutines, metamethods, arithmetic, errors.
 *
 * <h2>What it is for</h2>
 * A {@link dev.farside.runtime.LuaState} is one Lua universe. A {@link dev.farside.runtime.Mutator} is the thread that
 * runs it: its heap, the coroutine it has mounted, the current frame, and the interface of functions written in Java.
 * {@link dev.farside.runtime.Calls} makes and drops frames. {@link dev.farside.runtime.Indexing},
 * {@link dev.farside.runtime.Arithmetic}, {@link dev.farside.runtime.Comparison} and
 * {@link dev.farside.runtime.Concatenation} say what operators mean; an engine calls them when its fast path does not
 * apply, Java code reaches them through {@link dev.farside.runtime.Operations}.
 *
 * <h2>How calls work</h2>
 * Lua calling Lua uses no Java stack, nor do metamethods of instructions, {@code pcall}, iterators and coroutines: each
 * is a frame with a {@link dev.farside.runtime.Link} that says how the caller goes on. A metamethod of an instruction
 * has a link of kind META; when it returns, {@code Calls} finishes the instruction. A Java function that must let its
 * callee yield leaves a {@link dev.farside.runtime.NativeEntry.Continuation}. Only {@link
 * dev.farside.runtime.Mutator#call} waits on the Java stack; while such a frame is in a coroutine, it cannot yield.
 * This is where the reference refuses, too. See {@code docs/decisions/0003}.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-R1</b> Operators never call a metamethod that is a function: they return {@link
 * dev.farside.value.Word#NONE} and leave it in {@link dev.farside.runtime.Mutator#handler}.</li>
 * <li><b>I-R2</b> At a poll every live word lies in a frame below the mutator's extent, in a root, or is kept. Java
 * code holds no word across a call that may poll unless it is an argument or pushed.</li>
 * <li><b>I-R3</b> Addresses into a stack are valid until something may grow it. Whoever goes on afterwards computes
 * them anew from an offset.</li>
 * <li><b>I-R4</b> A frame's registers lie inside its stack, also while a frame above it is current.</li>
 * <li><b>I-R5</b> A Lua error is the mutator's one {@link dev.farside.runtime.LuaError}; frames stay as they are until
 * {@code Calls.recover} finds who catches it, so that message handlers and tracebacks see them.</li>
 * </ul>
 *
 * <h2>Threads</h2>
 * A state may have many threads, each with a {@link dev.farside.runtime.Mutator} of its own: heap, stacks, hooks,
 * caches of the library. The mutator of a thread that has ended, and its heap with it (the dead heap), is used by the
 * next one. {@link dev.farside.runtime.LuaThread} is a thread; {@link dev.farside.runtime.StoreBarrier} stores into
 * shared objects that are no tables. A coroutine belongs to the thread that runs it; once it is suspended, any thread
 * may resume it, if it is shared: a compare-and-set of its status decides which. Compiled code belongs to the state
 * ({@code CodeTable}). {@link dev.farside.runtime.Mutator#requestInterrupt} may be called from any thread.
 *
 * <h2>May use</h2>
 * Everything from {@code memory} to {@code bytecode}, and {@code syntax} for numerals and chunk names. The compiler is
 * reached through {@link dev.farside.runtime.ChunkLoader}, the engines through {@link dev.farside.runtime.Engine}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.runtime.Link}, {@link dev.farside.runtime.LuaStack}, {@link dev.farside.runtime.NativeFrame},
 * {@link dev.farside.runtime.Mutator}, {@link dev.farside.runtime.Calls},
 * {@link dev.farside.runtime.Indexing}, {@link dev.farside.runtime.Coroutines},
 * {@link dev.farside.runtime.ProtectedCalls}, {@link dev.farside.runtime.Errors}.
 */
package dev.farside.runtime;
