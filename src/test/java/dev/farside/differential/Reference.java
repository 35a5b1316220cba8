package dev.farside.differential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reference interpreter, and what of its outcomes says nothing about Lua. */
final class Reference {

    /** {@code lua5.4}, or another one with {@code -Dfarside.reference=COMMAND}. */
    static final String COMMAND = System.getProperty("farside.reference", "lua5.4");

    private static final long SECONDS = 120;
    /** Exit statuses above this one tell which signal ended a process. */
    private static final int SIGNALS = 128;
    /** What depends on the depth of a C stack or on memory. */
    private static final Pattern LIMITS = Pattern.compile("stack overflow|not enough memory|error in error handling|"
            + "too many C levels|too many results");
    /** Programs whose numbers depend on the C library's last bits. */
    private static final Pattern TRANSCENDENTAL = Pattern.compile("\\^|math\\.exp|math\\.log");
    private static final Pattern FLOAT = Pattern.compile("-?\\d+\\.?\\d*(?:e[+-]\\d+)?");
    private static final double LAST_BITS = 1e-9;
    /** In which line of a call that takes several ones an error is reported has changed between releases of 5.4. */
    private static final String PROBE = "print(select(2, pcall(load('local a\\na\\n(\\n)', '=p'))))";

    private final boolean isOfOurRelease;

    /** The reference interpreter itself has crashed, as 5.4.4 does now and then. */
    static final class CrashException extends IOException {
        private static final long serialVersionUID = 1;

        CrashException(String message) {
            super(message);
        }
    }

    private Reference(boolean isOfOurRelease) {
        this.isOfOurRelease = isOfOurRelease;
    }

    /** The reference interpreter, or null if there is none of Lua 5.4. */
    static Reference find() throws IOException {
        try {
            String version = answer("-v");
            return version.startsWith("Lua 5.4") ? new Reference(answer("-e", PROBE).startsWith("p:3:")) : null;
        } catch (IOException absent) {
            return null;
        }
    }

    private static String answer(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = COMMAND;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What a program prints whose chunk is called {@code test}. */
    String run(String program, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("batch.lua");
        Path output = folder.resolve("batch.out");
        Path errors = folder.resolve("batch.err");
        Files.writeString(file, program, StandardCharsets.ISO_8859_1);
        String load = "return assert(load(io.open(" + Literals.quote(file.toString())
                + ", 'rb'):read('a'), '=test'))()";
        Process process = new ProcessBuilder(COMMAND, "-e", load).redirectOutput(output.toFile())
                .redirectError(errors.toFile()).start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the reference interpreter does not end, see " + file);
        }
        if (process.exitValue() != 0) {
            String problem = "the reference interpreter ended with status " + process.exitValue() + ", see " + file + ": "
                    + Files.readString(errors, StandardCharsets.ISO_8859_1);
            throw process.exitValue() > SIGNALS ? new CrashException(problem) : new IOException(problem);
        }
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /** Whether the outcome of a program here is as good as the one that the reference had. */
    boolean agrees(String source, String expected, String actual) {
        if (expected.equals(actual) || LIMITS.matcher(expected).find() || LIMITS.matcher(actual).find()) {
            return true;
        }
        String wanted = isOfOurRelease ? expected : withoutRelease(expected);
        String got = isOfOurRelease ? actual : withoutRelease(actual);
        return wanted.equals(got) || TRANSCENDENTAL.matcher(source).find() && agreeButForLastBits(wanted, got);
    }

    private static String withoutRelease(String outcome) {
        return outcome.replaceAll("\\bp:\\d+:", "p:").replaceAll(" \\(to close '\\(' at line \\d+\\)",
                "").replace("#1 to 'remove' (position", "#2 to 'remove' (position");
    }

    private static boolean agreeButForLastBits(String expected, String actual) {
        Matcher wanted = FLOAT.matcher(expected);
        Matcher got = FLOAT.matcher(actual);
        while (wanted.find()) {
            if (!got.find()) {
                return false;
            }
            double first = Double.parseDouble(wanted.group());
            double second = Double.parseDouble(got.group());
            if (first != second && !(Math.abs(first - second) <= LAST_BITS * Math.abs(first))) {
                return false;
            }
        }
        return wanted.replaceAll("#").equals(got.replaceAll("#"));
    }
}
