package io.huifang.survey.help;

import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.contract.wallet.SupportEscalated;
import io.huifang.contract.wallet.WalletEvent;

import java.time.Instant;
import java.util.UUID;

/**
 * What a customer asked for.
 *
 * @param id which time
 * @param customerId who
 * @param wish what
 * @param preferredAt when he would like to be called, UTC; null for as soon as possible
 * @param timeZone IANA zone in which he thinks of that
 * @param saidAt when he asked, UTC
 * @param passedAt when intake had accepted it, UTC; null before
 * @param refusedAt when intake had refused it for good, UTC; null for never
 * @param calledAt when the latest call with him since then ended, UTC; null for none
 */
record HelpRequest(
        UUID id,
        String customerId,
        HelpWish wish,
        Instant preferredAt,
        String timeZone,
        Instant saidAt,
        Instant passedAt,
        Instant refusedAt,
        Instant calledAt) {
    /** What it is about: nothing closer is known. */
    private static final String TOPIC = "help-page";

    /** As intake is told of it. */
    WalletEvent fact() {
        return switch (wish) {
            case CALLBACK -> new CallbackRequested(preferredAt, timeZone, TOPIC);
            case PERSON -> new SupportEscalated(id.toString(), TOPIC, SupportEscalated.Channel.BOT);
        };
    }
}
