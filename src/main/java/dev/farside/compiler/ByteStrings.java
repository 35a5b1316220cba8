package dev.farside.compiler;

import dev.farside.syntax.LuaBytes;
import java.util.HashMap;
import java.util.Map;

/** The byte arrays of a chunk's names and strings, one for equal ones. */
final class ByteStrings {
    private final Map<LuaBytes, byte[]> arrays = new HashMap<>();

    byte[] of(LuaBytes string) {
        return arrays.computeIfAbsent(string, LuaBytes::toByteArray);
    }

    byte[] of(String latin1) {
        return of(LuaBytes.ofLatin1(latin1));
    }
}
