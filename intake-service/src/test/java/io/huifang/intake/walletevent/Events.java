package io.huifang.intake.walletevent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Builds events with sensible defaults; every one has an id and a customer of its own. */
public final class Events {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String data;

    private Events(String type, String data) {
        this.data = data;
        attributes.put("specversion", "1.0");
        attributes.put("id", "e-" + UUID.randomUUID());
        attributes.put("source", "/demo-wallet");
        attributes.put("type", type);
        attributes.put("subject", "c-" + UUID.randomUUID());
        attributes.put("time", "2026-03-01T08:30:00Z");
    }

    public static Events aPaymentFailed() {
        return new Events(
                "io.huifang.payment.failed.v1",
                "{\"paymentId\":\"p-1\",\"amount\":\"100.50\",\"currency\":\"CNY\","
                        + "\"cause\":\"NETWORK\"}");
    }

    public static Events aRefundDelayed() {
        return new Events(
                "io.huifang.refund.delayed.v1",
                "{\"refundId\":\"r-1\",\"paymentId\":\"p-1\",\"amount\":\"100\","
                        + "\"currency\":\"JPY\"}");
    }

    public static Events ofType(String type, String data) {
        return new Events(type, data);
    }

    /** Sets an attribute; null removes it. */
    public Events with(String attribute, String value) {
        attributes.remove(attribute);
        if (value != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    public Events withData(String json) {
        this.data = json;
        return this;
    }

    /** Adds members to the data, such as {@code "narrative":"…"}. */
    public Events adding(String members) {
        String separator = data.equals("{}") ? "" : ",";
        this.data = data.substring(0, data.length() - 1) + separator + members + "}";
        return this;
    }

    public String id() {
        return attributes.get("id");
    }

    public String customer() {
        return attributes.get("subject");
    }

    public String data() {
        return data;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    /** The event in structured mode. */
    public String json() {
        StringBuilder json = new StringBuilder("{");
        attributes.forEach((name, value) -> json.append("\"%s\":\"%s\",".formatted(name, value)));
        return json.append("\"data\":").append(data).append('}').toString();
    }
}
