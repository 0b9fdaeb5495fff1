package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.rate.Charge;
import io.huifang.intake.sender.Sender;

import java.util.Map;

/**
 * One request of a known sender.
 *
 * @param sender whose key it came with
 * @param mode how the events stand in it
 * @param headers its HTTP headers
 * @param body its bytes
 * @param charge what its sender has been charged for it
 * @param traceParent W3C trace context of the request
 */
record Submission(
        Sender sender,
        ContentMode mode,
        Iterable<Map.Entry<String, String>> headers,
        byte[] body,
        Charge charge,
        String traceParent) {}
