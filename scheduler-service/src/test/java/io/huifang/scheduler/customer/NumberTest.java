package io.huifang.scheduler.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.statement.Statement.ContactChanged;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** Since when a customer's number is known not to be his. */
@Tag("R30")
class NumberTest {
    private static final Instant TEN = Instant.parse("2026-03-04T02:00:00Z");
    private static final Instant ELEVEN = TEN.plus(Duration.ofHours(1));
    private static final Customer CUSTOMER = Customer.unknown("c-1");

    @Test
    void isNotHisFromTheNewestCallThatFoundSomebodyElse() {
        Customer found = CUSTOMER.notAtHisNumber(ELEVEN).notAtHisNumber(TEN);

        assertThat(CUSTOMER.numberNotHisSince()).isNull();
        assertThat(found.numberNotHisSince()).isEqualTo(ELEVEN);
        assertThat(found.suppressed(null).numberNotHisSince()).isEqualTo(ELEVEN);
        assertThat(found.told(Whereabouts.UNKNOWN).numberNotHisSince()).isEqualTo(ELEVEN);
    }

    @Test
    void isHisAgainOnceHeWasReachedAfterThat() {
        Customer found = CUSTOMER.notAtHisNumber(TEN);

        assertThat(found.reached(TEN.minusSeconds(1)).numberNotHisSince()).isEqualTo(TEN);
        assertThat(found.reached(ELEVEN).numberNotHisSince()).isNull();
    }

    @Test
    @Tag("P7")
    void isAnotherOneAfterAChangeWhicheverIsHeardFirst() {
        ContactChanged later = new ContactChanged(ELEVEN);
        ContactChanged earlier = new ContactChanged(TEN.minusSeconds(1));

        assertThat(CUSTOMER.notAtHisNumber(TEN).heard(later).numberNotHisSince()).isNull();
        assertThat(CUSTOMER.heard(later).notAtHisNumber(TEN).numberNotHisSince()).isNull();
        assertThat(CUSTOMER.notAtHisNumber(TEN).heard(earlier).numberNotHisSince()).isEqualTo(TEN);
        assertThat(CUSTOMER.heard(earlier).notAtHisNumber(TEN).numberNotHisSince()).isEqualTo(TEN);
    }

    @Test
    void isNothingThatIsKeptOfWhoWasErased() {
        Customer erased =
                new Customer("c-1", Whereabouts.UNKNOWN, null, true, CUSTOMER.statements());

        assertThat(erased.notAtHisNumber(TEN).numberNotHisSince()).isNull();
    }
}
