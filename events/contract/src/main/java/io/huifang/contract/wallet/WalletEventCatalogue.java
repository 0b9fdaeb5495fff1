package io.huifang.contract.wallet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every type of wallet event there is, with its shape. Built once; look-ups allocate nothing. */
public final class WalletEventCatalogue {
    private static final List<WalletEventShape> ALL =
            List.of(
                    new WalletEventShape(PaymentFailed.TYPE, PaymentFailed.class),
                    new WalletEventShape(
                            PaymentDuplicateCharged.TYPE, PaymentDuplicateCharged.class),
                    new WalletEventShape(PaymentCompleted.TYPE, PaymentCompleted.class),
                    new WalletEventShape(RefundRequested.TYPE, RefundRequested.class),
                    new WalletEventShape(RefundDelayed.TYPE, RefundDelayed.class),
                    new WalletEventShape(RefundSettled.TYPE, RefundSettled.class),
                    new WalletEventShape(RefundRejected.TYPE, RefundRejected.class),
                    new WalletEventShape(ComplaintFiled.TYPE, ComplaintFiled.class),
                    new WalletEventShape(ComplaintHandled.TYPE, ComplaintHandled.class));

    private static final Map<String, Optional<WalletEventShape>> BY_TYPE =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(WalletEventShape::type, Optional::of));

    private WalletEventCatalogue() {}

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
}
