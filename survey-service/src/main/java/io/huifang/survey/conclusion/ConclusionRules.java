package io.huifang.survey.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.questionnaire.Questionnaire;
import io.huifang.survey.response.Answers;
import io.huifang.survey.verification.IdentityCheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a conclusion must hold. Pure; time comes in as a value. */
final class ConclusionRules {
    private ConclusionRules() {}

    /** Everything that is wrong with what the agent recorded. */
    static List<Violation> faults(Ending ending, Instant now) {
        List<Violation> faults = new ArrayList<>();
        Disposition disposition = ending.disposition();
        if (disposition.noteRequired() && ending.note() == null) {
            faults.add(new Violation("/note", "missing", "this disposition needs a note"));
        }
        faults.addAll(AppointmentRule.faults(disposition, ending.appointmentAt(), now));
        faults.addAll(faultsOfNext(ending));
        if (ending.promise() != null) {
            AppointmentRule.untimely("/promise/dueAt", ending.promise().dueAt(), now)
                    .ifPresent(faults::add);
        }
        return faults;
    }

    private static List<Violation> faultsOfNext(Ending ending) {
        List<Violation> faults = new ArrayList<>();
        if (ending.next().mine() && ending.appointmentAt() == null && !ending.followUp()) {
            faults.add(
                    new Violation("/mine", "not-allowed", "needs an appointment or a follow-up"));
        }
        if (ending.next().language() != null
                && ending.disposition() != Disposition.LANGUAGE_BARRIER) {
            faults.add(
                    new Violation("/language", "not-allowed", "belongs to LANGUAGE_BARRIER only"));
        }
        return faults;
    }

    /**
     * Everything that is wrong with that end once the number was shown, after what was found out of
     * who was on the line.
     */
    static List<Violation> faults(Disposition disposition, IdentityCheck check) {
        if (disposition == Disposition.NOT_MADE) {
            // it may have been dialled, and would count in no budget
            return List.of(new Violation("/disposition", "revealed", "the number has been shown"));
        }
        boolean unknown =
                disposition == Disposition.ID_FAILED || disposition == Disposition.FRAUD_SUSPECTED;
        return check.blocked() && !unknown
                ? List.of(
                        new Violation(
                                "/disposition",
                                "identity-blocked",
                                "only ID_FAILED or FRAUD_SUSPECTED can follow"))
                : List.of();
    }

    /** Everything that is wrong with that end when nobody was called: a freeze would follow. */
    static List<Violation> faultsOfNoCall(Disposition disposition) {
        return disposition == Disposition.FRAUD_SUSPECTED
                ? List.of(new Violation("/disposition", "not-revealed", "nobody was called"))
                : List.of();
    }

    /** Everything that is wrong with the answers given in the conclusion. */
    static List<Violation> faults(
            Disposition disposition,
            Optional<Questionnaire> questionnaire,
            Map<String, Object> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        if (!disposition.surveyed()) {
            return List.of(
                    new Violation(
                            "/answers", "survey-not-allowed", "this disposition has no answers"));
        }
        return faults("/answers", questionnaire, given);
    }

    /**
     * Everything that is wrong with answers.
     *
     * @param path JSON pointer to the object that holds them
     */
    static List<Violation> faults(
            String path, Optional<Questionnaire> questionnaire, Map<String, Object> given) {
        if (questionnaire.isEmpty()) {
            return given.isEmpty()
                    ? List.of()
                    : List.of(
                            new Violation(
                                    path, "no-questionnaire", "nothing is asked in this call"));
        }
        return Answers.faults(questionnaire.get(), given).stream()
                .map(
                        fault ->
                                fault.question()
                                        .map(id -> unfit(path + '/' + id, fault.asked()))
                                        .orElse(
                                                new Violation(
                                                        path,
                                                        "unknown-question",
                                                        "has an answer to no question")))
                .toList();
    }

    private static Violation unfit(String pointer, boolean asked) {
        return asked
                ? new Violation(pointer, "not-an-answer", "is no answer to this question")
                : new Violation(
                        pointer, "not-asked", "earlier answers leave this question unasked");
    }
}
