package dev.farside.runtime;

import dev.farside.value.Word;

/**
 * {@code left <= right} as {@code not (right < left)}, for operands without {@code __le}. Lua 5.4 has this as a
 * compatibility with 5.3 that the reference is built with by default, and old libraries rely on it.
 *
 * <p>A function written in Java stands in for the missing metamethod, so that no engine needs to know.
 */
final class OrderFallback {

    private static final String REGISTRY_KEY = "_LE";
    private static final NativeEntry ENTRY = new NativeEntry("__le", OrderFallback::call, OrderFallback::negate);

    private OrderFallback() {
    }

    /** The function to call with (left, right); nil if neither has {@code __lt}. */
    static long find(Mutator m, long left, long right) {
        if (less(m, left, right) == Word.NIL) {
            return Word.NIL;
        }
        long registry = Word.ref(m.state().registry());
        long key = m.state().atoms().intern(m.heap(), REGISTRY_KEY);
        long function = m.tables().getString(registry, key);
        if (function == Word.NIL) {
            function = Objects.nativeFunction(m, ENTRY, 0);
            m.tables().setString(registry, key, function);
        }
        return function;
    }

    private static long less(Mutator m, long left, long right) {
        long handler = Metatables.method(m, right, Event.LT);
        return handler == Word.NIL ? Metatables.method(m, left, Event.LT) : handler;
    }

    private static long call(Mutator m) {
        long left = m.arg(1);
        long right = m.arg(2);
        m.pushFunction(less(m, left, right));
        m.push(right);
        m.push(left);
        return m.callAndContinue(2, 0);
    }

    private static long negate(Mutator m, int number, int results) {
        return Word.ofBoolean(results == 0 || !Word.isTruthy(m.fromTop(results)));
    }
}
