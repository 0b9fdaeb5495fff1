package io.huifang.scheduler.policy.almanac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.scheduler.policy.calendar.HolidayCalendar;
import io.huifang.scheduler.policy.law.RulePack;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;

/** Collects files into an almanac. One that cannot be used is named, and nothing is collected. */
final class AlmanacFiles {
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final Map<String, HolidayCalendar> calendars = new HashMap<>();
    private final Map<String, RulePack> rulePacks = new HashMap<>();

    /** Begins with everything that another almanac has. */
    AlmanacFiles(Almanac first) {
        calendars.putAll(first.calendars());
        rulePacks.putAll(first.rulePacks());
    }

    /** Begins with nothing. */
    AlmanacFiles() {}

    /**
     * Years of a calendar; one that is known already gets the further years, and of a year that it
     * knows the later word counts.
     *
     * @param place where the text stands, for who must mend it
     * @throws IllegalArgumentException naming the place when the text cannot be used
     */
    void addHolidays(String place, String text) {
        HolidayCalendar read = read(place, text, HolidayFile.class, HolidayFile::calendar);
        calendars.merge(read.name(), read, HolidayFile::updated);
    }

    /**
     * A law. One that is known already is not replaced: nobody should think it holds when another
     * file has taken its place.
     *
     * @param place where the text stands, for who must mend it
     * @throws IllegalArgumentException naming the place when the text cannot be used
     */
    void addRulePack(String place, String text) {
        RulePack read = read(place, text, RulePackFile.class, RulePackFile::rulePack);
        if (rulePacks.putIfAbsent(read.name(), read) != null) {
            throw new IllegalArgumentException(
                    place + ": there is a rule pack " + read.name() + " already");
        }
    }

    Almanac almanac() {
        return new Almanac(calendars, rulePacks);
    }

    private static <F, T> T read(String place, String text, Class<F> form, Meaning<F, T> meaning) {
        try {
            return meaning.of(YAML.readValue(text, form));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    /** What a file means. */
    @FunctionalInterface
    private interface Meaning<F, T> {
        T of(F file);
    }
}
