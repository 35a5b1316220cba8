package dev.farside.bytecode;

/**
 * The instruction set: one line of meaning for each opcode.
 *
 * <p>{@code R[i]} is register i of the frame, {@code K[i]} a constant. {@code top} is the end of the values that the
 * last instruction with an open number of results left. An instruction that can raise an error or call a metamethod
 * has done nothing visible before it does so, so that it can be finished or repeated.
 */
public final class Opcode {

    // --- Moves and constants

    /** {@code MOVE}: R[A] = R[B]. */
    public static final int MOVE = 0;
    /** {@code LOADK}: R[A] = K[Bx]. */
    public static final int LOADK = 1;
    /** {@code LOADKX}: R[A] = K[extra]. */
    public static final int LOADKX = 2;
    /** {@code LOADNIL}: R[A], ..., R[A+B] = nil. */
    public static final int LOADNIL = 3;

    // --- Captured variables and cells

    /** {@code GETCAPTURED}: R[A] = captured[B], a value that was copied. */
    public static final int GETCAPTURED = 4;
    /** {@code GETCAPTUREDCELL}: R[A] = value of the cell captured[B]. */
    public static final int GETCAPTUREDCELL = 5;
    /** {@code SETCAPTUREDCELL}: value of the cell captured[B] = R[A]. */
    public static final int SETCAPTUREDCELL = 6;
    /** {@code NEWCELL}: R[A] = a new cell that holds R[B]. */
    public static final int NEWCELL = 7;
    /** {@code GETCELL}: R[A] = value of the cell R[B]. */
    public static final int GETCELL = 8;
    /** {@code SETCELL}: value of the cell R[A] = R[B]. */
    public static final int SETCELL = 9;

    // --- Tables; extra is a field site whose key is a string

    /** {@code GETGLOBAL}: R[A] = (value of the cell captured[B])[site key]. */
    public static final int GETGLOBAL = 10;
    /** {@code SETGLOBAL}: (value of the cell captured[B])[site key] = R[A]. */
    public static final int SETGLOBAL = 11;
    /** {@code GETFIELD}: R[A] = R[B][site key]. */
    public static final int GETFIELD = 12;
    /** {@code SETFIELD}: R[A][site key] = R[B]. */
    public static final int SETFIELD = 13;
    /** {@code SETFIELDK}: R[A][site key] = K[B]. */
    public static final int SETFIELDK = 14;
    /** {@code SELF}: R[A+2] = R[B]; R[A] = R[B][site key]. */
    public static final int SELF = 15;
    /** {@code GETINDEX}: R[A] = R[B][R[C]]. */
    public static final int GETINDEX = 16;
    /** {@code SETINDEX}: R[A][R[B]] = R[C]. */
    public static final int SETINDEX = 17;
    /** {@code SETINDEXK}: R[A][R[B]] = K[C]. */
    public static final int SETINDEXK = 18;
    /** {@code GETINT}: R[A] = R[B][C], C a number from 0 to 255. */
    public static final int GETINT = 19;
    /** {@code SETINT}: R[A][B] = R[C], B a number from 0 to 255. */
    public static final int SETINT = 20;
    /** {@code NEWTABLE}: R[A] = {}; extra: expected array slots (20 bits), expected fields (12 bits) above them. */
    public static final int NEWTABLE = 21;
    /** {@code NEWRECORD}: R[A] = record with the B keys of the site and the values R[A+1], ..., R[A+B]. */
    public static final int NEWRECORD = 22;
    /** {@code SETLIST}: R[A][extra+i] = R[A+i] for 1 &lt;= i &lt;= B; B = 0: up to top. */
    public static final int SETLIST = 23;

    // --- Arithmetic; the K forms have K[C], a number, on the right

