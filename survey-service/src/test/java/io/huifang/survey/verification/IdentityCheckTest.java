package io.huifang.survey.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.Purpose;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityCheckTest {
    private static IdentityCheck fresh(IdentityLevel level) {
        return new IdentityCheck(level, false, null, 0, 0, false, 3);
    }

    @Test
    @Tag("R67")
    void asksOnlyWhatTheMatterNeeds() {
        assertThat(IdentityLevel.of(Purpose.SURVEY).methods()).isEmpty();
        assertThat(IdentityLevel.of(Purpose.MARKETING).methods()).isEmpty();
        assertThat(IdentityLevel.of(Purpose.SERVICE)).isEqualTo(IdentityLevel.KNOWLEDGE);
        assertThat(IdentityLevel.of(Purpose.RISK).methods())
                .doesNotContain(IdentityMethod.LAST_TRANSACTION, IdentityMethod.REGISTRATION_MONTH);
        assertThat(
                        fresh(IdentityLevel.KNOWLEDGE)
                                .afterPhrase(true)
                                .refusalOf(IdentityMethod.SMS_CODE))
                .contains(IdentityRefusal.NOT_NEEDED);
    }

    @ParameterizedTest
    @EnumSource(IdentityMethod.class)
    @Tag("D6")
    void asksNothingBeforeThePhraseIsConfirmed(IdentityMethod method) {
        for (IdentityLevel level : IdentityLevel.values()) {
            assertThat(fresh(level).askable()).isEmpty();
            assertThat(fresh(level).refusalOf(method)).contains(IdentityRefusal.NO_PHRASE);
        }
    }

    @Test
    @Tag("R66")
    void endsWithTheLastFailureWhateverFailed() {
        IdentityCheck twice =
                fresh(IdentityLevel.KNOWLEDGE)
                        .afterPhrase(false)
                        .afterPhrase(true)
                        .after(IdentityMethod.LAST_TRANSACTION, false);

        IdentityCheck thrice = twice.after(IdentityMethod.REGISTRATION_MONTH, false);

        assertThat(twice.blocked()).isFalse();
        assertThat(twice.triesLeft()).isOne();
        assertThat(thrice.blocked()).isTrue();
        assertThat(thrice.triesLeft()).isZero();
        assertThat(thrice.askable()).isEmpty();
        assertThat(thrice.refusalOfPhrase()).contains(IdentityRefusal.BLOCKED);
    }

    @Test
    @Tag("R68")
    void isVerifiedByOneThingOnly() {
        IdentityCheck verified =
                fresh(IdentityLevel.SECOND_FACTOR)
                        .afterPhrase(true)
                        .after(IdentityMethod.SMS_CODE, true);

        assertThat(verified.verified()).isTrue();
        assertThat(verified.mayDisclose()).isTrue();
        assertThat(verified.askable()).isEmpty();
        assertThat(fresh(IdentityLevel.SECOND_FACTOR).mayDisclose()).isFalse();
        assertThat(fresh(IdentityLevel.NONE).mayDisclose()).isTrue();
    }
}
