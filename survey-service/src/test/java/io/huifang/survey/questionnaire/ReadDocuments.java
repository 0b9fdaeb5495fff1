package io.huifang.survey.questionnaire;

import io.quarkus.arc.Arc;

/** Has the replica read now what was published; by itself it does so three times a minute. */
public final class ReadDocuments {
    private ReadDocuments() {}

    /** Begins to read, and does not wait for it. */
    public static void now() {
        Arc.container().instance(PublishedDocuments.class).get().refresh();
    }
}
