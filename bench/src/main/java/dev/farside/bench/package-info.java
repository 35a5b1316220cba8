/**
 * JMH benchmarks over embedding APIs: the same Lua text runs through Farside and through LuaJ in one JVM.
 *
 * <p>May use: {@code dev.farside.api} (in {@link dev.farside.bench.FarsidePeer} only), LuaJ (in
 * {@link dev.farside.bench.LuaJPeer} and {@link dev.farside.bench.LuaJMain} only), JMH.
 *
 * <ol>
 *   <li><b>B-1</b> A benchmark knows {@link dev.farside.bench.Peer} and nothing of the machine behind it.</li>
 *   <li><b>B-2</b> What is measured is one call of a Lua function {@code run(n)}; loading is outside the measurement.
 *       </li>
 *   <li><b>B-3</b> The result of {@code run(n)} is returned to JMH, so that no work is dead.</li>
 * </ol>
 *
 * <p>Reading order: {@code Peer}, {@code LuaJPeer}, {@code FarsidePeer}, {@code KernelBenchmark},
 * {@code ProgramBenchmark}. {@code LuaJMain} stands apart: it is the {@code lua} command that LuaJ is given for the
 * scripts that run whole processes.
 */
package dev.farside.bench;
