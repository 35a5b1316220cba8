package dev.farside.api;

import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeEntry;
import dev.farside.runtime.Numbers;
import dev.farside.runtime.Objects;
import dev.farside.runtime.Types;
import dev.farside.string.Strings;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Carries values over the border between Java and Lua, as the package page's table says. */
final class Values {

    private final Machine machine;
    private final Mutator m;

    Values(Machine machine, Mutator m) {
        this.machine = machine;
        this.m = m;
    }

    /** Pushes a Java value. A safepoint: large strings reserve their memory. */
    void push(Object value) {
        m.push(toWord(value));
    }

    private long toWord(Object value) {
        switch (value) {
            case null:
                return Word.NIL;
            case Boolean bool:
                return Word.ofBoolean(bool);
            case Long integer:
                return m.integer(integer);
            case Integer integer:
                return m.integer(integer);
            case Double number:
                return Word.ofForeignFloat(number);
            case String text:
                return string(text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes:
                return string(bytes);
            case LuaReference reference:
                return wordOf(reference);
            case LuaCallback callback:
                return function("?", callback);
            case Float number:
                return Word.ofForeignFloat(number);
            case Short integer:
                return m.integer(integer);
            case Byte integer:
                return m.integer(integer);
            default:
                throw new IllegalArgumentException("a value of " + value.getClass() + " cannot be passed to Lua");
        }
    }

    private long string(byte[] bytes) {
        m.reserve(bytes.length);
        return m.string(bytes);
    }

    /** The word behind a reference of this state. */
    long wordOf(LuaReference reference) {
        if (reference.machine != machine) {
            throw new IllegalArgumentException("a reference of one Lua state cannot be passed to another");
        }
        return reference.word();
    }

    /** Makes a Lua function of a callback; it is dropped when Lua drops the function. */
    long function(String name, LuaCallback callback) {
        return Objects.collectedFunction(m, new NativeEntry(name, new CallbackBody(machine, callback)), 0);
    }

    /** The Java value of a word. */
    Object toJava(long word, boolean stringsAsBytes) {
        switch (Types.of(word)) {
            case Types.NIL:
                return null;
            case Types.BOOLEAN:
                return word == Word.TRUE;
            case Types.NUMBER:
                if (Numbers.isInteger(word)) {
                    return Numbers.toLong(word);
                }
                return Word.toFloat(word);
            case Types.STRING:
                if (stringsAsBytes) {
                    return Strings.toBytes(word);
                }
                return Strings.toJava(word);
            case Types.TABLE:
                return new LuaTable(machine, word);
            case Types.FUNCTION:
                return new LuaFunction(machine, word);
            default:
                return new LuaObject(machine, word);
        }
    }

    /** The Java value of an error: a string that is no UTF-8 as bytes. */
    Object toError(long word) {
        if (!Word.isString(word)) {
            return toJava(word, false);
        }
        byte[] bytes = Strings.toBytes(word);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            return text;
        }
        return bytes;
    }
}