    /** {@code ADD}: R[A] = R[B] + R[C]. */
    public static final int ADD = 24;
    /** {@code SUB}: R[A] = R[B] - R[C]. */
    public static final int SUB = 25;
    /** {@code MUL}: R[A] = R[B] * R[C]. */
    public static final int MUL = 26;
    /** {@code MOD}: R[A] = R[B] % R[C]. */
    public static final int MOD = 27;
    /** {@code POW}: R[A] = R[B] ^ R[C]. */
    public static final int POW = 28;
    /** {@code DIV}: R[A] = R[B] / R[C]. */
    public static final int DIV = 29;
    /** {@code IDIV}: R[A] = R[B] // R[C]. */
    public static final int IDIV = 30;
    /** {@code BAND}: R[A] = R[B] &amp; R[C]. */
    public static final int BAND = 31;
    /** {@code BOR}: R[A] = R[B] | R[C]. */
    public static final int BOR = 32;
    /** {@code BXOR}: R[A] = R[B] ~ R[C]. */
    public static final int BXOR = 33;
    /** {@code SHL}: R[A] = R[B] &lt;&lt; R[C]. */
    public static final int SHL = 34;
    /** {@code SHR}: R[A] = R[B] &gt;&gt; R[C]. */
    public static final int SHR = 35;
    /** {@code ADDK}: R[A] = R[B] + K[C]. */
    public static final int ADDK = 36;
    /** {@code SUBK}: R[A] = R[B] - K[C]. */
    public static final int SUBK = 37;
    /** {@code MULK}: R[A] = R[B] * K[C]. */
    public static final int MULK = 38;
    /** {@code MODK}: R[A] = R[B] % K[C]. */
    public static final int MODK = 39;
    /** {@code POWK}: R[A] = R[B] ^ K[C]. */
    public static final int POWK = 40;
    /** {@code DIVK}: R[A] = R[B] / K[C]. */
    public static final int DIVK = 41;
    /** {@code IDIVK}: R[A] = R[B] // K[C]. */
    public static final int IDIVK = 42;
    /** {@code UNM}: R[A] = -R[B]. */
    public static final int UNM = 43;
    /** {@code BNOT}: R[A] = ~R[B]. */
    public static final int BNOT = 44;
    /** {@code NOT}: R[A] = not R[B]. */
    public static final int NOT = 45;
    /** {@code LEN}: R[A] = #R[B]. */
    public static final int LEN = 46;
    /** {@code CONCAT}: R[A] = R[A] .. ... .. R[A+B-1]; the registers above R[A] are lost. */
    public static final int CONCAT = 47;

    // --- Jumps; only JUMPBACK, FORLOOP and TFORLOOP jump backwards

    /** {@code JUMP}: go forward by sJ. */
    public static final int JUMP = 48;
    /** {@code JUMPBACK}: poll; go back by -sJ. */
    public static final int JUMPBACK = 49;
    /** {@code JUMPIF}: if R[A] is neither nil nor false, jump. */
    public static final int JUMPIF = 50;
    /** {@code JUMPIFNOT}: if R[A] is nil or false, jump. */
    public static final int JUMPIFNOT = 51;
    /** {@code EQ}: if (R[A] == R[B]) is C ~= 0, jump. */
    public static final int EQ = 52;
    /** {@code LT}: if (R[A] &lt; R[B]) is C ~= 0, jump. */
    public static final int LT = 53;
    /** {@code LE}: if (R[A] &lt;= R[B]) is C ~= 0, jump. */
    public static final int LE = 54;
    /** {@code EQK}: if (R[A] == K[B]) is C ~= 0, jump; K[B] any constant. */
    public static final int EQK = 55;
    /** {@code LTK}: if (R[A] &lt; K[B]) is C ~= 0, jump; K[B] a number. */
    public static final int LTK = 56;
    /** {@code LEK}: if (R[A] &lt;= K[B]) is C ~= 0, jump. */
    public static final int LEK = 57;
    /** {@code GTK}: if (R[A] &gt; K[B]) is C ~= 0, jump. */
    public static final int GTK = 58;
    /** {@code GEK}: if (R[A] &gt;= K[B]) is C ~= 0, jump. */
    public static final int GEK = 59;

    // --- Calls: the function in R[A], R[A+1] is left for the frame's link, arguments from R[A+2]

