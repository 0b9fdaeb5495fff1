package io.huifang.survey.word;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.time.Instant;
import java.util.List;

/**
 * What would follow if an attempt ended in a certain way, as the scheduler says.
 *
 * @param status how the task would stand, such as {@code WAITING} or {@code CLOSED}
 * @param dueAt when the next call would be due, UTC; null when none follows
 * @param appointment whether that call would keep a time the customer chose
 * @param outcome how the task would end; null while it goes on
 * @param followUp reason of the task that would follow it up; null for none
 * @param notices ids of the notices that would be asked for
 * @param neverAgain whether the customer would not be contacted again at all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NextStep(
        String status,
        Instant dueAt,
        boolean appointment,
        String outcome,
        String followUp,
        List<String> notices,
        boolean neverAgain) {
    public NextStep {
        notices = notices == null ? List.of() : List.copyOf(notices);
    }
}
