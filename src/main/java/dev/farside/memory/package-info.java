/**
 * The region, raw access to it, and the pages behind it: the only package that knows
 * {@link java.lang.foreign}.
 *
 * <h2>What it is for</h2>
 * One stretch of address space is reserved for the whole process ({@link dev.farside.memory.Region}).
 * A <em>reference</em> is a byte offset into it. Everything a Lua program owns lies in there, and no other
 * package can reach memory except through {@link dev.farside.memory.Memory}.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-M1</b> Every access masks its reference with {@link dev.farside.memory.Region#ADDRESS_MASK}, or is bounds
 * checked by the segment ({@code Near}), so that no reference, however corrupt, reaches outside the region. A bug of
 * ours may damage Lua values; it cannot crash the host.</li>
 * <li><b>I-M2</b> Accesses of 8 and 4 bytes are naturally aligned: the low bits of the reference are masked away too
 * ({@code Near}: they are those of the reference it starts from, and all references are multiples of 16). They are
 * therefore single-copy atomic and never tear.</li>
 * <li><b>I-M3</b> Reference 0 is never handed out; it stands for "none".</li>
 * </ul>
 *
 * <h2>Memory orders</h2>
 * A method without a suffix is a <em>plain</em> access: atomic, but the compiler may merge, move or repeat it. The
 * suffixes {@code Opaque}, {@code Acquire}, {@code Release} and the {@code compareAndSet} family mean what
 * {@link java.lang.invoke.VarHandle} means by them. Plain access is for memory that one thread owns; what other
 * threads may see at the same time needs a suffix.
 *
 * <h2>May use</h2>
 * The JDK only. Every other package may use this one.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.memory.Region}, {@link dev.farside.memory.Memory}, {@link dev.farside.memory.NativePages}.
 */
package dev.farside.memory;
