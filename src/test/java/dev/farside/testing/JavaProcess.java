package dev.farside.testing;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM with the class path of the tests, run to its end. */
public final class JavaProcess {
    private final List<String> command = new ArrayList<>();
    private final ProcessBuilder builder = new ProcessBuilder();

    /** A JVM with these options, a main class or source file, and its arguments. */
    public JavaProcess(String... optionsAndMain) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Xshare:auto");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(optionsAndMain));
        builder.environment().remove("LUA_INIT");
        builder.environment().remove("LUA_INIT_5_4");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
    }

    /**
     * How a process ended and what it wrote.
     *
     * @param status its exit status
     * @param output its standard output
     * @param error its standard error stream
     */
    public record Result(int status, String output, String error) {
    }

    /** Sets a variable of the environment. */
    public JavaProcess variable(String name, String value) {
        builder.environment().put(name, value);
        return this;
    }

    /** The command that is started. */
    public List<String> command() {
        return List.copyOf(command);
    }

    /** Starts the process; its streams are pipes. */
    public Process start() throws IOException {
        return builder.command(command).directory(new File("").getAbsoluteFile()).start();
    }

    /** Runs the process with an empty standard input. */
    public Result run(long seconds) throws IOException, InterruptedException {
        Process process = start();
        process.getOutputStream().close();
        return await(process, seconds);
    }

    /** Waits for the end of a process that was started here. */
    public static Result await(Process process, long seconds) throws InterruptedException {
        CompletableFuture<String> error = CompletableFuture.supplyAsync(() -> readAll(process.errorReader()));
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> readAll(process.inputReader()));
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end after " + seconds + " s; output: " + output.join() + error.join());
        }
        return new Result(process.exitValue(), output.join(), error.join());
    }

    private static String readAll(Reader reader) {
        try (reader) {
            StringBuilder text = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                text.append((char) c);
            }
            return text.toString();
        } catch (IOException broken) {
            return "(unreadable: " + broken.getMessage() + ")";
        }
    }
}
