package io.huifang.local.demo;

import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.contract.wallet.ComplaintHandled;
import io.huifang.contract.wallet.DisputeOpened;
import io.huifang.contract.wallet.DisputeResolved;
import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PaymentDuplicateCharged;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.contract.wallet.RefundDelayed;
import io.huifang.contract.wallet.RefundRejected;
import io.huifang.contract.wallet.RefundRequested;
import io.huifang.contract.wallet.RefundSettled;
import io.huifang.contract.wallet.WalletEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Makes up what happens to the demo wallet's customers: payments come and fail, refunds are asked
 * for, come late and arrive, complaints are made and handled; the rest is {@link DemoMoments}.
 */
final class DemoLife {
    private static final int OPEN_MATTERS = 50;
    private static final Duration REFUND_TAKES = Duration.ofDays(3);

    private final RandomGenerator random;
    private final DemoWords words;
    private final DemoMoments moments;
    private final DemoCustomers customers;

    /** What happened and has a sequel, oldest first. */
    private final Queue<DemoEvent> unfinished = new ArrayDeque<>();

    DemoLife(RandomGenerator random, DemoCustomers customers) {
        this.random = random;
        this.customers = customers;
        this.words = new DemoWords(random);
        this.moments = new DemoMoments(random, words);
    }

    DemoEvent next(Instant now) {
        boolean sequel = unfinished.size() > OPEN_MATTERS || random.nextInt(100) < 20;
        DemoEvent event = sequel && !unfinished.isEmpty() ? sequel(now) : somethingNew(now);
        if (hasSequel(event)) {
            unfinished.add(event);
        }
        return event;
    }

    private DemoEvent somethingNew(Instant now) {
        List<DemoCustomer> awake = customers.awake(now);
        DemoCustomer customer = awake.get(random.nextInt(awake.size()));
        int chance = random.nextInt(100);
        if (chance < 34) {
            return paymentFailed(customer);
        }
        if (chance < 50) {
            return event(
                    customer,
                    new PaymentCompleted(
                            words.id("pay"), words.amount(), customer.currency(), chance < 42));
        }
        if (chance < 70) {
            return refundRequested(customer, now);
        }
        if (chance < 80) {
            return chance < 76 ? complaintFiled(customer) : duplicateCharged(customer);
        }
        return event(customer, moments.next(customer, now));
    }

    private DemoEvent refundRequested(DemoCustomer customer, Instant now) {
        return event(
                customer,
                new RefundRequested(
                        words.id("ref"),
                        words.id("pay"),
                        words.amount(),
                        customer.currency(),
                        now.plus(REFUND_TAKES)));
    }

    private DemoEvent paymentFailed(DemoCustomer customer) {
        PaymentFailed failed =
                new PaymentFailed(
                        words.id("pay"),
                        words.amount(),
                        customer.currency(),
                        words.oneOf(PaymentFailed.Cause.values()),
                        words.merchantCategory());
        return event(customer, failed);
    }

    private DemoEvent duplicateCharged(DemoCustomer customer) {
        return event(
                customer,
                new PaymentDuplicateCharged(
                        words.id("pay"), words.id("pay"), words.amount(), customer.currency()));
    }

    private DemoEvent complaintFiled(DemoCustomer customer) {
        ComplaintFiled filed =
                new ComplaintFiled(
                        words.id("com"), words.complaint(), 1 + random.nextInt(4), words.channel());
        return new DemoEvent(customer, filed, words.narrative(customer));
    }

    /** How the oldest open matter went on; its customer may be asleep by now. */
    private DemoEvent sequel(Instant now) {
        DemoEvent before = unfinished.remove();
        if (before.happened() instanceof ComplaintFiled filed) {
            return event(
                    before.customer(),
                    new ComplaintHandled(
                            filed.complaintId(),
                            filed.category(),
                            filed.severity(),
                            filed.channel()));
        }
        if (before.happened() instanceof DisputeOpened dispute) {
            return event(before.customer(), resolved(dispute));
        }
        if (before.happened() instanceof RefundRequested asked) {
            return event(before.customer(), late(asked, now));
        }
        return event(before.customer(), settledOrRejected((RefundDelayed) before.happened()));
    }

    private static DisputeResolved resolved(DisputeOpened dispute) {
        return new DisputeResolved(
                dispute.disputeId(),
                dispute.paymentId(),
                dispute.amount(),
                dispute.currency(),
                "refunded");
    }

    private static RefundDelayed late(RefundRequested asked, Instant now) {
        return new RefundDelayed(
                asked.refundId(), asked.paymentId(), asked.amount(), asked.currency(), now);
    }

    private WalletEvent settledOrRejected(RefundDelayed late) {
        return random.nextInt(4) > 0
                ? new RefundSettled(
                        late.refundId(), late.paymentId(), late.amount(), late.currency(), null)
                : new RefundRejected(
                        late.refundId(), late.paymentId(), late.amount(), late.currency(), null);
    }

    private static DemoEvent event(DemoCustomer customer, WalletEvent happened) {
        return new DemoEvent(customer, happened, null);
    }

    private static boolean hasSequel(DemoEvent event) {
        return event.happened() instanceof RefundRequested
                || event.happened() instanceof RefundDelayed
                || event.happened() instanceof DisputeOpened
                || event.happened() instanceof ComplaintFiled;
    }
}
