package dev.farside.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.farside.runtime.ScratchBuffer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Calendar arithmetic and date formats, against Java's own calendar. */
class CalendarTimeTest {

    private static final long DAY = 86_400;

    @Test
    void agreesWithJavaOnEveryDayOfSomeCenturies() {
        for (long day = LocalDate.of(1582, 1, 1).toEpochDay(); day < LocalDate.of(2420, 1, 1).toEpochDay(); day += 3) {
            LocalDate expected = LocalDate.ofEpochDay(day);
            CalendarTime time = CalendarTime.ofUniversal(day * DAY + 12_345);
            assertEquals(expected.getYear(), time.year());
            assertEquals(expected.getMonthValue(), time.month());
            assertEquals(expected.getDayOfMonth(), time.day());
            assertEquals(expected.getDayOfYear() - 1, time.yearDay());
            assertEquals(expected.getDayOfWeek().getValue() % 7, time.weekday());
            assertEquals(expected.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), time.isoWeek(), expected.toString());
            assertEquals(expected.get(IsoFields.WEEK_BASED_YEAR), time.isoYear(), expected.toString());
        }
    }

    @Test
    void breaksDownMomentsBeforeTheEpoch() {
        CalendarTime time = CalendarTime.ofUniversal(-1);
        assertEquals(1969, time.year());
        assertEquals(31, time.day());
        assertEquals(23, time.hour());
        assertEquals(59, time.second());
    }

    @Test
    void knowsWhichYearsHaveARepresentation() {
        assertTrue(CalendarTime.ofUniversal(67_768_036_191_676_799L).isRepresentable());
        assertFalse(CalendarTime.ofUniversal(67_768_036_191_676_800L).isRepresentable());
        assertFalse(CalendarTime.ofUniversal(Long.MAX_VALUE).isRepresentable());
        assertFalse(CalendarTime.ofUniversal(Long.MIN_VALUE).isRepresentable());
    }

    @Test
    void normalisesFieldsOutsideTheirRanges() {
        inZone("UTC", () -> {
            assertEquals(CalendarTime.toEpoch(2021, 3, 8, 7, 11, 20, null),
                    CalendarTime.toEpoch(2020, 14, 35, 30, 70, 80, null));
            assertEquals(CalendarTime.toEpoch(2019, 12, 31, 0, 0, 0, null),
                    CalendarTime.toEpoch(2020, 1, 0, 0, 0, 0, null));
        });
    }

    /** The figures are those of glibc's mktime. */
    @Test
    void treatsSummerTimeAsTheCLibraryDoes() {
        inZone("Europe/Berlin", () -> {
            assertEquals(1_577_880_000, CalendarTime.toEpoch(2020, 1, 1, 13, 0, 0, null));
            assertEquals(1_577_876_400, CalendarTime.toEpoch(2020, 1, 1, 13, 0, 0, true));
            assertEquals(1_593_597_600, CalendarTime.toEpoch(2020, 7, 1, 12, 0, 0, null));
            assertEquals(1_593_601_200, CalendarTime.toEpoch(2020, 7, 1, 12, 0, 0, false));
            assertEquals(1_585_445_400, CalendarTime.toEpoch(2020, 3, 29, 2, 30, 0, null));
            assertEquals(1_603_589_400, CalendarTime.toEpoch(2020, 10, 25, 2, 30, 0, null));
            assertEquals(1_603_585_800, CalendarTime.toEpoch(2020, 10, 25, 2, 30, 0, true));
            assertEquals(1_603_589_400, CalendarTime.toEpoch(2020, 10, 25, 2, 30, 0, false));
            assertTrue(CalendarTime.ofLocal(1_593_597_600).summer());
            assertEquals(14, CalendarTime.ofLocal(1_593_604_800).hour());
        });
    }

    @Test
    void reachesBeyondJavasCalendar() {
        inZone("UTC", () -> assertEquals(67_767_976_233_576_000L,
                CalendarTime.toEpoch(1L << 31, 1, 1, 12, 0, 0, null)));
    }

    @Test
    void formatsAsInTheLocaleC() {
        assertEquals("Fri Feb 13 23:31:30 2009", format("c", 1_234_567_890));
        assertEquals("02/13/09|11:31:30 PM|2009-02-13|13|044", format("D|r|F|e|j", 1_234_567_890));
        assertEquals("06 06 07 09 2009 5 5 20", format("U W V g G u w C", 1_234_567_890));
        assertEquals(" 1|12|AM|GMT|+0000", format("e|I|p|Z|z", 0));
        assertEquals("-329 27", format("C y", -(1L << 40)));
    }

    @Test
    void knowsItsConversions() {
        assertEquals(1, DateFormat.lengthAt("%d", 1));
        assertEquals(2, DateFormat.lengthAt("%Ey", 1));
        assertEquals(2, DateFormat.lengthAt("%Od", 1));
        assertEquals(0, DateFormat.lengthAt("%Ed", 1));
        assertEquals(0, DateFormat.lengthAt("%Ez", 1));
        assertEquals(0, DateFormat.lengthAt("%E", 1));
        assertEquals(0, DateFormat.lengthAt("%", 1));
        assertEquals(0, DateFormat.lengthAt("%Q", 1));
    }

    private static String format(String conversions, long moment) {
        ScratchBuffer buffer = new ScratchBuffer();
        CalendarTime time = CalendarTime.ofUniversal(moment);
        for (char c : conversions.toCharArray()) {
            if (Character.isLetter(c)) {
                DateFormat.append(buffer, c, time);
            } else {
                buffer.appendByte(c);
            }
        }
        return buffer.toString();
    }

    private static void inZone(String zone, Runnable test) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
        try {
            test.run();
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
