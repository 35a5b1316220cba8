/**
 * Strings and atoms.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.string.Strings} makes, reads, hashes and compares strings in both of their forms: inside a word
 * (up to 5 bytes) and as heap objects. {@link dev.farside.string.Atoms} is the weak intern set of one state: constants
 * and table keys are interned, run-time strings are not, so that string garbage stays local to its thread.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-S1</b> Two atoms of one state that have the same bytes are one object, hence one word. An inline string is
 * the only word of its bytes (I-V2), so it counts as an atom.</li>
 * <li><b>I-S2</b> A hash is never 0, depends on the bytes alone within one process, and an atom's hash is always
 * computed. Bytes never change once anybody else has seen the string.</li>
 * <li><b>I-S3</b> The ATOM field of a string is 0, or the granule number of the atom with the same bytes; an atom has
 * its own. The collector treats the field as a strong reference, so it never dangles.</li>
 * <li><b>I-S4</b> The intern set does not keep an atom alive: after marking, the collector has it drop what is not
 * marked, before any memory is reused.</li>
 * </ul>
 *
 * <h2>Memory order</h2>
 * Everything here is plain access: strings are read by their owner, and an intern set is used by one thread at a time.
 * Caching a hash or an atom writes a value that every thread would compute alike, whole, in one aligned access.
 *
 * <h2>May use</h2>
 * {@code memory}, {@code value}, {@code object}, {@code heap}, {@code gc}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.string.Hash}, {@link dev.farside.string.Strings}, {@link dev.farside.string.Atoms}.
 */
package dev.farside.string;
