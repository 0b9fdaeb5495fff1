package io.huifang.scheduler.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.UUID;

/** Where the pages stand that others lead to. */
public final class Address {
    private Address() {}

    public static String ofEvent(String source, String id) {
        return Section.DECISIONS.path() + "?source=" + encoded(source) + "&id=" + encoded(id);
    }

    public static String ofDecisions(String customerId) {
        return Section.DECISIONS.path() + "?customerId=" + encoded(customerId);
    }

    public static String ofContacts(String customerId) {
        return Section.CONTACTS.path() + "?customerId=" + encoded(customerId);
    }

    public static String ofCallback(UUID callbackId) {
        return "/pages/callbacks/" + callbackId;
    }

    public static String ofPolicy(int version) {
        return Section.POLICIES.path() + "/" + version;
    }

    /** Where a version is tried on past events. */
    public static String ofTrial(int version) {
        return ofPolicy(version) + "/replay";
    }

    public static String ofReplay(UUID replayId) {
        return Section.REPLAYS.path() + "/" + replayId;
    }

    public static String ofIncident(Object incidentId) {
        return Section.INCIDENTS.path() + "/" + incidentId;
    }

    /** A text as one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
