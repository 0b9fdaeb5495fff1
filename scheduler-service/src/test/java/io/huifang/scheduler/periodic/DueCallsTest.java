package io.huifang.scheduler.periodic;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.decision.Occasion;
import io.huifang.scheduler.fixture.WrittenTables;
import io.huifang.scheduler.policy.Periodic;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@Tag("R16")
@Tag("R26")
class DueCallsTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Periodic RULE = POLICY.periodic().get(0);

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00:00Z,",
        "2026-05-26T10:00:01Z,",
        "2026-05-26T10:00:00Z, 2026-11-22T10:00:00Z",
        "2026-05-25T11:00:00Z, 2026-11-21T11:00:00Z",
        // twice as much has passed, but not three times
        "2025-11-01T00:00:00Z, 2026-10-27T00:00:00Z"
    })
    void fallDueAfterEachPeriodWithoutATalk(Instant talkedAt, Instant due) {
        assertThat(RULE.fellDue(talkedAt, NOW).orElse(null)).isEqualTo(due);
    }

    @Test
    void haveOneNameHoweverOftenTheyAreNoticed() {
        Map<String, Instant> talked =
                Map.of("c-1", NOW.minus(Duration.ofDays(200)), "c-2", NOW, "c-3", NOW);

        List<Occasion> today = calls(NOW).among(List.of("c-1", "c-2", "c-4"), talked);
        List<Occasion> later = calls(NOW.plus(Duration.ofHours(3))).among(List.of("c-1"), talked);
        List<Occasion> nextTime =
                calls(NOW.plus(Duration.ofDays(170))).among(List.of("c-1"), talked);

        assertThat(today).hasSize(1).isEqualTo(later);
        assertThat(today.get(0).time()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(nextTime).extracting(Occasion::id).doesNotContain(today.get(0).id());
    }

    @Test
    @Tag("P20")
    void tellFactsOfWhichIsWrittenThatTheyOutliveAnErasure() {
        Occasion due = calls(NOW).among(List.of("c-1"), Map.of("c-1", Instant.EPOCH)).get(0);
        Map<String, String> written =
                WrittenTables.read("erasure.md").rows("Facts").stream()
                        .filter(row -> due.type().equals("io.huifang." + row.get("event") + ".v1"))
                        .findAny()
                        .orElseThrow();

        assertThat(due.facts().keySet())
                .containsExactlyInAnyOrderElementsOf(WrittenTables.items(written.get("stays")));
    }

    @Test
    void areForThoseWhoAgreedAndMayBeContacted() {
        Customer silent = Customer.unknown("c-1");
        Customer agreed = agreed("c-2");
        Customer suppressed =
                agreed("c-3").suppressed(new Suppression(null, "asked for it", "ops", NOW));
        Customer withdrew =
                agreed("c-4")
                        .heard(new Statement.ConsentWithdrawn(Purpose.SURVEY, NOW.minusSeconds(1)));

        assertThat(calls(NOW).allowed(List.of(silent, agreed, suppressed, withdrew)))
                .containsExactly("c-2");
    }

    @Test
    void areAsManyADayAsTheRuleSays() {
        Round round = new Round("check-in", "c-0", NOW, NOW, LocalDate.parse("2026-11-22"), 198);
        List<Customer> page = List.of(agreed("c-1"), agreed("c-2"), agreed("c-3"));
        List<Occasion> due =
                calls(NOW)
                        .among(
                                List.of("c-1", "c-2", "c-3"),
                                Map.of(
                                        "c-1",
                                        Instant.EPOCH,
                                        "c-2",
                                        Instant.EPOCH,
                                        "c-3",
                                        Instant.EPOCH));
        Stretch stretch = new Stretch(calls(NOW), round, page, due, 3);

        Round after = stretch.after(2);

        assertThat(stretch.taken()).extracting(Occasion::customerId).containsExactly("c-1", "c-2");
        assertThat(after.after()).isEqualTo("c-2");
        assertThat(after.restsAt(NOW.plus(Duration.ofHours(13)))).isTrue();
        Instant tomorrow = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(after.restsAt(tomorrow)).isFalse();
        assertThat(calls(tomorrow).left(after)).isEqualTo(200);
        assertThat(calls(NOW).left(after)).isZero();
    }

    @Test
    void areLookedForOnceADay() {
        Round round = new Round("check-in", "", NOW, NOW, LocalDate.parse("2026-11-22"), 0);

        Round first = new Stretch(calls(NOW), round, List.of(agreed("c-1")), List.of(), 1).after(0);
        Instant later = NOW.plusSeconds(60);
        Round last = new Stretch(calls(later), first, List.of(), List.of(), 1).after(0);

        assertThat(first.after()).isEqualTo("c-1");
        assertThat(first.restsAt(later)).isFalse();
        assertThat(last.after()).isEmpty();
        assertThat(last.restsUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    private static DueCalls calls(Instant now) {
        return new DueCalls(RULE, POLICY, now);
    }

    private static Customer agreed(String customerId) {
        return Customer.unknown(customerId)
                .heard(
                        new Statement.ConsentGranted(
                                Purpose.SURVEY, NOW.minus(Duration.ofDays(400))));
    }
}
