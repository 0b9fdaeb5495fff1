package io.huifang.scheduler.page.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a document's places. */
class PlacesTest {
    private static final String YAML =
            """
            # a policy
            calling:
              windows:
                - days: [MON]
                  from: "09:00"
                - days: [TUE]
            reasons:
              a/b: { priority: 1 }
            """;

    @ParameterizedTest
    @CsvSource({
        "/calling, 2",
        "/calling/windows/0, 4",
        "/calling/windows/0/from, 5",
        "/calling/windows/1/days/0, 6",
        "/reasons/a~1b/priority, 8"
    })
    void areFoundByPointer(String pointer, int line) {
        assertThat(Places.of(YAML).line(pointer)).isEqualTo(line);
    }

    @Test
    void areThoseOfTheNearestThingAroundWhatIsMissing() {
        assertThat(Places.of(YAML).line("/calling/windows/1/from")).isEqualTo(6);
        assertThat(Places.of(YAML).line("/budgets")).isZero();
        assertThat(Places.of(YAML).line("")).isEqualTo(2);
    }

    @Test
    void areFoundInJsonAsWell() {
        assertThat(Places.of("{\n\"a\": [\n1,\n{\"b\": 2}]}").line("/a/1/b")).isEqualTo(4);
    }

    @Test
    void areKnownAsFarAsTheDocumentCanBeRead() {
        assertThat(Places.of("a: 1\nb: [1, 2\nc: }").line("/a")).isEqualTo(1);
        assertThat(Places.of("").line("/a")).isZero();
    }
}
