package io.huifang.survey.history;

import java.util.List;

/**
 * The contacts with one customer over all reasons.
 *
 * @param customerId the customer
 * @param contacts concluded attempts, newest first
 */
record TimelineView(String customerId, List<ConclusionView> contacts) {}
