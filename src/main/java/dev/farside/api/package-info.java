/**
 * Lua in a Java program: what embedders see.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.api.LuaState#open} makes a Lua state; {@link dev.farside.api.LuaState#load} turns source text into
 * a {@link dev.farside.api.LuaFunction}, which is called with Java values and answers with Java values. Java functions
 * ({@link dev.farside.api.LuaCallback}) become Lua functions. Errors of Lua arrive as {@link
 * dev.farside.api.LuaException}. No type of another package appears here.
 *
 * <h2>Values</h2>
 * <table>
 * <caption>How values cross the border</caption>
 * <tr><th>Lua</th><th>to Lua</th><th>from Lua</th></tr>
 * <tr><td>nil</td><td>{@code null}</td><td>{@code null}</td></tr>
 * <tr><td>boolean</td><td>{@code Boolean}</td><td>{@code Boolean}</td></tr>
 * <tr><td>integer</td><td>{@code Long}, {@code Integer}, {@code Short}, {@code Byte}</td><td>{@code Long}</td></tr>
 * <tr><td>float</td><td>{@code Double}, {@code Float}</td><td>{@code Double}</td></tr>
 * <tr><td>string</td><td>{@code String} as UTF-8, {@code byte[]} as it is</td><td>{@code String}, decoded as UTF-8 with
 * U+FFFD for what is malformed; {@code byte[]} from the methods that say so</td></tr>
 * <tr><td>table</td><td>{@code LuaTable}</td><td>{@code LuaTable}</td></tr>
 * <tr><td>function</td><td>{@code LuaFunction}, {@code LuaCallback}</td><td>{@code LuaFunction}</td></tr>
 * <tr><td>userdata, coroutine</td><td>{@code LuaObject}</td><td>{@code LuaObject}</td></tr>
 * </table>
 * Anything else is refused with an {@link java.lang.IllegalArgumentException}.
 *
 * <h2>References</h2>
 * Tables, functions, userdata and coroutines stay in Lua's memory; Java holds a {@link dev.farside.api.LuaReference},
 * which keeps the object alive until it is closed, until Java's collector finds the reference unused, or until the
 * state is closed, whichever comes first.
 *
 * <h2>Threads</h2>
 * A state serves one thread at a time; which one may change between calls. A second thread that comes while the first
 * is inside gets an {@link java.lang.IllegalStateException}; it never waits and never does harm. Only {@link
 * dev.farside.api.LuaState#interrupt} may be called at any time from anywhere. Different states are independent.
 *
 * <p>Threads that Lua code starts ({@code threads.run}) are another matter: they run beside the calls from Java and
 * between them. A {@link dev.farside.api.LuaCallback} that they call runs in them, in several at once if need be; it
 * may use the state and its references like one that runs in the thread from which Java has called, and {@link
 * dev.farside.api.LuaState#await} what takes long. To close the state cancels them and waits for their end. A time
 * limit and {@link dev.farside.api.LuaState#interrupt} reach the thread that Java has called from, also while it waits
 * for others; those go on. {@code os.exit} in one of them ends the running call, or the next one, with a {@link
 * dev.farside.api.LuaExitException}. Streams given to the state are used by whichever thread reads or writes, one at a
 * time.
 *
 * <h2>Errors</h2>
 * <ul>
 * <li>{@link dev.farside.api.LuaException}: an error of Lua code, a syntax error, a limit that was reached; the state
 * can be used further. {@link dev.farside.api.LuaExitException} is the call of {@code os.exit},
 * {@link dev.farside.api.LuaCancelledException} passes through a callback in a thread that is cancelled.</li>
 * <li>{@link java.lang.IllegalStateException}: the state or the reference is closed, or another thread is inside.</li>
 * <li>{@link java.lang.IllegalArgumentException}: a value that has no meaning for Lua, or belongs to another
 * state.</li>
 * </ul>
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-A1</b> No exception of a lower package leaves this one.</li>
 * <li><b>I-A2</b> However a call ends, the frames of the state are as they were before it.</li>
 * <li><b>I-A3</b> A word that Java code can still reach through a reference is a root.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code lib}, {@code interp}, {@code runtime} and below.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.api.LuaState}, {@link dev.farside.api.LuaFunction}, {@link dev.farside.api.LuaTable},
 * {@link dev.farside.api.LuaCallback}, {@link dev.farside.api.LuaException}; behind them {@code Machine},
 * {@code Session}, {@code Values} and {@code References}.
 */
package dev.farside.api;
