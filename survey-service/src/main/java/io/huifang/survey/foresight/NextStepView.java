package io.huifang.survey.foresight;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.word.NextStep;

import java.time.Instant;
import java.util.List;

/**
 * What would follow a conclusion.
 *
 * @param status how the task would stand, {@code WAITING} or {@code CLOSED}
 * @param dueAt when the next call would be due, UTC; absent when none follows
 * @param appointment whether that call would keep a time the customer chose
 * @param outcome how the task would end; absent while it goes on
 * @param followUp reason of the task that would follow it up; absent for none
 * @param notices ids of the notices the customer would be sent, if he may be written to then
 * @param neverAgain whether he would not be contacted again at all
 * @param words the same for the agent's eyes, a sentence for each thing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NextStepView(
        String status,
        Instant dueAt,
        boolean appointment,
        String outcome,
        String followUp,
        List<String> notices,
        boolean neverAgain,
        Words words) {

    /**
     * In both languages.
     *
     * @param zh simplified Chinese
     * @param en English
     */
    record Words(List<String> zh, List<String> en) {}

    static NextStepView of(NextStep step, Words words) {
        return new NextStepView(
                step.status(),
                step.dueAt(),
                step.appointment(),
                step.outcome(),
                step.followUp(),
                step.notices(),
                step.neverAgain(),
                words);
    }
}
