package dev.farside.bytecode;

/** A binary chunk that cannot be loaded. The message is what Lua code gets to see; its characters are bytes. */
public final class BinaryChunkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Carries no stack trace: it says nothing about the chunk. */
    BinaryChunkException(String chunkName, String why, Throwable cause) {
        super(displayName(chunkName) + ": bad binary format (" + why + ")", cause, false, false);
    }

    private static String displayName(String chunkName) {
        if (chunkName.isEmpty()) {
            return chunkName;
        }
        return switch (chunkName.charAt(0)) {
            case '@', '=' -> chunkName.substring(1);
            case BinaryChunk.ESCAPE -> "binary string";
            default -> chunkName;
        };
    }
}
