package dev.farside.lib;

import dev.farside.runtime.ScratchBuffer;
import java.util.Locale;
import java.util.TimeZone;

/** The conversions of C's {@code strftime} in the locale "C". */
final class DateFormat {

    private static final String CONVERSIONS = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";
    private static final String AFTER_E = "cCxXyY";
    private static final String AFTER_O = "deHImMSuUVwWy";
    private static final String[] WEEKDAYS = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December"};

    private DateFormat() {
    }

    /**
     * Length of the conversion specifier that begins at an index, behind the percent sign.
     *
     * @return 1 or 2, or 0 if there is no such conversion
     */
    static int lengthAt(String format, int index) {
        if (index < format.length() && CONVERSIONS.indexOf(format.charAt(index)) >= 0) {
            return 1;
        }
        if (index + 1 < format.length()) {
            char modifier = format.charAt(index);
            String allowed = modifier == 'E' ? AFTER_E : modifier == 'O' ? AFTER_O : "";
            return allowed.indexOf(format.charAt(index + 1)) >= 0 ? 2 : 0;
        }
        return 0;
    }

    /** Appends a moment as a conversion shows it. */
    static void append(ScratchBuffer to, char conversion, CalendarTime time) {
        switch (conversion) {
            case 'a' -> to.appendText(WEEKDAYS[time.weekday()].substring(0, 3));
            case 'A' -> to.appendText(WEEKDAYS[time.weekday()]);
            case 'b', 'h' -> to.appendText(MONTHS[time.month() - 1].substring(0, 3));
            case 'B' -> to.appendText(MONTHS[time.month() - 1]);
            case 'c' -> appendAll(to, "a b e T Y", time);
            case 'D', 'x' -> appendAll(to, "m/d/y", time);
            case 'F' -> appendAll(to, "Y-m-d", time);
            case 'r' -> appendAll(to, "I:M:S p", time);
            case 'R' -> appendAll(to, "H:M", time);
            case 'T', 'X' -> appendAll(to, "H:M:S", time);
            case 'n' -> to.appendByte('\n');
            case 't' -> to.appendByte('\t');
            case '%' -> to.appendByte('%');
            case 'p' -> to.appendText(time.hour() < 12 ? "AM" : "PM");
            case 'z' -> appendOffset(to, time.offset());
            case 'Z' -> to.appendText(zoneName(time));
            default -> appendNumber(to, conversion, time);
        }
    }

    /** Appends conversions, given by their letters, and what stands between them. */
    private static void appendAll(ScratchBuffer to, String pattern, CalendarTime time) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (Character.isLetter(c)) {
                append(to, c, time);
            } else {
                to.appendByte(c);
            }
        }
    }

    private static void appendNumber(ScratchBuffer to, char conversion, CalendarTime time) {
        switch (conversion) {
            case 'C' -> appendPadded(to, Math.floorDiv(time.year(), 100L), 2, '0');
            case 'd' -> appendPadded(to, time.day(), 2, '0');
            case 'e' -> appendPadded(to, time.day(), 2, ' ');
            case 'g' -> appendPadded(to, Math.floorMod(time.isoYear(), 100L), 2, '0');
            case 'G' -> to.appendDecimal(time.isoYear());
            case 'H' -> appendPadded(to, time.hour(), 2, '0');
            case 'I' -> appendPadded(to, (time.hour() + 11) % 12 + 1L, 2, '0');
            case 'j' -> appendPadded(to, time.yearDay() + 1L, 3, '0');
            case 'm' -> appendPadded(to, time.month(), 2, '0');
            case 'M' -> appendPadded(to, time.minute(), 2, '0');
            case 'S' -> appendPadded(to, time.second(), 2, '0');
            case 'u' -> to.appendDecimal((time.weekday() + 6) % 7 + 1L);
            case 'U' -> appendPadded(to, time.weekFrom(0), 2, '0');
            case 'V' -> appendPadded(to, time.isoWeek(), 2, '0');
            case 'w' -> to.appendDecimal(time.weekday());
            case 'W' -> appendPadded(to, time.weekFrom(1), 2, '0');
            case 'y' -> appendPadded(to, Math.floorMod(time.year(), 100L), 2, '0');
            case 'Y' -> to.appendDecimal(time.year());
            default -> throw new IllegalArgumentException("no conversion: " + conversion);
        }
    }

    private static void appendPadded(ScratchBuffer to, long number, int width, char padding) {
        for (int digits = Long.toString(number).length(); digits < width; digits++) {
            to.appendByte(padding);
        }
        to.appendDecimal(number);
    }

    private static void appendOffset(ScratchBuffer to, int seconds) {
        to.appendByte(seconds < 0 ? '-' : '+');
        int minutes = Math.abs(seconds) / 60;
        appendPadded(to, minutes / 60 * 100 + minutes % 60, 4, '0');
    }

    private static String zoneName(CalendarTime time) {
        return time.isUniversal() ? "GMT"
                : TimeZone.getDefault().getDisplayName(time.summer(), TimeZone.SHORT, Locale.ENGLISH);
    }
}
