/**
 * The library {@code threads}: what Lua programs see of threads.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.threads.ThreadsLibrary} opens the library. A thread itself is a
 * {@link dev.farside.runtime.LuaThread}; here are its handle, channels, locks, barriers, latches and atomic access to fields.
 * What is shorter in Lua stands in {@code prelude.lua}, which is compiled when one of its functions is first called.
 * {@code docs/threads.md} tells programmers what orders what. Threads that the prelude starts count as joined from the
 * beginning, so that the watchdog does not hear of what {@code parallel} reports anyway.
 *
 * <h2>How a thread waits</h2>
 * Everything that threads wait for is a {@link dev.farside.threads.WaitPoint}. An operation tries under the point's monitor;
 * if it cannot be done, the thread enters its name, leaves the monitor, enters the safe state, parks, leaves the safe state,
 * polls and tries again. Whoever changes the point wakes those who have entered their names.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-W1</b> No thread polls, parks or enters or leaves the safe state inside a monitor: a thread that waits for the
 * monitor is not in the safe state, and a collection waits for it.</li>
 * <li><b>I-W2</b> Words that wait in a Java object (the values in a channel) lie in a vector that a user value of its handle
 * refers to; they are published before they are stored there.</li>
 * <li><b>I-W3</b> A thread in the safe state is interrupted ({@link Thread#interrupt}) when it is wanted at a poll; the
 * interruption has no other meaning. A wish that came before it began to wait interrupts it at once.</li>
 * <li><b>I-W4</b> Who wakes the waiting of a point never wakes itself, nor those whose wake-up would wake it: in a channel
 * without capacity only senders in a {@code select} hear of a new receiver.</li>
 * <li><b>I-W5</b> What a thread has offered and nobody has taken is withdrawn when the thread stops waiting, however that
 * ends.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * Everything up to {@code lib}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.threads.WaitPoint}, {@link dev.farside.threads.Channel}, {@link dev.farside.threads.ThreadsLibrary}.
 */
package dev.farside.threads;
