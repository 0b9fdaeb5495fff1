package io.huifang.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.observability.RuleFile.Rule;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each check refuses a broken example; what is ours is held against them elsewhere. */
class ChecksTest {
    private static final String PAGE =
            """
            | metric | type | labels | meaning |
            |---|---|---|---|
            | `letters_total` | counter | `topic` | letters |
            | `wait_seconds` | histogram | – | waiting |
            """;

    private final Checks checks =
            new Checks(
                    MetricsPage.of(PAGE),
                    List.of(
                            new Rule(
                                    "huifang:wait:5m",
                                    null,
                                    "wait_seconds_sum",
                                    null,
                                    Map.of("slo", "x"),
                                    null)));

    @Test
    void acceptsWhatThereIs() {
        assertThat(
                        checks.query(
                                "x",
                                """
                                sum by (topic) (rate(letters_total{topic="a", service="b"}[5m]))
                                  / on (topic) max by (topic) (letters_total)\
                                """))
                .isEmpty();
        assertThat(checks.query("x", "sum by (le) (rate(wait_seconds_bucket[5m]))")).isEmpty();
        assertThat(checks.query("x", "huifang:wait:5m{slo=\"x\"} > 1")).isEmpty();
        assertThat(checks.rule(alert("page", "docs/runbooks/letters-wait.md"))).isEmpty();
    }

    @Test
    void refusesAMetricThatThereIsNot() {
        assertThat(checks.query("x", "sum(rate(leters_total[5m]))"))
                .containsExactly("x: there is no metric leters_total");
        assertThat(checks.query("x", "wait_seconds")).hasSize(1);
        assertThat(checks.query("x", "vector(1)")).containsExactly("x: nothing is asked for");
    }

    @Test
    void refusesALabelThatItHasNot() {
        assertThat(checks.query("x", "letters_total{group=\"a\"}"))
                .containsExactly("x: letters_total has no group");
        assertThat(checks.query("x", "sum by (group) (letters_total)"))
                .containsExactly("x: nothing asked for has group");
        assertThat(checks.query("x", "wait_seconds_sum{le=\"1\"}")).hasSize(1);
    }

    @Test
    void refusesAnAlertThatLeadsNowhere() {
        assertThat(checks.rule(alert("urgent", "docs/runbooks/letters-wait.md")))
                .containsExactly("LettersWait: its severity is neither page nor ticket");
        assertThat(checks.rule(alert("page", "docs/runbooks/letters.md")))
                .containsExactly("LettersWait: its runbook is not docs/runbooks/letters-wait.md");
        assertThat(
                        checks.rule(
                                new Rule(
                                        null,
                                        "LettersWait",
                                        "letters_total > 1",
                                        null,
                                        null,
                                        null)))
                .hasSize(3);
    }

    @Test
    void refusesPagesWithoutAlertsAndAlertsWithoutPages() {
        assertThat(Checks.pages(Set.of("LettersWait"), Set.of("letters-wait"))).isEmpty();
        assertThat(Checks.pages(Set.of("LettersWait"), Set.of("letters-go")))
                .containsExactly(
                        "there is no alert for the page letters-go",
                        "there is no page letters-wait");
        assertThat(Checks.runbook("x", "# x\n\n## Do\nnothing\n")).hasSize(4);
    }

    @Test
    void refusesADashboardWhosePanelsLieOverEachOtherOrShowNothing() {
        String panel =
                """
                {"id": %d, "title": "%s", "description": "d", "gridPos":
                 {"x": %d, "y": 0, "w": 12, "h": 8}, "fieldConfig": {"defaults": {"unit": "%s"}},
                 "targets": [%s]}\
                """;
        String query = "{\"expr\": \"letters_total\"}";
        String good = panel.formatted(1, "a", 0, "short", query);

        assertThat(checks.dashboard(with(good + "," + panel.formatted(2, "b", 12, "s", query))))
                .isEmpty();
        assertThat(checks.dashboard(with(good + "," + panel.formatted(1, "b", 11, "", ""))))
                .containsExactlyInAnyOrder(
                        "u/b: it shows nothing",
                        "u/b: it has no unit",
                        "u/b: its id is taken",
                        "u/b: it lies over a");
        assertThat(checks.dashboard(with(panel.formatted(1, "a", 13, "s", query))))
                .containsExactly("u/a: it does not fit");
    }

    @Test
    void readsNoFileWithMembersNobodyKnows() {
        assertThatThrownBy(() -> RuleFile.of("groups: [{name: a, rules: [], intervall: 5m}]"))
                .hasMessageContaining("intervall");
        assertThatThrownBy(() -> Dashboard.of("{\"uid\": \"a\", \"uid\": \"b\"}"))
                .hasMessageContaining("uid");
    }

    @Test
    void namesPagesAfterTheirAlerts() {
        assertThat(Checks.kebab("ErrorBudgetBurnsFast")).isEqualTo("error-budget-burns-fast");
    }

    private static Dashboard with(String panels) {
        return Dashboard.of("{\"uid\": \"u\", \"title\": \"t\", \"panels\": [" + panels + "]}");
    }

    private static Rule alert(String severity, String runbook) {
        return new Rule(
                null,
                "LettersWait",
                "letters_total > 1",
                null,
                Map.of("severity", severity),
                Map.of("summary", "letters wait", "runbook", runbook));
    }
}
