package io.huifang.survey.desk.step;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.command.FundsFreezeRequested.Because;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.call.CallView;
import io.huifang.survey.freeze.FreezeView;
import io.huifang.survey.page.Wording;
import io.huifang.survey.verification.IdentityLevel;
import io.huifang.survey.verification.VerificationView;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who is on the line and what may be done for him.
 *
 * @param key so that a step sent twice is taken once
 * @param called whether the number was shown: before that nobody is on the line
 * @param sayZh the agent's word of the phrase
 * @param sayEn the same in English
 * @param phraseConfirmed both sides have checked each other
 * @param nothingNeeded the matter needs no more than the phrase
 * @param methods what may be asked now; empty for nothing
 * @param verifiedBy how the customer showed who he is; null when he has not
 * @param mayDisclose amounts and the like may be told to him
 * @param triesLeft so many failures end it
 * @param blocked too many tries failed
 * @param freeze of his funds
 * @param refused why the last step was not taken; null for none
 */
public record Steps(
        String key,
        boolean called,
        String sayZh,
        String sayEn,
        boolean phraseConfirmed,
        boolean nothingNeeded,
        List<Choice> methods,
        String verifiedBy,
        boolean mayDisclose,
        int triesLeft,
        boolean blocked,
        Freeze freeze,
        String refused) {

    /** One of a list. */
    public record Choice(String value, String words) {}

    /**
     * A freeze of funds.
     *
     * @param allowed whether it may be asked for now
     * @param done that it was asked for, in words; null when it was not
     * @param reasons why it may be asked for
     */
    public record Freeze(boolean allowed, String done, List<Choice> reasons) {}

    /**
     * @param key new for each page
     * @param refused why the last step was not taken, in words; null for none
     */
    public static Steps of(
            Attempt attempt, CallView call, String key, String refused, Wording wording) {
        VerificationView check = call.verification();
        return new Steps(
                key,
                attempt.revealedAt() != null,
                call.say().zh(),
                call.say().en(),
                check.phraseConfirmed(),
                check.level() == IdentityLevel.NONE,
                check.verified() ? List.of() : choices(check.askable().stream(), "method", wording),
                check.verified() ? wording.name("method", check.verifiedBy()) : null,
                check.mayDisclose(),
                check.triesLeft(),
                check.blocked(),
                freeze(attempt, call, wording),
                refused);
    }

    private static Freeze freeze(Attempt attempt, CallView call, Wording wording) {
        boolean protects = attempt.brief().purpose().equals(Purpose.RISK.name());
        return new Freeze(
                attempt.revealedAt() != null && (call.verification().verified() || protects),
                done(call.freeze(), wording),
                choices(Stream.of(Because.values()), "freezeBecause", wording));
    }

    private static String done(FreezeView freeze, Wording wording) {
        return freeze == null
                ? null
                : wording.say(
                        "freeze.done",
                        wording.clock(freeze.requestedAt()),
                        wording.name("freezeBecause", freeze.because()));
    }

    private static List<Choice> choices(Stream<?> values, String group, Wording wording) {
        return values.map(it -> new Choice(it.toString(), wording.name(group, it))).toList();
    }
}
