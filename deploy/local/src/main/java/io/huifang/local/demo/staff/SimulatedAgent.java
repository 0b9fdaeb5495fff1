package io.huifang.local.demo.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.attempt.Disposition;
import io.huifang.local.demo.staff.Account.Answer;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * An agent of the demo: claims a call, reads, sees the number, talks, concludes. Takes nothing
 * while few calls wait, so that some are left for people.
 */
public final class SimulatedAgent {
    /** So many waiting calls are left to people. */
    private static final int LEFT_TO_PEOPLE = 8;

    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(3);

    private final Account survey;
    private final RandomGenerator random;
    private final Clock clock;
    private final Consumer<String> say;
    private final CallEnds ends;

    /** The claim at hand; the same until it is answered, so that no call is claimed unawares. */
    private String claimKey = newKey();

    /** Null when there is no call in hand. */
    private Call call;

    /** A call in hand, and what is concluded of it; null before the number was shown. */
    private record Call(JsonNode claim, String etag, String key, ObjectNode end) {
        String path(String what) {
            return "/v1/attempts/" + claim.path("attemptId").asText() + what;
        }

        Map<String, String> lease() {
            return Map.of("If-Match", etag);
        }

        Call ending(ObjectNode as) {
            return new Call(claim, etag, key, as);
        }
    }

    /**
     * @param survey his access to it
     * @param say where he says what went wrong
     */
    public SimulatedAgent(
            Account survey, RandomGenerator random, Clock clock, Consumer<String> say) {
        this.survey = survey;
        this.random = random;
        this.clock = clock;
        this.say = say;
        this.ends = new CallEnds(random);
    }

    /** Does the next thing; how long it keeps him, or nothing when he may not work here. */
    public Optional<Duration> step() throws InterruptedException {
        if (call == null) {
            return lookForWork();
        }
        return Optional.of(call.end() == null ? reveal() : conclude());
    }

    private Optional<Duration> lookForWork() throws InterruptedException {
        Answer queue = survey.get("/v1/queue");
        if (queue.isShutOut()) {
            say.accept(survey.name() + " is not known to survey; take the stack down and up again");
            return Optional.empty();
        }
        boolean enough = queue.isDone() && queue.body().path("offered").asInt() > LEFT_TO_PEOPLE;
        return Optional.of(enough ? claim() : LOOKS_AGAIN);
    }

    private Duration claim() throws InterruptedException {
        Answer claimed =
                survey.post(
                        "/v1/claims",
                        JsonNodeFactory.instance.objectNode(),
                        Map.of("Idempotency-Key", claimKey));
        if (claimed.isUnclear()) {
            return LOOKS_AGAIN;
        }
        claimKey = newKey();
        if (claimed.status() != 201) {
            return LOOKS_AGAIN;
        }
        call = new Call(claimed.body(), claimed.etag(), newKey(), null);
        return seconds(1, 3);
    }

    private Duration reveal() throws InterruptedException {
        Answer shown = survey.post(call.path("/reveal"), null, call.lease());
        if (shown.isUnclear()) {
            return LOOKS_AGAIN;
        }
        if (shown.isDone()) {
            call = call.ending(ends.any(call.claim(), clock.instant()));
            return seconds(3, 8);
        }
        if (shown.is("contact-unknown")) {
            call = call.ending(ends.of(Disposition.NUMBER_DEAD, call.claim(), clock.instant()));
            return seconds(1, 2);
        }
        return giveBack("no number", shown);
    }

    private Duration conclude() throws InterruptedException {
        Answer concluded =
                survey.post(
                        call.path("/conclusion"),
                        call.end(),
                        Map.of("If-Match", call.etag(), "Idempotency-Key", call.key()));
        if (concluded.isUnclear()) {
            return LOOKS_AGAIN;
        }
        if (!concluded.isDone()) {
            return giveBack("no conclusion", concluded);
        }
        call = null;
        return seconds(1, 3);
    }

    /** What was withdrawn meanwhile is gone already. */
    private Duration giveBack(String what, Answer because) throws InterruptedException {
        say.accept(survey.name() + ": " + what + ", " + because);
        survey.delete(call.path("/lease"), call.lease());
        call = null;
        return LOOKS_AGAIN;
    }

    private Duration seconds(int from, int to) {
        return Duration.ofMillis(random.nextInt(from * 1_000, to * 1_000));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
