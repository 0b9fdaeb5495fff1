package io.huifang.contract.wallet;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Range;
import io.huifang.contract.shape.Reference;
import io.huifang.contract.shape.Subject;
import io.huifang.contract.shape.Term;

/**
 * A complaint was dealt with; whether well is for the customer to say.
 *
 * @param complaintId the complaint, as the wallet names it
 * @param category what it is about, in the sender's own word
 * @param severity 1 (the gravest) to 4 (the slightest)
 * @param channel how the complaint came in, in the sender's words
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComplaintHandled(
        @Reference @Subject String complaintId,
        @Term String category,
        @Range(min = 1, max = 4) int severity,
        @Term String channel)
        implements WalletEvent {

    /** CloudEvents type. */
    public static final String TYPE = "io.huifang.complaint.handled.v1";

    /**
     * @throws NullPointerException when something is missing without which it is not this fact
     */
    public ComplaintHandled {
        requireNonNull(complaintId, "complaintId");
        requireNonNull(category, "category");
        requireNonNull(channel, "channel");
    }

    @Override
    public String type() {
        return TYPE;
    }
}
