package dev.farside.threads;

import dev.farside.lib.Library;
import dev.farside.object.Header;
import dev.farside.object.Kind;
import dev.farside.runtime.Arguments;
import dev.farside.runtime.Mutator;
import dev.farside.runtime.Objects;
import dev.farside.value.Word;
import java.util.ArrayList;
import java.util.List;

/** Channels as Lua sees them, and {@code threads.select}. */
final class ChannelMethods {

    private static final String TYPE = "channel";

    private ChannelMethods() {
    }

    static void createMetatable(Mutator m) {
        Library metatable = Library.of(m, Library.registryTable(m, TYPE));
        Library methods = Library.of(m, m.tables().create());
        metatable.set("__name", m.string(TYPE))
                .set("__index", Word.ofTable(methods.tableRef()))
                .function("__len", ChannelMethods::length)
                .function("__call", ChannelMethods::receiveNext)
                .function("__close", ChannelMethods::close);
        methods.function("send", ChannelMethods::send)
                .function("recv", ChannelMethods::receive)
                .function("trysend", ChannelMethods::trySend)
                .function("tryrecv", ChannelMethods::tryReceive)
                .function("close", ChannelMethods::close)
                .function("isclosed", ChannelMethods::isClosed);
    }

    /** {@code threads.channel} */
    static long create(Mutator m) {
        long capacity = Arguments.integer(m, 1, Channel.UNBOUNDED);
        Arguments.check(m, capacity >= 0 && capacity <= Channel.UNBOUNDED, 1, "capacity out of range");
        return create(m, (int) capacity);
    }

    static long create(Mutator m, int capacity) {
        return Objects.userdata(m, new Channel(capacity), Library.registryTable(m, TYPE), 1);
    }

    private static Channel channel(Mutator m) {
        return Arguments.userdata(m, 1, TYPE, Channel.class);
    }

    private static long result(Mutator m, Channel.Outcome outcome, int values) {
        return switch (outcome) {
            case DONE -> m.results(values);
            case TIMEOUT -> Timeouts.timeout(m);
            case CLOSED -> Timeouts.closed(m);
        };
    }

    private static long sendTo(Mutator m, long deadline) {
        Channel channel = channel(m);
        long value = Arguments.any(m, 2);
        Arguments.check(m, value != Word.NIL, 2, "nil cannot be sent");
        Channel.Outcome outcome = channel.send(m, Word.ref(m.arg(1)), value, deadline);
        if (outcome == Channel.Outcome.CLOSED) {
            throw m.errors().error("attempt to send on a closed channel");
        }
        return outcome == Channel.Outcome.DONE ? Word.TRUE : Timeouts.timeout(m);
    }

    private static long send(Mutator m) {
        return sendTo(m, Timeouts.deadline(m, 3));
    }

    /** Does not wait: with capacity 0 it succeeds only if a receiver takes the value at once. */
    private static long trySend(Mutator m) {
        Channel channel = channel(m);
        long value = Arguments.any(m, 2);
        Arguments.check(m, value != Word.NIL, 2, "nil cannot be sent");
        Channel.publish(m, value);
        synchronized (channel) {
            return Word.ofBoolean(!channel.isClosed() && channel.hasRoom(0)
                    && channel.offer(m, Word.ref(m.arg(1)), value) != 0);
        }
    }

    private static long receive(Mutator m) {
        return result(m, channel(m).receive(m, Word.ref(m.arg(1)), Timeouts.deadline(m, 2)), 1);
    }

    /** For {@code for value in channel do}: nothing but the next value, or nil when the channel is closed and empty. */
    private static long receiveNext(Mutator m) {
        Channel.Outcome outcome = channel(m).receive(m, Word.ref(m.arg(1)), WaitPoint.NEVER);
        return outcome == Channel.Outcome.DONE ? m.results(1) : Word.NIL;
    }

    private static long tryReceive(Mutator m) {
        return result(m, channel(m).receive(m, Word.ref(m.arg(1)), System.nanoTime()), 1);
    }

    private static long close(Mutator m) {
        channel(m).close();
        return m.none();
    }

    private static long isClosed(Mutator m) {
        return Word.ofBoolean(channel(m).isClosed());
    }

