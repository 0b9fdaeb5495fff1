package io.huifang.journeys.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.contract.wallet.ComplaintHandled;
import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PaymentDuplicateCharged;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.contract.wallet.RefundDelayed;
import io.huifang.contract.wallet.RefundRejected;
import io.huifang.contract.wallet.RefundRequested;
import io.huifang.contract.wallet.RefundSettled;
import io.huifang.journeys.http.Json;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Writes one sender's events, each later than the one before. */
final class DraftWriter {
    /** A type of the sender's own that no policy knows. */
    static final String UNHEARD_OF = "com.example.journey.strolled.v1";

    private static final long STEP_MS = 50;

    private final String prefix;
    private final String source;
    private final Random random;
    private Instant time;
    private int count;

    DraftWriter(String run, String source, Random random, Instant from) {
        this.prefix = run + source.replace('/', '-') + "-";
        this.source = source;
        this.random = random;
        this.time = from;
    }

    /** One thing that happens to a customer: an event, or a refund and its settlement. */
    List<Draft> story(String customer) {
        int dice = random.nextInt(100);
        if (dice < 45) {
            return List.of(paymentFailed(customer));
        } else if (dice < 55) {
            return List.of(duplicateCharge(customer));
        } else if (dice < 70) {
            return settledRefund(customer);
        } else if (dice < 80) {
            return List.of(refund(RefundDelayed.TYPE, customer, reference("refund")));
        } else if (dice < 85) {
            return List.of(refund(RefundRejected.TYPE, customer, reference("refund")));
        } else if (dice < 88) {
            return List.of(refund(RefundRequested.TYPE, customer, reference("refund")));
        } else if (dice < 95) {
            return List.of(complaint(ComplaintFiled.TYPE, customer));
        } else if (dice < 98) {
            return List.of(complaint(ComplaintHandled.TYPE, customer));
        }
        return List.of(draft(UNHEARD_OF, customer, Json.object().put("steps", count)));
    }

    /** Too small for anybody to call about. */
    Draft smallPayment(String customer) {
        return draft(PaymentCompleted.TYPE, customer, money().put("paymentId", reference("pay")));
    }

    /** Three decimals: refused by intake. */
    Draft nonsense(String customer) {
        ObjectNode data = money().put("paymentId", reference("pay")).put("amount", "1.234");
        return draft(PaymentCompleted.TYPE, customer, data);
    }

    private Draft paymentFailed(String customer) {
        ObjectNode data = money().put("paymentId", reference("pay"));
        PaymentFailed.Cause[] causes = PaymentFailed.Cause.values();
        data.put("cause", causes[random.nextInt(causes.length)].name());
        return draft(PaymentFailed.TYPE, customer, data);
    }

    private Draft duplicateCharge(String customer) {
        ObjectNode data = money().put("paymentId", reference("pay"));
        return draft(
                PaymentDuplicateCharged.TYPE, customer, data.put("duplicateOf", reference("pay")));
    }

    private List<Draft> settledRefund(String customer) {
        String refund = reference("refund");
        return List.of(
                refund(RefundDelayed.TYPE, customer, refund),
                refund(RefundSettled.TYPE, customer, refund));
    }

    private Draft refund(String type, String customer, String refund) {
        ObjectNode data = money().put("refundId", refund).put("paymentId", reference("pay"));
        return draft(type, customer, data);
    }

    private Draft complaint(String type, String customer) {
        ObjectNode data = Json.object().put("complaintId", reference("complaint"));
        data.put("category", "refund").put("severity", 1 + random.nextInt(4));
        return draft(type, customer, data.put("channel", "app"));
    }

    private ObjectNode money() {
        String amount = "%d.%02d".formatted(1 + random.nextInt(999), random.nextInt(100));
        return Json.object().put("amount", amount).put("currency", "CNY");
    }

    private Draft draft(String type, String customer, ObjectNode data) {
        time = time.plusMillis(STEP_MS);
        EventKey key = new EventKey(source, prefix + count);
        count++;
        return new Draft(key, type, customer, time, data);
    }

    private String reference(String what) {
        return what + "-" + prefix + count + "-" + random.nextInt(1_000_000);
    }
}
