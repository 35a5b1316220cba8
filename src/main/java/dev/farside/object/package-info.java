/**
 * What lies in the heap: kinds, headers and the layout of each kind.
 *
 * <h2>What it is for</h2>
 * One class per kind ({@code TableObject}, {@code StringObject}, ...) with its offsets, its size and plain accessors.
 * A number that describes a layout stands here and nowhere else; {@code native-layout/farside_layout.h} says the same
 * in C, and a test compares the two. Nothing here allocates, and nothing here knows what a field means to Lua.
 *
 * <h2>The header</h2>
 * <pre>
 *   63                    32 31            16 15       8 7         0
 *  +------------------------+----------------+----------+-----------+
 *  |  per kind              |  per kind      |  flags   |  kind     |
 *  +------------------------+----------------+----------+-----------+
 * </pre>
 * The two array and dictionary storages use the bits above the kind as they need them; see their classes.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-B1</b> An object starts at a multiple of 16 and its size is a multiple of 16
 * ({@link dev.farside.object.ObjectSize}); both follow from its header alone.</li>
 * <li><b>I-B2</b> A <em>granule number</em> is a reference divided by 16, held in 4 bytes; 0 stands for none.</li>
 * <li><b>I-B3</b> Kind 0 is no object; freed memory that is poisoned has kind
 * {@link dev.farside.object.Kind#FREED}.</li>
 * </ul>
 *
 * <h2>May use</h2>
 * {@code memory}, {@code value}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.object.Kind}, {@link dev.farside.object.Header}, {@link dev.farside.object.TableObject},
 * {@link dev.farside.object.Storage}, then any other.
 */
package dev.farside.object;
