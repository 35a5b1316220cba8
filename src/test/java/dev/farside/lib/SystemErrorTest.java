package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java's exceptions in the words of C. */
class SystemErrorTest {

    private static SystemError errorOf(org.junit.jupiter.api.function.Executable action) {
        return SystemError.of(assertThrows(Exception.class, action));
    }

    @Test
    void translatesWhatOpeningAndDeletingThrow(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals(new SystemError("No such file or directory", 2),
                errorOf(() -> FileTransport.open(null, directory.resolve("absent"), "r")));
        assertEquals(new SystemError("Is a directory", 21), errorOf(() -> FileTransport.open(null, directory, "w")));
        assertEquals(new SystemError("Not a directory", 20),
                errorOf(() -> FileTransport.open(null, file.resolve("below"), "r")));
        assertEquals(new SystemError("Directory not empty", 39), errorOf(() -> Files.delete(directory)));
        assertEquals(new SystemError("Is a directory", 21),
                errorOf(() -> FileTransport.open(null, directory, "r").read(null, new byte[1], 0, 1)));
        assertEquals(SystemError.BAD_DESCRIPTOR,
                errorOf(() -> FileTransport.open(null, file, "w").read(null, new byte[1], 0, 1)));
    }

    @Test
    void takesAnEmptyNameForNoFile() {
        assertEquals(2, errorOf(() -> FileNames.path("")).number());
    }

    @Test
    void keepsAnUnknownText() {
        assertEquals(new SystemError("something else", 5), SystemError.of(new IOException("something else")));
    }
}
