package io.huifang.scheduler.signal;

import io.huifang.scheduler.incident.desk.OpenIncident.Wanted;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * A rise that was found. Judged only once the key was shown.
 *
 * @param rule name of the policy's rule that says what it is about
 * @param facts what its events have in common, such as {@code {"cause":"NETWORK"}}
 * @param since events from then on are part of it; within the last day; null for now
 * @param because in a few words, without personal data
 */
record SignalRequest(String rule, Map<String, String> facts, Instant since, String because) {
    /** In place of a person's account: no issuer gives it to anybody. */
    static final String SURVEY = "(survey)";

    private static final String FEW_WORDS = "(?=.*\\S)\\P{Cntrl}{1,200}";

    Wanted wanted(UUID incidentId) {
        if (because == null || !because.matches(FEW_WORDS)) {
            throw SignalResource.invalid("/because", "must be a line of at most 200 characters");
        }
        return new Wanted(
                incidentId,
                rule == null ? "" : rule,
                facts == null ? Map.of() : facts,
                since == null ? null : since.truncatedTo(ChronoUnit.MICROS),
                because,
                SURVEY);
    }
}
