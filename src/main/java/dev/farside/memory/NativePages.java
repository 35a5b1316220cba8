package dev.farside.memory;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The operating system's page functions, called through the foreign linker: reserve address space, make pages usable,
 * give pages back.
 *
 * <p>Two families exist. POSIX ({@code mmap}, {@code madvise}): a reservation is usable at once and pages appear when
 * touched. Windows ({@code VirtualAlloc}, {@code VirtualFree}): pages must be committed before use.
 */
abstract sealed class NativePages {

    /** Bytes of the smallest unit that {@link #release} can give back; a multiple of every supported page size. */
    static final long GRANULARITY = 64 * 1024;

    /**
     * The address asked for. Below 2^31, machine code has it as the displacement of an access instead of adding a
     * constant of 64 bits to each reference (docs/decisions/0008); above what a program that is loaded low down needs
     * for itself. It is free only if the JVM was told to keep the addresses above for nothing else, as the launcher
     * does.
     */
    private static final long LOW_ADDRESS = 0x1000_0000L;

    /** The implementation for the running system. */
    static NativePages forThisSystem() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Windows") ? new Windows() : new Posix(system.startsWith("Mac"));
    }

    /**
     * Reserves address space, if possible where machine code can name each byte near its start by a constant of 32
     * bits.
     *
     * @param bytes the size wanted
     * @return the absolute address, or 0 if the system refuses
     */
    abstract long reserve(long bytes);

    /** Makes reserved pages usable; their content is undefined. Returns false if the system has no memory left. */
    abstract boolean commit(long address, long bytes);

    /** Gives the physical memory behind pages back; the address space stays reserved, the content is lost. */
    abstract void release(long address, long bytes);

    @SuppressWarnings("restricted") // the one place where foreign functions are bound
    private static MethodHandle bind(SymbolLookup lookup, String name, FunctionDescriptor type) {
        MemorySegment symbol = lookup.find(name).orElseThrow(
                () -> new IllegalStateException("the system library has no function " + name));
        return Linker.nativeLinker().downcallHandle(symbol, type);
    }

    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private static IllegalStateException unexpected(Throwable cause) {
        return new IllegalStateException("a call of the system's memory functions failed", cause);
    }

    /**
     * Linux, macOS and the BSDs.
     *
     * <p>To bind a function takes tens of milliseconds of a short program's life: {@code madvise} is bound when it is
     * first called, and addresses are passed as plain integers of 64 bits, which need the fewest adapters.
     */
    private static final class Posix extends NativePages {
        private static final int PROT_READ_WRITE = 1 | 2;
        private static final int MAP_PRIVATE = 2;
        private static final int MADV_DONTNEED = 4;

        private final int mapFlags;
        private final SymbolLookup libc;
        private volatile MethodHandle madvise;

        Posix(boolean darwin) {
            int anonymous = darwin ? 0x1000 : 0x20;
            int noReserve = darwin ? 0x40 : 0x4000;
            mapFlags = MAP_PRIVATE | anonymous | noReserve;
            libc = Linker.nativeLinker().defaultLookup();
        }

        @Override
        long reserve(long bytes) {
            try {
                MethodHandle mmap = bind(libc, "mmap", FunctionDescriptor.of(SIZE, SIZE, SIZE, INT, INT, INT, SIZE));
                long at = (long) mmap.invokeExact(LOW_ADDRESS, bytes, PROT_READ_WRITE, mapFlags, -1, 0L);
                return at == -1L ? 0 : at;
            } catch (Throwable problem) {
                throw unexpected(problem);
            }
        }

        @Override
        boolean commit(long address, long bytes) {
            return true;
        }

        @Override
        void release(long address, long bytes) {
            try {
                MethodHandle function = madvise;
                if (function == null) {
                    function = bind(libc, "madvise", FunctionDescriptor.of(INT, SIZE, SIZE, INT));
                    madvise = function;
                }
                int ignored = (int) function.invokeExact(address, bytes, MADV_DONTNEED);
            } catch (Throwable problem) {
                throw unexpected(problem);
            }
        }
    }

    /** Windows: reservation and commitment are separate steps. */
    private static final class Windows extends NativePages {
        private static final int MEM_COMMIT = 0x1000;
        private static final int MEM_RESERVE = 0x2000;
        private static final int MEM_DECOMMIT = 0x4000;
        private static final int PAGE_READWRITE = 4;

        private final MethodHandle virtualAlloc;
        private final MethodHandle virtualFree;

        Windows() {
            SymbolLookup kernel = kernel32();
            virtualAlloc = bind(kernel, "VirtualAlloc", FunctionDescriptor.of(POINTER, POINTER, SIZE, INT, INT));
            virtualFree = bind(kernel, "VirtualFree", FunctionDescriptor.of(INT, POINTER, SIZE, INT));
        }

        @SuppressWarnings("restricted")
        private static SymbolLookup kernel32() {
            return SymbolLookup.libraryLookup("kernel32", Arena.global());
        }

        @Override
        long reserve(long bytes) {
            long at = allocate(LOW_ADDRESS, bytes, MEM_RESERVE);
            return at != 0 ? at : allocate(0, bytes, MEM_RESERVE);
        }

        @Override
        boolean commit(long address, long bytes) {
            return allocate(address, bytes, MEM_COMMIT) != 0;
        }

        private long allocate(long address, long bytes, int kind) {
            try {
                MemorySegment at = (MemorySegment) virtualAlloc.invokeExact(
                        MemorySegment.ofAddress(address), bytes, kind, PAGE_READWRITE);
                return at.address();
            } catch (Throwable problem) {
                throw unexpected(problem);
            }
        }

        @Override
        void release(long address, long bytes) {
            try {
                int ignored = (int) virtualFree.invokeExact(MemorySegment.ofAddress(address), bytes, MEM_DECOMMIT);
            } catch (Throwable problem) {
                throw unexpected(problem);
            }
        }
    }
}
