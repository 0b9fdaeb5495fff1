package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.appointment.Offer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the page says, in one language.
 *
 * @param wording which
 * @param company who calls
 * @param heading the page's heading
 * @param lines what stands below it
 * @param said what came of the customer's answer; null before he gave one
 * @param offer what he may choose; null when there is nothing to choose
 */
public record PageText(
        Wording wording,
        String company,
        String heading,
        List<String> lines,
        Said said,
        OfferText offer) {

    /** A page that offers something. */
    static PageText of(Wording wording, String company, Offer offer, Said said) {
        return new PageText(
                wording,
                company,
                wording.say("heading", company),
                List.of(wording.say("about", wording.matter(offer.reason()))),
                said,
                OfferText.of(wording, offer));
    }

    /** A page that only says something: {@code what} names the heading and the text. */
    static PageText of(Wording wording, String company, String what) {
        return new PageText(
                wording,
                company,
                wording.say(what + "Heading"),
                List.of(wording.say(what + "Text")),
                null,
                null);
    }

    /** BCP 47. */
    public String language() {
        return wording.tag();
    }

    public String title() {
        return wording.say("title");
    }

    public String say(String key) {
        return wording.say(key);
    }

    /** What could not be done; null when nothing failed. */
    public String problem() {
        return said != null && said.problem() ? said.text() : null;
    }

    /** What was done; null when nothing was. */
    public String done() {
        return said != null && !said.problem() ? said.text() : null;
    }

    /** Every language there is. */
    public List<Language> languages() {
        return Stream.of(Wording.values())
                .map(it -> new Language(it.tag(), it.say("language"), it == wording))
                .toList();
    }

    /**
     * What came of an answer.
     *
     * @param problem whether it could not be done
     */
    record Said(String text, boolean problem) {}

    /**
     * One language of the switch.
     *
     * @param tag BCP 47
     * @param name its own name for itself
     * @param current whether the page is in it
     */
    public record Language(String tag, String name, boolean current) {}

    /**
     * The planned call and the times to choose.
     *
     * @param planned a sentence about the call as it is planned
     * @param keep the planned time that the customer can agree to, UTC; null for none
     * @param zone a sentence about the zone of all times
     * @param days with at least one slot each
     */
    public record OfferText(String planned, Instant keep, String zone, List<Day> days) {
        static OfferText of(Wording wording, Offer offer) {
            String zone = wording.zone(offer.zone());
            return new OfferText(
                    planned(wording, offer),
                    offer.chosen() ? null : offer.plannedAt(),
                    wording.say("zone", zone, offer.free().slot().toMinutes()),
                    days(wording, offer));
        }

        private static String planned(Wording wording, Offer offer) {
            Instant at = offer.plannedAt();
            if (at == null) return wording.say(offer.waits() ? "waiting" : "calling");
            return wording.say(
                    offer.chosen() ? "chosen" : "planned",
                    wording.date(at, offer.zone()),
                    wording.time(at, offer.zone()),
                    wording.zone(offer.zone()));
        }

        private static List<Day> days(Wording wording, Offer offer) {
            ZoneId zone = offer.zone();
            Map<LocalDate, List<Instant>> days =
                    offer.free().starts().stream()
                            .collect(
                                    Collectors.groupingBy(
                                            at -> at.atZone(zone).toLocalDate(),
                                            LinkedHashMap::new,
                                            Collectors.toList()));
            return days.values().stream().map(slots -> Day.of(wording, zone, slots)).toList();
        }
    }

    /**
     * One day.
     *
     * @param date with the weekday
     * @param free how many slots are free
     * @param slots in order
     */
    public record Day(String date, String free, List<Slot> slots) {
        static Day of(Wording wording, ZoneId zone, List<Instant> slots) {
            return new Day(
                    wording.date(slots.get(0), zone),
                    wording.say("free", slots.size()),
                    slots.stream().map(at -> new Slot(at, wording.time(at, zone))).toList());
        }
    }

    /**
     * One slot.
     *
     * @param start when it begins, UTC
     * @param time the same where the customer is
     */
    public record Slot(Instant start, String time) {}
}
