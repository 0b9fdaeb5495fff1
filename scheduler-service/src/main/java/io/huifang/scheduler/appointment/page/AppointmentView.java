package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.appointment.Offer;

import java.time.Instant;
import java.util.List;

/**
 * A call as the customer's application shows it.
 *
 * @param company who calls
 * @param about what about, in general words, in the language asked for
 * @param timeZone IANA zone in which to show the times
 * @param plannedAt when the call is planned, UTC; null while it is being made, or waits
 * @param chosen whether the customer has chosen that time, or agreed to it
 * @param waits whether it is planned for when a trouble of many customers is over
 * @param slots those that he may choose, in order
 */
public record AppointmentView(
        String company,
        String about,
        String timeZone,
        Instant plannedAt,
        boolean chosen,
        boolean waits,
        List<SlotView> slots) {

    static AppointmentView of(Wording wording, String company, Offer offer) {
        return new AppointmentView(
                company,
                wording.matter(offer.reason()),
                offer.zone().getId(),
                offer.plannedAt(),
                offer.chosen(),
                offer.waits(),
                offer.free().starts().stream()
                        .map(start -> new SlotView(start, start.plus(offer.free().slot())))
                        .toList());
    }

    /**
     * One slot.
     *
     * @param start when it begins, UTC
     * @param end when it ends (exclusive), UTC
     */
    public record SlotView(Instant start, Instant end) {}
}
