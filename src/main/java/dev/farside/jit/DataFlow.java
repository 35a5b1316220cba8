package dev.farside.jit;

import dev.farside.bytecode.Instruction;
import dev.farside.bytecode.Opcode;
import dev.farside.bytecode.PrototypeWriter;
import dev.farside.memory.Memory;
import dev.farside.object.Header;
import dev.farside.object.PrototypeObject;
import dev.farside.object.Vectors;
import dev.farside.value.Word;
import java.util.BitSet;

/**
 * What is known about a prototype's registers at each instruction that can be reached from where compiled code begins:
 * which are read later (live), and which may differ from the frame in memory because they were stored into a Java local
 * only (dirty). Two analyses of the textbook kind, one backward and one forward, iterated over bit sets until nothing
 * changes.
 *
 * <p>A register that is dirty and live, or belongs to a named variable in scope, is <em>stale</em>: it must be stored
 * before anybody looks at the frame. A register that is not live is never stored late: the object it refers to may be
 * gone.
 */
final class DataFlow {

    private final int[] words;
    private final int registers;
    private final int first;
    private final boolean[] reachable;
    private final boolean[] header;
    private final BitSet[] live;
    private final BitSet[] dirty;
    private final BitSet[] named;
    private final long prototype;

    /** Analyses a prototype from a position on. */
    DataFlow(long prototype, long position) {
        this.prototype = prototype;
        long code = PrototypeObject.code(prototype);
        registers = PrototypeObject.registers(Header.get(prototype));
        words = new int[Vectors.count(code - Vectors.ELEMENTS) >> 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = Memory.getInt(code + 4L * i);
        }
        first = (int) (position - code >> 2);
        reachable = new boolean[words.length];
        header = new boolean[words.length];
        live = new BitSet[words.length];
        dirty = new BitSet[words.length];
        named = new BitSet[words.length];
        explore();
        readNames();
        for (int i = 0; i < words.length; i++) {
            if (reachable[i]) {
                live[i] = new BitSet();
            }
        }
        findLive();
        findDirty();
    }

    /** The instruction words. */
    int[] words() {
        return words;
    }

    /** Number of instructions that can be reached. */
    int size() {
        int count = 0;
        for (boolean is : reachable) {
            count += is ? 1 : 0;
        }
        return count;
    }

    /** True if an instruction begins at a word and can be reached. */
    boolean isReachable(int at) {
        return reachable[at];
    }

    /** True if a backward jump leads to an instruction. */
    boolean isLoopHeader(int at) {
        return header[at];
    }

    /** The registers to be stored before an instruction, or its slow half, lets others look at the frame. */
    BitSet stale(int at) {
        return stale(dirty[at], at);
    }

    /** The registers to be stored when an instruction that jumps polls. */
    BitSet staleAtJump(int at) {
        return stale(dirtyBehind(at), target(at));
    }

    /**
     * Whether FORPREP stores what is stale: if an instruction of the loop does that each time, it would store in each
     * turn what was stale before the loop.
     */
    boolean storesBeforeLoop(int at) {
        for (int i = next(at), end = target(at); i < end; i = next(i)) {
            if (reachable[i] && alwaysStores(Instruction.opcode(words[i]))) {
                return true;
            }
        }
        return false;
    }

    /** True for instructions before which the frame is brought up to date, not only before their slow halves. */
    private static boolean alwaysStores(int opcode) {
        return switch (opcode) {
            case Opcode.CALL, Opcode.CONCAT, Opcode.NEWRECORD, Opcode.SETLIST, Opcode.CLOSURE, Opcode.VARARG,
                    Opcode.SHIFT, Opcode.TFORCALL, Opcode.CLOSE -> true;
            default -> false;
        };
    }

    private BitSet stale(BitSet candidates, int at) {
        BitSet set = (BitSet) live[at].clone();
        if (named[at] != null) {
            set.or(named[at]);
        }
        set.and(candidates);
        return set;
    }

    // --- control flow

    private void explore() {
        int[] work = new int[words.length * 2 + 2];
        int count = 0;
        work[count++] = first;
        while (count > 0) {
            int at = work[--count];
            if (reachable[at]) {
                continue;
            }
            reachable[at] = true;
            int target = target(at);
            if (target >= 0) {
                if (target <= at) {
                    header[target] = true;
                }
                work[count++] = target;
            }
            if (fallsThrough(at)) {
                work[count++] = next(at);
            }
        }
    }

