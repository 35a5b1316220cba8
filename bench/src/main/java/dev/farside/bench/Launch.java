package dev.farside.bench;

/** What the JVMs that JMH forks are started with. */
final class Launch {
    /** Farside reserves its region through a downcall. */
    static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private Launch() {}
}