    /**
     * {@code CALL}: R[A], ... = R[A](R[A+2], ...); B - 1 arguments (B = 0: up to top), C - 1 results (C = 0:
     * all, and sets top).
     */
    public static final int CALL = 60;
    /** {@code TAILCALL}: return R[A](R[A+2], ...); B - 1 arguments (B = 0: up to top). */
    public static final int TAILCALL = 61;
    /** {@code RETURN}: return R[A], ...; B - 1 values (B = 0: up to top). */
    public static final int RETURN = 62;
    /** {@code RETURN0}: return. */
    public static final int RETURN0 = 63;
    /** {@code RETURN1}: return R[A]. */
    public static final int RETURN1 = 64;
    /** {@code VARARG}: R[A], ... = ...; C - 1 values (C = 0: all, and sets top). */
    public static final int VARARG = 65;
    /** {@code CLOSURE}: R[A] = closure of child prototype Bx; R[A] is set before the variables are captured. */
    public static final int CLOSURE = 66;

    // --- To-be-closed variables

    /**
     * {@code TBC}: R[A] will be closed when its block is left; error if it has no __close and is neither nil
     * nor false.
     */
    public static final int TBC = 67;
    /** {@code CLOSE}: close the variables in registers &gt;= A, last first; B = 1: the values up to top stay. */
    public static final int CLOSE = 68;

    // --- Loops

    /**
     * {@code FORPREP}: prepare the numeric loop R[A] (start), R[A+1] (limit), R[A+2] (step); R[A+3] = first
     * value, or jump if there is none.
     */
    public static final int FORPREP = 69;
    /** {@code FORLOOP}: poll; next step: R[A+3] = next value and jump, or go on behind the loop. */
    public static final int FORLOOP = 70;
    /** {@code TFORPREP}: R[A+3] will be closed; jump to the TFORCALL. */
    public static final int TFORPREP = 71;
    /** {@code TFORCALL}: R[A+4], ..., R[A+3+C] = R[A](R[A+1], R[A+2]). */
    public static final int TFORCALL = 72;
    /** {@code TFORLOOP}: poll; if R[A+4] is not nil, R[A+2] = R[A+4] and jump. */
    public static final int TFORLOOP = 73;

    /**
     * {@code SHIFT}: R[A+1], ..., R[A+B-1] = R[A], ..., R[A+B-2], and R[A] is free; B = 0: the values up to top, which
     * becomes one more. It makes room for a call's link in chunks whose calls keep none (see the compiler).
     */
    public static final int SHIFT = 74;

    /** Number of opcodes. */
    public static final int COUNT = 75;

    /** Which operands an instruction has. */
    public enum Format {
        /** No operand. */
        NONE(false),
        /** A. */
        A(false),
        /** A and B. */
        AB(false),
        /** A and C. */
        AC(false),
        /** A, B and C. */
        ABC(false),
        /** A and Bx. */
        ABX(false),
        /** sJ. */
        J(false),
        /** A; the extra word is a number. */
        A_EXTRA(true),
        /** A and B; the extra word is a number. */
        AB_EXTRA(true),
        /** A and B; the extra word is the number of a field site. */
        AB_SITE(true),
        /** A; the extra word is a jump. */
        A_JUMP(true),
        /** A, B and C; the extra word is a jump. */
        ABC_JUMP(true);

        private final boolean extra;

        Format(boolean extra) {
            this.extra = extra;
        }

        /** True if an extra word follows. */
        public boolean hasExtra() {
            return extra;
        }
    }

    /** What is known about an opcode: its name, its operands, and whether it sets register A. */
    public record Info(String name, Format format, boolean setsA) {
    }

