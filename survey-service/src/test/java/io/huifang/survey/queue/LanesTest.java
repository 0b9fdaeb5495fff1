package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.attempt.Offer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class LanesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Lane.Key KEY = new Lane.Key(1, 60);
    private static final Lane LANE = new Lane(KEY, "refund-delayed", NOON);
    private static final ClaimFilter ALL = new ClaimFilter(Set.of());

    private final Lanes lanes = new Lanes();

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

        Lane sameIdOtherQueue = new Lane(KEY, "complaint", NOON);
        lanes.found(List.of(sameIdOtherQueue), lanes.now());
        assertThat(lanes.matching(ALL)).containsExactly(List.of(sameIdOtherQueue));
    }

    @Test
    void areOrderedByPriorityAndFilteredByReason() {
        Lane urgent = new Lane(new Lane.Key(2, 90), "complaint", NOON);
        Lane alsoSixty = new Lane(new Lane.Key(3, 60), "refund-rejected", NOON);
        lanes.found(List.of(LANE, urgent, alsoSixty), lanes.now());

        List<List<Lane>> all = lanes.matching(ALL);

        assertThat(all.get(0)).containsExactly(urgent);
        assertThat(all.get(1)).containsExactlyInAnyOrder(LANE, alsoSixty);
        assertThat(lanes.matching(new ClaimFilter(Set.of("complaint"))))
                .containsExactly(List.of(urgent));
    }
}
