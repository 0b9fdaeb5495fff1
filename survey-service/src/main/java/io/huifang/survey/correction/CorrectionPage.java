package io.huifang.survey.correction;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.desk.call.PastCall;
import io.huifang.survey.history.Conclusion;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was written down of a call, and the form in which it is corrected.
 *
 * @param path of the form
 * @param back of the call
 * @param call what was written down, with all corrections so far
 * @param key of the correction, so that sending it twice makes one
 * @param endings what it may have been instead
 * @param because what was typed; empty for nothing
 * @param fault what is wrong with the form sent; null for nothing
 */
public record CorrectionPage(
        String path,
        String back,
        PastCall call,
        String key,
        List<Ending> endings,
        String because,
        String fault) {

    /** A way in which the call may have ended. */
    public record Ending(String value, String words, boolean chosen) {}

    static String path(UUID attemptId) {
        return back(attemptId) + "/correction";
    }

    static String back(UUID attemptId) {
        return "/reviews/calls/" + attemptId;
    }

    /** Those that a correction can say; all others would be refused. */
    static List<Ending> endings(Conclusion conclusion, CorrectionForm form, Wording wording) {
        return Stream.of(Disposition.values())
                .filter(it -> CorrectionRules.faults(conclusion, it).isEmpty())
                .map(
                        it ->
                                new Ending(
                                        it.name(),
                                        wording.name("disposition", it),
                                        it.name().equals(form.disposition())))
                .toList();
    }
}
