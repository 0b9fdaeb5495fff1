package io.huifang.survey.attempt;

/**
 * What an agent must be to be offered an attempt.
 *
 * @param reason why its customer is called
 * @param skill a skill, perhaps with the least level, such as {@code refunds:3}; empty for any
 * @param language BCP 47; empty for any
 * @param owner the only account it is offered to; empty for all
 */
public record QueueName(String reason, String skill, String language, String owner) {
    /** Absent is any. */
    public static QueueName of(String reason, String skill, String language, String owner) {
        return new QueueName(orAny(reason), orAny(skill), orAny(language), orAny(owner));
    }

    /** Where it goes when its ownership ends. */
    public QueueName ofAll() {
        return new QueueName(reason, skill, language, "");
    }

    public boolean isOwned() {
        return !owner.isEmpty();
    }

    private static String orAny(String text) {
        return text == null ? "" : text;
    }
}
