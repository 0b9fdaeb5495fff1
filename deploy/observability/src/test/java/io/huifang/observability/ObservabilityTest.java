package io.huifang.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.observability.RuleFile.Rule;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules, dashboards and runbooks of this checkout, held against docs/metrics.md and each other. */
class ObservabilityTest {
    private static final Pattern COMMAND = Pattern.compile("deploy/[a-z]+/[a-z-]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)");

    private final Checks checks = new Checks(MetricsPage.ours(), RuleFile.ours());

    @Test
    void rulesNameOnlyMetricsThatThereAreAndLeadToTheirPages() {
        assertThat(RuleFile.ours()).isNotEmpty().flatExtracting(checks::rule).isEmpty();
    }

    @Test
    void eachAlertHasItsPageAndEachPageItsAlert() {
        List<Rule> alerts = RuleFile.ourAlerts();

        assertThat(alerts).extracting(Rule::alert).doesNotHaveDuplicates();
        assertThat(Checks.pages(names(alerts), runbooks())).isEmpty();
    }

    @Test
    void eachPageTellsWhatSomebodyNeedsWhoWasWokenUp() {
        for (Path page : pages()) {
            assertThat(Checks.runbook(page.getFileName().toString(), Repository.read(page)))
                    .isEmpty();
        }
    }

    @Test
    void pagesLeadOnlyToCommandsAndPagesThatThereAre() {
        for (Path page : pages()) {
            String text = Repository.read(page);
            for (Matcher it = COMMAND.matcher(text); it.find(); ) {
                assertThat(Repository.ROOT.resolve(it.group())).as("%s", page).exists();
            }
            for (Matcher it = LINK.matcher(text); it.find(); ) {
                assertThat(page.resolveSibling(it.group(1))).as("%s", page).exists();
            }
        }
    }

    @Test
    void eachAlertIsTestedToFireAndToBeSilent() {
        String tests =
                Repository.rulesTests().stream()
                        .map(Repository::read)
                        .collect(Collectors.joining());

        for (String alert : names(RuleFile.ourAlerts())) {
            assertThat(tests)
                    .containsPattern("alertname: " + alert + "\n +exp_alerts:\n")
                    .containsPattern("alertname: " + alert + ", exp_alerts: \\[\\]");
        }
    }

    @Test
    void dashboardsNameOnlyMetricsThatThereAre() {
        List<Dashboard> dashboards = Dashboard.ours();

        assertThat(dashboards).extracting(Dashboard::uid).hasSize(6).doesNotHaveDuplicates();
        assertThat(dashboards).flatExtracting(checks::dashboard).isEmpty();
    }

    @Test
    void everyMetricOfOursHasOneRow() {
        String page = Repository.read(Repository.ROOT.resolve("docs/metrics.md"));

        assertThat(page.lines().filter(line -> line.startsWith("| `")).map(ObservabilityTest::name))
                .doesNotHaveDuplicates();
    }

    private static String name(String row) {
        return row.substring(0, row.indexOf('`', 3));
    }

    private static Set<String> names(List<Rule> alerts) {
        return alerts.stream().map(Rule::alert).collect(Collectors.toSet());
    }

    private static Set<String> runbooks() {
        return pages().stream()
                .map(page -> page.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toSet());
    }

    private static List<Path> pages() {
        return Repository.files(Repository.RUNBOOKS, ".md").stream()
                .filter(page -> !page.endsWith("README.md"))
                .filter(Files::isRegularFile)
                .toList();
    }
}
