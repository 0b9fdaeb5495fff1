package io.huifang.intake.vault.key;

/** What is stored about one customer's key. */
sealed interface KeyLife {
    /**
     * There is one.
     *
     * @param key as stored
     */
    record Alive(WrappedKey key) implements KeyLife {}

    /** It was destroyed, and the customer never gets another one. */
    record Erased() implements KeyLife {}
}
