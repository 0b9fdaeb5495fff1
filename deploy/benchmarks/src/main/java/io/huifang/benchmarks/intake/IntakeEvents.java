package io.huifang.benchmarks.intake;

import java.util.Collections;
import java.util.Map;

/** The requests that intake and its peers are loaded with. */
public final class IntakeEvents {
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"bench-{{n}}","source":"/demo-wallet",\
            "type":"io.huifang.payment.failed.v1","subject":"customer-{{n}}",\
            "time":"2026-11-01T09:30:00+08:00","datacontenttype":"application/json",\
            "data":{"paymentId":"payment-4711","amount":"100.50","currency":"CNY",\
            "cause":"INSUFFICIENT_FUNDS"%s}}""";

    private IntakeEvents() {}

    /** A structured event without personal data, with an id and a customer of its own. */
    public static String one() {
        return EVENT.formatted("");
    }

    /** The same with a contact that intake has to seal into its vault. */
    public static String withContact() {
        return EVENT.formatted(",\"contact\":{\"phone\":\"+8613800138000\",\"name\":\"Bench\"}");
    }

    /** A batch of so many events. */
    static String batch(int size) {
        return "[" + String.join(",", Collections.nCopies(size, one())) + "]";
    }

    /** What a single event's request says besides, with that bearer key or token. */
    public static Map<String, String> headers(String key) {
        return headers("application/cloudevents+json", key);
    }

    static Map<String, String> batchHeaders(String key) {
        return headers("application/cloudevents-batch+json", key);
    }

    private static Map<String, String> headers(String contentType, String key) {
        return Map.of("Content-Type", contentType, "Authorization", "Bearer " + key);
    }
}
