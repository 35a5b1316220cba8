package dev.farside.lib;

import dev.farside.string.Strings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files: strings of Lua, which end at a zero byte as they do in C, and are read as UTF-8. */
final class FileNames {

    private FileNames() {
    }

    /** The name as a Java string. */
    static String text(long word) {
        String text = Strings.toJava(word);
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    /**
     * The file's path.
     *
     * @throws InvalidPathException if the platform has no such name
     */
    static Path path(long word) {
        return path(text(word));
    }

    /** The path of a name; the empty name is that of no file, while Java takes it for the current directory. */
    static Path path(String name) {
        if (name.isEmpty()) {
            throw new InvalidPathException(name, "no file has an empty name");
        }
        return Path.of(name);
    }
}
