/**
 * Tables: shapes, storages and the transitions between them.
 *
 * <h2>What it is for</h2>
 * {@link dev.farside.table.Tables} is Lua's raw access to tables. {@link dev.farside.table.Shapes} are the hidden
 * classes of a state, {@link dev.farside.table.FieldCache} is what engines keep beside a field access. Metatables are
 * not known here.
 *
 * <h2>Storages</h2>
 * <pre>
 *   empty -- string key --> record -- integer key 1 --> mixed(array, record)
 *     |                        '-- any other key ----> dictionary
 *     |-- key 1 ----> array ---- string key -----> mixed(array, record)
 *     |                        '-- any other key ----> mixed(array, dictionary)
 *     '-- other key > dictionary -- key 1 ----------> mixed(array, dictionary)
 * </pre>
 * A record whose shape has no successor becomes a dictionary too. The array part grows when its end is reached and
 * more than half of it is in use. When a key has no place otherwise, {@link dev.farside.table.Rebuild} finds new
 * sizes for both parts, and drops one that has become needless.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-T1</b> An integer key from 1 to the array's capacity is in the array and nowhere else. (Its key word may
 * stand in a dictionary entry whose value is nil.)</li>
 * <li><b>I-T2</b> An array's length is a border of the array part. Only the collector breaks this, when it clears
 * weak values; readers check the last slot and repair.</li>
 * <li><b>I-T3</b> A string key is an inline string or an atom, an integral float is the integer, wide integers are
 * compared by value: so keys that Lua calls equal have one place.</li>
 * <li><b>I-T4</b> A dictionary entry whose value is nil says nothing but that probing does not end here and, in an
 * unshared table, where a traversal goes on. Its key keeps no object alive: the collector replaces it by
 * {@code Word.DEAD} when it frees the object (an integer's it keeps). A key is looked for from the start of its
 * chain, and an entry with the same word is used again.</li>
 * <li><b>I-T5</b> Shapes and the empty storage live as long as the state. The empty storage is never written.</li>
 * <li><b>I-T6</b> A failing allocation leaves the table as it was: storages are allocated and filled before the table
 * is made to refer to them.</li>
 * <li><b>I-T7</b> When a string key changes from nil to a value, the table's absent-metamethod bits are cleared. In a
 * shared table a bit of a key that has a slot is set by the collector only: a store under way may take the key for
 * present, and clears nothing.</li>
 * <li><b>I-T8</b> Every store that a program can see goes through {@code store}, {@code storeKey} or
 * {@code storeValue} of its kind of storage; moving array elements through {@code ArrayShifts.move}.</li>
 * </ul>
 *
 * <h2>Shared tables</h2>
 * A table that other threads may see has storages of the kinds {@code Kind.SHARED_...}, with the layout of the
 * unshared ones. {@link dev.farside.table.SharedReader} and {@link dev.farside.table.SharedWriter} work on them;
 * {@link dev.farside.table.SharedResize} replaces a storage. {@code docs/decisions/0009} tells why it is done so,
 * {@code 0012} why records are different, and {@code 0010} how shared tables are traversed.
 * <ul>
 * <li><b>I-T9</b> An array's slot, an entry, a header of a shared storage changes by compare-and-set only; a blind
 * store would undo a resize. A record's slot may also be stored into by a release, if a value that is not nil was
 * found there. Only the collector stores plainly, while all threads stand still.</li>
 * <li><b>I-T10</b> What is closed never changes again: an array's slot or entry whose word is {@code Word.isClosed},
 * an entry whose key is {@code Word.FROZEN}, the header of a record that has the flag {@code CLOSED}. A table refers
 * to a new storage only after all of the old one was closed. So an open element or entry belongs to the current
 * storage.</li>
 * <li><b>I-T11</b> No thread polls, waits or calls Lua inside an operation: between two safepoints no object is
 * freed, no reference is used for another object, and at a safepoint no store is under way.</li>
 * <li><b>I-T12</b> A value or key is published before it is stored (I-O3 of the design).</li>
 * <li><b>I-T13</b> A dictionary with a key that could be an element of an array has the flag {@code SPARSE}, before
 * the key can be seen.</li>
 * <li><b>I-T14</b> A record's slot is never closed. The storages that come after it forward to it
 * ({@code Word.isForward}): a record in the slot, a dictionary in the entry of the key, and what they forward to
 * holds a value. A word that forwards never changes but in a collection, which puts the value in its place, with all
 * threads between two operations (I-T11). A storage with such words has the flag {@code FORWARDS}.</li>
 * </ul>
 * Linearisation points: a look-up, the load of an open slot, or the second load of the table's links; a store, the
 * compare-and-set of the slot, or the release store into a record's; a key that is claimed under nil is absent. A
 * store into {@code nil} where there is no such key, the load that found it absent. A resize changes nothing that can
 * be seen. Insertion and removal under the latch, their last store; {@code #}, some moment during the call. A
 * traversal is no single operation: each of its steps looks at one storage that the table has at some moment of the
 * step, and follows {@code KeyOrder}, which no change touches.
 *
 * <h2>Memory order</h2>
 * Unshared tables: plain loads and stores by the thread that owns them. Shared ones: acquire loads of links, headers,
 * keys and slots; volatile compare-and-set, release stores into slots of records. Shapes are linked from their parent
 * by a release store.
 *
 * <h2>May use</h2>
 * {@code memory}, {@code value}, {@code object}, {@code heap}, {@code gc}, {@code string}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.table.Tables}, {@link dev.farside.table.TableReader}, {@link dev.farside.table.TableWriter},
 * {@link dev.farside.table.ArrayPart}, {@link dev.farside.table.DictionaryPart}, {@link dev.farside.table.Rebuild},
 * {@link dev.farside.table.Shapes}, {@link dev.farside.table.FieldCache}, {@link dev.farside.table.ShapeSlots}; then
 * {@link dev.farside.table.SharedReader}, {@link dev.farside.table.SharedFinder},
 * {@link dev.farside.table.SharedWriter}, {@link dev.farside.table.SharedResize};
 * {@link dev.farside.table.KeyOrder}, {@link dev.farside.table.SharedTraversal}.
 */
package dev.farside.table;
