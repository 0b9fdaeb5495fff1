package io.huifang.contract.wallet;

/**
 * The data of one wallet event as it stands on the log, without personal data: its id, time and
 * customer are CloudEvents attributes. Senders may add what {@link PersonalData} names, and intake
 * adds {@link DerivedFacts}.
 */
public sealed interface WalletEvent
        permits PaymentFailed,
                PaymentDuplicateCharged,
                PaymentCompleted,
                RefundRequested,
                RefundDelayed,
                RefundSettled,
                RefundRejected,
                DisputeOpened,
                DisputeResolved,
                ComplaintFiled,
                ComplaintHandled,
                AccountLocked,
                AccountTakeoverSuspected,
                AccountClosed,
                BalanceAnomalyDetected,
                PasswordResetFailed,
                RiskFlagged,
                SupportEscalated,
                SocialMentioned,
                FeedbackReceived,
                FeatureDifficultyReported,
                CallbackRequested,
                CallbackDeclined,
                CustomerRegistered,
                CustomerContactChanged,
                CustomerConsentGranted,
                CustomerConsentWithdrawn,
                CustomerPreferenceChanged,
                CustomerErasureRequested {

    /** CloudEvents {@code type}, such as {@code io.huifang.refund.delayed.v1}. */
    String type();
}
