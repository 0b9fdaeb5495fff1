package io.huifang.journeys.wallet;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.http.Json;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An event as a wallet writes it.
 *
 * @param key its identity
 * @param type CloudEvents type
 * @param customer CloudEvents subject
 * @param time when it happened, UTC
 * @param data with personal data where the wallet adds some
 */
public record Draft(EventKey key, String type, String customer, Instant time, ObjectNode data) {
    private static final Set<String> NOT_CONTENT =
            Set.of(
                    PersonalData.CONTACT,
                    PersonalData.NARRATIVE,
                    DerivedFacts.REGION,
                    DerivedFacts.TIME_ZONES);

    /** What it says apart from personal data: the part of it that must be found in its decision. */
    public Map<String, String> content() {
        return contentOf(data);
    }

    /** The same part of data as the log or a table holds it. */
    public static Map<String, String> contentOf(JsonNode data) {
        return data.properties().stream()
                .filter(field -> !NOT_CONTENT.contains(field.getKey()))
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                field -> field.getValue().asText(),
                                (one, other) -> other,
                                TreeMap::new));
    }

    /** The same key with something else said under it. */
    Draft contradicted() {
        ObjectNode other = data.deepCopy();
        other.put("amount", "1" + data.get("amount").asText());
        return new Draft(key, type, customer, time, other);
    }

    /** Structured mode. */
    ObjectNode envelope() {
        ObjectNode envelope = Json.object();
        envelope.put("specversion", "1.0");
        envelope.put("id", key.id());
        envelope.put("source", key.source());
        envelope.put("type", type);
        envelope.put("subject", customer);
        envelope.put("time", time.toString());
        envelope.put("datacontenttype", "application/json");
        envelope.set("data", data);
        return envelope;
    }

    /** Without data: it may be personal. */
    @Override
    public String toString() {
        return type + " " + key;
    }
}
