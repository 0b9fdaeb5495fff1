package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.decision.WalletEventReader.Unreadable;
import io.huifang.scheduler.statement.Statement;
import io.huifang.scheduler.statement.StatementText;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A wallet event, read from the JSON of its data as its type has it. */
final class WalletEventText {
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");

    private WalletEventText() {}

    /**
     * An event as the rules see it.
     *
     * @param time when it happened, UTC
     * @param expiryTime after it the event is of no use, UTC; null for never
     * @throws Unreadable when its data is not what its type says
     */
    static WalletEvent event(
            String type, String customerId, Instant time, Instant expiryTime, JsonNode data)
            throws Unreadable {
        return new WalletEvent(
                type,
                customerId,
                time,
                expiryTime,
                subjectRef(type, data),
                whereabouts(type, data, time),
                name -> text(data, name),
                statement(type, data, time));
    }

    /** What a type is about stands in the field the contract names. */
    private static String subjectRef(String type, JsonNode data) {
        return WalletEventCatalogue.find(type)
                .flatMap(WalletEventShape::subjectField)
                .flatMap(field -> text(data, field))
                .orElse(null);
    }

    private static Statement statement(String type, JsonNode data, Instant time) throws Unreadable {
        try {
            return StatementText.told(type, data, time).orElse(null);
        } catch (JsonProcessingException | RuntimeException unreadable) {
            throw new Unreadable("the data is not what its type says");
        }
    }

    /** Who asks to be called somewhere is there, unless his contact says otherwise. */
    private static Whereabouts whereabouts(String type, JsonNode data, Instant time) {
        JsonNode names = data.path(DerivedFacts.TIME_ZONES);
        String region = region(data);
        if (names.isMissingNode() && type.equals(CallbackRequested.TYPE)) {
            List<String> stated = text(data, "timeZone").map(List::of).orElse(List.of());
            return region == null
                    ? Whereabouts.stated(stated, time)
                    : Whereabouts.of(stated, region, time);
        }
        List<String> zones = new ArrayList<>();
        names.forEach(name -> zones.add(name.asText()));
        return Whereabouts.of(zones, region, time);
    }

    /** Code of the country, or null for unknown. */
    private static String region(JsonNode data) {
        String region = data.path(DerivedFacts.REGION).asText("");
        return REGION.matcher(region).matches() ? region : null;
    }

    private static Optional<String> text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText())
                : Optional.empty();
    }
}
