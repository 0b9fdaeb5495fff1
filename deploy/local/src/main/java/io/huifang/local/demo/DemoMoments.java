package io.huifang.local.demo;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.AccountLocked;
import io.huifang.contract.wallet.AccountTakeoverSuspected;
import io.huifang.contract.wallet.BalanceAnomalyDetected;
import io.huifang.contract.wallet.CallbackDeclined;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.contract.wallet.CustomerConsentGranted;
import io.huifang.contract.wallet.CustomerConsentWithdrawn;
import io.huifang.contract.wallet.CustomerContactChanged;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Channel;
import io.huifang.contract.wallet.CustomerPreferenceChanged.Window;
import io.huifang.contract.wallet.CustomerRegistered;
import io.huifang.contract.wallet.DisputeOpened;
import io.huifang.contract.wallet.FeatureDifficultyReported;
import io.huifang.contract.wallet.FeedbackReceived;
import io.huifang.contract.wallet.PasswordResetFailed;
import io.huifang.contract.wallet.RiskFlagged;
import io.huifang.contract.wallet.SocialMentioned;
import io.huifang.contract.wallet.SupportEscalated;
import io.huifang.contract.wallet.WalletEvent;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Makes up the rarer moments in the life of a demo wallet's customer: troubles, wishes, and what he
 * says of himself. Nobody closes his account or asks to be forgotten: the demo would run out of
 * customers.
 */
final class DemoMoments {
    private static final String CONSENT = "2026-11";

    private final RandomGenerator random;
    private final DemoWords words;
    private final List<BiFunction<DemoCustomer, Instant, WalletEvent>> kinds =
            List.of(
                    (customer, now) -> disputeOpened(customer),
                    (customer, now) -> accountLocked(),
                    (customer, now) -> takeoverSuspected(),
                    (customer, now) -> balanceAnomaly(customer),
                    (customer, now) -> passwordResetFailed(),
                    (customer, now) -> riskFlagged(),
                    (customer, now) -> supportEscalated(),
                    (customer, now) -> socialMentioned(),
                    (customer, now) -> feedbackReceived(),
                    (customer, now) -> featureDifficultyReported(),
                    this::callbackRequested,
                    (customer, now) -> callbackDeclined(),
                    DemoMoments::registered,
                    (customer, now) -> new CustomerContactChanged(now),
                    (customer, now) -> consentGranted(),
                    (customer, now) -> consentWithdrawn(),
                    (customer, now) -> preferenceChanged(customer));

    DemoMoments(RandomGenerator random, DemoWords words) {
        this.random = random;
        this.words = words;
    }

    WalletEvent next(DemoCustomer customer, Instant now) {
        return kinds.get(random.nextInt(kinds.size())).apply(customer, now);
    }

    private WalletEvent disputeOpened(DemoCustomer customer) {
        return new DisputeOpened(
                words.id("dis"), words.id("pay"), words.amount(), customer.currency(), null);
    }

    private WalletEvent accountLocked() {
        return new AccountLocked(words.oneOf(AccountLocked.Cause.values()));
    }

    private WalletEvent takeoverSuspected() {
        return new AccountTakeoverSuspected(List.of("new-device", words.signal()));
    }

    private WalletEvent balanceAnomaly(DemoCustomer customer) {
        return new BalanceAnomalyDetected(words.amount(), customer.currency());
    }

    private WalletEvent passwordResetFailed() {
        return new PasswordResetFailed(3 + random.nextInt(5));
    }

    private WalletEvent riskFlagged() {
        return new RiskFlagged(words.signal(), 700 + random.nextInt(300));
    }

    private WalletEvent supportEscalated() {
        return new SupportEscalated(
                words.id("con"), words.topic(), words.oneOf(SupportEscalated.Channel.values()));
    }

    private WalletEvent socialMentioned() {
        return new SocialMentioned(
                words.id("men"), "weibo", words.oneOf(SocialMentioned.Sentiment.values()));
    }

    private WalletEvent feedbackReceived() {
        return new FeedbackReceived(words.id("fee"), 1 + random.nextInt(5), 5, words.topic());
    }

    private WalletEvent featureDifficultyReported() {
        return new FeatureDifficultyReported(words.feature());
    }

    private WalletEvent callbackDeclined() {
        return new CallbackDeclined(null, null, words.topic());
    }

    private WalletEvent callbackRequested(DemoCustomer customer, Instant now) {
        Instant preferred = now.plus(Duration.ofHours(1 + random.nextInt(3)));
        return new CallbackRequested(preferred, customer.contact().timeZone(), words.topic());
    }

    private static WalletEvent registered(DemoCustomer customer, Instant now) {
        return new CustomerRegistered(
                now, customer.contact().timeZone(), customer.contact().locale());
    }

    private WalletEvent consentGranted() {
        return new CustomerConsentGranted(
                words.oneOf(Purpose.values()), words.channel(), words.id("cns"), CONSENT);
    }

    // Only what no call of the demo needs.
    private WalletEvent consentWithdrawn() {
        return new CustomerConsentWithdrawn(
                Purpose.MARKETING, words.channel(), words.id("cns"), CONSENT);
    }

    private WalletEvent preferenceChanged(DemoCustomer customer) {
        Window weekend =
                new Window(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "10:00", "12:30");
        return new CustomerPreferenceChanged(
                List.of(weekend, new Window(null, "09:30", "18:30")),
                1 + random.nextInt(3),
                List.of(Channel.PHONE, Channel.APP),
                customer.contact().locale());
    }
}
