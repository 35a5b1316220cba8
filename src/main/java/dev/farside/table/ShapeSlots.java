package dev.farside.table;

import dev.farside.object.Storage;

/**
 * Where keys are in records, for accesses that meet records of many shapes, so that the one cache word of their site is
 * of no use: a direct-mapped cache of what {@link ShapeIndex} says, one for each mutator. What it holds are facts about
 * shapes, which never change and live as long as the state; and an absent key whose word is used for another string
 * later is still absent, for a shape's own keys are never given up.
 */
final class ShapeSlots {

    private static final int LOG = 8;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    /** Pairs of a key and the cache word of a record; see {@link FieldCache}. */
    private long[] pairs;

    /**
     * The slot of a key in a record, or -1.
     *
     * @param header the record's, of the kind of unshared ones
     * @param key an inline string or an atom
     */
    int slotOf(long header, long key) {
        long[] known = pairs;
        if (known == null) {
            known = new long[2 << LOG];
            pairs = known;
        }
        int at = (int) ((key ^ header & Storage.RECORD_IDENTITY) * MULTIPLIER >>> Long.SIZE - LOG) << 1;
        long cache = known[at + 1];
        if (known[at] == key && FieldCache.isRecordHit(cache, header)) {
            return (short) FieldCache.slot(cache);
        }
        int slot = ShapeIndex.slotOf(Storage.recordShape(header), key);
        known[at] = key;
        known[at + 1] = FieldCache.ofRecord(header, slot);
        return slot;
    }
}
