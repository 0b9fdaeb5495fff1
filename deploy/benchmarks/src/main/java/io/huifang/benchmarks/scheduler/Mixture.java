package io.huifang.benchmarks.scheduler;

import io.huifang.benchmarks.data.Daytime;
import io.huifang.benchmarks.data.WalletEvents.Content;

import java.util.function.LongFunction;

/**
 * Events that ask the shipped policy for all it has: refunds that wait and refunds that are
 * settled, failed payments counted for incidents, complaints with their targets, disputes that are
 * called about at once and use budgets, and calls that are announced by a notice and kept apart.
 * Payments fail where it is night, so that none of their calls is due in a later round.
 */
final class Mixture implements LongFunction<Content> {
    /** So many that none of them fails often enough for an incident. */
    private static final int CAUSES = 1_000;

    private static final String DATA =
            "{\"%s\":\"%s-%d\",\"amount\":\"100.50\",\"currency\":\"CNY\",%s\"region\":\"CN\",\"timeZones\":[\"%s\"]}";

    @Override
    public Content apply(long number) {
        String day = Daytime.zone();
        return switch ((int) (number % 10)) {
            case 3 -> about("refund.settled", "refund", number - 1, "", day);
            case 4, 5 ->
                    about(
                            "payment.failed",
                            "payment",
                            number,
                            cause(number),
                            Daytime.nightlyZone());
            case 6 -> about("complaint.filed", "complaint", number, "\"severity\":3,", day);
            case 7 -> about("dispute.opened", "dispute", number, "", day);
            case 8 -> about("feature.difficulty_reported", "feature", number, "", day);
            default -> about("refund.requested", "refund", number, "", day);
        };
    }

    private static String cause(long number) {
        return "\"cause\":\"CAUSE_%d\",".formatted(number % CAUSES);
    }

    private static Content about(
            String what, String kind, long reference, String besides, String zone) {
        String field = kind.equals("feature") ? kind : kind + "Id";
        return new Content(
                "io.huifang." + what + ".v1",
                DATA.formatted(field, kind, reference, besides, zone));
    }
}
