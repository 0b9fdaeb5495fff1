package io.huifang.survey.smallgroup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

@Tag("D14")
class SmallGroupsTest {

    @Test
    void nothingIsHiddenWhereAllAreLarge() {
        assertThat(SmallGroups.hidden(List.of(5L, 9L, 0L), Set.of(), 5)).isEmpty();
    }

    @Test
    void aSmallOneTakesTheNextLargerWithIt() {
        assertThat(SmallGroups.hidden(List.of(40L, 3L, 7L, 9L), Set.of(), 5)).containsExactly(1, 2);
    }

    @Test
    void smallOnesThatAreEnoughTogetherTakeNoneWithThem() {
        assertThat(SmallGroups.hidden(List.of(3L, 40L, 4L), Set.of(), 5)).containsExactly(0, 2);
    }

    @Test
    void nobodyIsNoGroup() {
        assertThat(SmallGroups.hidden(List.of(0L, 0L), Set.of(), 5)).isEmpty();
    }

    @Test
    void neverDoesASumTellOfFewerThanTheSmallestGroup() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            List<Long> people =
                    random.ints(1 + random.nextInt(6), 0, 12).asLongStream().boxed().toList();

            Set<Integer> hidden = SmallGroups.hidden(people, Set.of(), 5);

            long together = hidden.stream().mapToLong(people::get).sum();
            boolean all = hidden.size() == people.stream().filter(it -> it > 0).count();
            assertThat(hidden.isEmpty() || together >= 5 || all).isTrue();
            for (int place = 0; place < people.size(); place++) {
                if (!hidden.contains(place)) {
                    assertThat(people.get(place))
                            .satisfiesAnyOf(
                                    it -> assertThat(it).isZero(),
                                    it -> assertThat(it).isGreaterThanOrEqualTo(5));
                }
            }
        }
    }

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

    @Test
    void showsNoCountFromWhichAFewFollow() {
        assertThat(SmallGroups.shown(Map.of("1", 1L, "2", 1L, "3", 9L, "4", 20L), 5))
                .isEqualTo(Map.of("4", 20L));
    }
}