    private static final Info[] INFO = {
        new Info("MOVE", Format.AB, true),
        new Info("LOADK", Format.ABX, true),
        new Info("LOADKX", Format.A_EXTRA, true),
        new Info("LOADNIL", Format.AB, true),
        new Info("GETCAPTURED", Format.AB, true),
        new Info("GETCAPTUREDCELL", Format.AB, true),
        new Info("SETCAPTUREDCELL", Format.AB, false),
        new Info("NEWCELL", Format.AB, true),
        new Info("GETCELL", Format.AB, true),
        new Info("SETCELL", Format.AB, false),
        new Info("GETGLOBAL", Format.AB_SITE, true),
        new Info("SETGLOBAL", Format.AB_SITE, false),
        new Info("GETFIELD", Format.AB_SITE, true),
        new Info("SETFIELD", Format.AB_SITE, false),
        new Info("SETFIELDK", Format.AB_SITE, false),
        new Info("SELF", Format.AB_SITE, true),
        new Info("GETINDEX", Format.ABC, true),
        new Info("SETINDEX", Format.ABC, false),
        new Info("SETINDEXK", Format.ABC, false),
        new Info("GETINT", Format.ABC, true),
        new Info("SETINT", Format.ABC, false),
        new Info("NEWTABLE", Format.A_EXTRA, true),
        new Info("NEWRECORD", Format.AB_SITE, true),
        new Info("SETLIST", Format.AB_EXTRA, false),
        new Info("ADD", Format.ABC, true),
        new Info("SUB", Format.ABC, true),
        new Info("MUL", Format.ABC, true),
        new Info("MOD", Format.ABC, true),
        new Info("POW", Format.ABC, true),
        new Info("DIV", Format.ABC, true),
        new Info("IDIV", Format.ABC, true),
        new Info("BAND", Format.ABC, true),
        new Info("BOR", Format.ABC, true),
        new Info("BXOR", Format.ABC, true),
        new Info("SHL", Format.ABC, true),
        new Info("SHR", Format.ABC, true),
        new Info("ADDK", Format.ABC, true),
        new Info("SUBK", Format.ABC, true),
        new Info("MULK", Format.ABC, true),
        new Info("MODK", Format.ABC, true),
        new Info("POWK", Format.ABC, true),
        new Info("DIVK", Format.ABC, true),
        new Info("IDIVK", Format.ABC, true),
        new Info("UNM", Format.AB, true),
        new Info("BNOT", Format.AB, true),
        new Info("NOT", Format.AB, true),
        new Info("LEN", Format.AB, true),
        new Info("CONCAT", Format.AB, true),
        new Info("JUMP", Format.J, false),
        new Info("JUMPBACK", Format.J, false),
        new Info("JUMPIF", Format.A_JUMP, false),
        new Info("JUMPIFNOT", Format.A_JUMP, false),
        new Info("EQ", Format.ABC_JUMP, false),
        new Info("LT", Format.ABC_JUMP, false),
        new Info("LE", Format.ABC_JUMP, false),
        new Info("EQK", Format.ABC_JUMP, false),
        new Info("LTK", Format.ABC_JUMP, false),
        new Info("LEK", Format.ABC_JUMP, false),
        new Info("GTK", Format.ABC_JUMP, false),
        new Info("GEK", Format.ABC_JUMP, false),
        new Info("CALL", Format.ABC, true),
        new Info("TAILCALL", Format.AB, false),
        new Info("RETURN", Format.AB, false),
        new Info("RETURN0", Format.NONE, false),
        new Info("RETURN1", Format.A, false),
        new Info("VARARG", Format.AC, true),
        new Info("CLOSURE", Format.ABX, true),
        new Info("TBC", Format.A, false),
        new Info("CLOSE", Format.AB, false),
        new Info("FORPREP", Format.A_JUMP, true),
        new Info("FORLOOP", Format.A_JUMP, true),
        new Info("TFORPREP", Format.A_JUMP, false),
        new Info("TFORCALL", Format.AC, false),
        new Info("TFORLOOP", Format.A_JUMP, false),
        new Info("SHIFT", Format.AB, true)
    };

    private Opcode() {
    }

    /** True for a number that is an opcode. */
    public static boolean isValid(int opcode) {
        return opcode >= 0 && opcode < COUNT;
    }

    /** What is known about an opcode. */
    public static Info info(int opcode) {
        return INFO[opcode];
    }

    /** Words of an instruction: 1, or 2 with an extra word. */
    public static int length(int opcode) {
        return INFO[opcode].format().hasExtra() ? 2 : 1;
    }
}
