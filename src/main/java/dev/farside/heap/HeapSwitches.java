package dev.farside.heap;

/**
 * Switches for people who look for bugs. Each is a system property read once; when it is off, C2 removes the code.
 *
 * <ul>
 * <li>{@code farside.gc.stress=N}: collect at every Nth poll (0: off).</li>
 * <li>{@code farside.gc.poison=true}: overwrite freed memory.</li>
 * <li>{@code farside.gc.verify=true}: walk and check the whole heap after every marking.</li>
 * </ul>
 */
public final class HeapSwitches {

    /** Collect at every so many polls; 0 for off. */
    public static final int STRESS = Integer.getInteger("farside.gc.stress", 0);
    /** Overwrite freed memory. */
    public static final boolean POISON = Boolean.getBoolean("farside.gc.poison");
    /** Check the heap after every marking. */
    public static final boolean VERIFY = Boolean.getBoolean("farside.gc.verify");

    /** What freed memory is filled with: kind {@code FREED}, and a reference to nothing. */
    public static final long POISON_WORD = 0xFFFC_0FDF_DFDF_DFFDL;

    private HeapSwitches() {
    }
}
