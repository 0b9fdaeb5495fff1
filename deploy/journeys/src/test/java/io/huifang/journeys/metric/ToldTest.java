package io.huifang.journeys.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A page and a document that say different things are noticed. */
class ToldTest {
    private static final List<Documented> DOCUMENTED =
            Documented.in(
                    """
                    | metric | type | labels | services | from | meaning |
                    |---|---|---|---|---|---|
                    | `huifang_letters_total` | counter | `topic` | scheduler, survey | start | letters |
                    | `huifang_wait_seconds` | histogram | – | all | first | waiting |
                    """);

    private static final String PAGE =
            """
            # HELP huifang_letters_total letters
            # TYPE huifang_letters_total counter
            huifang_letters_total{service="survey",topic="a,{b}"} 1.0
            # TYPE huifang_wait_seconds histogram
            huifang_wait_seconds_bucket{service="survey",le="0.5"} 1
            huifang_wait_seconds_count{service="survey"} 1
            # TYPE huifang_wait_seconds_max gauge
            huifang_wait_seconds_max{service="survey"} 0.3
            # TYPE jvm_threads gauge
            jvm_threads{state="new"} 3.0
            """;

    @Test
    void agrees() {
        assertThat(Told.of(PAGE).differences("survey", DOCUMENTED)).isEmpty();
    }

    @Test
    void readsBothFormats() {
        String openMetrics =
                PAGE.replace(
                        "# TYPE huifang_letters_total counter", "# TYPE huifang_letters counter");

        assertThat(Told.of(openMetrics)).isEqualTo(Told.of(PAGE));
    }

    @Test
    void tellsWhatIsNotDocumented() {
        String more = PAGE + "# TYPE huifang_new gauge\nhuifang_new 1\n";

        assertThat(Told.of(more).differences("survey", DOCUMENTED))
                .containsExactly("huifang_new is not documented");
    }

    @Test
    void tellsWhatIsDocumentedAndNotThere() {
        assertThat(Told.of("").differences("survey", DOCUMENTED))
                .containsExactly("huifang_letters_total is not told by survey");
        assertThat(Told.of("").differences("intake", DOCUMENTED)).isEmpty();
    }

    @Test
    void tellsOtherLabelsTypesAndServices() {
        assertThat(Told.of(PAGE.replace("topic=", "queue=")).differences("survey", DOCUMENTED))
                .containsExactly("huifang_letters_total has the labels [queue]");
        assertThat(Told.of(PAGE.replace("counter", "gauge")).differences("survey", DOCUMENTED))
                .containsExactly("huifang_letters_total is a gauge");
        assertThat(Told.of(PAGE).differences("intake", DOCUMENTED))
                .containsExactly("huifang_letters_total is told by intake");
    }
}
