package io.huifang.scheduler.customer;

import io.huifang.scheduler.statement.FormerPlaces.Place;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Where a customer may be. His contact tells zones and region together; by a call he asks for he
 * may tell a zone alone, which leaves the region as it is. Event time decides, whatever came first;
 * of two at one instant, the same one always.
 *
 * @param zones IANA zones; empty when unknown
 * @param region ISO 3166-1 alpha-2 code of his country; null when unknown
 * @param at event time of what told the zones, UTC; null when unknown
 * @param regionAt event time of what told the region, UTC, never after {@code at}; null when
 *     nothing did
 */
public record Whereabouts(List<ZoneId> zones, String region, Instant at, Instant regionAt) {
    /** Nothing was told yet. */
    public static final Whereabouts UNKNOWN = new Whereabouts(List.of(), null, null, null);

    public Whereabouts {
        zones = List.copyOf(zones);
    }

    /** As the other one, of a region that is unknown. */
    public static Whereabouts of(List<String> names, Instant at) {
        return of(names, null, at);
    }

    /** As his contact tells it. A zone's name that this Java does not know is left out. */
    public static Whereabouts of(List<String> names, String region, Instant at) {
        List<ZoneId> zones = zones(names);
        return zones.isEmpty() && region == null ? UNKNOWN : new Whereabouts(zones, region, at, at);
    }

    /** As he himself tells it, without his contact. */
    public static Whereabouts stated(List<String> names, Instant at) {
        List<ZoneId> zones = zones(names);
        return zones.isEmpty() ? UNKNOWN : new Whereabouts(zones, null, at, null);
    }

    static List<ZoneId> zones(List<String> names) {
        return names.stream().map(Whereabouts::zone).filter(Objects::nonNull).toList();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    /** Whether all of it was told by his contact. */
    boolean isOfContact() {
        return at != null && at.equals(regionAt);
    }

    /** Whether it is the same, whenever it was told. */
    public boolean isSamePlace(Whereabouts other) {
        return zones.equals(other.zones) && Objects.equals(region, other.region);
    }

    Place place() {
        return new Place(zones, region, at);
    }

    /** What both together tell; the other one is a single event's. */
    public Whereabouts and(Whereabouts told) {
        if (told.at == null) return this;
        boolean region = told.regionAt != null && tellsRegion(told);
        boolean zones = tellsZones(told, region);
        return new Whereabouts(
                zones ? told.zones : this.zones,
                region ? told.region : this.region,
                zones ? told.at : at,
                region ? told.regionAt : regionAt);
    }

    private boolean tellsRegion(Whereabouts told) {
        if (regionAt == null) return true;
        int order = told.regionAt.compareTo(regionAt);
        if (order == 0) order = inWord(told.region).compareTo(inWord(region));
        if (order == 0 && isOfContact()) order = told.zones.toString().compareTo(zones.toString());
        return order > 0;
    }

    /** At one instant the contact counts for more than what he tells himself. */
    private boolean tellsZones(Whereabouts told, boolean tellsRegion) {
        if (at == null) return true;
        int order = told.at.compareTo(at);
        if (order != 0) return order > 0;
        if (told.regionAt == null) {
            return !isOfContact() && told.zones.toString().compareTo(zones.toString()) > 0;
        }
        return !isOfContact() || tellsRegion;
    }

    private static String inWord(String region) {
        return region == null ? "" : region;
    }
}
