/**
 * The collector: a non-moving, precise mark-and-sweep collector over the heaps of one state's threads.
 *
 * <h2>Essay</h2>
 * A collection happens at a <em>poll</em>, never inside an allocation (I-G1): an allocation that exceeds the budget
 * only asks for one. At a poll every live word is in a root: a coroutine's stack up to its top, a registered
 * {@link dev.farside.gc.RootSource}, or a list of the collector. Java code that holds a word across a poll must have
 * put it in one of these.
 *
 * <p>A thread that wants to collect stops the others at their polls ({@link dev.farside.gc.Safepoints}); one that waits
 * for something outside Lua is in the safe state and is not waited for. Operations on tables contain no poll, so the
 * collector sees no half-done one, except for a resize that ran out of memory. {@code threads.freeze} stops the others
 * in the same way.
 *
 * <p>Each thread has a heap and a list of finalizers of its own; one collector marks through all of them, with several
 * markers where there is much to mark ({@link dev.farside.gc.MarkingCrew}), and each owner sweeps its blocks when it
 * allocates. An object that only one thread can reach has no flag; before it becomes visible to others it is published
 * ({@link dev.farside.gc.Publication}).
 *
 * <p>A collection runs in these steps, all while the mutators stand still:
 * <ol>
 * <li><b>Clear</b> the mark bitmaps.</li>
 * <li><b>Mark</b> from the roots with an explicit stack (I-G2). Tables with weak values or weak keys are put on lists
 * instead of being followed through the weak side; strings count as values and are always followed.</li>
 * <li><b>Ephemerons</b>: a value under a weak key is marked once its key is; repeated until nothing changes.</li>
 * <li><b>Clear weak values</b> that are unmarked: an object about to be finalized is removed from weak values before
 * its finalizer runs.</li>
 * <li><b>Separate</b> unmarked objects with finalizers, newest first, into the queue of pending finalizers; mark from
 * them (they are resurrected); ephemerons again.</li>
 * <li><b>Clear weak keys</b> that are unmarked, and weak values that the resurrection brought onto the lists.</li>
 * <li><b>Drop</b> dead strings from the weak holders, free the handles of dead userdata and functions.</li>
 * <li><b>Finish</b>: whole free blocks go back, the others wait for the lazy sweep (see {@code heap}).</li>
 * </ol>
 * Finalizers run later, in {@code runtime}, as ordinary calls at a poll.
 *
 * <p>A key of a dictionary whose value is nil is not followed; if nothing else leads to its object, it is replaced by
 * {@code Word.DEAD}, which keeps its place in the probe chain. Wide integers are kept there: they are compared by
 * value, and {@code next} may be asked for one in another object. Where the storage of a shared table forwards to an
 * older record, the marker puts the values in their place before it traces them ({@code Storage.settle}), so that the
 * old record is garbage; the verifier finds no word that forwards. A stack is cleared above its top, so that no slot
 * ever holds a word that an earlier collection did not see.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-G1</b> Collection only at polls. <b>I-G2</b> No recursion in marking. <b>I-G3</b> Only the owner allocates
 * in a heap. <b>I-G4</b> One list of roots serves collector and verifier.</li>
 * <li><b>I-O1</b> A shared object refers to shared objects only. <b>I-O2</b> An unshared object is reachable only from
 * its owner's roots. <b>I-O3</b> The flag is set by the owner before the reference becomes visible, and never cleared.
 * Strings, wide integers, prototypes and shapes have no flag. The verifier checks I-O1.</li>
 * <li><b>I-G5</b> After a collection, every reference in a live object leads to a live object.
 * {@link dev.farside.gc.HeapVerifier} checks this.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code memory}, {@code value}, {@code object}, {@code heap}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.gc.Collector}, {@link dev.farside.gc.Marker}, {@link dev.farside.gc.WeakTables},
 * {@link dev.farside.gc.HeapVerifier}; {@link dev.farside.gc.Publication}, {@link dev.farside.gc.Safepoints},
 * {@link dev.farside.gc.Finalizers}, {@link dev.farside.gc.MarkingCrew}.
 */
package dev.farside.gc;
