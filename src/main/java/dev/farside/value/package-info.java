/**
 * The word: how one Lua value becomes 8 bytes, and nothing else.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.value.Word} encodes, decodes and tests words by pure {@code long} arithmetic. It touches no memory
 * and knows no object: a reference inside a word is just a number here.
 *
 * <h2>Bit diagram</h2>
 * <pre>
 *   63           48 47                                             0
 *  +---------------+-----------------------------------------------+
 *  | 0000 .. FFF8  |  the rest of an IEEE 754 double                | float
 *  +---------------+-----------------------------------------------+
 *  |     FFF9      |  0 nil, 1 false, 2 true, 3.. internal, light   | primitive
 *  |     FFFA      |  length (8) | up to 5 bytes, first one lowest  | inline string
 *  |     FFFB      |  reference (36)                                | string
 *  |     FFFC      |  reference (36)                                | table
 *  |     FFFD      |  reference (36)                                | function
 *  |     FFFE      |  reference (36)                                | other object
 *  |     FFFF      |  two's complement (48)                         | integer
 *  +---------------+-----------------------------------------------+
 * </pre>
 * Integers have the tag of all ones so that one {@code and} and one shift test two words at once. The NaN that x86
 * arithmetic makes, {@code FFF8 0000 0000 0000}, is a float; NaNs with any other payload must be canonicalised before
 * they become words.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-V1</b> Every {@code long} is exactly one word; tags do not overlap.</li>
 * <li><b>I-V2</b> An integer that fits 48 bits is always inline; a wide integer object never holds such a value. A
 * string of up to 5 bytes is always inline. So words of these kinds that differ denote values that differ.</li>
 * <li><b>I-V3</b> Internal primitives (see {@code Word}) never reach a Lua program.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * The JDK only.
 */
package dev.farside.value;
