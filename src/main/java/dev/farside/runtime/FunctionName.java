package dev.farside.runtime;
record FunctionName(String kind, String name) {
    static FunctionName ofCallee(FrameCursor c) { return null; }
    static String ofLoaded(Mutator m, long f) { return null; }
}
