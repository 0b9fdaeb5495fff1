package io.huifang.intake.problem;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of problem this service tells of. */
public final class Problems {
    /** The bytes are no JSON, or no CloudEvent, that could be read without guessing. */
    public static final Problem MALFORMED =
            Problem.of(400, "malformed", "The request cannot be read as CloudEvents");

    /** A query or path parameter is missing or wrong. */
    public static final Problem BAD_PARAMETER =
            Problem.of(400, "bad-parameter", "A parameter of the request is missing or wrong");

    /** The target or the host of the request could be read in two ways. */
    public static final Problem BAD_TARGET =
            Problem.of(400, "bad-target", "The path, query or Host is not in its plain form");

    /** Where the body ends could be read in two ways. */
    public static final Problem BAD_FRAMING =
            Problem.of(400, "bad-framing", "The only transfer encoding is chunked, named once");

    /** No key, token or signature, or none we know. */
    public static final Problem UNAUTHENTICATED =
            Problem.of(401, "unauthenticated", "A valid key, access token or signature is needed");

    /** A known caller asks for what is not his. */
    public static final Problem FORBIDDEN =
            Problem.of(403, "forbidden", "This caller may not do this");

    /** A browser says that the page of another site asks. */
    public static final Problem CROSS_SITE =
            Problem.of(403, "cross-site", "Another site's page must not ask for this");

    /** Nothing there. */
    public static final Problem NOT_FOUND = Problem.of(404, "not-found", "There is nothing here");

    /** The resource is there, the method is not. */
    public static final Problem METHOD_NOT_ALLOWED =
            Problem.of(405, "method-not-allowed", "The resource does not know this method");

    /** The client accepts none of our media types. */
    public static final Problem NOT_ACCEPTABLE =
            Problem.of(406, "not-acceptable", "The answer exists in no media type asked for");

    /** The body did not arrive in time. */
    public static final Problem TOO_SLOW =
            Problem.of(408, "too-slow", "The body did not arrive in time");

    /** The head of a request did not arrive in time, or none came. */
    public static final Problem SLOW_HEAD =
            Problem.of(408, "slow-head", "The head of the request did not arrive in time");

    /** The customer was erased; nothing about him is kept any more. */
    public static final Problem ERASED =
            Problem.of(409, "customer-erased", "The customer was erased");

    /** The key-encryption key wraps customers' keys, or is the one that new keys are wrapped by. */
    public static final Problem KEY_IN_USE =
            Problem.of(409, "key-in-use", "The key is in use and cannot be destroyed");

    /** The key-encryption keys are kept where this service cannot write. */
    public static final Problem KEYS_UNCHANGEABLE =
            Problem.of(
                    409, "keys-unchangeable", "The keys can only be changed where they are kept");

    /** The body, one event of a batch, or a batch's count is over the limit. */
    public static final Problem TOO_LARGE =
            Problem.of(
                    413, "too-large", "An event may have 256 KiB, a batch 1 MiB and 1,000 events");

    /** Sent to a host that we are not. */
    public static final Problem MISDIRECTED =
            Problem.of(421, "misdirected", "This service has another host name");

    /** Not a media type of CloudEvents in JSON, or an encoded body. */
    public static final Problem UNSUPPORTED_MEDIA_TYPE =
            Problem.of(
                    415,
                    "unsupported-media-type",
                    "Send application/cloudevents+json, application/cloudevents-batch+json, or"
                            + " application/json with ce- headers; UTF-8, no content encoding");

    /** Signed, but the attributes stand outside of what is signed. */
    public static final Problem UNSIGNED_ATTRIBUTES =
            Problem.of(
                    415,
                    "unsigned-attributes",
                    "A signature does not cover ce- headers; send signed events in structured or"
                            + " batch mode");

    /** Readable, but an attribute or a field does not hold. */
    public static final Problem INVALID_EVENT =
            Problem.of(422, "invalid-event", "An event does not hold what its type promises");

    /** Readable, but no contact of anybody who can be called. */
    public static final Problem INVALID_CONTACT =
            Problem.of(422, "invalid-contact", "The contact does not hold what it must");

    /** The sender has used up its allowance. */
    public static final Problem TOO_MANY =
            Problem.of(429, "too-many", "The sender's allowance is used up; see Retry-After");

    /** A defect of ours. */
    public static final Problem INTERNAL =
            Problem.of(500, "internal", "The service failed; the request may be repeated");

    /** More requests in flight than the service takes on. */
    public static final Problem OVERLOADED =
            Problem.of(503, "overloaded", "Too much is in flight; try again later");

    /** More connections than the service takes on. */
    public static final Problem TOO_MANY_CONNECTIONS =
            Problem.of(503, "too-many-connections", "Too many connections; try again later");

    /** More requests wait on one connection than the service keeps; only counted, never said. */
    public static final Problem PIPELINED =
            Problem.of(503, "pipelined", "Too many requests wait on this connection");

    /** The token may be good, but its issuer cannot, or not yet again, be asked for its keys. */
    public static final Problem ISSUER_UNAVAILABLE =
            Problem.of(503, "issuer-unavailable", "Tokens cannot be checked right now; try again")
                    .overAfter(5); // the pause between two questions to the issuer

    /** The log did not acknowledge in time; events may or may not be on it. */
    public static final Problem LOG_UNAVAILABLE =
            Problem.of(503, "log-unavailable", "The event log did not acknowledge; try again");

    /** Personal data could not be sealed; nothing was published. */
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
                            INTERNAL)
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
