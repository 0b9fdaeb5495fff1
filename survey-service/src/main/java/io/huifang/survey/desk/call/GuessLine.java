package io.huifang.survey.desk.call;

import io.huifang.survey.insight.guess.AccuracyView;
import io.huifang.survey.insight.guess.GuessView;
import io.huifang.survey.insight.guess.GuessView.GroundView;
import io.huifang.survey.page.Wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What the matter probably comes from, in the page's language.
 *
 * @param code of the root cause
 * @param words its own
 * @param probability with how many calls it was taken from
 * @param grounds what speaks for it
 * @param accuracy how often such guesses were right
 */
public record GuessLine(
        String code, String words, String probability, List<String> grounds, String accuracy) {
    /**
     * @param causes that may be named
     */
    static GuessLine of(GuessView guess, List<CallPage.Choice> causes, Wording wording) {
        return new GuessLine(
                guess.rootCause(),
                rootCause(guess.rootCause(), causes),
                wording.say("guess.probability", percent(guess.probability()), count(guess.n())),
                guess.grounds().stream().map(it -> ground(it, causes, wording)).toList(),
                accuracy(guess.latest(), wording));
    }

    private static String rootCause(String code, List<CallPage.Choice> causes) {
        return causes.stream()
                .filter(it -> it.value().equals(code))
                .map(CallPage.Choice::words)
                .findFirst()
                .orElse(code);
    }

    private static String ground(GroundView ground, List<CallPage.Choice> causes, Wording wording) {
        String trait = ground.trait() == null ? "reason" : ground.trait();
        String none = "NONE".equals(ground.value()) ? ".none" : "";
        return wording.say(
                "guess.ground." + trait + none,
                count(ground.hits()),
                count(ground.n()),
                value(ground, causes, wording));
    }

    private static String value(GroundView ground, List<CallPage.Choice> causes, Wording wording) {
        if (ground.trait() == null) return "";
        return switch (ground.trait()) {
            case "cause" -> wording.name("cause", ground.value());
            case "attempt" -> wording.name("guess.attempt", ground.value());
            case "earlier-outcome" -> wording.name("disposition", ground.value());
            default -> rootCause(ground.value(), causes);
        };
    }

    private static String accuracy(AccuracyView latest, Wording wording) {
        return latest.share() == null
                ? wording.say("guess.unmeasured")
                : wording.say(
                        "guess.accuracy",
                        count(latest.n()),
                        percent(latest.share()),
                        percent(latest.usual()));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static String count(long count) {
        return Long.toString(count);
    }
}
