package io.huifang.survey.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.history.Conclusion.Promise;
import io.huifang.survey.verification.IdentityCheck;
import io.huifang.survey.verification.IdentityLevel;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ConclusionRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(1);

    private static Ending ending(Disposition disposition, Instant appointmentAt, String note) {
        return new Ending(disposition, null, null, appointmentAt, false, note);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void asksForANoteExactlyWhereTheTableDoes(Disposition disposition) {
        Instant appointment = disposition == Disposition.APPOINTMENT_MADE ? LATER : null;

        boolean soundWithoutNote =
                ConclusionRules.faults(ending(disposition, appointment, null), NOON).isEmpty();

        assertThat(soundWithoutNote).isEqualTo(!disposition.noteRequired());
        assertThat(ConclusionRules.faults(ending(disposition, appointment, "said so"), NOON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void takesAnAppointmentExactlyWhereOneWasMade(Disposition disposition) {
        boolean sound =
                ConclusionRules.faults(ending(disposition, LATER, "said so"), NOON).isEmpty();

        assertThat(sound).isEqualTo(disposition == Disposition.APPOINTMENT_MADE);
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void takesAnswersExactlyWhereTheCustomerWasSurveyed(Disposition disposition) {
        boolean allowed =
                ConclusionRules.faults(disposition, Optional.empty(), Map.of("csat", 5)).stream()
                        .map(Violation::code)
                        .noneMatch("survey-not-allowed"::equals);

        assertThat(allowed).isEqualTo(disposition.surveyed());
    }

    @Test
    void wantsAppointmentsAndPromisesInTheFuture() {
        Ending now = ending(Disposition.APPOINTMENT_MADE, NOON, null);
        Ending promised =
                new Ending(
                        Disposition.BUSY,
                        null,
                        new Promise("io.huifang.refund.settled.v1", null, NOON),
                        null,
                        false,
                        null);

        assertThat(ConclusionRules.faults(now, NOON))
                .extracting(Violation::pointer)
                .containsExactly("/appointmentAt");
        assertThat(ConclusionRules.faults(promised, NOON))
                .extracting(Violation::pointer)
                .containsExactly("/promise/dueAt");
    }

    @Test
    void wantsAppointmentsWithinAYear() {
        Instant inAYear = NOON.plus(Duration.ofDays(365));
        Instant later = NOON.plus(Duration.ofDays(367));

        assertThat(
                        ConclusionRules.faults(
                                ending(Disposition.APPOINTMENT_MADE, inAYear, null), NOON))
                .isEmpty();
        assertThat(ConclusionRules.faults(ending(Disposition.APPOINTMENT_MADE, later, null), NOON))
                .extracting(Violation::code)
                .containsExactly("too-far-ahead");
    }

    @Test
    void wantsTheInstantOfAnAppointment() {
        Ending without = ending(Disposition.APPOINTMENT_MADE, null, null);

        assertThat(ConclusionRules.faults(without, NOON))
                .containsExactly(
                        new Violation(
                                "/appointmentAt", "missing", "an appointment needs its instant"));
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    @Tag("R66")
    void letsOnlyAFailedIdentityFollowWhenTheTriesAreUsedUp(Disposition disposition) {
        IdentityCheck blocked =
                new IdentityCheck(IdentityLevel.KNOWLEDGE, true, null, 4, 3, true, 3);
        IdentityCheck open = new IdentityCheck(IdentityLevel.KNOWLEDGE, true, null, 1, 0, false, 3);
        boolean unknown =
                Set.of(Disposition.ID_FAILED, Disposition.FRAUD_SUSPECTED).contains(disposition);

        assertThat(ConclusionRules.faults(disposition, blocked).isEmpty()).isEqualTo(unknown);
        assertThat(ConclusionRules.faults(disposition, open).isEmpty())
                .isEqualTo(disposition != Disposition.NOT_MADE);
    }

    @Test
    @Tag("P13")
    void letsNobodySayThatHeDidNotCallTheNumberThatHeWasShown() {
        IdentityCheck open = new IdentityCheck(IdentityLevel.KNOWLEDGE, true, null, 1, 0, false, 3);

        assertThat(ConclusionRules.faults(Disposition.NOT_MADE, open))
                .extracting(Violation::code)
                .containsExactly("revealed");
        assertThat(ConclusionRules.faultsOfNoCall(Disposition.NOT_MADE)).isEmpty();
    }
}
