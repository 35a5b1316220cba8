package dev.farside.cli;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.lib.LuaFile;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Operations;
import dev.farside.string.Strings;
import dev.farside.value.Word;

/** The interactive prompt: reads a statement or an expression, runs it, prints its results. */
final class Prompt {

    private static final String INCOMPLETE = "<eof>";

    private final Command command;
    private final Mutator m;
    private LineSource lines;
    private String statement;
    private String problem;

    Prompt(Command command) {
        this.command = command;
        this.m = command.mutator();
    }

    /** Runs until the end of the input; returns true. */
    boolean run() {
        Surroundings surroundings = command.surroundings();
        lines = surroundings.inputIsTerminal() && surroundings.outputIsTerminal()
                ? TerminalLines.open(m, command.interruption(), command.streams())
                : new PlainLines(m, command.streams());
        try {
            while (readAndRun()) {
                flush(false);
            }
        } finally {
            lines.close();
        }
        flush(true);
        return true;
    }

    private void flush(boolean endsLine) {
        LuaFile output = command.streams().output().enter(m);
        try {
            if (endsLine) {
                output.writeByte('\n');
            }
            output.flush();
        } finally {
            output.exit();
        }
    }

    private boolean readAndRun() {
        int frame = m.frameSize();
        try {
            String first = lines.read(prompt("_PROMPT", "> "));
            if (first == null) {
                return false;
            }
            long function = compile(first);
            if (function == Word.NONE) {
                command.report(ByteStrings.toBytes(problem));
                return true;
            }
            int count = command.callFunction(function);
            if (count > 0) {
                command.print(count);
            }
        } catch (LineSource.Abandoned startAgain) {
            return true;
        } finally {
            m.setFrameSize(frame);
        }
        return true;
    }

    /** The value of a global variable, or what stands for it. */
    private String prompt(String name, String byDefault) {
        long value = m.tables().get(Word.ref(m.state().globals()), m.string(name));
        if (value == Word.NIL) {
            return byDefault;
        }
        return Strings.toLatin1(Operations.toString(m, value));
    }

    /** Compiles what begins with a line, as an expression if it is one; reads further lines as it needs them. */
    private long compile(String first) throws LineSource.Abandoned {
        statement = first.startsWith("=") ? "return " + first.substring(1) : first;
        long function = load("return " + statement + ";");
        if (function != Word.NONE) {
            if (!statement.isEmpty()) {
                lines.remember(first);
            }
            return function;
        }
        String written = first;
        for (;;) {
            function = load(statement);
            if (function != Word.NONE || !problem.endsWith(INCOMPLETE)) {
                break;
            }
            String next = lines.read(prompt("_PROMPT2", ">> "));
            if (next == null) {
                break;
            }
            statement = statement + "\n" + next;
            written = written + "\n" + next;
        }
        lines.remember(written);
        return function;
    }

    private long load(String code) {
        try {
            return command.loadLine(ByteStrings.toBytes(code));
        } catch (LuaError error) {
            problem = Strings.toLatin1(error.value());
        } catch (OutOfMemoryException exhausted) {
            problem = exhausted.getMessage();
        }
        return Word.NONE;
    }
}
