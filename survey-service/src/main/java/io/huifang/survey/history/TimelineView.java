package io.huifang.survey.history;

import io.huifang.survey.invitation.OwnResponse;

import java.util.List;

/**
 * The contacts with one customer over all reasons.
 *
 * @param customerId the customer
 * @param contacts concluded attempts, newest first
 * @param responses what he answered on his own, newest first
 */
record TimelineView(
        String customerId, List<ConclusionView> contacts, List<OwnResponse> responses) {}
