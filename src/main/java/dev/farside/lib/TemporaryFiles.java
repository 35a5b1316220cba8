package dev.farside.lib;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** New files with names that nobody uses. Java's own way to make them loads its cryptography first. */
final class TemporaryFiles {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int TRIES = 100;
    /** How to open such a file so that it is gone when closed. */
    static final Set<OpenOption> OPEN_AND_DELETE = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    private TemporaryFiles() {
    }

    /** Makes an empty file that only this user can read and write. */
    static Path create() throws IOException {
        Path directory = Path.of("/tmp");
        if (!Files.isDirectory(directory)) {
            directory = Path.of(System.getProperty("java.io.tmpdir"));
        }
        for (int i = 0; i < TRIES; i++) {
            Path file = directory.resolve(randomName());
            try {
                return create(file);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
        throw new FileAlreadyExistsException(directory.toString());
    }

    private static Path create(Path file) throws IOException {
        try {
            return Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException notPosix) {
            return Files.createFile(file);
        }
    }

    private static String randomName() {
        StringBuilder name = new StringBuilder("lua_");
        for (int i = 0; i < 6; i++) {
            name.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
