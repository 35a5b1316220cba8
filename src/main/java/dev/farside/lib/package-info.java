/**
 * The standard library of Lua 5.4, a class for each library.
 *
 * <h2>What it is for</h2>
 * A library is a final class with {@code static void open(Mutator m)}, which makes the library's table with
 * {@link dev.farside.lib.Library} and fills it; {@link dev.farside.lib.StandardLibraries} opens all of them. A function
 * is a static method {@code long name(Mutator m)} that reads arguments from the mutator and returns a word, or says
 * through the mutator that it has another number of results. Behaviour and messages are those of the reference
 * implementation 5.4.8.
 *
 * <h2>Invariants</h2>
 * <ul>
 * <li><b>I-L1</b> A word that lives across a safepoint (a call into Lua, {@code Operations}, a poll, a reservation) is
 * an argument or was pushed. What only calls {@code Tables}, {@code Strings} and the like needs no such care.</li>
 * <li><b>I-L2</b> No function of a library keeps state in static fields. What belongs to a state lies in its registry:
 * tables, or a Java object behind a userdata. What saves garbage from call to call belongs to a thread
 * ({@link dev.farside.lib.StringWorkspace}).</li>
 * <li><b>I-L3</b> An ordinary call makes no Java object, except where the operating system is asked for
 * something.</li>
 * <li><b>I-L4</b> A function that produces or copies more than a few KiB at once reserves the memory first, while its
 * arguments are in the frame.</li>
 * <li><b>I-L5</b> What a function waits for outside Lua it waits for in the safe state
 * ({@link dev.farside.lib.Waiting}), so that collections go on; where the system allows, so that the thread can be
 * interrupted ({@link dev.farside.lib.PatientStream} for pipes and the standard input).</li>
 * <li><b>I-L6</b> A file is held by its lock ({@link dev.farside.lib.LuaFile#enter}) for one operation, and while that
 * waits. Whoever waits for the lock is in the safe state, so it may be held there. The standard output is the last lock
 * that a thread takes.</li>
 * </ul>
 *
 * <h2>Threads</h2>
 * A function runs on the thread of the mutator that it is given; those of one library run on several threads at once.
 * What a library keeps in Java is final, confined to a thread (the mutator's workspace, a
 * {@link java.lang.ThreadLocal}), volatile, or a file.
 *
 * <h2>May use</h2>
 * {@code runtime} and everything below it; {@code syntax} and {@code compiler} only in
 * {@link dev.farside.lib.StandardChunkLoader}.
 *
 * <h2>Reading order</h2>
 * {@link dev.farside.lib.Library}, {@link dev.farside.lib.StandardLibraries}, {@link dev.farside.lib.BaseLibrary},
 * {@link dev.farside.lib.TableLibrary}; for strings {@link dev.farside.lib.StringLibrary} and
 * {@link dev.farside.lib.PatternMatcher}; for input and output {@link dev.farside.lib.LuaFile} and
 * {@link dev.farside.lib.StandardStreams} before {@link dev.farside.lib.IoLibrary}.
 */
package dev.farside.lib;
