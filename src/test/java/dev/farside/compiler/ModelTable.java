package dev.farside.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of {@link ModelMachine}. Its keys keep the order in which they came, so that output never changes. */
final class ModelTable {
    private final Map<Object, Object> entries = new LinkedHashMap<>();
    ModelTable metatable;

    private static Object normal(Object key) {
        return key instanceof Double number && number == number.longValue() ? (Object) number.longValue() : key;
    }

    Object get(Object key) {
        return entries.get(normal(key));
    }

    void set(Object key, Object value) {
        Object normal = normal(key);
        if (value == null) {
            entries.remove(normal);
        } else {
            entries.put(normal, value);
        }
    }

    long length() {
        long length = 0;
        while (entries.containsKey(length + 1)) {
            length++;
        }
        return length;
    }

    List<Object> keys() {
        return new ArrayList<>(entries.keySet());
    }
}
