package dev.farside.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds per run of a whole-language program at its size in {@code programs.txt}.
 *
 * <p>{@code program} has no default, because the list of programs is {@code programs.txt}: {@code bench/jmh} passes
 * all of them unless it is told which.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = Launch.NATIVE_ACCESS)
public class ProgramBenchmark {
    /** Whose machine runs the program. */
    @Param({"farside", "luaj"})
    public String peer;

    /** Which of {@code programs/} runs. */
    @Param({})
    public String program;

    private Peer machine;
    private int size;

    /** Starts the machine and loads the program. */
    @Setup(Level.Trial)
    public void open() {
        size = sizeOf(program);
        machine = Peer.open(peer);
        machine.load(program, Peer.resource("programs/" + program + ".lua"));
    }

    private static int sizeOf(String program) {
        return Peer.resource("programs.txt").lines()
                .map(line -> line.split("\\s+"))
                .filter(columns -> columns[0].equals(program))
                .mapToInt(columns -> Integer.parseInt(columns[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in programs.txt: " + program));
    }

    /**
     * Runs the program once.
     *
     * @return its checksum
     */
    @Benchmark
    public double program() {
        return machine.run(size);
    }

    /** Stops the machine. */
    @TearDown(Level.Trial)
    public void close() {
        machine.close();
    }
}
