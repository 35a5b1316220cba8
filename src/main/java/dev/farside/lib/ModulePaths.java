package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.value.Word;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

/** Paths of modules: templates separated by {@code ;} in which {@code ?} stands for the module's name. */
final class ModulePaths {

    private static final String SHARED = "/usr/local/share/lua/5.4/";
    private static final String LIBRARIES = "/usr/local/lib/lua/5.4/";
    private static final String DEFAULT_LUA = SHARED + "?.lua;" + SHARED + "?/init.lua;" + LIBRARIES + "?.lua;"
            + LIBRARIES + "?/init.lua;./?.lua;./?/init.lua";
    private static final String DEFAULT_C = LIBRARIES + "?.so;" + LIBRARIES + "loadall.so;./?.so";
    private static final String VERSION_SUFFIX = "_5_4";
    /** Field of the registry that is true if the environment is to be ignored. */
    private static final String NO_ENVIRONMENT = "LUA_NOENV";

    private ModulePaths() {
    }

    /** The path for modules in Lua. */
    static String lua(Mutator m) {
        return fromEnvironment(m, "LUA_PATH", DEFAULT_LUA);
    }

    /** The path for libraries in C. */
    static String c(Mutator m) {
        return fromEnvironment(m, "LUA_CPATH", DEFAULT_C);
    }

    private static String fromEnvironment(Mutator m, String variable, String byDefault) {
        String path = System.getenv(variable + VERSION_SUFFIX);
        if (path == null) {
            path = System.getenv(variable);
        }
        if (path == null || Word.isTruthy(Library.field(m, Word.ref(m.state().registry()), NO_ENVIRONMENT))) {
            return byDefault;
        }
        return withDefault(path, byDefault);
    }

    /** Puts the default path in the place of the first {@code ;;}. */
    static String withDefault(String path, String byDefault) {
        int mark = path.indexOf(";;");
        if (mark < 0) {
            return path;
        }
        String before = mark > 0 ? path.substring(0, mark) + ';' : "";
        String after = mark + 2 < path.length() ? ';' + path.substring(mark + 2) : "";
        return before + byDefault + after;
    }

    /** The names of the files to try, separated by {@code ;}. */
    static String candidates(String name, String path, String separator, String replacement) {
        String fileName = separator.isEmpty() ? name : name.replace(separator, replacement);
        return path.replace("?", fileName);
    }

    /** The first of the candidates that can be read, or null. */
    static String firstReadable(String candidates) {
        if (candidates.isEmpty()) {
            return null;
        }
        for (String candidate : candidates.split(";", -1)) {
            if (isReadable(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean isReadable(String name) {
        try {
            return Files.isReadable(FileNames.path(name));
        } catch (InvalidPathException nonsense) {
            return false;
        }
    }

    /** The message that none of the candidates was found. */
    static String notFound(String candidates) {
        return "no file '" + candidates.replace(";", "'\n\tno file '") + "'";
    }
}
