package dev.farside.cli;

/**
 * The arguments of the command, taken apart as the reference does it.
 *
 * <p>Arguments are byte strings: each character is one byte. The program's name is argument 0.
 */
final class CommandLine {

    /** The name of the program in messages. */
    static final String PROGRAM = "farside";
    /**
     * System property with the path by which the launcher was started: programs run it again through {@code arg[-1]}.
     */
    private static final String COMMAND_PROPERTY = "farside.command";

    private static final String MAX_HEAP = "--max-heap";

    private final String[] arguments;
    private int script;
    private boolean interactive;
    private boolean showsVersion;
    private boolean executes;
    private boolean ignoresEnvironment;
    private boolean showsHelp;
    private long maxHeap = Long.MAX_VALUE;
    private String problem;

    /** Reads arguments; what is wrong with them is told by {@link #problem}. */
    CommandLine(String[] given) {
        arguments = new String[given.length + 1];
        arguments[0] = ByteStrings.ofText(System.getProperty(COMMAND_PROPERTY, PROGRAM));
        System.arraycopy(given, 0, arguments, 1, given.length);
        read();
    }

    private void read() {
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!isOption(argument) || argument.equals("-")) {
                script = i;
                return;
            }
            if (argument.equals("--")) {
                script = i + 1 < arguments.length ? i + 1 : 0;
                return;
            }
            int words = argument.charAt(1) == '-' ? readLong(i) : readShort(i);
            if (problem != null) {
                return;
            }
            i += words - 1;
        }
    }

    private static boolean isOption(String argument) {
        return !argument.isEmpty() && argument.charAt(0) == '-';
    }

    /** Reads an option of the reference; returns how many arguments it takes up. */
    private int readShort(int index) {
        String argument = arguments[index];
        char letter = argument.charAt(1);
        if (letter == 'e' || letter == 'l') {
            executes |= letter == 'e';
            if (argument.length() > 2) {
                return 1;
            }
            if (index + 1 == arguments.length || isOption(arguments[index + 1])) {
                problem = "'" + argument + "' needs argument";
            }
            return 2;
        }
        if (argument.length() > 2) {
            problem = "unrecognized option '" + argument + "'";
            return 1;
        }
        switch (letter) {
            case 'E':
                ignoresEnvironment = true;
                break;
            case 'W':
                break;
            case 'i':
                interactive = true;
                showsVersion = true;
                break;
            case 'v':
                showsVersion = true;
                break;
            default:
                problem = "unrecognized option '" + argument + "'";
                break;
        }
        return 1;
    }

    /** Reads an option of our own; returns how many arguments it takes up. */
    private int readLong(int index) {
        String argument = arguments[index];
        if (argument.equals("--help")) {
            showsHelp = true;
            return 1;
        }
        if (argument.equals("--version")) {
            showsVersion = true;
            return 1;
        }
        if (argument.equals(MAX_HEAP)) {
            if (index + 1 == arguments.length) {
                problem = "'" + MAX_HEAP + "' needs argument";
            } else {
                readMaxHeap(arguments[index + 1]);
            }
            return 2;
        }
        if (argument.startsWith(MAX_HEAP) && argument.charAt(MAX_HEAP.length()) == '=') {
            readMaxHeap(argument.substring(MAX_HEAP.length() + 1));
            return 1;
        }
        problem = "unrecognized option '" + argument + "'";
        return 1;
    }

    private void readMaxHeap(String text) {
        maxHeap = sizeOf(text);
        if (maxHeap < 0) {
            problem = "'" + text + "' is no size of memory, such as 512k, 64m or 2g";
        }
    }

    /** The number of bytes that a text like {@code 64m} means, or -1. */
    static long sizeOf(String text) {
        int digits = 0;
        long size = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9' && digits < 15) {
            size = size * 10 + (text.charAt(digits) - '0');
            digits++;
        }
        if (digits == 0 || text.length() > digits + 1) {
            return -1;
        }
        if (text.length() == digits) {
            return size;
        }
        int unit = "kmg".indexOf(text.charAt(digits) | 0x20);
        long shifted = size << 10 * (unit + 1);
        return unit < 0 || shifted >> 10 * (unit + 1) != size ? -1 : shifted;
    }

    /** What is wrong, or null. */
    String problem() {
        return problem;
    }

    /** Number of arguments, the program's name included. */
    int count() {
        return arguments.length;
    }

    /** An argument. */
    String argument(int index) {
        return arguments[index];
    }

    /** Index of the script's name; 0 if there is none. */
    int script() {
        return script;
    }

    /** True if the script is to be read from the standard input. */
    boolean scriptIsInput() {
        return arguments[script].equals("-") && !arguments[script - 1].equals("--");
    }

    /** Index behind the last option. */
    int optionsEnd() {
        return script > 0 ? script : arguments.length;
    }

    /** Option {@code -i}. */
    boolean isInteractive() {
        return interactive;
    }

    /** Option {@code -v}, given or implied. */
    boolean showsVersion() {
        return showsVersion;
    }

    /** Option {@code -e}. */
    boolean executes() {
        return executes;
    }

    /** Option {@code -E}. */
    boolean ignoresEnvironment() {
        return ignoresEnvironment;
    }

    /** Option {@code --help}. */
    boolean showsHelp() {
        return showsHelp;
    }

    /** Option {@code --max-heap}: the limit in bytes. */
    long maxHeap() {
        return maxHeap;
    }

    /** True if the option at an index takes up the next argument too. */
    boolean isPair(int index) {
        String option = arguments[index];
        return option.equals("-e") || option.equals("-l") || option.equals(MAX_HEAP);
    }

    /** The text that explains the options. */
    static String usage() {
        return "usage: " + PROGRAM + " [options] [script [args]]\n"
                + "Available options are:\n"
                + "  -e stat   execute string 'stat'\n"
                + "  -i        enter interactive mode after executing 'script'\n"
                + "  -l mod    require library 'mod' into global 'mod'\n"
                + "  -l g=mod  require library 'mod' into global 'g'\n"
                + "  -v        show version information\n"
                + "  -E        ignore environment variables\n"
                + "  -W        turn warnings on\n"
                + "  --        stop handling options\n"
                + "  -         stop handling options and execute stdin\n"
                + "  --max-heap size\n"
                + "            limit the memory of Lua values, e.g. to 64m (units: k, m, g)\n"
                + "  --version show version information\n"
                + "  --help    show this text\n";
    }
}
