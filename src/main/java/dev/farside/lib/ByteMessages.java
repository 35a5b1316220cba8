package dev.farside.lib;

import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.ScratchBuffer;
import dev.farside.string.Strings;

/** Error messages that quote bytes of a Lua string as they are, be they UTF-8 or not. */
final class ByteMessages {

    private ByteMessages() {
    }

    /** An error with a position, a text, a part of a string up to its first zero, and a text. */
    static LuaError error(Mutator m, String before, long string, int from, int to, String after) {
        long position = m.errors().error("").value();
        ScratchBuffer buffer = m.scratch().appendString(position).appendText(before);
        for (int i = from; i < to && Strings.byteAt(string, i) != 0; i++) {
            buffer.appendByte(Strings.byteAt(string, i));
        }
        return m.errors().value(buffer.appendText(after).toWord(m.heap()));
    }
}
