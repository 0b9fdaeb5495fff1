package io.huifang.scheduler.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Permissions;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.Statements;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Each purpose in each state of consent, and what outranks it. */
class PermissionTest {
    private static final Policy POLICY = DefaultPolicy.read();

    /** When the event happened that the call is about. */
    private static final Instant HARM = Instant.parse("2026-03-04T04:00:00Z");

    private static final Instant BEFORE = HARM.minus(Duration.ofHours(2));
    private static final Instant AFTER = HARM.plus(Duration.ofHours(2));

    @ParameterizedTest
    @CsvSource({
        "SERVICE,   nothing,              allowed",
        "SERVICE,   granted,              allowed",
        "SERVICE,   withdrawn before,     consent.withdrawn",
        "SERVICE,   withdrawn after,      consent.withdrawn",
        "SERVICE,   granted again before, allowed",
        "SERVICE,   granted again after,  consent.withdrawn",
        "RISK,      nothing,              allowed",
        "RISK,      granted,              allowed",
        "RISK,      withdrawn before,     consent.withdrawn",
        "RISK,      withdrawn after,      consent.withdrawn",
        "RISK,      granted again before, allowed",
        "RISK,      granted again after,  consent.withdrawn",
        "SURVEY,    nothing,              consent.missing",
        "SURVEY,    granted,              allowed",
        "SURVEY,    withdrawn before,     consent.withdrawn",
        "SURVEY,    withdrawn after,      consent.withdrawn",
        "SURVEY,    granted again before, allowed",
        "SURVEY,    granted again after,  consent.withdrawn",
        "MARKETING, nothing,              consent.missing",
        "MARKETING, granted,              allowed",
        "MARKETING, withdrawn before,     consent.withdrawn",
        "MARKETING, withdrawn after,      consent.withdrawn",
        "MARKETING, granted again before, allowed",
        "MARKETING, granted again after,  consent.withdrawn"
    })
    @Tag("R96")
    @Tag("P14")
    void followsTheCustomersWordForEachPurpose(Purpose purpose, String word, String answer) {
        Reason reason = reason(purpose, Reason.WordOverride.NONE);

        assertThat(answer(said(purpose, word), reason)).isEqualTo(answer);
        assertThat(answer(said(other(purpose), word), reason))
                .as("consent for another purpose")
                .isEqualTo(answer(Statements.NONE, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "PROTECTS,  RISK,    withdrawn before, but the call is for his own protection",
        "PROTECTS,  RISK,    withdrawn after,  but the call is for his own protection",
        "REQUESTED, SERVICE, withdrawn before, but he asked for this call"
    })
    @Tag("R96")
    void explainsWhatOutranksHisWord(
            Reason.WordOverride override, Purpose purpose, String word, String because) {
        Permission permission = ask(said(purpose, word), reason(purpose, override));

        assertThat(((Allowed) permission).note()).contains("withdrew his consent", because);
        assertThat(((Allowed) permission).inputs()).containsEntry(Input.OVERRIDE, override);
    }

    @Test
    void takesARequestThatIsOlderThanHisWordForTakenBack() {
        Reason reason = reason(Purpose.SERVICE, Reason.WordOverride.REQUESTED);

        assertThat(answer(said(Purpose.SERVICE, "withdrawn after"), reason))
                .isEqualTo("consent.withdrawn");
    }

    @Test
    @Tag("R46")
    void callsNobodyWhoWantsToBeReachedInOtherWaysUnlessItProtectsHim() {
        Statements written =
                Statements.NONE.heard(
                        new Statement.PreferenceChanged(
                                null, null, Set.of(Channel.SMS, Channel.APP), null, BEFORE));
        Statements alsoCalls =
                Statements.NONE.heard(
                        new Statement.PreferenceChanged(
                                null, null, Set.of(Channel.SMS, Channel.PHONE), null, BEFORE));

        Reason service = reason(Purpose.SERVICE, Reason.WordOverride.NONE);
        assertThat(answer(written, service)).isEqualTo("preference.no-calls");
        assertThat(answer(alsoCalls, service)).isEqualTo("allowed");
        assertThat(answer(written, reason(Purpose.RISK, Reason.WordOverride.PROTECTS)))
                .isEqualTo("allowed");
    }

    @Test
    @Tag("P7")
    @Tag("R46")
    void takesAWishForNoCallsBackForWhatIsYoungerOnly() {
        Reason service = reason(Purpose.SERVICE, Reason.WordOverride.NONE);
        Statement never =
                new Statement.PreferenceChanged(null, null, Set.of(Channel.SMS), null, HARM);
        Statement takenBack =
                new Statement.PreferenceChanged(null, null, Set.of(), null, HARM.plusSeconds(60));
        Statements said = Statements.NONE.heard(never).heard(takenBack);

        assertThat(answer(said, service)).isEqualTo("preference.no-calls");
        assertThat(Statements.NONE.heard(takenBack).heard(never)).isEqualTo(said);
        Instant younger = HARM.plusMillis(1);
        assertThat(Permission.ask(said, service, Permissions.USUAL, younger, younger))
                .isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        // days from the change to the harm, and whether the older number is called
        "-3, true",
        "0,  true",
        "6,  true",
        "7,  true",
        "8,  false",
        "40, false"
    })
    @Tag("D7")
    void callsTheNumberFromBeforeALateChange(int days, boolean older) {
        Instant changed = HARM.minus(Duration.ofDays(days));
        Statements said = Statements.NONE.heard(new Statement.ContactChanged(changed));

        Allowed may = (Allowed) ask(said, reason(Purpose.RISK, Reason.WordOverride.NONE));

        assertThat(may.numberAsOf()).isEqualTo(older ? changed.minusMillis(1) : null);
        if (older) assertThat(may.note()).contains(changed.toString(), "may be a thief's");
    }

