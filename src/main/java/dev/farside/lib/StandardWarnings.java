package dev.farside.lib;

import dev.farside.runtime.WarningSink;
import java.nio.charset.StandardCharsets;

/**
 * Writes warnings to the standard error stream. Off until a warning {@code @on} comes, and off again after
 * {@code @off}; other warnings of one piece that begin with {@code @} are dropped.
 */
public final class StandardWarnings implements WarningSink {

    private final StandardStreams streams;
    private boolean on;
    private boolean continued;

    /** Makes a sink for the streams of a state. */
    public StandardWarnings(StandardStreams streams) {
        this.streams = streams;
    }

    /** Switches warnings on or off. */
    public void setOn(boolean newState) {
        on = newState;
    }

    @Override
    public void warn(byte[] message, boolean toBeContinued) {
        if (!continued && !toBeContinued && message.length > 0 && message[0] == '@') {
            control(new String(message, StandardCharsets.ISO_8859_1));
            return;
        }
        if (on) {
            continued = write(message, toBeContinued);
        }
    }

    private boolean write(byte[] message, boolean toBeContinued) {
        LuaFile error = streams.error();
        if (!continued) {
            error.writeText("Lua warning: ");
        }
        error.writeBytes(message, 0, message.length);
        if (!toBeContinued) {
            error.writeByte('\n');
        }
        error.lineWritten();
        return toBeContinued;
    }

    private void control(String name) {
        if (name.equals("@on")) {
            on = true;
        } else if (name.equals("@off")) {
            on = false;
        }
    }
}
