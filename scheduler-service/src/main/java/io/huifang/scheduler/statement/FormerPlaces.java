package io.huifang.scheduler.statement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a customer's contact was before it came to be where it is: whoever is called at an older
 * number is called by the clock of its place. Event time decides, not the order of arrival.
 *
 * @param newest each place once, with the newest event that told it, the newest first
 */
public record FormerPlaces(List<Place> newest) {
    /** He was never told to be elsewhere. */
    public static final FormerPlaces NONE = new FormerPlaces(List.of());

    private static final int MOST = 8;

    private static final Comparator<Place> NEWEST_FIRST =
            Comparator.comparing(Place::at).reversed().thenComparing(Place::inWords);

    public FormerPlaces {
        newest = List.copyOf(newest);
    }

    /**
     * One place.
     *
     * @param zones IANA zones; empty when unknown
     * @param region ISO 3166-1 alpha-2 code of the country; null when unknown
     * @param at event time of the newest event that told it, UTC
     */
    public record Place(List<ZoneId> zones, String region, Instant at) {
        public Place {
            zones = List.copyOf(zones);
        }

        /** Apart from when it was told. */
        private String inWords() {
            return zones + " " + region;
        }
    }

    /**
     * After more was told.
     *
     * @param told places that were told
     * @param current where he is now; null when events do not tell it
     */
    public FormerPlaces after(List<Place> told, Place current) {
        Map<String, Place> places = new HashMap<>();
        newest.forEach(place -> places.put(place.inWords(), place));
        told.forEach(
                place ->
                        places.merge(
                                place.inWords(),
                                place,
                                (one, other) -> one.at().isBefore(other.at()) ? other : one));
        if (current != null) places.remove(current.inWords());
        return new FormerPlaces(places.values().stream().sorted(NEWEST_FIRST).limit(MOST).toList());
    }

    /** The place that was told last by that instant; empty when none of them was told by then. */
    Optional<Place> toldBy(Instant instant) {
        return newest.stream().filter(place -> !place.at().isAfter(instant)).findFirst();
    }

    /** Places that were still told after that instant. */
    List<Place> toldSince(Instant instant) {
        List<Place> since = new ArrayList<>(newest);
        since.removeIf(place -> !place.at().isAfter(instant));
        return since;
    }
}
