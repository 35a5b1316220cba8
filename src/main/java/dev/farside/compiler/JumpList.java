package dev.farside.compiler;

import java.util.Arrays;

/** Jumps that lead to the same place, which is not known yet. Filled and emptied by {@link CodeBuffer}. */
final class JumpList {
    private int[] positions = new int[4];
    private int size;

    /** Adds the word that holds a jump's offset: a whole {@code JUMP} or an extra word. */
    void add(int position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size * 2);
        }
        positions[size++] = position;
    }

    int size() {
        return size;
    }

    int position(int index) {
        return positions[index];
    }

    void clear() {
        size = 0;
    }
}
