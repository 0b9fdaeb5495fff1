package io.huifang.journeys.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Draws in an order that follows from a seed: each thing once before any of them comes again, as
 * from a deck of cards that is shuffled anew whenever it is used up. Used by one thread at a time.
 */
public final class Deck<T> {
    private final List<T> cards;
    private final Random random;
    private final Deque<T> left = new ArrayDeque<>();

    /**
     * @param cards at least one
     */
    public Deck(List<T> cards, long seed) {
        if (cards.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw");
        }
        this.cards = List.copyOf(cards);
        this.random = new Random(seed);
    }

    public T draw() {
        if (left.isEmpty()) {
            List<T> shuffled = new ArrayList<>(cards);
            Collections.shuffle(shuffled, random);
            left.addAll(shuffled);
        }
        return left.remove();
    }
}
