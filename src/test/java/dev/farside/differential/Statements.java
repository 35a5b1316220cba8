package dev.farside.differential;

import dev.farside.differential.Scope.Kind;

/** Makes up statements, with blocks and functions in them. */
final class Statements {

    private static final String[] FIELDS = {"x", "y", "name", "field"};

    private final Dice dice;
    private final Scope scope;
    private final Expressions expressions;
    private int labels;
    /** How many statements there may still be. */
    private int budget = 40;

    Statements(Dice dice) {
        this.dice = dice;
        scope = new Scope(dice);
        expressions = new Expressions(dice, scope, this::function);
    }

    /** What makes the expressions in them. */
    Expressions expressions() {
        return expressions;
    }

    /** Some declarations and then mostly protected calls of functions. */
    String program() {
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(1, 5); i > 0; i--) {
            text.append("local ").append(declaration(1));
        }
        for (int i = dice.between(2, 8); i > 0 && budget > 0; i--) {
            text.append(dice.percent(60) ? protectedBlock(2) : statement(2));
        }
        return text.toString();
    }

    private String protectedBlock(int depth) {
        boolean vararg = scope.vararg;
        boolean loop = scope.loop;
        int mark = scope.mark();
        scope.vararg = dice.percent(50);
        scope.loop = false;
        String text = "try(function(" + (scope.vararg ? "..." : "") + ")\n" + block(depth) + "end"
                + (dice.percent(50) ? ", " + expressions.list(1, 2) : "") + ")\n";
        scope.release(mark);
        scope.vararg = vararg;
        scope.loop = loop;
        return text;
    }

    /** A block whose variables end with it, and perhaps with a return. */
    private String block(int depth) {
        int mark = scope.mark();
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(1, 4); i > 0 && budget > 0; i--) {
            text.append(statement(depth));
        }
        if (dice.percent(30)) {
            text.append(dice.percent(20) ? "return " + expressions.call(depth) : "return " + expressions.list(depth,
                    dice.below(4)))
                    .append('\n');
        } else if (scope.loop && dice.percent(15)) {
            text.append("break\n");
        }
        scope.release(mark);
        return text.toString();
    }

    private String function(int depth) {
        boolean vararg = scope.vararg;
        boolean loop = scope.loop;
        int mark = scope.mark();
        scope.vararg = dice.percent(35);
        scope.loop = false;
        StringBuilder text = new StringBuilder("function(");
        int parameters = dice.below(4);
        for (int i = 0; i < parameters; i++) {
            String name = scope.newName("p");
            scope.declare(name, Kind.ANY, false);
            text.append(i > 0 ? ", " : "").append(name);
        }
        text.append(!scope.vararg ? "" : parameters > 0 ? ", ..." : "...").append(") tick()\n");
        text.append(budget <= 0 || depth <= 0 ? "return " + expressions.list(1, 2) + "\n" : block(depth)).append("end");
        scope.release(mark);
        scope.vararg = vararg;
        scope.loop = loop;
        return text.toString();
    }

    private String statement(int depth) {
        budget--;
        if (depth <= 0) {
            return switch (dice.below(4)) {
                case 0 -> "local " + declaration(1);
                case 1, 2 -> assignment(1);
                default -> "out(" + expressions.list(1, dice.between(1, 3)) + ")\n";
            };
        }
        return switch (dice.below(22)) {
            case 0, 1, 2 -> "local " + declaration(depth);
            case 3, 4, 5 -> assignment(depth);
            case 6, 7 -> "out(" + expressions.list(depth, dice.between(1, 4)) + ")\n";
            case 8 -> conditional(depth);
            case 9, 10 -> numericLoop(depth);
            case 11 -> genericLoop(depth);
            case 12 -> conditionLoop(depth);
            case 13 -> jumps(depth);
            case 14, 15 -> coroutine(depth);
            case 16 -> closing(depth);
            case 17 -> protectedBlock(depth - 1);
            case 18 -> "do\n" + block(depth - 1) + "end\n";
            case 19 -> dice.percent(50) ? "out(" + expressions.libraryCall(1) + ")\n" : closuresOfALoop(depth);
            case 20 -> dice.percent(70) ? localFunction(depth) : sequenceStatement(depth);
            default -> dice.percent(60) ? protectedBlock(depth - 1)
                    : "if " + expressions.condition(1) + " then error(" + expressions.list(1, dice.between(1, 2))
                            + ") end\n";
        };
    }

    private String declaration(int depth) {
        int dieFor = dice.below(14);
        Kind kind;
        String value;
        if (dieFor < 4) {
            kind = Kind.NUMBER;
            value = expressions.number(depth);
        } else if (dieFor < 6) {
            kind = Kind.STRING;
            value = expressions.string(depth);
        } else if (dieFor < 8) {
            kind = Kind.RECORD;
            value = expressions.constructor(depth);
        } else if (dieFor < 9) {
            kind = Kind.FUNCTION;
            value = expressions.function(depth);
        } else if (dieFor < 10) {
            kind = Kind.OBJECT;
            value = "object(" + dice.between(1, 10) + ", " + dice.between(1, 3) + ")";
        } else if (dieFor < 11) {
            kind = Kind.SEQUENCE;
            value = "{" + dice.pick("", "1", "3, 1, 2", "'b', 'a'", "5, 4, 3, 2, 1, 0") + "}";
        } else if (dieFor < 12) {
            return declarationOfSeveral(depth);
        } else if (dieFor < 13) {
            kind = Kind.RECORD;
            value = "setmetatable(" + expressions.constructor(depth) + ", " + metatable(depth) + ")";
        } else {
            kind = Kind.ANY;
            value = expressions.any(depth);
        }
        boolean constant = dice.percent(15);
        String name = scope.newName(kind.name().substring(0, 1).toLowerCase());
        scope.declare(name, kind, constant || kind == Kind.OBJECT);
        return name + (constant ? " <const>" : "") + " = " + value + "\n";
    }

    private String metatable(int depth) {
        StringBuilder text = new StringBuilder("{ ");
        if (dice.percent(20)) { // never one without the other: some builds still make __le from __lt
            text.append("__lt = ").append(expressions.function(depth)).append(", __le = ")
                    .append(expressions.function(depth))
                    .append(", ");
        }
        for (int i = dice.between(1, 4); i > 0; i--) {
            text.append("__").append(dice.pick("index", "index", "newindex", "newindex", "call", "add", "concat",
                    "unm", "len", "eq", "tostring", "name", "metatable", "close", "pairs", "mod", "idiv", "band",
                    "shl", "bnot", "pow"));
            text.append(" = ").append(switch (dice.below(6)) {
                case 0 -> expressions.any(1);
                case 1 -> expressions.record(1);
                case 2 -> expressions.constructor(1);
                default -> expressions.function(depth);
            }).append(", ");
        }
        return text + "}";
    }

    private String declarationOfSeveral(int depth) {
        String values = expressions.list(depth, dice.below(4));
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(1, 3); i > 0; i--) {
            String name = scope.newName("v");
            scope.declare(name, Kind.ANY, false);
            text.append(name).append(i > 1 ? ", " : "");
        }
        return text + (values.isEmpty() ? "" : " = " + values) + "\n";
    }

    private String assignment(int depth) {
        StringBuilder text = new StringBuilder();
        int count = dice.percent(60) ? 1 : dice.between(2, 3);
        for (int i = 0; i < count; i++) {
            text.append(i > 0 ? ", " : "").append(target(depth));
        }
        return text + " = " + expressions.list(depth, dice.percent(70) ? count : dice.between(1, 3)) + "\n";
    }

    private String target(int depth) {
        String local = scope.any(dice.pick(Kind.ANY, Kind.NUMBER, Kind.STRING, Kind.RECORD), true);
        return switch (dice.below(6)) {
            case 0 -> dice.pick("global", "counter", "shared");
            case 1, 2 -> expressions.place();
            default -> local == null ? "global" : local;
        };
    }

    private String conditional(int depth) {
        StringBuilder text = new StringBuilder("if " + expressions.condition(depth) + " then\n" + block(depth - 1));
        if (dice.percent(40)) {
            text.append("elseif ").append(expressions.condition(depth)).append(" then\n").append(block(depth - 1));
        }
        if (dice.percent(50)) {
            text.append("else\n").append(block(depth - 1));
        }
        return text + "end\n";
    }

    private String loopBody(int depth) {
        boolean loop = scope.loop;
        scope.loop = true;
        String text = block(depth);
        scope.loop = loop;
        return text;
    }

    private String numericLoop(int depth) {
        int mark = scope.mark();
        String from = dice.percent(50) ? Integer.toString(dice.between(-2, 3)) : expressions.number(1);
        String to = dice.percent(50) ? Integer.toString(dice.between(-2, 5)) : expressions.number(1);
        String step = dice.percent(60) ? "" : ", " + (dice.percent(50) ? dice.pick("1", "-1", "2", "0.5", "-0.25",
                "0", "3")
                : expressions.number(1));
        String name = scope.newName("i");
        String count = "count" + ++labels;
        scope.declare(name, Kind.NUMBER, false);
        String text = "local " + count + " = 0\nfor " + name + " = " + from + ", " + to + step + " do tick() "
                + count + " = "
                + count + " + 1 out(" + name + ") if " + count + " > " + dice.between(1, 6) + " then break end\n"
                + (dice.percent(10) ? name + " = " + expressions.any(1) + "\n" : "")
                + closed(loopBody(depth - 1)) + "end\n";
        scope.release(mark);
        return text;
    }

    /** A block that may end with a return, where something may follow. */
    private String closed(String block) {
        return dice.percent(30) ? "do " + block + "end\n" : block;
    }

    private String genericLoop(int depth) {
        int mark = scope.mark();
        String values = switch (dice.below(8)) {
            case 0, 1 -> "ipairs(" + expressions.sequence(depth) + ")";
            case 2 -> "pairs({ " + expressions.list(0, 1) + " })";
            case 3 -> "sorted(" + expressions.record(depth) + ")";
            // tostring hides an address, which is no longer recognised in its single characters
            case 4 -> "string.gmatch(tostring(" + expressions.string(depth) + "), '" + dice.pick("%w", "(.)(.)", "()", "%d*")
                    + "')";
            case 5 -> "coroutine.wrap(" + expressions.function(depth) + ")";
            case 6 -> expressions.function(depth) + ", " + expressions.list(depth, 3) + (dice.percent(50)
                    ? ", closer('for')" : "");
            default -> expressions.list(depth, dice.between(1, 4));
        };
        StringBuilder text = new StringBuilder("for ");
        for (int i = dice.between(1, 3); i > 0; i--) {
            String name = scope.newName("k");
            scope.declare(name, Kind.ANY, false);
            text.append(name).append(i > 1 ? ", " : "");
        }
        String shown = scope.any(Kind.ANY, false);
        text.append(" in ").append(values).append(" do tick() out(").append(shown).append(")\n")
                .append(loopBody(depth - 1))
                .append("end\n");
        scope.release(mark);
        return text.toString();
    }

    private String conditionLoop(int depth) {
        String count = "count" + ++labels;
        String limit = count + dice.pick(" < ", " <= ") + dice.between(1, 5);
        String step = count + " = " + count + " + 1 tick()\n";
        return "local " + count + " = 0\n" + (dice.percent(50)
                ? "while " + limit + (dice.percent(40) ? " and " + expressions.condition(1) : "") + " do " + step
                        + loopBody(depth - 1)
                        + "end\n"
                : "repeat local inner = " + count + " " + step + closedAlways(loopBody(depth - 1)) + "until not ("
                        + limit + ")"
                        + (dice.percent(50) ? " or inner == 3" : "") + "\n");
    }

    private static String closedAlways(String block) {
        return "do " + block + "end ";
    }

    private String jumps(int depth) {
        String label = "label" + ++labels;
        String count = "count" + labels;
        return switch (dice.below(3)) {
            case 0 -> "do local " + count + " = 0\n::" + label + ":: " + count + " = " + count + " + 1 tick()\ndo "
                    + block(depth - 1) + "end\nif " + count + " < " + dice.between(2, 4) + " then goto " + label
                            + " end end\n";
            case 1 -> "for " + count + " = 1, 4 do tick()\nif " + expressions.condition(1) + " then goto " + label
                    + " end\ndo "
                    + loopBody(depth - 1) + "end\nout(" + count + ")\n::" + label + ":: end\n";
            default -> "do local functions = {} do local " + count + " = 0\n::" + label + ":: local captured = " + count
                    + "\nfunctions[#functions + 1] = function() captured = captured + 1 return captured, " + count
                            + " end\n"
                    + count + " = " + count + " + 1\nif " + count + " < 3 then goto " + label
                    + " end end\nfor _, f in ipairs(functions) do out(f(), f()) end end\n";
        };
    }

    private String closuresOfALoop(int depth) {
        String list = "closures" + ++labels;
        return "local " + list + " = {}\nfor index = " + dice.pick("1, 3", "3, 1, -1", "1.0, 2")
                + " do local captured = index\n"
                + list + "[#" + list + " + 1] = function(...) tick() captured = captured + index return "
                        + expressions.list(depth - 1, 1)
                + ", captured end\nif index == " + dice.below(5) + " then break end end\nfor _, f in ipairs(" + list
                + ") do try(f) try(f, 1) end\n";
    }

    private String coroutine(int depth) {
        String name = "co" + ++labels;
        boolean vararg = scope.vararg;
        boolean loop = scope.loop;
        scope.vararg = true;
        scope.loop = false;
        StringBuilder body = new StringBuilder();
        for (int i = dice.between(1, 3); i > 0; i--) {
            body.append(switch (dice.below(6)) {
                case 0, 1 -> "out(coroutine.yield(" + expressions.list(depth - 1, 2) + "))\n";
                case 2 -> "try(function(...) coroutine.yield(...) " + statement(depth - 1) + " end, "
                        + expressions.list(1, 1) + ")\n";
                case 3 -> "out(object(5) " + dice.pick("+", "..", "<", "==", "//", "&") + " object(" + dice.between(4,
                        6) + "))\n";
                case 4 -> "for a, b in function(s, c) return coroutine.yield(c) end, 1, 2 do tick() out(a, b) end\n";
                default -> statement(depth - 1);
            });
        }
        if (dice.percent(25)) {
            body.insert(0, "local closes <close> = closer('" + name + "', " + dice.pick("nil", "'error'", "'yield'",
                    "'value'")
                    + ")\n");
        }
        if (dice.percent(25)) {
            body.append("return ").append(expressions.list(1, 2)).append('\n');
        }
        scope.vararg = vararg;
        scope.loop = loop;
        boolean wrapped = dice.percent(30);
        StringBuilder text = new StringBuilder("local " + name + " = coroutine." + (wrapped ? "wrap" : "create")
                + "(function(...)\n" + body + "end)\n");
        for (int i = dice.between(1, 4); i > 0; i--) {
            text.append("try(").append(wrapped ? name : "coroutine.resume, " + name).append(", ")
                    .append(expressions.list(1, dice.between(1, 2))).append(")\n");
        }
        if (!wrapped) {
            text.append("out(coroutine.status(").append(name).append("))");
            text.append(dice.percent(50) ? " try(coroutine.close, " + name + ")\n" : "\n");
        }
        return text.toString();
    }

    private String closing(int depth) {
        String name = scope.newName("closing");
        String value = dice.percent(85) ? "closer('" + name + "', " + dice.pick("nil", "nil", "'error'", "'yield'",
                "'value'") + ")"
                : dice.pick("nil", "false", "{}", "42", expressions.any(1));
        String text = "do local " + name + " <close> = " + value + "\n";
        int mark = scope.mark();
        scope.declare(name, Kind.ANY, true);
        text += dice.percent(40) ? "local another" + name + " <close> = closer('another', " + dice.pick("nil",
                "'error'") + ")\n" : "";
        text += block(depth - 1) + "end\n";
        scope.release(mark);
        return text;
    }

    private String localFunction(int depth) {
        String name = scope.newName("f");
        if (dice.percent(70)) {
            scope.declare(name, Kind.FUNCTION, false);
            return "local function " + name + function(depth - 1).substring("function".length()) + "\n";
        }
        String table = scope.any(Kind.RECORD, false);
        if (table == null) {
            return "function global" + function(depth - 1).substring("function".length()) + "\n";
        }
        return "function " + table + dice.pick(".", ":") + dice.pick(FIELDS)
                + function(depth - 1).substring("function".length()) + "\n";
    }

    private String sequenceStatement(int depth) {
        String list = scope.any(Kind.SEQUENCE, false);
        if (list == null) {
            return "out(" + expressions.sequence(depth) + ")\n";
        }
        return switch (dice.below(4)) {
            case 0 -> list + "[#" + list + " + 1] = " + expressions.literals().number() + "\n";
            case 1 -> list + "[#" + list + "] = nil\n";
            case 2 -> "out(table.remove(" + list + "), #" + list + ")\n";
            default -> "out(" + list + "[1], " + list + "[#" + list + "], " + list + ")\n";
        };
    }
}
