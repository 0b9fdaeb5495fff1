package io.huifang.simulation.world;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.AccountLocked;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.contract.wallet.CustomerRegistered;
import io.huifang.contract.wallet.FeatureDifficultyReported;
import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PaymentDuplicateCharged;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.contract.wallet.RefundDelayed;
import io.huifang.contract.wallet.RiskFlagged;

import java.time.Duration;

/** What happens to customers, and what the policy makes of it. */
enum Harm {
    PAYMENT_FAILED(PaymentFailed.TYPE, "payment-failed", 0.46, 40, Duration.ofMinutes(5)),
    REFUND_DELAYED(RefundDelayed.TYPE, "refund-delayed", 0.12, 60, Duration.ZERO),
    COMPLAINT(ComplaintFiled.TYPE, "complaint", 0.04, 80, Duration.ZERO),
    LARGE_PAYMENT(PaymentCompleted.TYPE, "important-transaction", 0.08, 20, Duration.ofMinutes(30)),
    DIFFICULTY(FeatureDifficultyReported.TYPE, "how-to", 0.08, 25, Duration.ofDays(1)),
    REGISTERED(CustomerRegistered.TYPE, "welcome", 0.08, 15, Duration.ofDays(3)),
    LOCKED(AccountLocked.TYPE, "account-locked", 0.05, 75, Duration.ZERO),
    RISK(RiskFlagged.TYPE, "risk-check", 0.03, 90, Duration.ZERO),
    DUPLICATE(PaymentDuplicateCharged.TYPE, "duplicate-charge", 0.04, 70, Duration.ZERO),
    REQUESTED(CallbackRequested.TYPE, "requested-by-customer", 0.02, 80, Duration.ZERO);

    private final String type;
    private final String reason;
    private final double share;
    private final int priority;
    private final Duration patience;

    Harm(String type, String reason, double share, int priority, Duration patience) {
        this.type = type;
        this.reason = reason;
        this.share = share;
        this.priority = priority;
        this.patience = patience;
    }

    /** CloudEvents type. */
    String type() {
        return type;
    }

    String reason() {
        return reason;
    }

    /** Of all events. */
    double share() {
        return share;
    }

    int priority() {
        return priority;
    }

    /** How long is waited before the first call. */
    Duration patience() {
        return patience;
    }

    Purpose purpose() {
        return this == RISK ? Purpose.RISK : Purpose.SERVICE;
    }

    /** Whether customers may be held out of calls for its reason. */
    boolean mayBeHeldOut() {
        return switch (this) {
            case PAYMENT_FAILED, LARGE_PAYMENT, DIFFICULTY, REGISTERED -> true;
            default -> false;
        };
    }
}
