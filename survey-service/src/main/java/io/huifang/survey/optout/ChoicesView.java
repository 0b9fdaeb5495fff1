package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;

import java.time.Instant;
import java.util.List;

/**
 * What a customer stopped, for his application.
 *
 * @param stopped what for he is not contacted any more; empty when he stopped nothing here
 * @param saidAt when he said so last, UTC; null for never
 * @param acceptedAt when intake had accepted all of it, UTC; null while some of it is passed on
 * @param calls callbacks that were closed without a call within a day, as far as is known for a
 *     purpose that he stopped
 * @param surveys questionnaires that are not asked any more, because he wants none or must not be
 *     contacted
 */
record ChoicesView(
        List<Purpose> stopped,
        Instant saidAt,
        Instant acceptedAt,
        List<StoppedView> calls,
        List<StoppedView> surveys) {
    /**
     * One callback, or one questionnaire.
     *
     * @param reason why we wanted to call
     * @param stoppedAt when it was stopped, UTC
     */
    record StoppedView(String reason, Instant stoppedAt) {}

    static ChoicesView of(ShowChoices.Shown shown) {
        return new ChoicesView(
                shown.purposes(),
                shown.saidAt(),
                shown.acceptedAt(),
                shown.stopped().stream().map(it -> new StoppedView(it.reason(), it.at())).toList(),
                shown.unasked().stream().map(it -> new StoppedView(it.reason(), it.at())).toList());
    }
}
