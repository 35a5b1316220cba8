package dev.farside.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns the arguments that Java hands over into byte strings, in which each character is one byte.
 *
 * <p>Java decodes arguments by the locale, and what the locale does not know is lost. So when one is not plain ASCII
 * the operating system is asked for the bytes; where it has no answer the text is taken as UTF-8.
 */
final class ByteStrings {

    private static final Path RAW_ARGUMENTS = Path.of("/proc/self/cmdline");

    private ByteStrings() {
    }

    /** The arguments of this process. */
    static String[] ofArguments(String[] decoded) {
        for (String argument : decoded) {
            if (!isAscii(argument)) {
                String[] raw = readRaw(decoded.length);
                return raw != null ? raw : encoded(decoded);
            }
        }
        return decoded;
    }

    /** The bytes of a text in UTF-8. */
    static String ofText(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a byte string. */
    static byte[] toBytes(String byteString) {
        return byteString.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String[] encoded(String[] decoded) {
        String[] result = new String[decoded.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = ofText(decoded[i]);
        }
        return result;
    }

    /** The last arguments of the process, each ended by a zero byte; null if they cannot be had. */
    private static String[] readRaw(int count) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(RAW_ARGUMENTS);
        } catch (IOException notThisSystem) {
            return null;
        }
        String[] result = new String[count];
        int end = bytes.length - 1;
        for (int i = count - 1; i >= 0; i--) {
            int start = end;
            while (start > 0 && bytes[start - 1] != 0) {
                start--;
            }
            if (end < 0) {
                return null;
            }
            result[i] = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            end = start - 1;
        }
        return result;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
