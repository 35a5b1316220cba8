package dev.farside.cli;

import dev.farside.lib.StandardStreams;
import dev.farside.runtime.Mutator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** Lines from a terminal, with editing and a history. The only class that touches JLine; loaded for the prompt only. */
final class TerminalLines implements LineSource {

    private final Mutator m;
    private final Terminal terminal;
    private final LineReader reader;

    private TerminalLines(Mutator m, Terminal terminal, LineReader reader) {
        this.m = m;
        this.terminal = terminal;
        this.reader = reader;
    }

    /** Opens the terminal; if that is impossible, lines are read without editing. */
    static LineSource open(Mutator m, Interruption interruption, StandardStreams streams) {
        try {
            interruption.handledElsewhere();
            Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true).signalHandler(Terminal.SignalHandler.SIG_IGN).build();
            // JLine takes all signals; the keys that stop and abort a process keep their meaning
            Signals.registerDefault(Terminal.Signal.TSTP.name());
            Signals.registerDefault(Terminal.Signal.QUIT.name());
            terminal.handle(Terminal.Signal.INT, signal -> interruption.signal());
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).appName(CommandLine.PROGRAM)
                    .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".farside_history"))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.INSERT_TAB, true)
                    .build();
            return new TerminalLines(m, terminal, reader);
        } catch (IOException | IllegalStateException | LinkageError unusable) {
            return new PlainLines(m, streams);
        }
    }

    @Override
    public String read(String prompt) throws Abandoned {
        m.leaveLua(); // other threads may collect garbage while people think
        try {
            String text = new String(ByteStrings.toBytes(prompt), StandardCharsets.UTF_8);
            return ByteStrings.ofText(reader.readLine(text));
        } catch (UserInterruptException interrupted) {
            throw new Abandoned();
        } catch (EndOfFileException end) {
            return null;
        } finally {
            m.enterLua();
        }
    }

    @Override
    public void remember(String statement) {
        // the reader has put each line into the history
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException unsaved) {
            // a history that cannot be written is no reason to end otherwise
        }
    }
}
