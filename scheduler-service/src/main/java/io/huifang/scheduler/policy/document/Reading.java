package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.Policy;

import java.util.List;

/** What came of reading a document. */
public sealed interface Reading {
    /**
     * The document is in order.
     *
     * @param policy what it says
     */
    record Sound(Policy policy) implements Reading {}

    /**
     * The document cannot be used.
     *
     * @param faults everything wrong with it, in the order of the text's sections; not empty
     */
    record Faulty(List<Fault> faults) implements Reading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
