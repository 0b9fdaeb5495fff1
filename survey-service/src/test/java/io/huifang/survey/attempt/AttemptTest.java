package io.huifang.survey.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

class AttemptTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final UUID ID = new UUID(1, 2);

    private static Attempt attempt(
            AttemptState state,
            String agent,
            Instant leaseUntil,
            boolean withdrawn,
            String former) {
        return new Attempt(
                ID,
                state,
                3,
                50,
                NOON,
                NOON.plusSeconds(3600),
                NOON,
                NOON,
                leaseUntil,
                null,
                null,
                withdrawn,
                agent,
                former == null ? Set.of() : Set.of(former),
                null,
                NOON);
    }

    private static Attempt claimed(Instant leaseUntil) {
        return attempt(AttemptState.CLAIMED, "anna", leaseUntil, false, null);
    }

    private static Holder holder(String agent, long token) {
        return new Holder(ID, agent, OptionalLong.of(token));
    }

    @Test
    void letsTheHolderWriteUntilTheInstantTheLeaseEnds() {
        assertThat(claimed(NOON.plusMillis(1)).refusalOfWrite(holder("anna", 3))).isEmpty();
        assertThat(claimed(NOON).refusalOfWrite(holder("anna", 3))).contains(Refusal.STALE_LEASE);
    }

    @Test
    void refusesOtherTokensButTheCurrentOne() {
        Attempt attempt = claimed(NOON.plusSeconds(1));

        assertThat(attempt.refusalOfWrite(holder("anna", 2))).contains(Refusal.STALE_LEASE);
        assertThat(attempt.refusalOfWrite(holder("anna", 4))).contains(Refusal.STALE_LEASE);
        assertThat(attempt.refusalOfWrite(new Holder(ID, "anna", OptionalLong.empty())))
                .contains(Refusal.STALE_LEASE);
    }

    @Test
    void isUnknownToWhoeverNeverHeldIt() {
        assertThat(claimed(NOON.plusSeconds(1)).refusalOfWrite(holder("ben", 3)))
                .contains(Refusal.NOT_YOURS);
    }

    @Test
    void tellsAFormerHolderThatItsLeaseIsOver() {
        Attempt other = attempt(AttemptState.CLAIMED, "ben", NOON.plusSeconds(1), false, "anna");
        Attempt nobody = attempt(AttemptState.OFFERED, null, null, false, "anna");

        assertThat(other.refusalOfWrite(holder("anna", 2))).contains(Refusal.STALE_LEASE);
        assertThat(other.refusalOfWrite(holder("anna", 3))).contains(Refusal.STALE_LEASE);
        assertThat(nobody.refusalOfWrite(holder("anna", 3))).contains(Refusal.STALE_LEASE);
    }

    @Test
    void tellsHowItEnded() {
        Attempt concluded = attempt(AttemptState.CONCLUDED, "anna", null, false, null);
        Attempt withdrawn = attempt(AttemptState.RETURNED, null, null, true, "anna");
        Attempt windowOver = attempt(AttemptState.RETURNED, null, null, false, "anna");

        assertThat(concluded.refusalOfWrite(holder("anna", 3))).contains(Refusal.CONCLUDED);
        assertThat(withdrawn.refusalOfWrite(holder("anna", 3))).contains(Refusal.WITHDRAWN);
        assertThat(windowOver.refusalOfWrite(holder("anna", 3))).contains(Refusal.STALE_LEASE);
    }

    @Test
    void letsNobodyBeCalledOnceWithdrawnAlthoughItMayStillBeConcluded() {
        Attempt withdrawn = attempt(AttemptState.CLAIMED, "anna", NOON.plusSeconds(1), true, null);

        assertThat(withdrawn.refusalOfReveal(holder("anna", 3))).contains(Refusal.WITHDRAWN);
        assertThat(withdrawn.refusalOfWrite(holder("anna", 3))).isEmpty();
    }
}
