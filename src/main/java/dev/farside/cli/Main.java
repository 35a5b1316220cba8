package dev.farside.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The command {@code farside}.
 *
 * <p>Lua runs on a thread of its own with a large stack. The first thread waits for it, and takes over the interrupt
 * key when the program has run for a while: a program that is done before that needs no handler.
 */
public final class Main {

    static final long STACK_BYTES = 64L << 20;
    private static final long MILLISECONDS_BEFORE_HANDLER = 100;
    private static final int INTERNAL_ERROR = 70;

    private Main() {
    }

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        Run run = new Run(arguments);
        Thread thread = new Thread(null, run, "lua", STACK_BYTES);
        thread.start();
        try {
            thread.join(MILLISECONDS_BEFORE_HANDLER);
            if (thread.isAlive()) {
                run.interruption.install();
                thread.join();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        // To return is the quicker way to end: System.exit waits for what the just-in-time compiler is about.
        if (run.status != Command.SUCCESS) {
            System.exit(run.status);
        }
    }

    /** The thread that runs Lua. */
    private static final class Run implements Runnable {
        private final String[] arguments;
        private final Interruption interruption = new Interruption();
        private volatile int status = INTERNAL_ERROR;

        Run(String[] arguments) {
            this.arguments = arguments;
        }

        @Override
        public void run() {
            try {
                CommandLine line = new CommandLine(ByteStrings.ofArguments(arguments));
                status = new Command(line, interruption, new Surroundings()).run();
            } catch (OutOfMemoryError exhausted) {
                status = Command.FAILURE;
                say("not enough memory (Java's own heap is full: FARSIDE_JAVA_OPTS=-Xmx2g, say, makes it larger)");
            } catch (Throwable problem) {
                reportInternal(problem);
            }
        }
    }

    /** Says that Farside itself has failed; only who asks for it sees a Java stack trace. */
    static void reportInternal(Throwable problem) {
        if ("1".equals(System.getenv("FARSIDE_DEBUG"))) {
            problem.printStackTrace(new PrintStream(new FileOutputStream(FileDescriptor.err), true,
                    StandardCharsets.UTF_8));
        }
        say("internal error: " + problem + "; this is a fault of Farside's, please report it with the program and with"
                + " what FARSIDE_DEBUG=1 shows");
    }

    private static void say(String message) {
        String text = CommandLine.PROGRAM + ": " + message + "\n";
        try {
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // nobody is there to be told
        }
    }
}
