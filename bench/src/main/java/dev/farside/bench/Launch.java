package dev.farside.bench;

/** What the JVMs that JMH forks are started with. */
final class Launch {
    /** Farside reserves its region through a downcall. */
    static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** Farside's coroutines are the JDK's continuations where these are opened to it. */
    static final String CONTINUATIONS = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    private Launch() {}
}
