package io.huifang.scheduler.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.huifang.contract.wallet.CustomerConsentGranted;
import io.huifang.contract.wallet.CustomerConsentWithdrawn;
import io.huifang.contract.wallet.CustomerContactChanged;
import io.huifang.contract.wallet.CustomerPreferenceChanged;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements as JSON: one as the wallet tells it, all of a customer as his row keeps them. */
public final class StatementText {
    private static final Set<String> TYPES =
            Set.of(
                    CustomerConsentGranted.TYPE,
                    CustomerConsentWithdrawn.TYPE,
                    CustomerPreferenceChanged.TYPE,
                    CustomerContactChanged.TYPE);

    // Of its own: what rows say must not depend on how the service writes its answers. A younger
    // release may have written more than this one knows.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private StatementText() {}

    /**
     * What an event states of its customer.
     *
     * @param type CloudEvents type
     * @param data the event's data
     * @param time event time, UTC
     * @return empty for an event of another type
     * @throws JsonProcessingException when the data is not what its type says
     */
    public static Optional<Statement> told(String type, JsonNode data, Instant time)
            throws JsonProcessingException {
        return TYPES.contains(type) ? Optional.of(statement(type, data, time)) : Optional.empty();
    }

    private static Statement statement(String type, JsonNode data, Instant time)
            throws JsonProcessingException {
        return switch (type) {
            case CustomerConsentGranted.TYPE ->
                    new Statement.ConsentGranted(
                            JSON.treeToValue(data, CustomerConsentGranted.class).purpose(), time);
            case CustomerConsentWithdrawn.TYPE ->
                    new Statement.ConsentWithdrawn(
                            JSON.treeToValue(data, CustomerConsentWithdrawn.class).purpose(), time);
            case CustomerPreferenceChanged.TYPE ->
                    preference(JSON.treeToValue(data, CustomerPreferenceChanged.class), time);
            default -> contact(JSON.treeToValue(data, CustomerContactChanged.class), time);
        };
    }

    private static Statement preference(CustomerPreferenceChanged said, Instant time) {
        return new Statement.PreferenceChanged(
                said.windows() == null
                        ? null
                        : said.windows().stream().map(StatementText::wish).toList(),
                said.maxPerWeek(),
                said.channels() == null ? null : Set.copyOf(said.channels()),
                said.language(),
                time);
    }

    private static Wish wish(CustomerPreferenceChanged.Window window) {
        List<DayOfWeek> days = window.days();
        return new Wish(
                days == null ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days),
                LocalTime.parse(window.from()),
                LocalTime.parse(window.until()));
    }

    /** The vault may have heard of the new contact by the event, not before. */
    private static Statement contact(CustomerContactChanged said, Instant time) {
        boolean before = said.changedAt().isBefore(time);
        return new Statement.ContactChanged(before ? said.changedAt() : time);
    }

    /** As a customer's row keeps them. */
    public static String write(Statements statements) {
        try {
            return JSON.writeValueAsString(statements);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("statements are plain records", impossible);
        }
    }

    /** Reads what {@link #write} wrote; null for nothing. */
    public static Statements read(String json) {
        if (json == null) return Statements.NONE;
        try {
            return JSON.readValue(json, Statements.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a customer's statements are unreadable", broken);
        }
    }
}
