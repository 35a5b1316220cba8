/**
 * The {@code farside} command.
 *
 * <h2>What it is for</h2>
 * What the reference's {@code lua} command does, option by option and message by message, and a few options of our own
 * ({@link dev.farside.cli.CommandLine}).
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-C1</b> However a program ends, its output is flushed first: at the end, by an error, by {@code os.exit}, by
 * the interrupt key.</li>
 * <li><b>I-C2</b> No Java stack trace reaches the user. What is no Lua error is a fault of Farside's and is reported in
 * one sentence ({@code FARSIDE_DEBUG=1} shows more).</li>
 * <li><b>I-C3</b> The way from {@link dev.farside.cli.Main} to the first Lua instruction uses no lambda expression, no
 * concatenation at run time, no stream and no regular expression: what they need to start costs more than all of the
 * rest. JLine is loaded for the prompt only.</li>
 * </ul>
 *
 * <h2>Threads</h2>
 * Lua runs on one thread with a large stack; the process's first thread waits, and handles the interrupt key through
 * {@link dev.farside.cli.Interruption}. A script that has ended well is followed by the wait for the threads that it
 * has started and not detached; after an error, and after {@code os.exit} with a state to be closed, they are
 * cancelled. Threads that the system holds are left behind after some seconds.
 *
 * <h2>May use</h2>
 * Everything below; it alone may use JLine.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.cli.Main}, {@link dev.farside.cli.Command}, {@link dev.farside.cli.CommandLine},
 * {@link dev.farside.cli.Prompt}, {@link dev.farside.cli.Interruption}.
 */
package dev.farside.cli;
