package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;

import java.time.Instant;
import java.util.List;

/**
 * What a customer stopped, for his application.
 *
 * @param stopped what for he is not contacted any more; empty when he stopped nothing here
 * @param saidAt when he said so last, UTC; null for never
 * @param heldSince since when it holds everywhere, UTC; null while it is passed on
 * @param calls callbacks that were closed because of it
 */
record ChoicesView(
        List<Purpose> stopped, Instant saidAt, Instant heldSince, List<StoppedView> calls) {
    /**
     * One callback.
     *
     * @param reason why we wanted to call
     * @param stoppedAt when it was closed, UTC
     */
    record StoppedView(String reason, Instant stoppedAt) {}

    static ChoicesView of(ShowChoices.Shown shown) {
        OptOut latest = shown.latest();
        return new ChoicesView(
                latest == null ? List.of() : latest.purposes(),
                latest == null ? null : latest.saidAt(),
                latest == null ? null : latest.passedAt(),
                shown.stopped().stream().map(it -> new StoppedView(it.reason(), it.at())).toList());
    }
}
