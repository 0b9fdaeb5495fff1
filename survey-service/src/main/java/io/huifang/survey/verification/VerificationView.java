package io.huifang.survey.verification;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * How far it is known who is on the line.
 *
 * @param level how sure we must be
 * @param phraseConfirmed both sides have checked each other
 * @param verified the customer has shown who he is: protected steps may be taken
 * @param verifiedBy how he showed it; absent when he has not
 * @param mayDisclose amounts and the like may be told to him
 * @param askable what may be asked now, any one of it; empty before the phrase is confirmed
 * @param triesLeft so many failures end it
 * @param blocked too many tries failed: only ID_FAILED or FRAUD_SUSPECTED can follow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerificationView(
        IdentityLevel level,
        boolean phraseConfirmed,
        boolean verified,
        IdentityMethod verifiedBy,
        boolean mayDisclose,
        List<IdentityMethod> askable,
        int triesLeft,
        boolean blocked) {

    public static VerificationView of(IdentityCheck check) {
        return new VerificationView(
                check.level(),
                check.phraseConfirmed(),
                check.verified(),
                check.verifiedBy(),
                check.mayDisclose(),
                check.askable().stream().sorted().toList(),
                check.triesLeft(),
                check.blocked());
    }
}
