package dev.farside.cli;

import dev.farside.lib.StandardStreams;
import dev.farside.runtime.Mutator;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What the interrupt key does: the first time, the running Lua code gets the error "interrupted!"; if the key is
 * pressed again, or when no Lua code runs, the process ends.
 *
 * <p>Java has no official way to receive a signal. The class {@code sun.misc.Signal}, which every JDK has, is reached
 * by reflection, because naming it is a compiler warning that cannot be suppressed; where it is missing, the key ends
 * the process as it does by default.
 */
final class Interruption {

    /** How C programs that a signal ended look to a shell. */
    private static final int STATUS = 130;
    private static final long MILLISECONDS_TO_FLUSH = 300;

    private Mutator armed;
    private StandardStreams streams;
    private boolean handled;

    /** Does nothing until it is {@linkplain #install installed}. */
    Interruption() {
    }

    /** Lua code begins to run. */
    synchronized void arm(Mutator m) {
        armed = m;
    }

    /** No Lua code runs any more. */
    synchronized void disarm() {
        armed = null;
    }

    /** Tells which streams are to be flushed when the process is ended. */
    synchronized void setStreams(StandardStreams newStreams) {
        streams = newStreams;
    }

    /** The key was pressed. */
    void signal() {
        Mutator target;
        synchronized (this) {
            target = armed;
            armed = null;
        }
        if (target == null) {
            end();
        } else {
            target.requestInterrupt(new Raise());
        }
    }

    /** Raises the error on the thread that runs Lua. */
    private static final class Raise implements Mutator.Interrupt {
        @Override
        public void run(Mutator m) {
            throw m.errors().error("interrupted!");
        }
    }

    /** Ends the process. Output is flushed, unless that takes long because nobody reads it. */
    private void end() {
        Thread flushing = new Thread(new Flush(), "flush");
        flushing.setDaemon(true);
        flushing.start();
        try {
            flushing.join(MILLISECONDS_TO_FLUSH);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STATUS);
    }

    /** Flushes the streams. */
    private final class Flush implements Runnable {
        @Override
        public void run() {
            StandardStreams open;
            synchronized (Interruption.this) {
                open = streams;
            }
            if (open != null) {
                open.flush(null);
            }
        }
    }

    /** Tells that somebody else receives the signal and calls {@link #signal}. */
    synchronized void handledElsewhere() {
        handled = true;
    }

    /** Takes over the interrupt key of this process, unless somebody else has. */
    synchronized void install() {
        if (handled) {
            return;
        }
        handled = true;
        try {
            Class<?> signalClass = Class.forName("sun.misc.Signal");
            Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
            Object signal = signalClass.getConstructor(String.class).newInstance("INT");
            Object handler = Proxy.newProxyInstance(Interruption.class.getClassLoader(),
                    new Class<?>[] {handlerClass}, new Handler());
            signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            // then the key does what it does by default
        }
    }

    /** Behind the proxy. */
    private final class Handler implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            switch (method.getName()) {
                case "handle":
                    signal();
                    return null;
                case "equals":
                    return proxy == arguments[0];
                case "hashCode":
                    return System.identityHashCode(proxy);
                default:
                    return "Farside's interrupt handler";
            }
        }
    }
}