    /** Where an instruction may jump, or -1. */
    int target(int at) {
        int opcode = Instruction.opcode(words[at]);
        switch (Opcode.info(opcode).format()) {
            case J:
                return at + 1 + Instruction.sj(words[at]);
            case A_JUMP:
            case ABC_JUMP:
                return at + 2 + words[at + 1];
            default:
                return -1;
        }
    }

    /** The instruction behind another. */
    int next(int at) {
        return at + Opcode.length(Instruction.opcode(words[at]));
    }

    /** Whether control may go on behind an instruction. */
    boolean fallsThrough(int at) {
        switch (Instruction.opcode(words[at])) {
            case Opcode.JUMP:
            case Opcode.JUMPBACK:
            case Opcode.TAILCALL:
            case Opcode.RETURN:
            case Opcode.RETURN0:
            case Opcode.RETURN1:
            case Opcode.TFORPREP:
                return false;
            default:
                return true;
        }
    }

    private void readNames() {
        long locals = PrototypeObject.vector(prototype, PrototypeObject.LOCALS);
        int count = locals == 0 ? 0 : Vectors.count(locals);
        for (int i = 0; i < count; i += PrototypeWriter.LOCAL_WORDS) {
            long start = Word.toInteger(Vectors.word(locals, i + 1));
            long endAndRegister = Word.toInteger(Vectors.word(locals, i + 2));
            for (int word = (int) start; word < (int) endAndRegister && word < words.length; word++) {
                if (reachable[word]) {
                    if (named[word] == null) {
                        named[word] = new BitSet();
                    }
                    named[word].set((int) (endAndRegister >>> Integer.SIZE));
                }
            }
        }
    }

    // --- live registers

