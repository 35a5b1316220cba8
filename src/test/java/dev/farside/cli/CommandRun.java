package dev.farside.cli;

import dev.farside.lib.StandardStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Runs the command inside the test's process, with streams and an environment of its own. */
final class CommandRun {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private byte[] input = new byte[0];
    private int status;

    CommandRun input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    CommandRun variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    CommandRun run(String... arguments) {
        output.reset();
        error.reset();
        Surroundings surroundings = new Surroundings() {
            @Override
            void redirect(StandardStreams streams) {
                streams.setInput(new ByteArrayInputStream(input));
                streams.setOutput(output);
                streams.setError(error);
            }

            @Override
            boolean inputIsTerminal() {
                return false;
            }

            @Override
            String variable(String name) {
                return environment.get(name);
            }
        };
        status = new Command(new CommandLine(arguments), new Interruption(), surroundings).run();
        return this;
    }

    String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    String error() {
        return error.toString(StandardCharsets.UTF_8);
    }

    int status() {
        return status;
    }
}
