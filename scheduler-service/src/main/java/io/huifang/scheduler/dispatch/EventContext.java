package io.huifang.scheduler.dispatch;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the agent is shown of the event that caused a task. */
public final class EventContext {
    private EventContext() {}

    /**
     * @param data the event's data, free of personal data since intake
     * @return the data's members, then {@code eventType}, {@code source} and {@code id}, which no
     *     member of the data can hide
     */
    public static Map<String, Object> of(JsonNode data, String type, String source, String id) {
        Map<String, Object> context = new LinkedHashMap<>();
        data.properties().forEach(member -> context.put(member.getKey(), member.getValue()));
        context.put("eventType", type);
        context.put("source", source);
        context.put("id", id);
        return context;
    }
}
