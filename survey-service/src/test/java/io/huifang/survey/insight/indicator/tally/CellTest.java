package io.huifang.survey.insight.indicator.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.insight.indicator.Dimension;
import io.huifang.survey.insight.indicator.Grain;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

@Tag("R89")
class CellTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant AT = Instant.parse("2026-03-01T17:30:00Z");

    @Test
    void anObservationCountsForAllTogetherForEachAndForEachTwoByHourAndDay() {
        Observation seen = new Observation(AT, Observation.of("a", "CN", "zh", "north"), Map.of());

        List<Cell> cells = Cell.of(seen, "attempt", ZONE);

        assertThat(cells).hasSize(2 * (1 + 4 + 6)).doesNotHaveDuplicates();
        assertThat(cells)
                .contains(
                        new Cell(
                                Grain.HOUR,
                                Instant.parse("2026-03-01T17:00:00Z"),
                                "attempt",
                                Map.of()),
                        new Cell(
                                Grain.DAY,
                                Instant.parse("2026-03-01T16:00:00Z"),
                                "attempt",
                                Map.of(Dimension.REASON, "a", Dimension.AGENT_GROUP, "north")));
    }

    @Test
    void whatIsNotKnownIsInNoCellOfItsOwn() {
        Observation seen = new Observation(AT, Observation.of("a", null, null, null), Map.of());

        assertThat(Cell.of(seen, "attempt", ZONE)).hasSize(2 * 2);
    }

    @Test
    void itsKeyTellsAllOfIt() {
        Cell cell =
                new Cell(
                        Grain.HOUR,
                        Instant.parse("2026-03-01T17:00:00Z"),
                        "decision",
                        Map.of(Dimension.REASON, "odd|=&% 名", Dimension.REGION, "CN"));

        assertThat(Cell.of(cell.key())).isEqualTo(cell);
    }

    @Test
    void changesThatCancelOutChangeNothing() {
        Observation seen =
                new Observation(
                        AT, Observation.of("a", null, null, null), Map.of("events", Amount.ONE));
        Changes changes = new Changes();
        changes.less(List.of(seen));
        changes.more(List.of(seen));

        assertThat(changes.byCell(ZONE, Instant.EPOCH)).isEmpty();
    }

    @Test
    void windowsOfBeforeStayAsTheyAre() {
        Observation seen =
                new Observation(
                        AT, Observation.of("a", null, null, null), Map.of("events", Amount.ONE));
        Changes changes = new Changes();
        changes.more(List.of(seen));

        assertThat(changes.byCell(ZONE, AT)).hasSize(4);
        assertThat(changes.byCell(ZONE, AT.plusMillis(1))).isEmpty();
    }
}
