package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Items;
import io.huifang.contract.shape.LanguageTag;
import io.huifang.contract.shape.NeverEmpty;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.Range;
import io.huifang.contract.shape.TimeOfDay;

import java.time.DayOfWeek;
import java.util.List;

/**
 * A customer said how he likes to be contacted. What is absent stays as it was; an empty list takes
 * an earlier wish back.
 *
 * @param windows when he likes to be called; null when unchanged
 * @param maxPerWeek most contacts in seven days; null when unchanged
 * @param channels how he likes to be contacted, the dearest first; null when unchanged
 * @param language BCP 47 tag of the language he prefers; null when unchanged
 */
@NeverEmpty
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerPreferenceChanged(
        @Items(max = 21) @Optional List<Window> windows,
        @Range(min = 0, max = 100) @Optional Integer maxPerWeek,
        @Items(max = 6, unique = true) @Optional List<Channel> channels,
        @LanguageTag @Optional String language)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.customer.preference_changed.v1";

    public CustomerPreferenceChanged {
        windows = windows == null ? null : List.copyOf(windows);
        channels = channels == null ? null : List.copyOf(channels);
    }

    /** A way to reach a customer. */
    public enum Channel {
        /** A call. */
        PHONE,
        /** A text message. */
        SMS,
        /** An e-mail. */
        EMAIL,
        /** A message in the wallet's application. */
        APP,
        /** A chat with a person or a program. */
        CHAT,
        /** A social network. */
        SOCIAL
    }

    /**
     * Hours in which a customer likes to be called, on the clock where he lives.
     *
     * @param days on which days they begin; null for every day
     * @param from when they begin
     * @param until when they end; not later than {@code from} means on the next day
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(
            @Items(min = 1, max = 7, unique = true) @Optional List<DayOfWeek> days,
            @TimeOfDay String from,
            @TimeOfDay String until) {
        public Window {
            days = days == null ? null : List.copyOf(days);
            requireNonNull(from, "from");
            requireNonNull(until, "until");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }
}
