/**
 * Small models of the lock-free protocols, explored exhaustively.
 *
 * <h2>What it is for</h2>
 * Stress tests see the interleavings that happen; {@link dev.farside.model.Explorer} goes through all of them, for two
 * or three threads and a few operations each. {@link dev.farside.model.ResizeModel} is the protocol of shared tables
 * (look-up, store, claim of a key, cooperative resize), {@link dev.farside.model.RecordModel} that of records, which
 * are forwarded to, with the collector, {@link dev.farside.model.PublicationModel} that of publication.
 * Each atomic access to memory is one step, as in the code of {@code table.SharedReader}, {@code SharedWriter} and
 * {@code SharedResize}; what a thread does with memory that nobody else knows is part of the step before.
 *
 * <h2>What is checked</h2>
 * In each state: no key stands twice in a storage, the storage of a settled table is open. At each end: the results are
 * those of some sequential order of the operations that respects the order in time, and that order leaves the content
 * which the table really has; so no update is lost, and no look-up is wrong. Every mutant (an operation that is broken
 * on purpose) must be rejected, which shows that the model can tell.
 *
 * <h2>What is not</h2>
 * Memory is sequentially consistent here: the orders that weaker machines allow are the business of the jcstress tests.
 * Exhausted memory does not occur, and the collector only where records are concerned.
 *
 * <h2>How to run</h2>
 * {@code mvn verify -Dtest=ModelTest}; a violation is reported with the steps that lead to it.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.model.Explorer}, {@link dev.farside.model.History}, {@link dev.farside.model.MapModel},
 * {@link dev.farside.model.ResizeModel}, {@link dev.farside.model.RecordModel}, {@link
 * dev.farside.model.PublicationModel}.
 */
package dev.farside.model;
