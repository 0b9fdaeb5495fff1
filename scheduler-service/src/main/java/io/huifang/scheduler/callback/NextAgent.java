package io.huifang.scheduler.callback;

/**
 * Who makes the next call, beyond what the reason asks.
 *
 * @param owner account name of the agent who promised to make it himself; null for anybody
 * @param language BCP 47 language the customer was heard to speak; {@link #UNHEARD} when nobody
 *     could tell; null for what is known of him otherwise
 */
public record NextAgent(String owner, String language) {
    /** Whoever is free. */
    public static final NextAgent ANYBODY = new NextAgent(null, null);

    /** An undetermined language (BCP 47): one may be needed that nobody here guesses. */
    public static final String UNHEARD = "und";

    /** The language to ask for. */
    public String languageOr(String known) {
        if (language == null) return known;
        return language.equals(UNHEARD) ? null : language;
    }

    /** Whether the language is known by ear. */
    boolean isHeard() {
        return language != null && !language.equals(UNHEARD);
    }
}
