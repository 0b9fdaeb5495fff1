package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;

import java.util.function.UnaryOperator;

/**
 * Something that must not happen, done to a run's evidence.
 *
 * @param what it is
 * @param promise the promise it breaks
 * @param seen part of the words in which it must be noticed
 * @param done does it
 */
record Harm(String what, String promise, String seen, UnaryOperator<Evidence> done) {
    @Override
    public String toString() {
        return promise + " is broken by " + what;
    }
}
