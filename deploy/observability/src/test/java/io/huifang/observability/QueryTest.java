package io.huifang.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.observability.Query.Selector;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class QueryTest {

    @Test
    void findsWhatIsSelectedAndByWhichLabels() {
        Query query =
                Query.of(
                        """
                        sum by (service, topic) (rate(letters_total{topic!="a,b{}", service=~'x|y'}[5m]))
                          / on (service) group_left (team) (max(teams) or vector(0)) > bool 0.5\
                        """);

        assertThat(query.selectors())
                .containsExactly(
                        new Selector("letters_total", Set.of("topic", "service")),
                        new Selector("teams", Set.of()));
        assertThat(query.groupings()).containsExactlyInAnyOrder("service", "topic", "team");
    }

    @Test
    void takesNoFunctionKeywordNumberOrCommentForAMetric() {
        Query query =
                Query.of(
                        """
                        # comment_of_ours
                        histogram_quantile(0.99, sum by (le) (rate(x_bucket[$__rate_interval])))
                          and absent(y offset 1h) unless 21 * 86400 < 1e3\
                        """);

        assertThat(query.selectors())
                .containsExactly(new Selector("x_bucket", Set.of()), new Selector("y", Set.of()));
    }

    @Test
    void knowsRecordedNames() {
        assertThat(Query.of("huifang:slo_burn:1h{slo=\"a\"} > 14.4").selectors())
                .isEqualTo(List.of(new Selector("huifang:slo_burn:1h", Set.of("slo"))));
    }

    @Test
    void wantsAMetricsName() {
        assertThatThrownBy(() -> Query.of("sum({service=\"survey\"})"))
                .hasMessageContaining("without a metric's name");
    }
}
