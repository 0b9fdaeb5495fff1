package io.huifang.survey.insight.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huifang.survey.insight.suggestion.Suggestion.Kind;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

@Tag("R34")
@Tag("R104")
class SuggestionRulesTest {
    private static final SuggestionRules RULES = new SuggestionRules(100, 1.25, 0.01);

    @Test
    void suggestTheEveningWhenItReachesThreeTimesAsMany() {
        List<Suggestion> suggested =
                RULES.suggest(
                        List.of(
                                new Tried("BUSY", "PT30M", 10, 60, 300),
                                new Tried("BUSY", "PT30M", 14, 40, 200),
                                new Tried("BUSY", "PT6H", 18, 180, 300)),
                        List.of());

        assertThat(suggested)
                .extracting(Suggestion::id)
                .containsExactly("retry-day-part-busy-evening", "retry-wait-busy-pt6h");
        Suggestion evening = suggested.get(0);
        assertThat(evening.kind()).isEqualTo(Kind.RETRY_DAY_PART);
        assertThat(evening.ratio()).isCloseTo(3, within(1e-9));
        assertThat(evening.difference().other().n()).isEqualTo(500);
        assertThat(evening.comparisons()).isEqualTo(5);
    }

    @Test
    void suggestNothingOfFewAttempts() {
        assertThat(
                        RULES.suggest(
                                List.of(
                                        new Tried("BUSY", "PT30M", 10, 20, 500),
                                        new Tried("BUSY", "PT6H", 18, 99, 99)),
                                List.of()))
                .isEmpty();
    }

    @Test
    void suggestNothingThatIsClearButHardlyWorthIt() {
        assertThat(
                        RULES.suggest(
                                List.of(
                                        new Tried("BUSY", "", 10, 40_000, 100_000),
                                        new Tried("BUSY", "", 18, 44_000, 100_000)),
                                List.of()))
                .isEmpty();
    }

    /** Twenty reasons at eleven hours: one in a hundred looks clear by chance alone. */
    @Test
    void areNotMisledByHowMuchTheyAsk() {
        int misled = 0;
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Tried> byHour = new ArrayList<>();
            for (int reason = 0; reason < 20; reason++) {
                for (int hour = 9; hour < 20; hour++) {
                    long hits = random.doubles(120).filter(it -> it < 0.3).count();
                    byHour.add(new Tried("reason-" + reason, "", hour, hits, 120));
                }
            }
            if (!RULES.suggest(List.of(), byHour).isEmpty()) misled++;
        }

        assertThat(misled).isLessThanOrEqualTo(2);
    }

    @Test
    void suggestOfEachSubjectOnlyTheBest() {
        List<Tried> byHour =
                List.of(
                        new Tried("complaint", "", 10, 100, 500),
                        new Tried("complaint", "", 18, 300, 500),
                        new Tried("complaint", "", 19, 350, 500));

        assertThat(RULES.suggest(List.of(), byHour))
                .extracting(Suggestion::id)
                .containsExactly("hour-complaint-19");
    }
}
