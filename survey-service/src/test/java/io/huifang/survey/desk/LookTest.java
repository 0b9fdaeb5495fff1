package io.huifang.survey.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.agent.AgentsView;
import io.huifang.survey.desk.DeskNews.Look;
import io.huifang.survey.desk.LookAtHands.Hands;
import io.huifang.survey.queue.QueueView;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What pages are told of two looks. */
class LookTest {
    private static Look look(Map<String, String> letGo) {
        return Look.at(
                new QueueView(0, 0, true, List.of()),
                new Hands(List.of(), letGo),
                new AgentsView(List.of()));
    }

    @Test
    void tellsOfACallThatWasTakenAndLetGoBetweenThem() {
        Look before = look(Map.of());
        Look after = look(Map.of("agent-1", "12:00:01"));

        assertThat(after.ofFloor()).isNotEqualTo(before.ofFloor());
        assertThat(after.ofCalls("agent-1")).isNotEqualTo(before.ofCalls("agent-1"));
        assertThat(after.ofCalls("agent-2")).isEqualTo(before.ofCalls("agent-2"));
    }

    @Test
    void tellsNothingWhenNothingHappened() {
        Map<String, String> earlier = Map.of("agent-1", "12:00:01");

        assertThat(look(earlier)).isEqualTo(look(earlier));
    }
}
