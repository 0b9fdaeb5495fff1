package io.huifang.survey.foresight;

import io.huifang.survey.page.Wording;
import io.huifang.survey.word.NextStep;

import java.util.ArrayList;
import java.util.List;

/** What follows, in plain words. Pure. */
public final class NextStepWords {
    private NextStepWords() {}

    /** One sentence for each thing that follows, the most important one first. */
    public static List<String> of(NextStep step, Wording wording) {
        List<String> words = new ArrayList<>();
        if (step.neverAgain()) {
            words.add(wording.say("next.neverAgain"));
        }
        if (step.dueAt() != null) {
            String key = step.appointment() ? "next.appointment" : "next.call";
            words.add(wording.say(key, wording.at(step.dueAt())));
        }
        if (step.outcome() != null) {
            words.add(wording.say("next.closed", wording.name("outcome", step.outcome())));
        }
        if (step.followUp() != null) {
            words.add(wording.say("next.followUp", wording.name("reason", step.followUp())));
        }
        step.notices()
                .forEach(
                        notice ->
                                words.add(
                                        wording.say(
                                                "next.notice", wording.name("notice", notice))));
        if (words.isEmpty()) {
            words.add(wording.say("next.waits"));
        }
        return words;
    }
}
