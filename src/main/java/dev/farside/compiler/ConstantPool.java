package dev.farside.compiler;

import dev.farside.syntax.Expression.BooleanConstant;
import dev.farside.syntax.Expression.Constant;
import dev.farside.syntax.Expression.FloatConstant;
import dev.farside.syntax.Expression.IntegerConstant;
import dev.farside.syntax.Expression.NilConstant;
import dev.farside.syntax.Expression.StringConstant;
import dev.farside.syntax.LuaBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The constants of a function, each value once. An integer and a float are different values here, as are the two
 * zeros: {@link Double#equals} compares bits.
 */
final class ConstantPool {
    private static final Object NIL = new Object();

    private final Map<Object, Integer> indices = new HashMap<>();
    private final List<Object> constants = new ArrayList<>();
    private final ByteStrings strings;

    ConstantPool(ByteStrings strings) {
        this.strings = strings;
    }

    /** The index of a constant, which is added if it is new. */
    int index(Constant constant) {
        return switch (constant) {
            case NilConstant _ -> index(NIL, null);
            case BooleanConstant(boolean value, int _) -> index(value, value);
            case IntegerConstant(long value, int _) -> index(value, value);
            case FloatConstant(double value, int _) -> index(value, value);
            case StringConstant(LuaBytes value, int _) -> index(value, strings.of(value));
        };
    }

    private int index(Object key, Object value) {
        Integer known = indices.putIfAbsent(key, constants.size());
        if (known != null) {
            return known;
        }
        constants.add(value);
        return constants.size() - 1;
    }

    List<Object> constants() {
        return Collections.unmodifiableList(new ArrayList<>(constants));
    }
}
