package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A document that is being written.
 *
 * @param revision which state of it; every save makes a new one
 * @param content as far as it is written; may not be fit to be published yet
 * @param savedBy account of whoever saved it last
 * @param savedAt when, UTC
 */
public record DocumentDraft(
        DocumentName name, long revision, ObjectNode content, String savedBy, Instant savedAt) {}
