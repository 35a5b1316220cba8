package dev.farside.compiler;

/** A function needs more registers than a frame can have, at least with the layout of calls it was compiled with. */
final class TooManyRegistersException extends CompileException {
    private static final long serialVersionUID = 1L;

    TooManyRegistersException(String message) {
        super(message);
    }
}
