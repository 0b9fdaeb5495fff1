package io.huifang.survey.queue;

import io.huifang.survey.exchange.RequestBody;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The body of a claim; may be left out.
 *
 * @param reasons only offers for these reasons; absent for all
 */
record ClaimRequest(List<String> reasons) {
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final int MOST_REASONS = 100;

    /**
     * @throws io.huifang.survey.exchange.RefusedRequest when the body cannot be read as one
     */
    static ClaimFilter read(byte[] bytes) {
        RequestBody body = RequestBody.of(bytes);
        List<String> reasons = body.codes("reasons", MOST_REASONS, REASON).orElse(List.of());
        body.finish();
        return new ClaimFilter(Set.copyOf(reasons));
    }
}
