package io.huifang.scheduler.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What must be true of an event's data before its reason applies. */
public sealed interface Condition {
    /** True of every event. */
    Condition ALWAYS = new Always();

    /**
     * Asks the event.
     *
     * @return empty when the condition holds, otherwise why not: one sentence in plain English
     */
    Optional<String> unmetBy(EventFacts facts);

    /** True of every event. */
    record Always() implements Condition {
        @Override
        public Optional<String> unmetBy(EventFacts facts) {
            return Optional.empty();
        }
    }

    /**
     * The amount reaches the threshold of its own currency. A currency without a threshold never
     * does: nothing is converted, because no rate is known here.
     *
     * @param minimum least amount that counts, by ISO 4217 code
     */
    record AmountAtLeast(Map<String, BigDecimal> minimum) implements Condition {
        public AmountAtLeast {
            minimum = Map.copyOf(minimum);
        }

        @Override
        public Optional<String> unmetBy(EventFacts facts) {
            Optional<String> amount = facts.text("amount");
            Optional<String> currency = facts.text("currency");
            if (amount.isEmpty() || currency.isEmpty()) {
                return Optional.of("the event states no amount");
            }
            BigDecimal threshold = minimum.get(currency.get());
            if (threshold == null) {
                return Optional.of("the policy states no threshold for the event's currency");
            }
            Optional<BigDecimal> stated = decimal(amount.get());
            if (stated.isEmpty()) return Optional.of("the event's amount is no decimal number");
            return stated.get().compareTo(threshold) >= 0
                    ? Optional.empty()
                    : Optional.of(
                            "the amount is below "
                                    + threshold.toPlainString()
                                    + " "
                                    + currency.get());
        }

        private static Optional<BigDecimal> decimal(String text) {
            try {
                return Optional.of(new BigDecimal(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * The score is low on its own scale. A scale without a threshold never has low ones: what three
     * of seven means nobody can tell from what two of five does.
     *
     * @param highest the highest score that is low, by the best score there was to give
     */
    record ScoreAtMost(Map<String, Integer> highest) implements Condition {
        public ScoreAtMost {
            highest = Map.copyOf(highest);
        }

        @Override
        public Optional<String> unmetBy(EventFacts facts) {
            Optional<String> score = facts.text("score");
            Optional<String> scale = facts.text("scale");
            if (score.isEmpty() || scale.isEmpty()) {
                return Optional.of("the event states no score on a scale");
            }
            Integer threshold = highest.get(scale.get());
            if (threshold == null) {
                return Optional.of("the policy states no threshold for the score's scale");
            }
            return isAtMost(score.get(), threshold)
                    ? Optional.empty()
                    : Optional.of(
                            "the score is above " + threshold + " on the scale to " + scale.get());
        }

        private static boolean isAtMost(String score, int threshold) {
            try {
                return Integer.parseInt(score) <= threshold;
            } catch (NumberFormatException noScore) {
                return false;
            }
        }
    }

    /**
     * A fact has one of a few values.
     *
     * @param fact its name in the event's data, such as {@code cause} or {@code severity}
     * @param values the values that count, as {@link EventFacts#text} gives them
     */
    record OneOf(String fact, Set<String> values) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }

        @Override
        public Optional<String> unmetBy(EventFacts facts) {
            return facts.text(fact).filter(values::contains).isPresent()
                    ? Optional.empty()
                    : Optional.of(fact + " is none of " + new TreeSet<>(values));
        }
    }
}
