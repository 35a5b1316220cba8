package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.compiler.ModelMachine.Callable;
import dev.farside.compiler.ModelMachine.LuaError;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;

/** The operations of {@link ModelMachine} on values, and a handful of functions for programs to call. */
final class ModelLibrary {
    /** An error whose message still needs a position. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message, null, false, false);
        }
    }

    private static final long TWO_TO_63_EXPONENT = 63;

    private ModelLibrary() {
    }

    /** A library function; what it cannot make of its arguments is an error of the program. */
    private static Callable library(Callable body) {
        return arguments -> {
            try {
                return body.call(arguments);
            } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException
                | IllegalArgumentException _) {
                throw new Failure("bad argument");
            }
        };
    }

    static void open(ModelMachine machine, ModelTable globals, StringBuilder output) {
        globals.set("_G", globals);
        globals.set("print", library(arguments -> {
            for (int index = 0; index < arguments.length; index++) {
                output.append(index == 0 ? "" : "\t").append(text(arguments[index]));
            }
            output.append('\n');
            return new Object[0];
        }));
        globals.set("tostring", library(arguments -> new Object[] {text(arguments[0])}));
        globals.set("type", library(arguments -> new Object[] {type(arguments[0])}));
        globals.set("error", library(arguments -> {
            throw new LuaError(arguments[0]);
        }));
        globals.set("pcall", (Callable) ModelLibrary::protectedCall);
        globals.set("setmetatable", library(arguments -> {
            ((ModelTable) arguments[0]).metatable = (ModelTable) arguments[1];
            return new Object[] {arguments[0]};
        }));
        globals.set("select", library(arguments -> arguments[0].equals("#")
            ? new Object[] {arguments.length - 1L}
            : Arrays.copyOfRange(arguments, (int) (long) arguments[0], arguments.length)));
        globals.set("pairs", library(arguments -> pairs((ModelTable) arguments[0])));
    }

    private static Object[] pairs(ModelTable table) {
        Iterator<Object> keys = table.keys().iterator();
        Callable next = _ -> {
            Object key = keys.hasNext() ? keys.next() : null;
            return key == null ? new Object[] {null} : new Object[] {key, table.get(key)};
        };
        return new Object[] {next, table, null};
    }

    private static Object[] protectedCall(Object[] arguments) {
        try {
            Object[] results = call(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
            Object[] all = new Object[results.length + 1];
            all[0] = true;
            System.arraycopy(results, 0, all, 1, results.length);
            return all;
        } catch (LuaError error) {
            return new Object[] {false, error.value};
        } catch (Failure failure) {
            return new Object[] {false, failure.getMessage()};
        }
    }

    // --- values

    static String type(Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean _ -> "boolean";
            case Long _, Double _ -> "number";
            case String _ -> "string";
            case ModelTable _ -> "table";
            case Callable _ -> "function";
            default -> throw new AssertionError("no value: " + value.getClass());
        };
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "nil";
            case ModelTable _, Callable _ -> type(value);
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                String.valueOf(number.longValue()) + ".0";
            default -> String.valueOf(value);
        };
    }

    static boolean isTrue(Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    static Object metamethod(Object value, String event) {
        return value instanceof ModelTable table && table.metatable != null ? table.metatable.get(event) : null;
    }

    static Object[] call(Object function, Object... arguments) {
        if (function instanceof Callable callable) {
            return callable.call(arguments);
        }
        Object handler = metamethod(function, "__call");
        if (handler == null) {
            throw new Failure("attempt to call a " + type(function) + " value");
        }
        Object[] all = new Object[arguments.length + 1];
        all[0] = function;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call(handler, all);
    }

    private static Object first(Object[] results) {
        return results.length == 0 ? null : results[0];
    }

    static Object index(Object object, Object key) {
        Object found = object instanceof ModelTable table ? table.get(key) : null;
        if (found != null) {
            return found;
        }
        Object handler = metamethod(object, "__index");
        if (handler == null) {
            if (!(object instanceof ModelTable)) {
                throw new Failure("attempt to index a " + type(object) + " value");
            }
            return null;
        }
        return handler instanceof Callable ? first(call(handler, object, key)) : index(handler, key);
    }

    static void setIndex(Object object, Object key, Object value) {
        Object handler = metamethod(object, "__newindex");
        if (object instanceof ModelTable table && (handler == null || table.get(key) != null)) {
            table.set(key, value);
        } else if (handler == null) {
            throw new Failure("attempt to index a " + type(object) + " value");
        } else if (handler instanceof Callable) {
            call(handler, object, key, value);
        } else {
            setIndex(handler, key, value);
        }
    }

    static Object length(Object value) {
        return switch (value) {
            case String string -> (long) string.length();
            case ModelTable table -> table.length();
            case null, default -> throw new Failure("attempt to get length of a " + type(value) + " value");
        };
    }

    static Object concatenate(Object left, Object right) {
        boolean areStrings = (left instanceof String || left instanceof Number)
            && (right instanceof String || right instanceof Number);
        if (areStrings) {
            return text(left) + text(right);
        }
        Object handler = metamethod(left, "__concat") != null ? metamethod(left, "__concat")
            : metamethod(right, "__concat");
        if (handler != null) {
            return first(call(handler, left, right));
        }
        Object culprit = left instanceof String || left instanceof Number ? right : left;
        throw new Failure("attempt to concatenate a " + type(culprit) + " value");
    }

    // --- comparison

    static boolean equal(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return left instanceof Long && right instanceof Long ? a.equals(b) : a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(left, right);
    }

    static boolean less(Object left, Object right) {
        Integer order = order(left, right);
        if (order == null) {
            return compareByHandler("__lt", left, right);
        }
        return order < 0;
    }

    static boolean lessOrEqual(Object left, Object right) {
        Integer order = order(left, right);
        if (order == null) {
            return compareByHandler("__le", left, right);
        }
        return order <= 0;
    }

    /** Negative, zero or positive; null if there is no order. */
    private static Integer order(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return left instanceof String a && right instanceof String b ? (Integer) a.compareTo(b) : null;
    }

    private static boolean compareByHandler(String event, Object left, Object right) {
        Object handler = metamethod(left, event) != null ? metamethod(left, event) : metamethod(right, event);
        if (handler == null) {
            throw new Failure("attempt to compare " + (type(left).equals(type(right)) ? "two " + type(left) + " values"
                : type(left) + " with " + type(right)));
        }
        return isTrue(first(call(handler, left, right)));
    }

    // --- arithmetic

    static Object negate(Object value) {
        return value instanceof Long || value instanceof Double ? arithmetic(Opcode.MUL, value, -1L)
            : arithmetic(Opcode.SUB, value, value);
    }

    static Object arithmetic(int opcode, Object left, Object right) {
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            return byHandler(opcode, left, right);
        }
        boolean integers = left instanceof Long && right instanceof Long;
        return switch (opcode) {
            case Opcode.POW -> Math.pow(a.doubleValue(), b.doubleValue());
            case Opcode.DIV -> a.doubleValue() / b.doubleValue();
            case Opcode.BAND, Opcode.BOR, Opcode.BXOR, Opcode.SHL, Opcode.SHR ->
                integers(opcode, a.longValue(), b.longValue());
            default -> integers ? integers(opcode, a.longValue(), b.longValue())
                : floats(opcode, a.doubleValue(), b.doubleValue());
        };
    }

    private static Object byHandler(int opcode, Object left, Object right) {
        String event = "__" + Opcode.info(opcode).name().toLowerCase(java.util.Locale.ROOT);
        Object handler = metamethod(left, event) != null ? metamethod(left, event) : metamethod(right, event);
        if (handler == null) {
            Object culprit = right instanceof Number ? left : right;
            throw new Failure("attempt to perform arithmetic on a " + type(culprit) + " value");
        }
        return first(call(handler, left, right));
    }

    private static Object integers(int opcode, long left, long right) {
        if ((opcode == Opcode.IDIV || opcode == Opcode.MOD) && right == 0) {
            throw new Failure(opcode == Opcode.MOD ? "attempt to perform 'n%%0'" : "attempt to perform 'n//0'");
        }
        return switch (opcode) {
            case Opcode.ADD -> left + right;
            case Opcode.SUB -> left - right;
            case Opcode.MUL -> left * right;
            case Opcode.IDIV -> Math.floorDiv(left, right);
            case Opcode.MOD -> Math.floorMod(left, right);
            case Opcode.BAND -> left & right;
            case Opcode.BOR -> left | right;
            case Opcode.BXOR -> left ^ right;
            case Opcode.SHL -> Math.abs(right) > TWO_TO_63_EXPONENT ? 0L : right >= 0 ? left << right : left >>> -right;
            case Opcode.SHR -> Math.abs(right) > TWO_TO_63_EXPONENT ? 0L : right >= 0 ? left >>> right : left << -right;
            default -> throw new AssertionError("unknown opcode " + opcode);
        };
    }

    private static Object floats(int opcode, double left, double right) {
        return switch (opcode) {
            case Opcode.ADD -> left + right;
            case Opcode.SUB -> left - right;
            case Opcode.MUL -> left * right;
            case Opcode.IDIV -> Math.floor(left / right);
            case Opcode.MOD -> left - Math.floor(left / right) * right;
            default -> throw new AssertionError("unknown opcode " + opcode);
        };
    }
}
