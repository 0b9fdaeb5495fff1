package io.huifang.local.demo.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.wallet.RefundSettled;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes up how calls end, in the shares in which they may end on a good day. */
final class CallEnds {
    private static final Map<Disposition, Integer> PERCENT = percent();
    private static final Duration PROMISED_WITHIN = Duration.ofDays(2);

    private static final Map<String, List<String>> ROOT_CAUSES =
            Map.of(
                    "payment-failed",
                    List.of("network-fault", "network-fault", "card-not-enabled"),
                    "refund-delayed",
                    List.of("bank-delay", "bank-delay", "merchant-fault"),
                    "refund-rejected",
                    List.of("missing-document", "merchant-fault"),
                    "duplicate-charge",
                    List.of("wallet-fault", "merchant-fault"),
                    "complaint",
                    List.of("unclear-information", "service-attitude", "wallet-fault"),
                    "access-help",
                    List.of("hard-to-use", "customer-mistake"));
    private static final List<String> OTHER_ROOT_CAUSES =
            List.of("unclear-information", "hard-to-use", "not-found");

    private final RandomGenerator random;
    private final CustomersAnswers answers;

    CallEnds(RandomGenerator random) {
        this.random = random;
        this.answers = new CustomersAnswers(random);
    }

    /**
     * A conclusion's body.
     *
     * @param claim what the agent was told when he claimed the call
     */
    ObjectNode any(JsonNode claim, Instant now) {
        return of(drawn(), claim, now);
    }

    /** The body of that end. */
    ObjectNode of(Disposition end, JsonNode claim, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("disposition", end.name());
        if (end.noteRequired()) {
            body.put("note", "Was heard out; the next step was agreed.");
        }
        if (end == Disposition.APPOINTMENT_MADE) {
            body.put("appointmentAt", appointment(claim, now).toString());
        }
        if (end.surveyed()) {
            body.put("rootCause", rootCause(claim.path("reason").asText()));
            answers.to(claim.path("questionnaire"), end).ifPresent(it -> body.set("answers", it));
            promise(end, claim, now, body);
        }
        return body;
    }

    private Disposition drawn() {
        int left = random.nextInt(100);
        for (Map.Entry<Disposition, Integer> end : PERCENT.entrySet()) {
            left -= end.getValue();
            if (left < 0) {
                return end.getKey();
            }
        }
        throw new IllegalStateException("less than a hundred percent");
    }

    /** Tomorrow at an hour at which the customer may be called: some before his window closes. */
    private Instant appointment(JsonNode claim, Instant now) {
        Instant closes = Instant.parse(claim.path("callableUntil").asText());
        Instant wanted = closes.plus(Duration.ofHours(22 - random.nextInt(7)));
        Instant at = wanted.isAfter(now) ? wanted : now.plus(Duration.ofDays(1));
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private String rootCause(String reason) {
        List<String> likely = ROOT_CAUSES.getOrDefault(reason, OTHER_ROOT_CAUSES);
        return likely.get(random.nextInt(likely.size()));
    }

    /** Whoever waits for money is promised it, and the wallet's event keeps the promise. */
    private static void promise(Disposition end, JsonNode claim, Instant now, ObjectNode body) {
        boolean money = claim.path("reason").asText().equals("refund-delayed");
        if (money && claim.hasNonNull("subjectRef") && end != Disposition.REACHED_UNRESOLVED) {
            body.putObject("promise")
                    .put("keptBy", RefundSettled.TYPE)
                    .put("subjectRef", claim.path("subjectRef").asText())
                    .put(
                            "dueAt",
                            now.plus(PROMISED_WITHIN).truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private static Map<Disposition, Integer> percent() {
        Map<Disposition, Integer> percent = new LinkedHashMap<>();
        percent.put(Disposition.REACHED_RESOLVED, 50);
        percent.put(Disposition.NO_ANSWER, 14);
        percent.put(Disposition.REACHED_PARTIAL, 7);
        percent.put(Disposition.APPOINTMENT_MADE, 7);
        percent.put(Disposition.REACHED_UNRESOLVED, 5);
        percent.put(Disposition.VOICEMAIL, 5);
        percent.put(Disposition.BUSY, 5);
        percent.put(Disposition.REFUSED_SOFT, 3);
        percent.put(Disposition.THIRD_PARTY, 2);
        percent.put(Disposition.REFUSED_HARD, 1);
        percent.put(Disposition.NUMBER_DEAD, 1);
        return percent;
    }
}
