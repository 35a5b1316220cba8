package dev.farside.cli;

import dev.farside.heap.OutOfMemoryException;
import dev.farside.interp.Interpreter;
import dev.farside.lib.ChunkFiles;
import dev.farside.lib.ExitRequest;
import dev.farside.lib.LuaFile;
import dev.farside.lib.StandardChunkLoader;
import dev.farside.lib.StandardLibraries;
import dev.farside.lib.StandardStreams;
import dev.farside.runtime.ChunkLoader;
import dev.farside.jit.Jit;
import dev.farside.runtime.Engine;
import dev.farside.runtime.EngineFactory;
import dev.farside.runtime.HostCalls;
import dev.farside.runtime.LuaError;
import dev.farside.runtime.LuaState;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.NativeFunction;
import dev.farside.runtime.Traceback;
import dev.farside.threads.ThreadsLibrary;
import dev.farside.value.Word;
import java.nio.charset.StandardCharsets;

/**
 * One run of the command: a state, and what the options say to do with it, in the reference's order.
 *
 * <p>No lambda expressions and no concatenation at run time on the way that every start takes: their first use costs
 * more than what they do here.
 */
final class Command {

    /** How a run ends. */
    static final int SUCCESS = 0;
    static final int FAILURE = 1;

    private static final byte[] COMMAND_LINE = bytes("=(command line)");
    private static final byte[] STDIN = bytes("=stdin");

    private final CommandLine line;
    private final Interruption interruption;
    private final Surroundings surroundings;
    private LuaState state;
    private Mutator m;
    private StandardStreams streams;
    private HostCalls calls;
    private long handler;
    private long unchanged;

    /** Prepares a run. */
    Command(CommandLine line, Interruption interruption, Surroundings surroundings) {
        this.line = line;
        this.interruption = interruption;
        this.surroundings = surroundings;
    }

    /** Makes the engine of a state. */
    private static final class Engines implements EngineFactory {
        @Override
        public Engine create(Mutator mutator) {
            return new Interpreter(mutator);
        }
    }

    /** The message handler of every call: adds a traceback. */
    private static final class WithTraceback implements NativeFunction {
        @Override
        public long call(Mutator m) {
            long value = m.arg(1);
            long own = HostCalls.ownDescription(m, value);
            if (own != Word.NONE) {
                return own;
            }
            long text = HostCalls.describe(m, value);
            try {
                return Traceback.compose(m, m.coroutine(), text, 1);
            } catch (OutOfMemoryException exhausted) {
                return text;
            }
        }
    }

    /** A message handler that leaves the error as it is. */
    private static final class Unchanged implements NativeFunction {
        @Override
        public long call(Mutator m) {
            return m.arg(1);
        }
    }

    /** Runs; returns the exit status. All output is flushed. */
    int run() {
        state = new LuaState(new Engines(), new StandardChunkLoader());
        m = state.mutator();
        Jit.install(m);
        m.compiledCode().setJavaStack(Main.STACK_BYTES);
        streams = StandardStreams.of(m);
        surroundings.redirect(streams);
        interruption.setStreams(streams);
        HostCalls.Mark bottom = new HostCalls.Mark(m);
        boolean closes = true;
        int status;
        try {
            if (perform()) {
                status = SUCCESS;
                state.awaitThreads();
            } else {
                status = FAILURE; // to close the state cancels the other threads
            }
        } catch (ExitRequest request) {
            status = request.status();
            closes = request.closesState();
            bottom.restore(m, closes);
        } catch (LuaError error) {
            status = report(error.value());
        } catch (OutOfMemoryException exhausted) {
            status = reportMemory();
        }
        if (closes) {
            status = close(status);
        }
        streams.flush(m);
        return status;
    }

    /** Runs the finalizers; one that asks for an exit that closes the state leaves the others their turn. */
    private int close(int status) {
        int result = status;
        for (;;) {
            try {
                state.finish();
                return result;
            } catch (ExitRequest request) {
                result = request.status();
                if (!request.closesState()) {
                    return result;
                }
            }
        }
    }

