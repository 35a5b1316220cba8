package dev.farside.runtime;

import dev.farside.memory.Memory;
import dev.farside.object.StringObject;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** The operator {@code ..} over consecutive registers, right to left. */
public final class Concatenation {

    private Concatenation() {
    }

    /**
     * Concatenates words; the result lies in the first one. If a metamethod is needed, a frame for it is made and the
     * rest is done when it returns. The current instruction must be a CONCAT.
     *
     * @param first address of the first word
     * @param count how many words
     */
    public static void run(Mutator m, long first, int count) {
        int n = count;
        while (n > 1) {
            long left = Memory.getLong(first + ((long) (n - 2) << 3));
            long right = Memory.getLong(first + ((long) (n - 1) << 3));
            if (!isPiece(left) || !isPiece(right)) {
                callMetamethod(m, left, right, n - 2);
                return;
            }
            n = joinPieces(m, first, n);
        }
    }

    private static void callMetamethod(Mutator m, long left, long right, int index) {
        long handler = Metatables.method(m, left, Event.CONCAT);
        if (handler == Word.NIL) {
            handler = Metatables.method(m, right, Event.CONCAT);
        }
        if (handler == Word.NIL) {
            throw m.errors().concat(left, right, index);
        }
        m.leaveHandler(handler, left);
        m.calls().metaWithNote(Word.ofInteger(index), left, right, m.extent());
    }

    private static boolean isPiece(long word) {
        return Word.isString(word) || Numbers.isNumber(word);
    }

    /** Joins as many strings and numbers from the right as there are; returns how many words remain. */
    private static int joinPieces(Mutator m, long first, int count) {
        int start = count;
        long total = 0;
        while (start > 0) {
            long at = first + ((long) (start - 1) << 3);
            long word = Memory.getLong(at);
            if (!Word.isString(word)) {
                if (!Numbers.isNumber(word)) {
                    break;
                }
                word = Conversions.numberToString(m, word);
                Memory.putLong(at, word);
            }
            total += Strings.length(word);
            start--;
        }
        if (total > StringObject.MAX_LENGTH) {
            throw m.errors().runtime("string length overflow");
        }
        Memory.putLong(first + ((long) start << 3), join(m, first + ((long) start << 3), count - start, (int) total));
        return start + 1;
    }

    private static long join(Mutator m, long from, int count, int total) {
        if (total <= Word.MAX_INLINE_STRING) {
            long packed = 0;
            int shift = 0;
            for (int i = 0; i < count; i++) {
                long word = Memory.getLong(from + ((long) i << 3));
                packed |= (word & 0xFF_FFFF_FFFFL) << shift;
                shift += Word.inlineLength(word) << 3;
            }
            return Word.ofInlineString(packed, total);
        }
        if (count == 2) {
            long left = Memory.getLong(from);
            long right = Memory.getLong(from + 8);
            if (left == Word.EMPTY_STRING) {
                return right;
            }
            if (right == Word.EMPTY_STRING) {
                return left;
            }
        }
        if (total > 1 << 14) {
            m.reserve(StringObject.size(total));
        }
        long ref = Strings.allocate(m.heap(), total);
        long at = ref + StringObject.BYTES;
        for (int i = 0; i < count; i++) {
            long word = Memory.getLong(from + ((long) i << 3));
            Strings.copyTo(word, at);
            at += Strings.length(word);
        }
        return Word.ofString(ref);
    }
}
