package io.huifang.scheduler.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.callback.Purpose;
import io.huifang.contract.wallet.CustomerRegistered;
import io.huifang.contract.wallet.FeatureDifficultyReported;
import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PaymentFailed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Control groups: customers who are not called for some reason, so that the effect of such calls
 * can be measured. Who is in a group follows from the salt, the reason and the customer alone:
 * every replica, every replay and every version of the policy with the same salt agrees.
 *
 * @param salt another one makes other groups
 * @param shares share of each reason's customers in its group, above 0 and at most a half; a reason
 *     that is missing has none
 */
public record HoldOut(String salt, Map<String, Double> shares) {
    /** Nobody is held out. */
    public static final HoldOut NONE = new HoldOut("", Map.of());

    /** Nothing is lost, and nobody's protection or word depends on the call. */
    private static final Set<String> LOW_RISK =
            Set.of(
                    PaymentFailed.TYPE,
                    PaymentCompleted.TYPE,
                    FeatureDifficultyReported.TYPE,
                    CustomerRegistered.TYPE);

    /** Of a payment that was declined for a risk. */
    private static final String RISK_DECLINED = PaymentFailed.Cause.RISK_DECLINED.name();

    private static final int BITS = 53;

    public HoldOut {
        shares = Map.copyOf(shares);
    }

    /**
     * Whether callbacks about events of that type may be missed. A type of a sender's own may be
     * about anything.
     */
    public static boolean isLowRisk(String type) {
        return LOW_RISK.contains(type);
    }

    /** Whether callbacks for that reason may be missed, as far as it goes itself. */
    public static boolean isLowRisk(Reason reason) {
        return reason.purpose() != Purpose.RISK
                && reason.override() == Reason.WordOverride.NONE
                && !reason.safeNumber();
    }

    /** The share that is held out of calls about such an event; 0 for none. */
    public double share(Reason reason, String type, EventFacts facts) {
        Double share = shares.get(reason.name());
        boolean sampled =
                share != null
                        && isLowRisk(reason)
                        && isLowRisk(type)
                        && facts.text("cause").filter(RISK_DECLINED::equals).isEmpty();
        return sampled ? share : 0;
    }

    /** Whether the customer is in the group of that share. */
    public boolean isControl(Reason reason, String customerId, double share) {
        return share > 0 && place(reason.name(), customerId) < share;
    }

    /** From 0 to 1, evenly. Each part is preceded by its length: no two lists run together. */
    private double place(String reason, String customerId) {
        MessageDigest digest = sha256();
        for (String part : List.of(salt, reason, customerId)) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        long first = ByteBuffer.wrap(digest.digest()).getLong();
        return (first >>> (Long.SIZE - BITS)) / (double) (1L << BITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