    private boolean perform() {
        if (line.problem() != null) {
            writeError(CommandLine.PROGRAM + ": " + line.problem() + "\n" + CommandLine.usage());
            return false;
        }
        if (line.showsHelp()) {
            streams.output().writeMessage(m, CommandLine.usage().getBytes(StandardCharsets.UTF_8));
            return true;
        }
        if (line.showsVersion()) {
            printVersion();
        }
        state.space().setLimit(line.maxHeap());
        if (line.ignoresEnvironment()) {
            m.tables().set(Word.ref(state.registry()), m.string("LUA_NOENV"), Word.TRUE);
        }
        StandardLibraries.openAll(m);
        ThreadsLibrary.open(m);
        calls = new HostCalls(m);
        handler = m.function("?", new WithTraceback());
        unchanged = m.function("?", new Unchanged());
        m.push(handler);
        m.push(unchanged);
        makeArgumentTable();
        if (!line.ignoresEnvironment() && !runInitialization() || !runOptions()) {
            return false;
        }
        if (line.script() > 0 && !runScript()) {
            return false;
        }
        if (line.isInteractive()) {
            return new Prompt(this).run();
        }
        return line.script() > 0 || line.executes() || line.showsVersion() || runInput();
    }

    /** Without a script: a prompt on a terminal; from anywhere else the input is the script. */
    private boolean runInput() {
        if (surroundings.inputIsTerminal()) {
            printVersion();
            return new Prompt(this).run();
        }
        // The reference does not look at the result of this one: an error is reported, and the exit code is 0.
        runFile(Word.NIL, 0);
        return true;
    }

    private void printVersion() {
        streams.output().writeMessage(m, bytes(Version.LINE.concat("\n")));
    }

    // --- the steps

    private void makeArgumentTable() {
        int script = line.script();
        long table = m.tables().create();
        m.push(Word.ofTable(table));
        for (int i = 0; i < line.count(); i++) {
            m.tables().set(table, Word.ofInteger(i - script), string(line.argument(i)));
        }
        setGlobal("arg", Word.ofTable(table));
        m.pop(1);
    }

    private boolean runInitialization() {
        String name = "LUA_INIT_5_4";
        String code = surroundings.variable(name);
        if (code == null) {
            name = "LUA_INIT";
            code = surroundings.variable(name);
        }
        if (code == null) {
            return true;
        }
        if (code.startsWith("@")) {
            return runFile(m.string(code.substring(1)), 0);
        }
        return runString(code.getBytes(StandardCharsets.UTF_8), bytes("=" + name));
    }

    private boolean runOptions() {
        for (int i = 1; i < line.optionsEnd(); i++) {
            String option = line.argument(i);
            char letter = option.length() > 1 ? option.charAt(1) : 0;
            boolean pair = line.isPair(i);
            if (letter == 'W') {
                state.warnings().warn(m, bytes("@on"), false);
            } else if (letter == 'e' || letter == 'l') {
                String operand = pair ? line.argument(i + 1) : option.substring(2);
                if (!(letter == 'e' ? runString(ByteStrings.toBytes(operand), COMMAND_LINE) : requireModule(operand))) {
                    return false;
                }
            }
            if (pair) {
                i++;
            }
        }
        return true;
    }

    /** {@code name} or {@code global=name}; a version behind a hyphen is no part of the global's name. */
    private boolean requireModule(String operand) {
        int equals = operand.indexOf('=');
        String module = operand.substring(equals + 1);
        String global = equals < 0 ? operand : operand.substring(0, equals);
        if (equals < 0 && operand.indexOf('-') >= 0) {
            global = operand.substring(0, operand.indexOf('-'));
        }
        calls.begin(global("require"), handler);
        m.push(string(module));
        int count = call(1);
        if (count < 0) {
            return false;
        }
        setGlobal(global, count == 0 ? Word.NIL : m.fromTop(count));
        m.pop(count);
        return true;
    }

    private boolean runScript() {
        long name = line.scriptIsInput() ? Word.NIL : string(line.argument(line.script()));
        return runFile(name, -1);
    }

    /** Runs a file; arguments: 0, or -1 for those in the table {@code arg}. */
    private boolean runFile(long name, int arguments) {
        long function;
        try {
            function = ChunkFiles.load(m, name, null, state.globals());
        } catch (LuaError error) {
            return report(error.value()) == SUCCESS;
        } catch (OutOfMemoryException exhausted) {
            return reportMemory() == SUCCESS;
        }
        calls.begin(function, handler);
        int count = call(arguments < 0 ? pushArguments() : arguments);
        return drop(count);
    }

