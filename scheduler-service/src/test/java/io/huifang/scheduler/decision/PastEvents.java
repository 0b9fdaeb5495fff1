package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.decision.PastDecision.Answer;

import java.time.Instant;
import java.util.UUID;

/** Decisions as the books would tell them, for tests of replay. */
public final class PastEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PastEvents() {}

    /** Happened and decided at that instant, by policy 1, as SCHEDULED. */
    public static PastDecision of(
            String customerId, String type, String members, String zone, Instant at) {
        return of(customerId, type, members, zone, at, scheduled(type));
    }

    public static PastDecision of(
            String customerId,
            String type,
            String members,
            String zone,
            Instant at,
            Answer answer) {
        String facts = "{" + members + ",\"timeZones\":[\"" + zone + "\"]}";
        String name = "io.huifang." + type + ".v1";
        UUID key = Fingerprint.ofKey("/past", customerId + at + type + members);
        try {
            JsonNode data = JSON.readTree(facts);
            WalletEvent event = WalletEventText.event(name, customerId, at, null, data);
            return new PastDecision(
                    new ReceivedEvent(key, key, "/past", "" + key, null, data, facts, event),
                    at,
                    1,
                    DerivedIds.ofTask(key, at),
                    answer);
        } catch (JsonProcessingException | WalletEventReader.Unreadable wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Answer scheduled(String type) {
        return new Answer(DecisionKind.SCHEDULED, type.replace('.', '-'), "reason.schedule");
    }
}
