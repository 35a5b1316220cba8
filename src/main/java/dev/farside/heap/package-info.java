/**
 * Where objects get their memory: blocks, the heap of each thread, the space of each state.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.heap.BlockSource} cuts the region into blocks of 64 KiB. A {@link dev.farside.heap.Space} belongs
 * to one Lua state, holds its memory limit and hands blocks to its heaps. A {@link dev.farside.heap.ThreadHeap} belongs
 * to one thread and allocates by moving a cursor through free <em>runs</em>: stretches of granules that the last
 * marking found unused. Objects of all sizes up to {@link dev.farside.heap.ThreadHeap#LARGEST_SMALL} share blocks;
 * larger ones have blocks of their own.
 *
 * <h2>A block</h2>
 * <pre>
 *    +0  kind (32), number of blocks (32)
 *    +8  next block of the same list (64)
 *   +16  bytes accounted (64)
 *   +64  mark bitmap: one bit per granule of 16 bytes, 512 bytes
 *  +576  objects
 * </pre>
 * Marking sets the bits of <em>every</em> granule of a live object, not only of its first. Sweeping is then nothing but
 * finding runs of zero bits, which the allocator does when it needs the next run: lazily, block by block, without
 * touching an object. An object with blocks of its own has only its first bit set.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-H1</b> Only the owner of a heap allocates in it (I-G3 of the design). Allocation never collects; it asks for
 * a collection through {@link dev.farside.heap.Space#collectionWanted}.</li>
 * <li><b>I-H2</b> Allocated memory is not cleared: whoever allocates writes every word before the next poll.</li>
 * <li><b>I-H3</b> At the end of a marking, the granules whose bits are set are those of the live objects. Until the
 * next one, no object is placed into a granule whose bit is set, but for the overflow run: its bits are set when it is
 * taken, so that the sweep passes over it.</li>
 * <li><b>I-H4</b> The block of any reference is found by clearing its low 16 bits, also for a large object.</li>
 * </ul>
 *
 * <h2>Memory order</h2>
 * Heaps are confined to their owner, plain access. {@code BlockSource} and {@code Space} are guarded by locks and may
 * be called from any thread.
 *
 * <h2>May use</h2>
 * {@code memory}, {@code value}, {@code object}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.heap.BlockSource}, {@link dev.farside.heap.Block}, {@link dev.farside.heap.Space},
 * {@link dev.farside.heap.ThreadHeap}.
 */
package dev.farside.heap;
