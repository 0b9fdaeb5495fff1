package io.huifang.survey.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.agent.Profile;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.conclusion.ConcludeCommand.Ticks;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.history.Conclusion.Ending;
import io.huifang.survey.history.Conclusion.Next;
import io.huifang.survey.history.Conclusion.Promise;
import io.huifang.survey.masking.SensitiveNumbers;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a conclusion.
 *
 * @param disposition how the attempt ended
 * @param answers by question id; when absent, the saved draft counts
 * @param note the agent's own words; some dispositions require it. Card and identity numbers in it
 *     are removed before it is kept
 * @param rootCause code of the root cause, one of {@code GET /v1/root-causes}
 * @param promise what was promised
 * @param appointmentAt the instant the customer chose; with APPOINTMENT_MADE and only then
 * @param followUp whether a follow-up task is asked for; false when absent
 * @param mine whether the agent makes the next call himself; with an appointment or a follow-up
 * @param language BCP 47 language the customer speaks; with LANGUAGE_BARRIER
 * @param covered key steps of the script that were covered, by step id: a code of the step, or true
 *     for one that has none. Whoever sends it has covered every key step or says why not
 * @param leftBecause why key steps were left, in the agent's own words
 */
@Schema(requiredProperties = "disposition")
public record ConclusionRequest(
        Disposition disposition,
        Map<String, Object> answers,
        @Schema(maxLength = LONGEST_NOTE) String note,
        String rootCause,
        PromiseRequest promise,
        Instant appointmentAt,
        Boolean followUp,
        Boolean mine,
        @Schema(pattern = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}") String language,
        Map<String, Object> covered,
        @Schema(maxLength = LONGEST_EXCUSE) String leftBecause) {

    static final int LONGEST_NOTE = 4000;
    static final int LONGEST_EXCUSE = 500;

    private static final Pattern EVENT_TYPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,128}");

    /**
     * What was promised.
     *
     * @param keptBy type of the wallet event that keeps it
     * @param subjectRef what it is about, such as a refund's id
     * @param dueAt until when
     */
    public record PromiseRequest(String keptBy, String subjectRef, Instant dueAt) {}

    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    public static ConcludeCommand read(Holder holder, byte[] bytes, RootCauses rootCauses) {
        RequestBody body = RequestBody.of(bytes);
        Optional<Disposition> disposition = body.oneOf("disposition", Disposition.class);
        if (disposition.isEmpty()) {
            body.missing("disposition");
        }
        Ending ending =
                new Ending(
                        disposition.orElse(null),
                        body.listed("rootCause", rootCauses::has).orElse(null),
                        body.object("promise", ConclusionRequest::promise).orElse(null),
                        body.moment("appointmentAt").orElse(null),
                        body.flag("followUp").orElse(false),
                        body.text("note", LONGEST_NOTE).map(SensitiveNumbers::mask).orElse(null),
                        new Next(
                                body.flag("mine").orElse(false),
                                body.code("language", Profile.LANGUAGE).orElse(null)));
        Optional<Map<String, Object>> answers = body.map("answers").map(GivenAnswers::of);
        Optional<Ticks> ticks = ticks(body);
        body.finish();
        return new ConcludeCommand(holder, ending, answers, ticks);
    }

    private static Optional<Ticks> ticks(RequestBody body) {
        Optional<Map<String, Object>> covered = body.map("covered").map(GivenAnswers::of);
        Optional<String> because =
                body.text("leftBecause", LONGEST_EXCUSE).map(SensitiveNumbers::mask);
        return covered.isEmpty() && because.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ticks(covered.orElse(Map.of()), because.orElse(null)));
    }

    private static Promise promise(RequestBody body) {
        Optional<String> keptBy = body.code("keptBy", EVENT_TYPE);
        Optional<Instant> dueAt = body.moment("dueAt");
        if (keptBy.isEmpty()) {
            body.missing("keptBy");
        }
        if (dueAt.isEmpty()) {
            body.missing("dueAt");
        }
        return new Promise(
                keptBy.orElse(null),
                body.code("subjectRef", REFERENCE).orElse(null),
                dueAt.orElse(null));
    }
}
