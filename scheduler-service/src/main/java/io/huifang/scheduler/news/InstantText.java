package io.huifang.scheduler.news;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants in JSON, letter by letter what {@link Instant#toString} gives. Each fact and decision
 * names several, and the general formatter is what writing one costs most.
 */
final class InstantText extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final int SECONDS_A_DAY = 86_400;

    /** First second of the year 10000, which has another form. */
    private static final long YEAR_10000 = 253_402_300_800L;

    private static final int TO_SECONDS = "2026-11-22T14:15:16".length();

    InstantText() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        json.writeString(of(value));
    }

    static String of(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < 0 || second >= YEAR_10000) return instant.toString();
        LocalDate date = LocalDate.ofEpochDay(second / SECONDS_A_DAY);
        int ofDay = (int) (second % SECONDS_A_DAY);
        char[] text = new char[TO_SECONDS + ".123456789Z".length()];
        digits(text, 0, 4, date.getYear());
        digits(text, 5, 2, date.getMonthValue());
        digits(text, 8, 2, date.getDayOfMonth());
        digits(text, 11, 2, ofDay / 3600);
        digits(text, 14, 2, ofDay / 60 % 60);
        digits(text, 17, 2, ofDay % 60);
        text[4] = text[7] = '-';
        text[10] = 'T';
        text[13] = text[16] = ':';
        int end = fraction(text, instant.getNano());
        text[end] = 'Z';
        return new String(text, 0, end + 1);
    }

    /** In groups of three digits, as many as are needed; gives where the text ends. */
    private static int fraction(char[] text, int nanos) {
        if (nanos == 0) return TO_SECONDS;
        int places = 9;
        int value = nanos;
        while (value % 1000 == 0) {
            value /= 1000;
            places -= 3;
        }
        text[TO_SECONDS] = '.';
        digits(text, TO_SECONDS + 1, places, value);
        return TO_SECONDS + 1 + places;
    }

    private static void digits(char[] text, int at, int places, int value) {
        int rest = value;
        for (int i = at + places - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
