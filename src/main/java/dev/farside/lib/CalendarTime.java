package dev.farside.lib;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * A moment broken down into calendar fields, as C's {@code struct tm}. Years reach further than Java's calendar, so the
 * arithmetic is done here; Java supplies the rules of time zones only.
 *
 * @param month 1 to 12
 * @param weekday 0 to 6, Sunday first
 * @param yearDay 0 to 365
 * @param offset seconds east of Greenwich
 * @param summer whether clocks show summer time
 * @param isUniversal whether the fields were asked for in Greenwich, not in the zone of the process
 */
record CalendarTime(long year, int month, int day, int hour, int minute, int second, int weekday, int yearDay,
        int offset, boolean summer, boolean isUniversal) {

    private static final long SECONDS_OF_DAY = 86_400;
    /** Days of 400 years, after which the calendar repeats itself. */
    private static final long DAYS_OF_CYCLE = 146_097;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int SUMMER_SHIFT = 3600;
    /** Seconds from the epoch to the ends of Java's calendar, rounded down; rules of zones do not change out there. */
    private static final long FARTHEST = 31_000_000_000_000_000L;

    /** The fields in Greenwich. */
    static CalendarTime ofUniversal(long epochSecond) {
        return of(epochSecond, 0, false, true);
    }

    /** The fields in the zone of the process. */
    static CalendarTime ofLocal(long epochSecond) {
        ZoneRules rules = ZoneId.systemDefault().getRules();
        Instant instant = instant(epochSecond);
        return of(epochSecond, rules.getOffset(instant).getTotalSeconds(), rules.isDaylightSavings(instant),
                false);
    }

    private static Instant instant(long epochSecond) {
        return Instant.ofEpochSecond(Math.clamp(epochSecond, -FARTHEST, FARTHEST));
    }

    /** True if C can represent the year in its 32 bits, which count from 1900. */
    boolean isRepresentable() {
        return year - 1900 == (int) (year - 1900);
    }

    private static CalendarTime of(long epochSecond, int offset, boolean summer, boolean universal) {
        long days = Math.floorDiv(epochSecond, SECONDS_OF_DAY);
        long rest = Math.floorMod(epochSecond, SECONDS_OF_DAY) + offset;
        days += Math.floorDiv(rest, SECONDS_OF_DAY);
        int secondOfDay = (int) Math.floorMod(rest, SECONDS_OF_DAY);
        // years begin in March here, so that the leap day is the last of them
        long sinceMarch = days + 719_468;
        long cycle = Math.floorDiv(sinceMarch, DAYS_OF_CYCLE);
        int dayOfCycle = (int) Math.floorMod(sinceMarch, DAYS_OF_CYCLE);
        int yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        int dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
        int yearDay = DAYS_BEFORE_MONTH[month - 1] + day - 1 + (month > 2 && isLeap(year) ? 1 : 0);
        return new CalendarTime(year, month, day, secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60,
                (int) Math.floorMod(days + 4, 7L), yearDay, offset, summer, universal);
    }

    static boolean isLeap(long year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days from the epoch to a day; the month may be any number, the day too. */
    private static long days(long year, long month, long day) {
        long normalYear = year + Math.floorDiv(month - 1, 12L);
        int normalMonth = (int) Math.floorMod(month - 1, 12L) + 1;
        long shiftedYear = normalMonth <= 2 ? normalYear - 1 : normalYear;
        long cycle = Math.floorDiv(shiftedYear, 400L);
        int yearOfCycle = (int) Math.floorMod(shiftedYear, 400L);
        int dayOfYear = (153 * (normalMonth + (normalMonth > 2 ? -3 : 9)) + 2) / 5;
        int dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear;
        return cycle * DAYS_OF_CYCLE + dayOfCycle - 719_468 + day - 1;
    }

    /**
     * The moment with local fields, each of which may lie outside its usual range.
     *
     * @param summer whether the fields are meant as summer time; null if that is to be found out
     */
    static long toEpoch(long year, long month, long day, long hour, long minute, long second, Boolean summer) {
        long local = days(year, month, day) * SECONDS_OF_DAY + hour * 3600 + minute * 60 + second;
        ZoneRules rules = ZoneId.systemDefault().getRules();
        LocalDateTime fields = LocalDateTime.ofEpochSecond(instant(local).getEpochSecond(), 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = rules.getValidOffsets(fields);
        if (offsets.size() > 1) {
            // an hour that happens twice: summer time comes first
            return local - offsets.get(Boolean.TRUE.equals(summer) ? 0 : 1).getTotalSeconds();
        }
        ZoneOffset offset = offsets.isEmpty() ? rules.getTransition(fields).getOffsetBefore() : offsets.get(0);
        long epoch = local - offset.getTotalSeconds();
        if (summer != null && summer != rules.isDaylightSavings(instant(epoch))) {
            epoch += summer ? -SUMMER_SHIFT : SUMMER_SHIFT;
        }
        return epoch;
    }

    /** The week of the year, for weeks that begin at a weekday; days before the first such day are in week 0. */
    int weekFrom(int firstWeekday) {
        return (yearDay + 7 - (weekday - firstWeekday + 7) % 7) / 7;
    }

    /** The week by ISO 8601: that of the year which has most of its days. */
    int isoWeek() {
        int week = (yearDay - (weekday + 6) % 7 + 10) / 7;
        if (week == 0) {
            return weeksOf(year - 1);
        }
        return week > weeksOf(year) ? 1 : week;
    }

    /** The year that the ISO week belongs to. */
    long isoYear() {
        int week = (yearDay - (weekday + 6) % 7 + 10) / 7;
        if (week == 0) {
            return year - 1;
        }
        return week > weeksOf(year) ? year + 1 : year;
    }

    /** ISO weeks of a year: 53 if its 31 December or the one before it falls on the right day. */
    private static int weeksOf(long year) {
        return lastWeekday(year) == 4 || lastWeekday(year - 1) == 3 ? 53 : 52;
    }

    private static long lastWeekday(long year) {
        return Math.floorMod(year + Math.floorDiv(year, 4L) - Math.floorDiv(year, 100L) + Math.floorDiv(year, 400L),
                7L);
    }
}
