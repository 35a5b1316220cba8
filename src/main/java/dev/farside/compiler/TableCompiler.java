package dev.farside.compiler;

import dev.farside.bytecode.Opcode;
import dev.farside.syntax.Expression;
import dev.farside.syntax.Expression.KeyedItem;
import dev.farside.syntax.Expression.PositionalItem;
import dev.farside.syntax.Expression.TableConstructor;
import dev.farside.syntax.Expression.TableItem;
import dev.farside.syntax.LuaBytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Table constructors. */
final class TableCompiler {
    /** Most fields of a constructor that makes a record at once. */
    private static final int MAX_RECORD_FIELDS = 32;
    /** Past this register records are built field by field, which needs one register at a time. */
    private static final int MAX_RECORD_END = 120;
    /** Positional items that wait in registers for one {@code SETLIST}. */
    private static final int BATCH = 50;

    private static final int ARRAY_SIZE_BITS = 20;
    private static final int MAX_ARRAY_SIZE = (1 << ARRAY_SIZE_BITS) - 1;
    private static final int MAX_FIELDS = (1 << Integer.SIZE - ARRAY_SIZE_BITS) - 1;

    private final FunctionCompiler function;

    TableCompiler(FunctionCompiler function) {
        this.function = function;
    }

    /** Builds the table in the next register, where nothing else is read from, and moves it if that is not meant. */
    void constructor(TableConstructor constructor, int target) {
        Registers registers = function.registers;
        int table = registers.free();
        List<LuaBytes> keys = recordKeys(constructor.items());
        if (!keys.isEmpty() && table + keys.size() < MAX_RECORD_END) {
            record(constructor, keys, table);
        } else {
            general(constructor, table);
        }
        registers.release(table);
        function.expressions.move(target, table, constructor.line());
    }

    /** The keys of a constructor that has nothing but a few distinct string keys; otherwise none. */
    private static List<LuaBytes> recordKeys(List<TableItem> items) {
        if (items.size() > MAX_RECORD_FIELDS) {
            return List.of();
        }
        List<LuaBytes> keys = new ArrayList<>();
        Set<LuaBytes> seen = new HashSet<>();
        for (TableItem item : items) {
            LuaBytes key = item instanceof KeyedItem keyed ? FunctionCompiler.stringKey(keyed.key()) : null;
            if (key == null || !seen.add(key)) {
                return List.of();
            }
            keys.add(key);
        }
        return keys;
    }

    /**
     * A record is made when its values are there. If that is on another line than the opening brace, an instruction
     * stands for the place where the reference makes the table, so that line hooks see the lines in its order.
     */
    private void record(TableConstructor constructor, List<LuaBytes> keys, int table) {
        int line = ((KeyedItem) constructor.items().getLast()).line();
        function.registers.reserve(1, constructor.line());
        if (line != constructor.line()) {
            function.code.emit(Opcode.LOADNIL, table, 0, 0, constructor.line());
            function.code.target(); // no other registers may be added to it, which would lose their line
        }
        for (TableItem item : constructor.items()) {
            function.expressions.next(item.value());
        }
        function.code.emitWithExtra(Opcode.NEWRECORD, table, keys.size(), 0, function.recordSite(keys), line);
    }

    private void general(TableConstructor constructor, int table) {
        List<TableItem> items = constructor.items();
        function.code.emitWithExtra(Opcode.NEWTABLE, table, 0, 0, sizes(items), constructor.line());
        Registers registers = function.registers;
        registers.reserve(1, constructor.line());
        int stored = 0;
        int waiting = 0;
        TableItem last = items.isEmpty() ? null : items.getLast();
        for (TableItem item : items) {
            if (item instanceof KeyedItem keyed) {
                keyed(keyed, table);
                continue;
            }
            Expression value = item.value();
            if (item == last && value.isMultiple()) {
                function.expressions.multiple(value, ExpressionCompiler.OPEN);
                setList(table, ExpressionCompiler.OPEN, stored, constructor.endLine());
                return;
            }
            function.expressions.next(value);
            waiting++;
            if (waiting == BATCH) {
                setList(table, waiting, stored, value.line());
                stored += waiting;
                waiting = 0;
            }
        }
        if (waiting > 0) {
            setList(table, waiting, stored, constructor.endLine());
        }
    }

    private static int sizes(List<TableItem> items) {
        int positional = 0;
        for (TableItem item : items) {
            if (item instanceof PositionalItem) {
                positional++;
            }
        }
        int fields = items.size() - positional;
        if (!items.isEmpty() && items.getLast() instanceof PositionalItem(Expression value) && value.isMultiple()) {
            positional--;
        }
        return Math.min(positional, MAX_ARRAY_SIZE) | Math.min(fields, MAX_FIELDS) << ARRAY_SIZE_BITS;
    }

    private void setList(int table, int count, int stored, int line) {
        function.code.emitWithExtra(Opcode.SETLIST, table, count, 0, stored, line);
        function.registers.release(table + 1);
    }

    private void keyed(KeyedItem item, int table) {
        int free = function.registers.free();
        AssignmentCompiler.Target target = function.assignments.element(table, item.key());
        function.assignments.store(target, item.value(), item.line());
        function.registers.release(free);
    }
}
