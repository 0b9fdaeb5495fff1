package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.LanguageTag;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Past;
import io.huifang.contract.shape.ZoneName;

import java.time.Instant;

/**
 * Somebody became a customer.
 *
 * @param registeredAt when
 * @param timeZone IANA zone where he lives; null when not said
 * @param locale BCP 47 tag of the language he speaks; null when not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerRegistered(
        @Past Instant registeredAt,
        @ZoneName @Optional String timeZone,
        @LanguageTag @Optional String locale)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.customer.registered.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public CustomerRegistered {
        requireNonNull(registeredAt, "registeredAt");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
