package io.huifang.survey.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of problem this service tells of. */
public final class Problems {
    /** The body is no JSON object that could be read without guessing. */
    public static final Problem MALFORMED =
            Problem.of(400, "malformed", "The request cannot be read");

    /** A query, path or header parameter is wrong. */
    public static final Problem BAD_PARAMETER =
            Problem.of(400, "bad-parameter", "A parameter of the request is missing or wrong");

    /** No account, or a wrong password. */
    public static final Problem UNAUTHENTICATED =
            Problem.of(401, "unauthenticated", "An account and its password are needed");

    /** The account's role does not allow this. */
    public static final Problem FORBIDDEN =
            Problem.of(403, "forbidden", "The account's role does not allow this");

    /** A browser says that the page of another site asks. */
    public static final Problem CROSS_SITE =
            Problem.of(403, "cross-site", "Another site's page must not ask for this");

    /** Nothing there, or nothing of the asking agent's. */
    public static final Problem NOT_FOUND = Problem.of(404, "not-found", "There is nothing here");

    /** The resource is there, the method is not. */
    public static final Problem METHOD_NOT_ALLOWED =
            Problem.of(405, "method-not-allowed", "The resource does not know this method");

    /** The client accepts none of our media types. */
    public static final Problem NOT_ACCEPTABLE =
            Problem.of(406, "not-acceptable", "The answer exists in no media type asked for");

    /** The scheduler took the attempt back. */
    public static final Problem ATTEMPT_WITHDRAWN =
            Problem.of(409, "attempt-withdrawn", "The attempt was withdrawn; do not call");

    /** The attempt is concluded already. */
    public static final Problem ATTEMPT_CONCLUDED =
            Problem.of(409, "attempt-concluded", "The attempt is concluded already");

    /** The calling window is over. */
    public static final Problem WINDOW_OVER =
            Problem.of(409, "window-over", "The calling window is over; do not call");

    /** The vault holds no number for the customer. */
    public static final Problem CONTACT_UNKNOWN =
            Problem.of(409, "contact-unknown", "No number is known for this customer");

    /** The number was changed lately, and the vault holds none from before. */
    public static final Problem NO_SAFE_NUMBER =
            Problem.of(
                    409,
                    "no-safe-number",
                    "The number was changed lately and none from before is known: do not call,"
                            + " conclude with NUMBER_DEAD");

    /** The agent holds as many leases as he may. */
    public static final Problem TOO_MANY_LEASES =
            Problem.of(409, "too-many-leases", "Conclude or release an attempt you hold first");

    /** The token shown is not the current one, or its lease is over. */
    public static final Problem STALE_LEASE =
            Problem.of(412, "stale-lease", "The lease is over or another one has begun");

    /** The body is over the limit. */
    public static final Problem TOO_LARGE =
            Problem.of(413, "too-large", "The request is over a limit");

    /** Not JSON. */
    public static final Problem UNSUPPORTED_MEDIA_TYPE =
            Problem.of(415, "unsupported-media-type", "The body is not application/json");

    /** Readable, but a member does not hold. */
    public static final Problem INVALID =
            Problem.of(422, "invalid", "A member of the request does not hold");

    /** The same key came with another request before. */
    public static final Problem KEY_REUSED =
            Problem.of(
                    422,
                    "idempotency-key-reused",
                    "The Idempotency-Key was used for another request before");

    /** If-Match holds no entity tag: mostly one that lost its quotes. */
    static final Problem NO_ETAG =
            Problem.of(400, "not-an-etag", "If-Match takes the claim's ETag with its quotes");

    /** If-Match is missing. */
    public static final Problem TOKEN_REQUIRED =
            Problem.of(428, "token-required", "Send the claim's ETag as If-Match");

    /** One link was asked for too often. */
    static final Problem TOO_MANY =
            Problem.of(429, "too-many", "Too many requests; see Retry-After");

    /** A defect of ours. */
    public static final Problem INTERNAL =
            Problem.of(500, "internal", "The service failed; the request may be repeated");

    /** The database does not answer. */
    public static final Problem UNAVAILABLE =
            Problem.of(503, "unavailable", "The service cannot answer now; try again");

    /** The vault does not answer. */
    public static final Problem VAULT_UNAVAILABLE =
            Problem.of(503, "vault-unavailable", "The vault did not answer; try again");

    private static final Map<Integer, Problem> BY_STATUS =
            List.of(
                            MALFORMED,
                            UNAUTHENTICATED,
                            FORBIDDEN,
                            NOT_FOUND,
                            METHOD_NOT_ALLOWED,
                            NOT_ACCEPTABLE,
                            TOO_LARGE,
                            UNSUPPORTED_MEDIA_TYPE,
                            TOO_MANY,
                            INTERNAL,
                            UNAVAILABLE)
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Problem::status, Function.identity()));

    private Problems() {}

    /** The general problem of that HTTP status. */
    static Problem ofStatus(int status) {
        Problem known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status < 500 ? Problem.of(status, "refused", "The request is refused") : INTERNAL;
    }
}
