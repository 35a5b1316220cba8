package dev.farside.lib;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/**
 * An error of the operating system as C programs see it: the text of {@code strerror} and the number in {@code errno}
 * (those of Linux).
 *
 * @param message the text
 * @param number the number
 */
record SystemError(String message, int number) {

    static final int IS_A_DIRECTORY = 21;
    static final int TOO_MANY_FILES = 24;
    static final int BROKEN_PIPE = 32;

    static final SystemError BAD_DESCRIPTOR = new SystemError("Bad file descriptor", 9);
    static final SystemError OTHER_DEVICE = new SystemError("Invalid cross-device link", 18);
    static final SystemError INVALID_ARGUMENT = new SystemError("Invalid argument", 22);
    private static final SystemError NO_SUCH_FILE = new SystemError("No such file or directory", 2);
    private static final SystemError NO_PERMISSION = new SystemError("Permission denied", 13);
    private static final SystemError EXISTS = new SystemError("File exists", 17);
    private static final SystemError NOT_EMPTY = new SystemError("Directory not empty", 39);

    /** Errors that Java reports with the operating system's text only. */
    private static final SystemError[] KNOWN = {
        new SystemError("Operation not permitted", 1), NO_SUCH_FILE, new SystemError("Interrupted system call", 4),
        new SystemError("Input/output error", 5), new SystemError("No such device or address", 6), BAD_DESCRIPTOR,
        new SystemError("Resource temporarily unavailable", 11), new SystemError("Cannot allocate memory", 12),
        NO_PERMISSION, new SystemError("Device or resource busy", 16), EXISTS,
        OTHER_DEVICE, new SystemError("Not a directory", 20),
        new SystemError("Is a directory", IS_A_DIRECTORY), INVALID_ARGUMENT,
        new SystemError("Too many open files in system", 23), new SystemError("Too many open files", TOO_MANY_FILES),
        new SystemError("Text file busy", 26), new SystemError("File too large", 27),
        new SystemError("No space left on device", 28), new SystemError("Illegal seek", 29),
        new SystemError("Read-only file system", 30), new SystemError("Broken pipe", BROKEN_PIPE),
        new SystemError("File name too long", 36), NOT_EMPTY,
        new SystemError("Too many levels of symbolic links", 40)};

    /** What an exception of Java means. */
    static SystemError of(Exception problem) {
        if (problem instanceof NoSuchFileException || problem instanceof InvalidPathException) {
            return NO_SUCH_FILE;
        }
        if (problem instanceof AccessDeniedException) {
            return NO_PERMISSION;
        }
        if (problem instanceof FileAlreadyExistsException) {
            return EXISTS;
        }
        if (problem instanceof DirectoryNotEmptyException) {
            return NOT_EMPTY;
        }
        if (problem instanceof ClosedChannelException) {
            return BAD_DESCRIPTOR;
        }
        String text = problem instanceof FileSystemException inFiles ? inFiles.getReason() : problem.getMessage();
        return ofText(text == null ? "Input/output error" : text);
    }

    private static SystemError ofText(String text) {
        for (SystemError error : KNOWN) {
            if (text.equals(error.message)) {
                return error;
            }
        }
        return new SystemError(text, 5);
    }

    /** An exception that carries this error. */
    IOException exception() {
        return new IOException(message);
    }
}
