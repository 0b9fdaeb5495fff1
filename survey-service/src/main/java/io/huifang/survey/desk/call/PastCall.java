package io.huifang.survey.desk.call;

import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusion.Promise;
import io.huifang.survey.history.Correction;
import io.huifang.survey.history.CoveredScript;
import io.huifang.survey.page.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An earlier contact with the customer.
 *
 * @param at when
 * @param reason why we called
 * @param ending how it ended, by the latest word
 * @param agent who called
 * @param note his words; null for none
 * @param facts what else was written down
 */
public record PastCall(
        String at, String reason, String ending, String agent, String note, List<Fact> facts) {

    /** As its conclusion says. */
    public static PastCall of(Conclusion past, RootCauses rootCauses, Wording wording) {
        return new PastCall(
                wording.at(past.concludedAt()),
                wording.name("reason", past.reason()),
                wording.name("disposition", past.disposition()),
                past.agent(),
                past.ending().note(),
                facts(past, rootCauses, wording));
    }

    private static List<Fact> facts(Conclusion past, RootCauses rootCauses, Wording wording) {
        Conclusion.Ending ending = past.ending();
        List<Fact> facts = new ArrayList<>();
        past.corrections().forEach(it -> facts.add(corrected(wording, it)));
        if (ending.appointmentAt() != null) {
            facts.add(
                    new Fact(
                            wording.say("field.appointmentAt"),
                            wording.at(ending.appointmentAt())));
        }
        if (ending.promise() != null) {
            facts.add(new Fact(wording.say("promise"), promise(ending.promise(), wording)));
        }
        if (ending.rootCause() != null) {
            facts.add(
                    new Fact(
                            wording.say("field.rootCause"),
                            rootCauses.words(ending.rootCause(), wording.language())));
        }
        if (!past.covered().left().isEmpty()) {
            facts.add(new Fact(wording.say("past.left"), left(past.covered())));
        }
        past.asked().choices().forEach((it, said) -> facts.add(answer(wording, it, said)));
        past.asked().words().forEach((it, said) -> facts.add(answer(wording, it, said)));
        return facts;
    }

    private static Fact corrected(Wording wording, Correction it) {
        String words =
                wording.say(
                        "corrected",
                        wording.name("disposition", it.previous()),
                        wording.name("disposition", it.disposition()),
                        it.correctedBy(),
                        wording.at(it.correctedAt()));
        return new Fact(
                wording.say("past.corrected"),
                it.because() == null ? words : words + ": " + it.because());
    }

    private static String promise(Promise promise, Wording wording) {
        return wording.say(
                "promised", wording.name("keptBy", promise.keptBy()), wording.at(promise.dueAt()));
    }

    private static String left(CoveredScript covered) {
        String steps = String.join(", ", covered.left());
        return covered.because() == null ? steps : steps + ": " + covered.because();
    }

    private static Fact answer(Wording wording, String question, Object said) {
        return new Fact(wording.name("answer", question), said(wording, said));
    }

    private static String said(Wording wording, Object said) {
        if (said instanceof Boolean yes) return wording.say(yes ? "yes" : "no");
        return said instanceof List<?> several
                ? several.stream().map(Object::toString).collect(Collectors.joining(", "))
                : said.toString();
    }
}
