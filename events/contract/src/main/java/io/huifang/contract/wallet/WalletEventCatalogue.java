package io.huifang.contract.wallet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every type of wallet event there is, with its shape. Built once; look-ups allocate nothing. */
public final class WalletEventCatalogue {
    /** How the names of our types begin, and nobody else's. */
    private static final String OURS = "io.huifang.";

    private static final List<WalletEventShape> ALL =
            List.of(
                    shape(PaymentFailed.TYPE, PaymentFailed.class),
                    shape(PaymentDuplicateCharged.TYPE, PaymentDuplicateCharged.class),
                    shape(PaymentCompleted.TYPE, PaymentCompleted.class),
                    shape(RefundRequested.TYPE, RefundRequested.class),
                    shape(RefundDelayed.TYPE, RefundDelayed.class),
                    shape(RefundSettled.TYPE, RefundSettled.class),
                    shape(RefundRejected.TYPE, RefundRejected.class),
                    shape(DisputeOpened.TYPE, DisputeOpened.class),
                    shape(DisputeResolved.TYPE, DisputeResolved.class),
                    shape(ComplaintFiled.TYPE, ComplaintFiled.class),
                    shape(ComplaintHandled.TYPE, ComplaintHandled.class),
                    shape(AccountLocked.TYPE, AccountLocked.class),
                    shape(AccountTakeoverSuspected.TYPE, AccountTakeoverSuspected.class),
                    shape(AccountClosed.TYPE, AccountClosed.class),
                    shape(BalanceAnomalyDetected.TYPE, BalanceAnomalyDetected.class),
                    shape(PasswordResetFailed.TYPE, PasswordResetFailed.class),
                    shape(RiskFlagged.TYPE, RiskFlagged.class),
                    shape(SupportEscalated.TYPE, SupportEscalated.class),
                    shape(SocialMentioned.TYPE, SocialMentioned.class),
                    shape(FeedbackReceived.TYPE, FeedbackReceived.class),
                    shape(FeatureDifficultyReported.TYPE, FeatureDifficultyReported.class),
                    shape(CallbackRequested.TYPE, CallbackRequested.class),
                    shape(CallbackDeclined.TYPE, CallbackDeclined.class),
                    shape(CustomerRegistered.TYPE, CustomerRegistered.class),
                    shape(CustomerContactChanged.TYPE, CustomerContactChanged.class),
                    shape(CustomerConsentGranted.TYPE, CustomerConsentGranted.class),
                    shape(CustomerConsentWithdrawn.TYPE, CustomerConsentWithdrawn.class),
                    shape(CustomerPreferenceChanged.TYPE, CustomerPreferenceChanged.class),
                    shape(CustomerErasureRequested.TYPE, CustomerErasureRequested.class));

    private static final Map<String, Optional<WalletEventShape>> BY_TYPE =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(WalletEventShape::type, Optional::of));

    private WalletEventCatalogue() {}

    private static <T extends Record & WalletEvent> WalletEventShape shape(
            String type, Class<T> data) {
        return new WalletEventShape(type, data);
    }

    /** All shapes, in the order of the domain's table. */
    public static List<WalletEventShape> all() {
        return ALL;
    }

    /**
     * The shape of that type; empty for a type of a sender's own.
     *
     * @param type CloudEvents type
     */
    public static Optional<WalletEventShape> find(String type) {
        return BY_TYPE.getOrDefault(type, Optional.empty());
    }

    /**
     * Whether a type bears our name and is none of ours: misspelt, or of a later release. It is
     * nobody's own type.
     *
     * @param type CloudEvents type
     */
    public static boolean misses(String type) {
        return type.startsWith(OURS) && !BY_TYPE.containsKey(type);
    }
}