    private static long length(Mutator m) {
        return m.integer(channel(m).size());
    }

    // --- select

    /** One of several operations: to receive, or to send a value. */
    private record Case(Channel channel, long handle, long value) {
    }

    /**
     * {@code threads.select(cases, seconds)}: performs the first operation that can be done. A case is a channel, to
     * receive from, or a table with a channel and a value to send. Returns the case's index and the value received.
     */
    static long select(Mutator m) {
        long list = Arguments.table(m, 1);
        long deadline = Timeouts.deadline(m, 2);
        List<Case> cases = cases(m, list);
        for (;;) {
            if (attempt(m, cases)) {
                return m.results(m.frameSize() - 2);
            }
            if (WaitPoint.isOver(deadline)) {
                return Timeouts.timeout(m);
            }
            WaitPoint.park(m, enterAll(cases) ? System.nanoTime() : deadline);
            for (Case each : cases) {
                if (each.value == Word.NONE) {
                    each.channel.leaveReceiver();
                } else {
                    each.channel.leaveSender();
                }
            }
            WaitPoint.pollIfWanted(m);
        }
    }

    private static List<Case> cases(Mutator m, long list) {
        m.setFrameSize(2);
        int count = (int) m.tables().length(list);
        Arguments.check(m, count > 0, 1, "no channels");
        long kept = m.tables().create(); // channels and values stay alive whatever becomes of the list
        m.setAt(2, Word.ofTable(kept));
        List<Case> cases = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            long element = m.tables().getInteger(list, i);
            long value = Word.NONE;
            if (Word.isTable(element)) {
                value = m.tables().getInteger(Word.ref(element), 2);
                element = m.tables().getInteger(Word.ref(element), 1);
                Arguments.check(m, value != Word.NIL, 1, "nil cannot be sent");
                Channel.publish(m, value);
                m.tables().setInteger(kept, -i, value);
            }
            if (!(Word.isOther(element) && Header.kind(Word.ref(element)) == Kind.USERDATA
                    && Objects.userdata(m, element) instanceof Channel channel)) {
                throw m.errors().argument(1, "element " + i + " is neither a channel nor {channel, value}");
            }
            m.tables().setInteger(kept, i, element);
            cases.add(new Case(channel, Word.ref(element), value));
        }
        return cases;
    }

    /** Tries each case once; if one can be done, its results are pushed. */
    private static boolean attempt(Mutator m, List<Case> cases) {
        int from = (int) (System.nanoTime() >>> 4 & 0x7FFF_FFFF) % cases.size();
        for (int i = 0; i < cases.size(); i++) {
            int index = (from + i) % cases.size();
            Case each = cases.get(index);
            synchronized (each.channel) {
                if (each.value != Word.NONE) {
                    if (each.channel.isClosed()) {
                        throw m.errors().error("attempt to send on a closed channel");
                    }
                    if (each.channel.hasRoom(0) && each.channel.offer(m, each.handle, each.value) != 0) {
                        m.push(m.integer(index + 1L));
                        return true;
                    }
                } else {
                    long word = each.channel.poll(each.handle);
                    if (word != Word.NONE || each.channel.isClosed()) {
                        m.push(m.integer(index + 1L));
                        m.push(word != Word.NONE ? word : Word.NIL);
                        if (word == Word.NONE) {
                            m.push(m.string("closed"));
                        }
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** How many of the cases receive from a channel; they may be entered already. */
    private static int receiving(List<Case> cases, Channel channel) {
        int count = 0;
        for (Case each : cases) {
            if (each.channel == channel && each.value == Word.NONE) {
                count++;
            }
        }
        return count;
    }

    /** Enters the thread's name everywhere; true if something can be done meanwhile. */
    private static boolean enterAll(List<Case> cases) {
        boolean ready = false;
        for (Case each : cases) {
            synchronized (each.channel) {
                if (each.value == Word.NONE) {
                    each.channel.enterReceiver();
                } else {
                    each.channel.enterSender();
                }
                ready |= each.channel.isClosed() || (each.value == Word.NONE ? each.channel.size() > 0
                        : each.channel.hasRoom(receiving(cases, each.channel)));
            }
        }
        return ready;
    }
}
