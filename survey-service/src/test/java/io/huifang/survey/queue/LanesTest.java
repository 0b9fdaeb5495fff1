package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.agent.Ability;
import io.huifang.survey.attempt.Offer;
import io.huifang.survey.attempt.QueueName;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class LanesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Lane.Key KEY = new Lane.Key(1, 60);
    private static final Lane LANE = new Lane(KEY, queue("refund-delayed"), NOON);
    private static final Want ALL = wanting(Set.of());

    private static final Ageing AGEING =
            new Ageing(Duration.ofMinutes(10), 85, Clock.fixed(NOON, ZoneOffset.UTC));

    private final Lanes lanes = new Lanes(AGEING);

    @BeforeEach
    void look() {
        lanes.found(List.of(LANE), lanes.now());
    }

    private Instant mark() {
        return lanes.matching(ALL).get(0).get(0).mark();
    }

    @Test
    void beginWhereTheEarliestOfferWasFound() {
        assertThat(mark()).isEqualTo(NOON);
        assertThat(lanes.oldestDue()).contains(NOON);
    }

    @Test
    void moveOnWithWhatWasTaken() {
        lanes.took(KEY, NOON.plusSeconds(60), lanes.now());

        assertThat(mark()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void goBackForAnOfferThatArrivesBehindTheMark() {
        lanes.took(KEY, NOON.plusSeconds(60), lanes.now());

        lanes.offered(List.of(new Offer(1, 60, NOON.plusSeconds(5))));

        assertThat(mark()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void believeAnAnnouncementMoreThanAStatementThatBeganBefore() {
        long began = lanes.now();
        lanes.offered(List.of(new Offer(1, 60, NOON.minusSeconds(9))));

        lanes.took(KEY, NOON.plusSeconds(60), began);
        lanes.emptied(List.of(LANE), began);
        lanes.found(List.of(), began);

        assertThat(mark()).isEqualTo(NOON.minusSeconds(9));
    }

    @Test
    void areForgottenWhenEmpty() {
        lanes.emptied(List.of(LANE), lanes.now());

        assertThat(lanes.matching(ALL)).isEmpty();
        assertThat(lanes.oldestDue()).isEmpty();
    }

    @Test
    void comeBackWithTheNextOffer() {
        lanes.emptied(List.of(LANE), lanes.now());

        lanes.offered(List.of(new Offer(1, 60, NOON)));

        assertThat(lanes.matching(ALL)).containsExactly(List.of(LANE));
    }

    @Test
    void wantALookForAQueueTheyHaveNeverMet() {
        lanes.offered(List.of(new Offer(99, 60, NOON)));

        assertThat(lanes.isLookWanted()).isTrue();
    }

    @Test
    @Tag("P8")
    void forgetWhatAQueueStoodForBeforeAFailover() {
        lanes.startAnew();

        lanes.offered(List.of(new Offer(1, 60, NOON)));
        assertThat(lanes.matching(ALL)).isEmpty();
        assertThat(lanes.isLookWanted()).isTrue();

        Lane sameIdOtherQueue = new Lane(KEY, queue("complaint"), NOON);
        lanes.found(List.of(sameIdOtherQueue), lanes.now());
        assertThat(lanes.matching(ALL)).containsExactly(List.of(sameIdOtherQueue));
    }

    @Test
    void areOrderedByPriorityAndFilteredByReason() {
        Lane urgent = new Lane(new Lane.Key(2, 90), queue("complaint"), NOON);
        Lane alsoSixty = new Lane(new Lane.Key(3, 60), queue("refund-rejected"), NOON);
        lanes.found(List.of(LANE, urgent, alsoSixty), lanes.now());

        List<List<Lane>> all = lanes.matching(ALL);

        assertThat(all.get(0)).containsExactly(urgent);
        assertThat(all.get(1)).containsExactlyInAnyOrder(LANE, alsoSixty);
        assertThat(lanes.matching(wanting(Set.of("complaint")))).containsExactly(List.of(urgent));
    }

    @ParameterizedTest
    @CsvSource({
        "50, 99, true",
        "50, 100, true", // of equals the higher priority
        "50, 110, false",
        "40, 209, true",
        "40, 210, false"
    })
    @Tag("R35")
    void gainAPointForEachTenMinutesOfWaiting(int priority, int minutes, boolean sixtyIsFirst) {
        Lane waiting = waiting(priority, Duration.ofMinutes(minutes));
        lanes.found(List.of(LANE, waiting), lanes.now());

        assertThat(lanes.matching(ALL).get(0)).containsExactly(sixtyIsFirst ? LANE : waiting);
    }

    @Test
    @Tag("R37")
    void areNeverOvertakenByMereWaitingWhenUrgent() {
        Lane urgent = new Lane(new Lane.Key(3, 85), queue("balance-anomaly"), NOON);
        Lane old = waiting(84, Duration.ofDays(9));
        lanes.found(List.of(old, urgent), lanes.now());

        assertThat(lanes.matching(ALL)).containsExactly(List.of(urgent), List.of(old));
    }

    @Test
    @Tag("R35")
    void countByTheLongestWaitingOfEqualPriority() {
        Lane young = new Lane(new Lane.Key(4, 50), queue("dispute-check"), NOON);
        Lane old = waiting(50, Duration.ofHours(2));
        lanes.found(List.of(LANE, young, old), lanes.now());

        assertThat(lanes.matching(ALL).get(0)).containsExactlyInAnyOrder(young, old);
    }

    @Test
    @Tag("R61")
    void ofOneOwnerAreHisAloneAndGoBeforeWhatIsForAll() {
        Lane owned =
                new Lane(
                        new Lane.Key(6, 40),
                        QueueName.of("refund-delayed", "refunds", "en", "agent-7"),
                        NOON);
        lanes.found(List.of(LANE, owned), lanes.now());

        Want his = new Want(ALL.filter(), Ability.WITHOUT_PROFILE, "agent-7");
        assertThat(lanes.owners()).containsExactly("agent-7");
        assertThat(lanes.matching(his)).containsExactly(List.of(owned), List.of(LANE));
        assertThat(lanes.matching(ALL)).containsExactly(List.of(LANE));
    }

    private static QueueName queue(String reason) {
        return QueueName.of(reason, null, null, null);
    }

    private static Want wanting(Set<String> reasons) {
        return new Want(new ClaimFilter(reasons), Ability.WITHOUT_PROFILE, "");
    }

    private static Lane waiting(int priority, Duration since) {
        return new Lane(new Lane.Key(5, priority), queue("how-to"), NOON.minus(since));
    }
}
