package dev.farside.lib;

/** Positions in strings as arguments give them: from 1, or from -1 backwards. */
final class Positions {

    private Positions() {
    }

    /** Where an interval begins: at least 1, perhaps beyond the end. */
    static long start(long position, int length) {
        if (position > 0) {
            return position;
        }
        return position == 0 || position < -length ? 1 : length + position + 1;
    }

    /** Where an interval ends: 0 to the length. */
    static int end(long position, int length) {
        if (position > length) {
            return length;
        }
        if (position >= 0) {
            return (int) position;
        }
        return position < -length ? 0 : (int) (length + position + 1);
    }
}
