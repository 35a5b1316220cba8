package dev.farside.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One Lua implementation under measurement, holding one loaded program.
 *
 * <p>A program is a chunk that returns a function {@code run(n)}, which returns a number: see {@code programs/}.
 */
interface Peer extends AutoCloseable {

    /**
     * Compiles a program, runs its chunk and keeps the function that it returns.
     *
     * @param name the chunk's name, for error messages
     * @param source the program's text
     */
    void load(String name, String source);

    /**
     * Calls the loaded program's {@code run(n)}.
     *
     * @param n the size handed to the program
     * @return its checksum
     */
    double run(int n);

    @Override
    void close();

    /**
     * Opens a peer. {@code FarsidePeer} is found by name because a jar built for the whole-process scripts has LuaJ
     * alone in it.
     *
     * @param name {@code "farside"} or {@code "luaj"}
     * @return a peer with nothing loaded
     */
    static Peer open(String name) {
        return switch (name) {
            case "luaj" -> new LuaJPeer();
            case "farside" -> openFarside();
            default -> throw new IllegalArgumentException("no such peer: " + name);
        };
    }

    private static Peer openFarside() {
        try {
            return (Peer) Class.forName("dev.farside.bench.FarsidePeer").getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this jar was built without Farside; use bench/jmh", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Farside does not start", e);
        }
    }

    /**
     * Reads a text that the jar carries.
     *
     * @param path its path in the jar, without a leading slash
     * @return the text
     */
    static String resource(String path) {
        try (InputStream in = Peer.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no such file in the jar: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
