package io.huifang.scheduler.decision;

import java.time.Instant;
import java.util.Map;

/**
 * What asks for a call in place of an event. It is decided as an event is, under a key of its own,
 * so that whoever notices it twice changes nothing.
 *
 * @param id names it among all occasions
 * @param type CloudEvents type for which the policy has a rule
 * @param customerId whom it is about
 * @param time when it came, UTC
 * @param facts what the agent is shown, by name; the same whenever it is noticed
 */
public record Occasion(
        String id, String type, String customerId, Instant time, Map<String, String> facts) {}
