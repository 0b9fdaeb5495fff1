package io.huifang.survey.insight.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.Outcome;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Tag("R89")
class CatalogueTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void hasAnIndicatorForEachKindOfDecisionAndEachOutcome() {
        assertThat(Stream.of(DecisionKind.values()).map(kind -> "decided-" + name(kind)))
                .allMatch(Catalogue::has);
        assertThat(Stream.of(Outcome.values()).map(outcome -> "closed-" + name(outcome)))
                .allMatch(Catalogue::has);
    }

    @Test
    void takesPercentilesFromADistributionThatIsThere() {
        assertThat(Catalogue.all())
                .filteredOn(one -> one.kind() == Kind.PERCENTILE)
                .isNotEmpty()
                .allSatisfy(
                        one -> {
                            Indicator of = Catalogue.named(one.of().orElseThrow());
                            assertThat(of.kind()).isEqualTo(Kind.DISTRIBUTION);
                            assertThat(of.detail()).contains("upTo");
                            assertThat(one.part().orElseThrow()).isBetween(0.0, 1.0);
                        });
    }

    @Test
    void keepsSquaresForEachMeanThatGetsAnInterval() {
        assertThat(Catalogue.all())
                .filteredOn(one -> one.kind() == Kind.MEAN || one.kind() == Kind.BALANCE)
                .isNotEmpty()
                .allMatch(one -> Catalogue.has(one.name() + "-squares"));
    }

    @Test
    void isAskedOnlyForWhatCanBeAnswered() {
        Instant later = NOON.plusSeconds(3600);
        Map<Dimension, String> two = Map.of(Dimension.REASON, "a", Dimension.REGION, "CN");

        assertThatThrownBy(() -> SeriesQuery.daily("nothing", NOON, later))
                .hasMessage("no such indicator");
        assertThatThrownBy(() -> SeriesQuery.daily("csat", later, NOON))
                .hasMessage("from must be before to");
        assertThatThrownBy(() -> query(NOON, later, Optional.empty(), two))
                .hasMessage("at most one dimension by the hour, two together by the day");
        assertThatThrownBy(() -> daily(Optional.of(Dimension.LANGUAGE), two))
                .hasMessage("at most one dimension by the hour, two together by the day");
        assertThat(daily(Optional.empty(), two).only()).isEqualTo(two);
        assertThatThrownBy(() -> query(NOON, later, Optional.of(Dimension.REASON), two))
                .hasMessage("by what it is narrowed to already");
        assertThatThrownBy(() -> query(NOON, NOON.plusSeconds(51 * 86_400), Optional.empty(), two))
                .hasMessage("too many windows");
    }

    private static SeriesQuery daily(Optional<Dimension> by, Map<Dimension, String> only) {
        return new SeriesQuery("csat", Grain.DAY, NOON, NOON.plusSeconds(3600), by, only);
    }

    private static SeriesQuery query(
            Instant from, Instant to, Optional<Dimension> by, Map<Dimension, String> only) {
        return new SeriesQuery("csat", Grain.HOUR, from, to, by, only);
    }

    private static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
