package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates of module paths. */
class ModulePathsTest {

    @Test
    void replacesTheFirstDoubleSemicolonByTheDefault() {
        assertEquals("a;b", ModulePaths.withDefault("a;b", "D"));
        assertEquals("D", ModulePaths.withDefault(";;", "D"));
        assertEquals("a;D", ModulePaths.withDefault("a;;", "D"));
        assertEquals("D;a", ModulePaths.withDefault(";;a", "D"));
        assertEquals("a;D;b;;c", ModulePaths.withDefault("a;;b;;c", "D"));
    }

    @Test
    void putsTheNameIntoTheTemplates() {
        assertEquals("./a/b.lua;/x/a/b/init.lua", ModulePaths.candidates("a.b", "./?.lua;/x/?/init.lua", ".", "/"));
        assertEquals("a.b", ModulePaths.candidates("a.b", "?", "", "/"));
    }

    @Test
    void listsWhatWasNotFound() {
        assertEquals("no file './x.lua'\n\tno file '/y/x'", ModulePaths.notFound("./x.lua;/y/x"));
        assertEquals("no file ''", ModulePaths.notFound(""));
    }

    @Test
    void findsTheFirstReadableFile(@TempDir Path directory) throws IOException {
        Path there = Files.createFile(directory.resolve("there.lua"));
        String absent = directory.resolve("absent.lua").toString();
        assertEquals(there.toString(), ModulePaths.firstReadable(absent + ";" + there + ";" + there));
        assertNull(ModulePaths.firstReadable(absent + ";;" + absent));
        assertNull(ModulePaths.firstReadable(""));
    }
}
