package io.huifang.scheduler.policy.almanac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.scheduler.policy.calendar.HolidayCalendar;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

class AlmanacTest {
    private static final HolidayCalendar CN = Almanac.shipped().calendars().get("cn");
    private static final HolidayCalendar US = Almanac.shipped().calendars().get("us");
    private static final String LAW =
            """
            name: fr-made-up
            citation: Made up Act, 1
            about: An example.
            regions: [FR]
            validFrom: "2026-01-01"
            quiet: {from: "20:00", until: "10:00"}
            limits: [{contacts: 4, days: 30}]
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"2024, 28, 8", "2025, 28, 5", "2026, 33, 6"})
    @Tag("R27")
    void hasChinasHolidaysAndMakeUpWorkingDaysAsAnnounced(int year, int off, int worked) {
        List<LocalDate> workdays =
                CN.workdays().stream().filter(day -> day.getYear() == year).toList();

        assertThat(CN.holidays()).filteredOn(day -> day.getYear() == year).hasSize(off);
        assertThat(workdays).hasSize(worked);
        assertThat(workdays)
                .as("only a weekend can be made up for")
                .extracting(LocalDate::getDayOfWeek)
                .allMatch(day -> day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY);
        assertThat(CN.workdays()).noneMatch(CN.holidays()::contains);
    }

    @Test
    void saysOfWhichYearsItKnowsNothing() {
        assertThat(CN.covers(2026)).isTrue();
        assertThat(CN.covers(2027)).isFalse();
        assertThat(CN.isHoliday(LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(US.covers(2027)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03",
                "2026-07-04", "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25",
                "2027-12-31", "2022-06-20", "2023-01-02",
            })
    void findsTheHolidaysOfTheUnitedStatesAndWhenTheyAreObserved(LocalDate day) {
        assertThat(US.isHoliday(day)).isTrue();
        assertThat(US.isHoliday(day.plusDays(6))).isFalse();
    }

    @Test
    void knowsNoHolidayBeforeItWasOne() {
        assertThat(US.isHoliday(LocalDate.parse("2020-06-19"))).isFalse();
    }

    @Test
    void bringsEveryFileThatLiesBesideTheDefaultPolicy() throws Exception {
        Path shipped = Path.of(AlmanacTest.class.getResource("/policy/default.yaml").toURI());

        assertThat(names(shipped.resolveSibling("holidays")))
                .containsExactlyInAnyOrderElementsOf(ShippedFiles.HOLIDAYS);
        assertThat(names(shipped.resolveSibling("rules")))
                .containsExactlyInAnyOrderElementsOf(ShippedFiles.RULES);
        assertThat(Almanac.shipped().calendars().keySet())
                .containsExactlyInAnyOrderElementsOf(ShippedFiles.HOLIDAYS);
        assertThat(Almanac.shipped().rulePacks().keySet())
                .containsExactlyInAnyOrderElementsOf(ShippedFiles.RULES);
    }

    @Test
    void learnsAYearAndALawFromTheOperatorsDirectory() throws IOException {
        write(
                "holidays/cn-2027.yaml",
                """
                name: cn
                source: what the operator was told
                years:
                  2027: {source: an announcement, holidays: [2027-10-01/2027-10-07]}
                """);
        write("rules/fr.yaml", LAW);

        Almanac almanac = AlmanacAtHand.with(directory);

        HolidayCalendar cn = almanac.calendars().get("cn");
        assertThat(cn.covers(2027)).isTrue();
        assertThat(cn.isHoliday(LocalDate.parse("2027-10-07"))).isTrue();
        assertThat(cn.isHoliday(LocalDate.parse("2026-10-07"))).as("known before").isTrue();
        assertThat(almanac.rulePacks().get("fr-made-up").limits()).hasSize(1);
        assertThat(almanac.rulePacks()).containsKeys("cn-collection-2025", "us-regulation-f");
    }

    @Test
    void takesTheLaterWordOnAYear() throws IOException {
        write(
                "holidays/cn.yaml",
                """
                name: cn
                source: a correction
                years:
                  2026: {source: a correction, holidays: ["2026-10-01"], workdays: ["2026-10-11"]}
                """);

        HolidayCalendar cn = AlmanacAtHand.with(directory).calendars().get("cn");

        assertThat(cn.isHoliday(LocalDate.parse("2026-10-02"))).isFalse();
        assertThat(cn.isWorkday(LocalDate.parse("2026-10-10"))).isFalse();
        assertThat(cn.isWorkday(LocalDate.parse("2026-10-11"))).isTrue();
        assertThat(cn.isHoliday(LocalDate.parse("2025-10-02"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "name: fr-made-up, name: cn-collection-2025, already",
        "name: fr-made-up, name:, name is missing",
        "citation: Made up Act, about: Made up Act, Duplicate",
        "limits:, limit:, limit",
        "[FR], [XX], ISO 3166-1",
        "2026-01-01, soon, soon",
        "20:00, 10:00, empty",
        "contacts: 4, contacts: 0, no limit",
        "days: 30, days: many, many",
        "name: fr-made-up, name: [, wrong.yaml",
    })
    void namesTheFileThatCannotBeUsed(String part, String instead, String because)
            throws IOException {
        write("rules/wrong.yaml", LAW.replace(part, instead));

        assertThatThrownBy(() -> AlmanacAtHand.with(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong.yaml")
                .hasMessageContaining(because);
    }

    @Test
    void refusesHolidaysUnderAnotherYear() throws IOException {
        write(
                "holidays/cn.yaml",
                "{name: cn, source: s, years: {2027: {source: s, holidays: ['2026-01-01']}}}");

        assertThatThrownBy(() -> AlmanacAtHand.with(directory))
                .hasMessageContaining("cn.yaml")
                .hasMessageContaining("2026-01-01 is not in 2027");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> AlmanacAtHand.with(directory.resolve("nowhere")))
                .hasMessageContaining("huifang.almanac.directory");
    }

    private void write(String name, String text) throws IOException {
        Path path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(it -> it.getFileName().toString().replace(".yaml", "")).toList();
        }
    }
}
