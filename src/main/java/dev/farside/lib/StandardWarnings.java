package dev.farside.lib;

import dev.farside.runtime.Mutator;
import dev.farside.runtime.WarningSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes warnings to the standard error stream. Off until a warning {@code @on} comes, and off again after
 * {@code @off}; other warnings of one piece that begin with {@code @} are dropped. The switch is the state's; the
 * pieces of a message are collected for each thread and written at once.
 */
public final class StandardWarnings implements WarningSink {

    private static final byte[] PREFIX = "Lua warning: ".getBytes(StandardCharsets.US_ASCII);

    private final StandardStreams streams;
    private volatile boolean on;
    /** What has been said of a message that goes on; null between messages. */
    private final ThreadLocal<ByteArrayOutputStream> begun = new ThreadLocal<>();

    /** Makes a sink for the streams of a state. */
    public StandardWarnings(StandardStreams streams) {
        this.streams = streams;
    }

    /** Switches warnings on or off. */
    public void setOn(boolean newState) {
        on = newState;
    }

    @Override
    public void warn(Mutator m, byte[] message, boolean toBeContinued) {
        ByteArrayOutputStream text = begun.get();
        if (text == null && !toBeContinued && message.length > 0 && message[0] == '@') {
            control(new String(message, StandardCharsets.ISO_8859_1));
            return;
        }
        if (text == null) {
            if (!on) {
                return;
            }
            text = new ByteArrayOutputStream();
            text.writeBytes(PREFIX);
            begun.set(text);
        }
        text.writeBytes(message);
        if (!toBeContinued) {
            begun.remove();
            text.write('\n');
            streams.error().writeMessage(m, text.toByteArray());
        }
    }

    private void control(String name) {
        if (name.equals("@on")) {
            on = true;
        } else if (name.equals("@off")) {
            on = false;
        }
    }
}
