package dev.farside.differential;

/** Makes a program from a number. It ends, whatever is in it: what repeats uses up fuel. */
final class Programs {

    private final Dice dice;
    private final Statements statements;
    private final Expressions expressions;

    private Programs(Dice dice) {
        this.dice = dice;
        statements = new Statements(dice);
        expressions = statements.expressions();
    }

    /** The program of a number, of any sort. */
    static String program(long seed) {
        Programs programs = new Programs(new Dice(seed));
        return switch (programs.dice.below(20)) {
            case 0, 1 -> programs.folding();
            case 2, 3 -> programs.numbers();
            case 4, 5, 6 -> programs.calls();
            case 7 -> programs.lexical();
            default -> programs.statements.program();
        };
    }

    static String folding(long seed) {
        return new Programs(new Dice(seed)).folding();
    }

    static String numbers(long seed) {
        return new Programs(new Dice(seed)).numbers();
    }

    static String calls(long seed) {
        return new Programs(new Dice(seed)).calls();
    }

    static String lexical(long seed) {
        return new Programs(new Dice(seed)).lexical();
    }

    /** The same operation on constants and on variables. */
    private String folding() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String left = operand();
            String right = operand();
            String operator = dice.pick("+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>", "==", "~=",
                    "<", "<=",
                    ">", ">=", "..", "and", "or");
            text.append("try(function() return ").append(left).append(' ').append(operator).append(' ').append(right)
                    .append(" end)\n");
            text.append("try(function() local a, b = ").append(left).append(", ").append(right).append(" return a ")
                    .append(operator).append(" b end)\n");
            text.append("try(function() local a <const> = ").append(left).append(" return a ").append(operator)
                    .append(' ')
                    .append(right).append(", -a end)\n");
            text.append("try(function() local b = ").append(right).append(" return ").append(left).append(' ')
                    .append(operator)
                    .append(" b end)\n");
            text.append("try(function() local a = ").append(left).append(" return a ").append(operator).append(' ')
                    .append(right).append(", ").append(dice.pick("-a", "~a", "not a")).append(" end)\n");
            text.append("try(function() local a = ").append(left).append(" if a ").append(operator).append(' ')
                    .append(right).append(" then return 'yes' else return 'no' end end)\n");
        }
        return text.toString();
    }

    private String operand() {
        return switch (dice.below(8)) {
            case 0 -> expressions.literals().string();
            case 1 -> dice.pick("nil", "true", "false", "{}");
            case 2 -> expressions.literals().floating();
            case 3 -> Integer.toString(dice.between(0, 300));
            default -> expressions.literals().number();
        };
    }

    /** Numbers to text and back. */
    private String numbers() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            String number = dice.percent(80) ? expressions.literals().anyDouble() : expressions.literals().number();
            text.append("local d = ").append(number).append('\n')
                    .append("out(d, tostring(d), d .. '', ('%.14g'):format(d))\n")
                    .append("out(('%a %A'):format(d, d), ('%q'):format(d))\n")
                    .append("out(('%.").append(dice.below(25)).append("e %.").append(dice.below(25)).append("g %.")
                    .append(dice.below(25)).append("f %.").append(dice.below(16)).append("a'):format(d, d, d, d))\n")
                    .append("out(tonumber(('%.17g'):format(d)) == d, tonumber(('%a'):format(d)) == d)\n")
                    .append("out(load('return ' .. ('%q')"
                            + ":format(d))() == d)\n")
                    .append("try(math.floor, d) try(math.ceil, d) try(math.tointeger, d)\n")
                    .append("try(function() return d | 0 end)\n")
                    .append("try(function() return d // 1, d % 1, d // 0.3, d % -7, -d, d * 3 end)\n")
                    .append("try(function() return d ^ 2, math.sqrt(d), 1 / d end)\n")
                    .append("out(d == ").append(expressions.literals().integer()).append(", d < ")
                    .append(expressions.literals().integer()).append(", d <= ").append(expressions.literals().integer())
                    .append(", ").append(expressions.literals().integer()).append(" < d)\n");
            String numeral = Literals.quote(expressions.literals().numeralText());
            text.append("out(tonumber(").append(numeral).append("), math.tointeger(").append(numeral)
                    .append("), tonumber(").append(numeral).append(", ").append(dice.between(2, 36))
                    .append(")) out(load('return ' .. ").append(numeral).append("))\n");
            text.append("try(function() return ").append(numeral).append(" + 0, -").append(numeral).append(" end)\n");
        }
        return text.toString();
    }

    /** Literals, right and wrong ones. */
    private String lexical() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String literal = Literals.quote(expressions.literals().lexeme());
            text.append("do local f, m = load('return ' .. ").append(literal)
                    .append(", '=l') if f then try(f) else out(m) end end\n");
        }
        return text.toString();
    }

    /** Calls of library functions. */
    private String calls() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append("try(function() return ").append(expressions.libraryCall(1)).append(" end)\n");
        }
        return text.toString();
    }
}
