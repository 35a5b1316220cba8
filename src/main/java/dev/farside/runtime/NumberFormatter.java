package dev.farside.runtime;
final class NumberFormatter {
    static void appendFloat(ScratchBuffer b, double d) { b.appendText(String.valueOf(d)); }
}
