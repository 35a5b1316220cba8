package dev.farside.cli;

/** Which version this is. */
final class Version {

    /** The version number of the project. */
    static final String NUMBER = "0.1.0";
    /** What {@code -v} shows. */
    static final String LINE = "Farside " + NUMBER + "  Lua 5.4";

    private Version() {
    }
}