    @Test
    @Tag("D7")
    void callsTheNumberFromBeforeTheFirstOfSeveralLateChanges() {
        Instant first = HARM.minus(Duration.ofDays(3));
        Statements said =
                Statements.NONE
                        .heard(new Statement.ContactChanged(HARM.minus(Duration.ofDays(20))))
                        .heard(new Statement.ContactChanged(HARM))
                        .heard(new Statement.ContactChanged(first));

        Allowed may = (Allowed) ask(said, reason(Purpose.RISK, Reason.WordOverride.NONE));

        assertThat(may.numberAsOf()).isEqualTo(first.minusMillis(1));
    }

    @Test
    void callsTheNewestNumberAboutEverythingElse() {
        Statements said = Statements.NONE.heard(new Statement.ContactChanged(BEFORE));

        Allowed may = (Allowed) ask(said, reason(Purpose.SERVICE, Reason.WordOverride.NONE));

        assertThat(may.numberAsOf()).isNull();
        assertThat(may.note()).isEmpty();
    }

    private static String answer(Statements said, Reason reason) {
        Permission permission = ask(said, reason);
        return permission instanceof Forbidden never ? never.rule() : "allowed";
    }

    private static Permission ask(Statements said, Reason reason) {
        return Permission.ask(said, reason, Permissions.USUAL, HARM, HARM);
    }

    private static Statements said(Purpose purpose, String word) {
        Statement granted = new Statement.ConsentGranted(purpose, BEFORE);
        return switch (word) {
            case "nothing" -> Statements.NONE;
            case "granted" -> Statements.NONE.heard(granted);
            case "withdrawn before" ->
                    Statements.NONE.heard(new Statement.ConsentWithdrawn(purpose, BEFORE));
            case "withdrawn after" ->
                    Statements.NONE
                            .heard(granted)
                            .heard(new Statement.ConsentWithdrawn(purpose, AFTER));
            case "granted again before" ->
                    Statements.NONE
                            .heard(new Statement.ConsentWithdrawn(purpose, BEFORE.minusSeconds(60)))
                            .heard(granted);
            case "granted again after" ->
                    Statements.NONE
                            .heard(new Statement.ConsentWithdrawn(purpose, AFTER))
                            .heard(new Statement.ConsentGranted(purpose, AFTER.plusSeconds(60)));
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Purpose other(Purpose purpose) {
        return Purpose.values()[(purpose.ordinal() + 1) % Purpose.values().length];
    }

    private static Reason reason(Purpose purpose, Reason.WordOverride override) {
        Reason usual = POLICY.reason("refund-delayed").orElseThrow();
        return new Reason(
                usual.name(),
                usual.priority(),
                usual.defaultWait(),
                usual.waitBySeverity(),
                usual.freshness(),
                purpose,
                usual.script(),
                usual.questionnaire(),
                usual.skill(),
                usual.language(),
                usual.mergeBy(),
                usual.retryPlan(),
                override,
                purpose == Purpose.RISK,
                null,
                null,
                null,
                null);
    }
}
