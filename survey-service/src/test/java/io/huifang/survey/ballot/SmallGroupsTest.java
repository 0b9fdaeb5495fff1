package io.huifang.survey.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;

@Tag("D14")
class SmallGroupsTest {
    @Test
    void showsWhatManyAnswered() {
        Map<String, Long> counts = Map.of("1", 5L, "2", 9L);

        assertThat(SmallGroups.shown(counts, 5)).isEqualTo(counts);
    }

    @Test
    void hidesWhatFewAnswered() {
        assertThat(SmallGroups.shown(Map.of("1", 1L, "2", 4L, "3", 9L, "4", 7L), 5))
                .isEqualTo(Map.of("3", 9L, "4", 7L));
    }

    @Test
    void hidesTheNextWhereOneAloneWouldFollowFromTheSum() {
        assertThat(SmallGroups.shown(Map.of("1", 1L, "2", 6L, "3", 9L), 5))
                .isEqualTo(Map.of("3", 9L));
        assertThat(SmallGroups.shown(Map.of("1", 1L, "2", 6L), 5)).isEmpty();
        assertThat(SmallGroups.shown(Map.of("1", 1L), 5)).isEmpty();
        assertThat(SmallGroups.shown(Map.of(), 5)).isEmpty();
    }
}
