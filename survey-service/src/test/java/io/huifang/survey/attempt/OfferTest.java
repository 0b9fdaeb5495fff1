package io.huifang.survey.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

class OfferTest {
    private static final Offer OFFER =
            new Offer(7, 65, Instant.parse("2026-03-02T12:00:00.123456Z"));

    @Test
    void isReadAsItWasAnnounced() {
        List<Offer> offers = List.of(OFFER, new Offer(8, 0, Instant.EPOCH));

        assertThat(Offer.read(Offer.notice(offers))).contains(offers);
    }

    @Test
    void asksToLookWhenThereAreTooManyForOneNotice() {
        String notice = Offer.notice(Collections.nCopies(1000, OFFER));

        assertThat(notice).isEmpty();
        assertThat(Offer.read(notice)).isEmpty();
    }

    @Test
    void asksToLookWhenANoticeIsNotUnderstood() {
        assertThat(Offer.read("1,2")).isEmpty();
        assertThat(Offer.read("a,b,c;")).isEmpty();
    }
}
