package dev.farside.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per single operation: a Lua loop of {@value #OPERATIONS} turns with one operation in each.
 *
 * <p>The loop itself is part of the figure; the kernel {@code empty_loop} says how much it is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = Launch.NATIVE_ACCESS)
public class KernelBenchmark {
    /** Turns of the loop in one call of a kernel. */
    public static final int OPERATIONS = 10_000;

    /** Whose machine runs the kernel. */
    @Param({"farside", "luaj"})
    public String peer;

    /** Which of {@code src/main/resources/kernels} runs. */
    @Param({
        "empty_loop", "record_get", "record_set", "array_get", "array_set", "array_append", "dictionary_get",
        "dictionary_set", "dictionary_add", "allocate_empty", "allocate_record", "allocate_array",
        "allocate_closure", "call_function", "call_method", "call_native", "intern_new", "intern_known"
    })
    public String kernel;

    private Peer machine;

    /** Starts the machine and loads the kernel. */
    @Setup(Level.Trial)
    public void open() {
        machine = Peer.open(peer);
        machine.load(kernel, Peer.resource("kernels/" + kernel + ".lua"));
    }

    /**
     * Runs the kernel once.
     *
     * @return its checksum
     */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public double operation() {
        return machine.run(OPERATIONS);
    }

    /** Stops the machine. */
    @TearDown(Level.Trial)
    public void close() {
        machine.close();
    }
}
