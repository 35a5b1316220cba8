package dev.farside.differential;

import java.util.List;
import java.util.Random;

/** Choices at random, all from one seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** A number from 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from one bound to the other, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** True in so many of a hundred cases. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    long bits() {
        return random.nextLong();
    }

    /** Up to so many characters of an alphabet. */
    String text(int most, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int length = below(most + 1); length > 0; length--) {
            text.append(alphabet.charAt(below(alphabet.length())));
        }
        return text.toString();
    }
}