    private void findLive() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = words.length - 1; at >= 0; at--) {
                if (reachable[at]) {
                    BitSet in = new BitSet();
                    if (target(at) >= 0) {
                        in.or(live[target(at)]);
                    }
                    if (fallsThrough(at)) {
                        in.or(live[next(at)]);
                    }
                    kill(in, at);
                    use(in, at);
                    if (!in.equals(live[at])) {
                        live[at] = in;
                        changed = true;
                    }
                }
            }
        }
    }

    /** Takes away the registers that an instruction sets, or leaves undefined. */
    void kill(BitSet set, int at) {
        int word = words[at];
        int a = Instruction.a(word);
        switch (Instruction.opcode(word)) {
            case Opcode.LOADNIL -> set.clear(a, a + Instruction.b(word) + 1);
            case Opcode.SELF -> {
                set.clear(a);
                set.clear(a + 2);
            }
            case Opcode.CALL, Opcode.CONCAT, Opcode.SHIFT -> set.clear(a, registers + 1);
            case Opcode.VARARG -> set.clear(a, Instruction.c(word) == 0 ? registers + 1 : a + Instruction.c(word) - 1);
            case Opcode.TFORCALL -> set.clear(a + 4, registers + 1);
            case Opcode.FORPREP, Opcode.FORLOOP -> { } // only where they do not end the loop
            default -> {
                if (Opcode.info(Instruction.opcode(word)).setsA()) {
                    set.clear(a);
                }
            }
        }
    }

    /** Adds the registers that an instruction reads, as locals or in memory. */
    private void use(BitSet set, int at) {
        int word = words[at];
        int a = Instruction.a(word);
        int b = Instruction.b(word);
        int c = Instruction.c(word);
        switch (Instruction.opcode(word)) {
            case Opcode.MOVE, Opcode.NEWCELL, Opcode.GETCELL, Opcode.GETFIELD, Opcode.SELF, Opcode.GETINT,
                    Opcode.ADDK, Opcode.SUBK, Opcode.MULK, Opcode.MODK, Opcode.POWK, Opcode.DIVK, Opcode.IDIVK,
                    Opcode.UNM, Opcode.BNOT, Opcode.NOT, Opcode.LEN -> set.set(b);
            case Opcode.SETCAPTUREDCELL, Opcode.SETGLOBAL, Opcode.SETFIELDK, Opcode.JUMPIF, Opcode.JUMPIFNOT,
                    Opcode.EQK, Opcode.LTK, Opcode.LEK, Opcode.GTK, Opcode.GEK, Opcode.RETURN1, Opcode.TBC ->
                set.set(a);
            case Opcode.SETCELL, Opcode.SETFIELD, Opcode.SETINDEXK, Opcode.EQ, Opcode.LT, Opcode.LE -> {
                set.set(a);
                set.set(b);
            }
            case Opcode.SETINT -> {
                set.set(a);
                set.set(c);
            }
            case Opcode.SETINDEX -> {
                set.set(a);
                set.set(b);
                set.set(c);
            }
            case Opcode.GETINDEX, Opcode.ADD, Opcode.SUB, Opcode.MUL, Opcode.MOD, Opcode.POW, Opcode.DIV, Opcode.IDIV,
                    Opcode.BAND, Opcode.BOR, Opcode.BXOR, Opcode.SHL, Opcode.SHR -> {
                set.set(b);
                set.set(c);
            }
            case Opcode.NEWRECORD -> set.set(a + 1, a + 1 + b);
            case Opcode.SETLIST -> {
                set.set(a);
                set.set(a + 1, b == 0 ? registers : a + 1 + b);
            }
            case Opcode.CONCAT -> set.set(a, a + b);
            case Opcode.SHIFT -> set.set(a, b == 0 ? Math.max(a, registers) : a + b - 1);
            case Opcode.CALL, Opcode.TAILCALL -> {
                set.set(a);
                set.set(a + 2, b == 0 ? Math.max(a + 2, registers) : a + 1 + b);
            }
            case Opcode.RETURN -> set.set(a, b == 0 ? Math.max(a, registers) : a + b - 1);
            case Opcode.CLOSURE -> useCaptured(set, Instruction.bx(word), a);
            case Opcode.FORPREP, Opcode.FORLOOP, Opcode.TFORCALL -> set.set(a, a + 3);
            case Opcode.TFORPREP -> set.set(a + 3);
            case Opcode.TFORLOOP -> set.set(a + 4);
            default -> { }
        }
    }

    private void useCaptured(BitSet set, int child, int a) {
        long children = PrototypeObject.vector(prototype, PrototypeObject.CHILDREN);
        long inner = Word.ref(Vectors.word(children, child));
        int count = PrototypeObject.captured(Header.get(inner));
        long captures = PrototypeObject.vector(inner, PrototypeObject.CAPTURES) + Vectors.ELEMENTS;
        for (int i = 0; i < count; i++) {
            int register = Memory.getByte(captures + 2L * i + 1) & 0xFF;
            if ((Memory.getByte(captures + 2L * i) & PrototypeObject.CAPTURE_LOCAL) != 0 && register != a) {
                set.set(register);
            }
        }
    }

    // --- dirty registers

    private void findDirty() {
        dirty[first] = new BitSet();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = 0; at < words.length; at++) {
                if (reachable[at] && dirty[at] != null) {
                    BitSet behind = dirtyBehind(at);
                    if (target(at) >= 0) {
                        changed |= merge(target(at), behind);
                    }
                    if (fallsThrough(at)) {
                        changed |= merge(next(at), behind);
                    }
                }
            }
        }
    }

    private boolean merge(int at, BitSet set) {
        if (dirty[at] == null) {
            dirty[at] = (BitSet) set.clone();
            return true;
        }
        int before = dirty[at].cardinality();
        dirty[at].or(set);
        return dirty[at].cardinality() != before;
    }

    private BitSet dirtyBehind(int at) {
        int word = words[at];
        int a = Instruction.a(word);
        BitSet set = (BitSet) dirty[at].clone();
        switch (Instruction.opcode(word)) {
            case Opcode.NEWRECORD -> {
                set.andNot(stale(at));
                set.set(a);
            }
            case Opcode.SETLIST, Opcode.CLOSE -> set.andNot(stale(at));
            case Opcode.CLOSURE -> {
                set.andNot(stale(at));
                set.clear(a);
            }
            case Opcode.CALL -> {
                set.andNot(stale(at));
                set.clear(a, registers + 1);
                if (Instruction.c(word) == 2) {
                    set.set(a);
                }
            }
            case Opcode.CONCAT, Opcode.VARARG, Opcode.SHIFT -> {
                set.andNot(stale(at));
                set.clear(a, registers + 1);
            }
            case Opcode.TFORCALL -> {
                set.andNot(stale(at));
                set.clear(a + 4, registers + 1);
            }
            case Opcode.FORPREP -> {
                if (storesBeforeLoop(at)) {
                    set.andNot(stale(at));
                }
                set.set(a + 3);
            }
            case Opcode.FORLOOP -> {
                set.set(a);
                set.set(a + 3);
            }
            case Opcode.TFORLOOP -> set.set(a + 2);
            case Opcode.LOADNIL -> set.set(a, a + Instruction.b(word) + 1);
            case Opcode.SELF -> {
                set.set(a);
                set.set(a + 2);
            }
            default -> {
                if (Opcode.info(Instruction.opcode(word)).setsA()) {
                    set.set(a);
                }
            }
        }
        return set;
    }
}