    private int pushArguments() {
        long table = global("arg");
        if (!Word.isTable(table)) {
            throw m.errors().plain("'arg' is not a table");
        }
        int count = (int) m.tables().length(Word.ref(table));
        for (int i = 1; i <= count; i++) {
            m.push(m.tables().getInteger(Word.ref(table), i));
        }
        return count;
    }

    private boolean runString(byte[] code, byte[] name) {
        long function = load(code, name);
        if (function == Word.NONE) {
            return false;
        }
        calls.begin(function, handler);
        return drop(call(0));
    }

    /** Compiles; reports an error and returns NONE. */
    private long load(byte[] code, byte[] name) {
        try {
            return state.loader().load(m, code, code.length, name, ChunkLoader.TEXT | ChunkLoader.BINARY,
                    state.globals());
        } catch (LuaError error) {
            report(error.value());
        } catch (OutOfMemoryException exhausted) {
            reportMemory();
        }
        return Word.NONE;
    }

    private boolean drop(int count) {
        m.pop(Math.max(0, count));
        return count >= 0;
    }

    // --- for the prompt

    Mutator mutator() {
        return m;
    }

    StandardStreams streams() {
        return streams;
    }

    Interruption interruption() {
        return interruption;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Compiles a line of the prompt, {@code LuaError} on failure. */
    long loadLine(byte[] code) {
        return state.loader().load(m, code, code.length, STDIN, ChunkLoader.TEXT, state.globals());
    }

    /** Calls a function without arguments; returns the number of results, or -1 after an error. */
    int callFunction(long function) {
        calls.begin(function, handler);
        return call(0, null);
    }

    /** Calls {@code print} with the last values of the frame, and drops them. */
    void print(int count) {
        int last = m.frameSize();
        calls.begin(global("print"), unchanged);
        for (int i = count - 1; i >= 0; i--) {
            m.push(m.at(last - i));
        }
        int results = calls.finish(count);
        if (m.fromTop(results) != Word.TRUE) {
            LuaFile error = streams.error().enter(m);
            try {
                error.writeText(CommandLine.PROGRAM + ": error calling 'print' (");
                error.writeString(m.fromTop(1));
                error.writeText(")\n");
                error.written();
            } finally {
                error.exit();
            }
        }
        m.pop(results + count);
    }

    // --- calls and errors

    private int call(int arguments) {
        return call(arguments, CommandLine.PROGRAM);
    }

    /**
     * Makes the call that was begun; reports an error.
     *
     * @return how many results lie on the stack, or -1 after an error
     */
    private int call(int arguments, String program) {
        interruption.arm(m);
        int count = calls.finish(arguments);
        interruption.disarm();
        if (m.fromTop(count) == Word.TRUE) {
            return count - 1;
        }
        report(m.fromTop(1), program);
        m.pop(count);
        return -1;
    }

    private int reportMemory() {
        return report(m.errors().outOfMemory().value());
    }

    private int report(long message) {
        return report(message, CommandLine.PROGRAM);
    }

    /** Prints an error message, with the program's name before it unless that is null. */
    int report(long message, String program) {
        LuaFile error = streams.error().enter(m);
        try {
            if (program != null) {
                error.writeText(program);
                error.writeText(": ");
            }
            if (Word.isString(message)) {
                error.writeString(message);
            } else {
                error.writeText("(error message not a string)");
            }
            error.writeByte('\n');
            error.written();
        } finally {
            error.exit();
        }
        return FAILURE;
    }

    /** Prints an error message of the prompt. */
    void report(byte[] message) {
        LuaFile error = streams.error().enter(m);
        try {
            error.writeBytes(message, 0, message.length);
            error.writeByte('\n');
            error.written();
        } finally {
            error.exit();
        }
    }

    private void writeError(String text) {
        streams.error().writeMessage(m, text.getBytes(StandardCharsets.UTF_8));
    }

    private long global(String name) {
        return m.tables().get(Word.ref(state.globals()), m.string(name));
    }

    private void setGlobal(String name, long word) {
        long atom = state.atoms().intern(m.heap(), string(name));
        m.tables().setString(Word.ref(state.globals()), atom, word);
    }

    /** The word of a byte string. */
    private long string(String byteString) {
        return m.string(ByteStrings.toBytes(byteString));
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.ISO_8859_1);
    }
}
