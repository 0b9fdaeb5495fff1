package io.huifang.intake.walletevent;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.rate.Charge;
import io.huifang.intake.sender.Sender;
import io.huifang.intake.walletevent.InFlightBytes.Share;

import java.util.Map;

/**
 * A sender's request that has a place.
 *
 * @param sender whose it is
 * @param mode how the events stand in it
 * @param share what it holds of the bytes in flight
 * @param charge what its sender has been charged for it
 */
record Admitted(Sender sender, ContentMode mode, Share share, Charge charge) {

    Submission submission(
            Iterable<Map.Entry<String, String>> headers, byte[] body, String traceParent) {
        return new Submission(sender, mode, headers, body, charge, traceParent);
    }

    /** Gives back what it held, and what it was charged where the sender could do nothing. */
    void end(Acceptance acceptance) {
        share.giveBack();
        if (acceptance instanceof Acceptance.Refused refused && refused.isOurs()) {
            charge.giveBack();
        }
    }
}
