package io.huifang.survey.queue;

import io.huifang.survey.idempotency.RequestKey;

import java.util.Optional;

/**
 * An agent waits for an attempt.
 *
 * @param agent the account name
 * @param filter which offers he wants
 * @param key the request, when its sender may repeat it
 */
record Wish(String agent, ClaimFilter filter, Optional<RequestKey> key) {}
