package io.huifang.survey.insight.signal;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An unusual rise as people see it.
 *
 * @param signalId its id
 * @param eventType CloudEvents type
 * @param traits what the events have in common, by the names of wallet events
 * @param since beginning of the hour in which it was seen first, UTC
 * @param seenBy end of that hour, UTC
 * @param seenUntil end of the hour in which it was seen last, UTC
 * @param endedAt by when it was over, UTC; absent while it lasts
 * @param events in the rarest hour
 * @param expected in such an hour, by the weeks before
 * @param weeks how many weeks that rests on
 * @param chance of so many or more by chance
 * @param foundAt when it was found, UTC
 * @param foundAfter seconds from {@code since} to then
 * @param rule of the policy's incidents, under which the scheduler is told; absent for none
 * @param toldAt when the scheduler had accepted it, UTC; absent before
 * @param refusedAt when the scheduler had refused it, UTC; absent otherwise
 * @param incidentId the incident that was opened, or was open; absent before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalView(
        UUID signalId,
        String eventType,
        Map<String, String> traits,
        Instant since,
        Instant seenBy,
        Instant seenUntil,
        Instant endedAt,
        long events,
        BigDecimal expected,
        int weeks,
        double chance,
        Instant foundAt,
        long foundAfter,
        String rule,
        Instant toldAt,
        Instant refusedAt,
        UUID incidentId) {

    static SignalView of(Signal signal) {
        Rise rise = signal.rarest();
        Signal.Course course = signal.course();
        Signal.Found found = signal.found();
        return new SignalView(
                signal.id(),
                rise.traits().eventType(),
                rise.traits().stated(),
                course.since(),
                course.seenBy(),
                course.seenUntil(),
                course.endedAt(),
                rise.events(),
                BigDecimal.valueOf(rise.expected()).setScale(2, RoundingMode.HALF_EVEN),
                rise.weeks(),
                signal.chance(),
                found.at(),
                Duration.between(course.since(), found.at()).toSeconds(),
                found.rule(),
                found.toldAt(),
                found.refusedAt(),
                found.incidentId());
    }
}
