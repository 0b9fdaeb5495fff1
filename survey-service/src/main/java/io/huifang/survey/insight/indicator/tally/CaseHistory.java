package io.huifang.survey.insight.indicator.tally;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What is known of one callback. The order in which facts come in does not matter, nor how often:
 * of each thing the highest revision counts.
 *
 * @param opening null until it is heard
 * @param end null until it is heard
 * @param attempts by their ids
 * @param responses by the facts' ids
 * @param promises by their ids
 */
public record CaseHistory(
        CallbackFact opening,
        CallbackFact end,
        Map<UUID, AttemptFact> attempts,
        Map<UUID, ResponseFact> responses,
        Map<UUID, PromiseFact> promises) {

    public static final CaseHistory EMPTY =
            new CaseHistory(null, null, Map.of(), Map.of(), Map.of());

    public CaseHistory with(CallbackFact told) {
        return told.status() == CallbackFact.Status.OPEN
                ? new CaseHistory(
                        latest(opening, told, CallbackFact::revision),
                        end,
                        attempts,
                        responses,
                        promises)
                : new CaseHistory(
                        opening,
                        latest(end, told, CallbackFact::revision),
                        attempts,
                        responses,
                        promises);
    }

    public CaseHistory with(AttemptFact told) {
        return new CaseHistory(
                opening,
                end,
                with(attempts, told.attemptId(), told, AttemptFact::revision),
                responses,
                promises);
    }

    public CaseHistory with(ResponseFact told) {
        return new CaseHistory(
                opening, end, attempts, with(responses, told.eventId(), told, one -> 0), promises);
    }

    public CaseHistory with(PromiseFact told) {
        return new CaseHistory(
                opening,
                end,
                attempts,
                responses,
                with(promises, told.promiseId(), told, PromiseFact::revision));
    }

    /** Of the attempts in which somebody was called, the first one. */
    public Optional<AttemptFact> firstLive() {
        return attempts.values().stream().filter(Live::isLive).min(BY_NUMBER);
    }

    /** Of the attempts in which the customer himself was reached, the first one. */
    public Optional<AttemptFact> firstContact() {
        return attempts.values().stream()
                .filter(one -> Live.isLive(one) && one.rightParty())
                .min(BY_NUMBER);
    }

    public Optional<AttemptFact> last() {
        return attempts.values().stream().max(BY_NUMBER);
    }

    /** What the customer said last whether it is solved, in answers about that attempt. */
    public Optional<ResponseFact> lastWordOn(AttemptFact attempt) {
        return responses.values().stream()
                .filter(one -> one.attemptId().equals(attempt.attemptId()))
                .filter(one -> one.resolved() != null)
                .max(
                        Comparator.comparing(ResponseFact::occurredAt)
                                .thenComparing(one -> one.eventId().toString()));
    }

    /**
     * Its opening and its end, as far as they are known; what the end leaves out, the opening says.
     */
    public Stream<CallbackFact> told() {
        return Stream.of(end, opening).flatMap(Stream::ofNullable);
    }

    private static final Comparator<AttemptFact> BY_NUMBER =
            Comparator.comparingInt(AttemptFact::number)
                    .thenComparing(one -> one.attemptId().toString());

    private static <T> T latest(T known, T told, ToIntFunction<T> revision) {
        return known == null || revision.applyAsInt(told) > revision.applyAsInt(known)
                ? told
                : known;
    }

    private static <T> Map<UUID, T> with(
            Map<UUID, T> known, UUID id, T told, ToIntFunction<T> revision) {
        T before = known.get(id);
        T after = latest(before, told, revision);
        if (Objects.equals(before, after)) {
            return known;
        }
        Map<UUID, T> with = new TreeMap<>(known);
        with.put(id, after);
        return with;
    }
}
