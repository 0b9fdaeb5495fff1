package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.HoldOut;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The document's {@code holdOut}, and each reason's own share. */
final class HoldOutSection {
    private static final BigDecimal HIGHEST = new BigDecimal("0.5");

    private HoldOutSection() {}

    /**
     * @param reasons as read
     * @param types as read
     */
    static HoldOut read(At root, Map<String, Reason> reasons, Map<String, TypeRule> types) {
        Map<String, Double> shares = new HashMap<>();
        root.property("reasons")
                .entries()
                .forEach(
                        (name, at) ->
                                at.optional("holdOut")
                                        .ifPresent(
                                                it -> {
                                                    mustBeLowRisk(it, reasons.get(name), types);
                                                    shares.put(name, share(it));
                                                }));
        At stated = root.property("holdOut");
        stated.allow("salt");
        if (shares.isEmpty() && !stated.present()) return HoldOut.NONE;
        if (!stated.present()) {
            stated.fault("no-salt", "must have a salt, because a reason has a hold-out share");
        }
        return new HoldOut(stated.required("salt").name(), shares);
    }

    private static void mustBeLowRisk(At at, Reason reason, Map<String, TypeRule> types) {
        boolean lowRisk =
                HoldOut.isLowRisk(reason)
                        && types.entrySet().stream()
                                .filter(it -> schedules(it.getValue(), reason))
                                .allMatch(it -> HoldOut.isLowRisk(it.getKey()));
        if (!lowRisk) {
            at.fault(
                    "not-low-risk",
                    "must only stand where purpose and override protect nobody, and only failed or"
                            + " completed payments, difficult features and registrations lead to a"
                            + " call");
        }
    }

    private static boolean schedules(TypeRule rule, Reason reason) {
        return rule instanceof TypeRule.Schedules schedules
                && schedules.reason().equals(reason.name());
    }

    private static double share(At at) {
        String text = at.scalar();
        if (text.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")) {
            BigDecimal share = new BigDecimal(text);
            if (share.signum() > 0 && share.compareTo(HIGHEST) <= 0) return share.doubleValue();
        }
        at.fault("invalid", "must be a number above 0 and at most " + HIGHEST);
        return 0;
    }
}
