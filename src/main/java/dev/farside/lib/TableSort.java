package dev.farside.lib;

import dev.farside.runtime.Arguments;
import dev.farside.runtime.Comparison;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Operations;
import dev.farside.value.Word;

/**
 * {@code table.sort}: the quicksort of the reference (Sedgewick's, median of three), so that programs see the same
 * comparisons in the same order.
 *
 * <p>The frame holds the table, the order function or nil, and above them the elements that are being compared, which
 * must survive the order function. An order function that contradicts itself leads to an error or to any order, never
 * outside the sequence's neighbourhood.
 */
final class TableSort {

    /** Ranges at least this long may get a random pivot. */
    private static final int RANDOM_LIMIT = 100;

    private TableSort() {
    }

    static long sort(Mutator m) {
        Elements.check(m, 1, Elements.READ | Elements.WRITE | Elements.LENGTH);
        long length = Elements.length(m, m.arg(1));
        if (length > 1) {
            Arguments.check(m, length < Integer.MAX_VALUE, 1, "array too big");
            if (!Arguments.isNoneOrNil(m, 2)) {
                Arguments.function(m, 2);
            }
            m.setFrameSize(2);
            sortRange(m, 1, (int) length, 0);
        }
        return m.none();
    }

    /** Sorts a range; recursion goes into the smaller part only, so it is no deeper than 31. */
    private static void sortRange(Mutator m, int first, int last, int seed) {
        int low = first;
        int high = last;
        int random = seed;
        while (low < high) {
            orderEnds(m, low, high);
            if (high - low == 1) {
                return;
            }
            int pivot = high - low < RANDOM_LIMIT || random == 0 ? (int) ((long) low + high >> 1)
                    : choosePivot(low, high, random);
            orderMiddle(m, low, pivot, high);
            if (high - low == 2) {
                return;
            }
            pushElement(m, pivot);
            m.push(m.fromTop(1));
            pushElement(m, high - 1);
            popInto(m, pivot, high - 1);
            pivot = partition(m, low, high);
            int smaller;
            if (pivot - low < high - pivot) {
                sortRange(m, low, pivot - 1, random);
                smaller = pivot - low;
                low = pivot + 1;
            } else {
                sortRange(m, pivot + 1, high, random);
                smaller = high - pivot;
                high = pivot - 1;
            }
            if ((high - low) / 128 > smaller) {
                random = (int) System.nanoTime() | 1;
            }
        }
    }

    /** Swaps the first and the last element if they are in the wrong order. */
    private static void orderEnds(Mutator m, int low, int high) {
        pushElement(m, low);
        pushElement(m, high);
        if (less(m, 1, 2)) {
            popInto(m, low, high);
        } else {
            m.pop(2);
        }
    }

    /** Puts the pivot between the first and the last element, which are in order. */
    private static void orderMiddle(Mutator m, int low, int pivot, int high) {
        pushElement(m, pivot);
        pushElement(m, low);
        if (less(m, 2, 1)) {
            popInto(m, pivot, low);
            return;
        }
        m.pop(1);
        pushElement(m, high);
        if (less(m, 1, 2)) {
            popInto(m, pivot, high);
        } else {
            m.pop(2);
        }
    }

    /**
     * Splits a range around the pivot, which lies on top of the frame and before the range's last element, and is
     * dropped.
     *
     * @return the index at which the pivot ends up
     */
    private static int partition(Mutator m, int low, int high) {
        int i = low;
        int j = high - 1;
        for (;;) {
            m.interrupted(); // comparing numbers, nothing else here would look
            pushElement(m, ++i);
            while (less(m, 1, 2)) {
                if (i == high - 1) {
                    throw m.errors().error("invalid order function for sorting");
                }
                m.pop(1);
                pushElement(m, ++i);
            }
            pushElement(m, --j);
            while (less(m, 3, 1)) {
                if (j < i) {
                    throw m.errors().error("invalid order function for sorting");
                }
                m.pop(1);
                pushElement(m, --j);
            }
            if (j < i) {
                m.pop(1);
                popInto(m, high - 1, i);
                return i;
            }
            popInto(m, i, j);
        }
    }

    /** An index in the second or third quarter of a range. */
    private static int choosePivot(int low, int high, int random) {
        int quarter = (high - low) / 4;
        return Integer.remainderUnsigned(random, quarter * 2) + low + quarter;
    }

    private static void pushElement(Mutator m, int index) {
        m.push(Elements.get(m, m.arg(1), index));
    }

    /** Stores the last value of the frame at one index and the one below it at another; drops both. */
    private static void popInto(Mutator m, int ofLast, int ofOther) {
        Elements.set(m, m.arg(1), ofLast, m.fromTop(1));
        Elements.set(m, m.arg(1), ofOther, m.fromTop(2));
        m.pop(2);
    }

    /** Compares two values of the frame, given by their distances from the top. */
    private static boolean less(Mutator m, int leftDistance, int rightDistance) {
        long left = m.fromTop(leftDistance);
        long right = m.fromTop(rightDistance);
        long order = m.at(2);
        if (order == Word.NIL) {
            return Numbers.isNumber(left) && Numbers.isNumber(right) ? Comparison.lessNumbers(left, right)
                    : Operations.less(m, left, right);
        }
        m.pushFunction(order);
        m.push(left);
        m.push(right);
        m.call(2, 1);
        boolean result = Word.isTruthy(m.fromTop(1));
        m.pop(1);
        return result;
    }
}
