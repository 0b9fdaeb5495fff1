package io.huifang.benchmarks.load;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who asks for one thing after another; what comes next depends on the answer. */
@FunctionalInterface
public interface Actor {
    /**
     * What is asked next.
     *
     * @param before the answer to what was asked last; null at the beginning
     * @return empty when nothing more is asked
     */
    Optional<Ask> next(Reply before);

    /**
     * One request.
     *
     * @param kind under which its time is kept
     * @param after how long from now it leaves
     * @param request what is sent
     */
    record Ask(String kind, Duration after, RequestTemplate request) {}

    /**
     * An answer; good only while the actor looks at it.
     *
     * @param kind of what was asked
     * @param status HTTP status
     * @param header gives a header's value in lower case, by its name in lower case
     * @param body one character for each byte
     */
    record Reply(String kind, int status, Function<String, Optional<String>> header, String body) {}
}
