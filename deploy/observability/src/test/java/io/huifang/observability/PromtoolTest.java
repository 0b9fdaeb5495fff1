package io.huifang.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules in Prometheus' own hands. */
class PromtoolTest {
    private static final String SKIPPED =
            "SKIPPED: the rules are not tested, because there is no promtool here. Install Debian's"
                    + " package prometheus, or set HUIFANG_PROMTOOL to the program.";

    @TempDir Path directory;
    private Path promtool;

    @BeforeEach
    void find() {
        promtool = Promtool.here().orElse(null);
        if (promtool == null) System.err.println(SKIPPED);
        assumeTrue(promtool != null, SKIPPED);
    }

    @Test
    void rulesAreSound() {
        Promtool.Said said = Promtool.run(promtool, "check", Repository.rules());

        assertThat(said.end()).as(said.words()).isZero();
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() {
        Promtool.Said said = Promtool.run(promtool, "test", Repository.rulesTests());

        assertThat(said.end()).as(said.words()).isZero();
    }

    @Test
    void dashboardsAskInPromQl() throws IOException {
        for (Dashboard dashboard : Dashboard.ours()) {
            StringBuilder rules = new StringBuilder("groups:\n- name: asked\n  rules:\n");
            dashboard.panels().stream()
                    .flatMap(panel -> panel.queries().stream())
                    .map(query -> query.replaceAll("\\$__(rate_interval|range)", "5m"))
                    .forEach(query -> rules.append(recording(rules.length(), query)));
            Promtool.Said said = check(rules.toString());
            assertThat(said.end()).as(dashboard.uid() + said.words()).isZero();
        }
    }

    /** What the three tests above would not notice if promtool were not asked at all. */
    @Test
    void refusesBrokenRulesQueriesAndTests() throws IOException {
        String brokenQuery = "groups:\n- name: a\n  rules:\n" + recording(1, "sum(rate(x[5m])");
        Path tests = directory.resolve("tests.yaml");
        Files.writeString(directory.resolve("rules.yaml"), alertAbove(1));
        Files.writeString(tests, fires());
        Promtool.Said right = Promtool.run(promtool, "test", List.of(tests));
        Files.writeString(directory.resolve("rules.yaml"), alertAbove(9));
        Promtool.Said wrong = Promtool.run(promtool, "test", List.of(tests));

        assertThat(check(brokenQuery).end()).isNotZero();
        assertThat(right.end()).as(right.words()).isZero();
        assertThat(wrong.end()).isNotZero();
    }

    private Promtool.Said check(String rules) throws IOException {
        Path file = directory.resolve("checked.yaml");
        Files.writeString(file, rules);
        return Promtool.run(promtool, "check", List.of(file));
    }

    private static String recording(int number, String query) {
        return "  - record: asked_%d\n    expr: |\n      %s\n"
                .formatted(number, query.replace("\n", "\n      "));
    }

    private static String alertAbove(int limit) {
        return "groups: [{name: a, rules: [{alert: A, expr: x > %d}]}]".formatted(limit);
    }

    private static String fires() {
        return String.join(
                "\n",
                List.of(
                        "rule_files: [rules.yaml]",
                        "tests:",
                        "- interval: 1m",
                        "  input_series: [{series: x, values: '5x5'}]",
                        "  alert_rule_test:",
                        "  - {eval_time: 2m, alertname: A, exp_alerts: [{exp_labels: {}}]}"));
    }
}
