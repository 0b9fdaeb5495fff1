package io.huifang.scheduler.page.decision;

import io.huifang.scheduler.page.Wording;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why something became of a callback.
 *
 * @param words in the page's language, where they are ours
 * @param language BCP 47 tag of the words where it is another one; null otherwise
 */
public record Because(String words, String language) {
    private static final String RULE = "([a-z-]+(?:[.][a-z-]+)+)";

    /** What the history says in a form of its own. */
    private enum Form {
        ATTEMPT("attempt (\\d+)", (it, words) -> words.say("because.attempt", it.group(1))),
        CORRECTED(
                "attempt (\\d+) from ([A-Z_]+) to ([A-Z_]+)",
                (it, words) ->
                        words.say(
                                "because.corrected",
                                it.group(1),
                                words.name("disposition", it.group(2)),
                                words.name("disposition", it.group(3)))),
        FOLLOWS("of ([0-9a-f-]{36})", (it, words) -> words.say("because.follows", it.group(1))),
        RESCHEDULED("rescheduled", (it, words) -> words.say("because.rescheduled")),
        PAGE("on the page of appointments", (it, words) -> words.say("because.page")),
        CLOCKS(
                "the clocks of (\\S+) changed",
                (it, words) -> words.say("because.clocks", it.group(1))),
        INCIDENT(
                RULE + " by (\\S+)",
                (it, words) -> words.name("rule", it.group(1)) + " (" + it.group(2) + ")"),
        // the sentence that follows says the same in English
        EXPLAINED(RULE + ": .*", (it, words) -> words.name("rule", it.group(1)));

        private final Pattern pattern;
        private final BiFunction<MatchResult, Wording, String> inWords;

        Form(String pattern, BiFunction<MatchResult, Wording, String> inWords) {
            this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
            this.inWords = inWords;
        }
    }

    /**
     * @param because as the history has it; null for nothing
     * @param who account of a person, whose words these are; null for the service itself
     */
    static Because of(String because, String who, Wording wording) {
        if (because == null) return new Because("", null);
        for (String group : List.of("rule", "disposition", "outcome", "notice")) {
            if (wording.knows(group, because)) {
                return new Because(wording.name(group, because), null);
            }
        }
        for (Form form : Form.values()) {
            Matcher it = form.pattern.matcher(because);
            if (it.matches()) return new Because(form.inWords.apply(it, wording), null);
        }
        // in which language a person wrote nobody knows
        return new Because(because, who == null ? "en" : null);
    }
}
