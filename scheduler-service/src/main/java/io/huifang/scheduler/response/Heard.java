package io.huifang.scheduler.response;

import io.huifang.outbox.DeadLetters.Letter;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one poll tells.
 *
 * @param responses in the order of the log
 * @param invited in the order of the log
 */
record Heard(List<Response> responses, List<InvitedSurvey> invited) {
    private static final String STRANGE = "there is no such attempt";

    Heard {
        responses = List.copyOf(responses);
        invited = List.copyOf(invited);
    }

    boolean isEmpty() {
        return responses.isEmpty() && invited.isEmpty();
    }

    Set<String> customerIds() {
        return Stream.concat(
                        responses.stream().map(it -> it.fact().customerId()),
                        invited.stream().map(it -> it.fact().customerId()))
                .collect(Collectors.toSet());
    }

    Set<UUID> callbackIds() {
        return Stream.concat(
                        responses.stream().map(it -> it.fact().callbackId()),
                        invited.stream().map(it -> it.fact().callbackId()))
                .collect(Collectors.toSet());
    }

    /** What is about no attempt that is known. */
    List<Letter> strangers(Answered tasks) {
        return Stream.concat(
                        responses.stream()
                                .filter(it -> !tasks.knows(it.fact()))
                                .map(Response::origin),
                        invited.stream()
                                .filter(it -> !tasks.knows(it.fact()))
                                .map(InvitedSurvey::origin))
                .map(origin -> new Letter(origin, STRANGE))
                .toList();
    }
}
