package io.huifang.survey.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.offer.Told.Dispatched;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Dispatched attempts as columns, for one statement with all of them. */
final class DispatchColumns {
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{2,35}");

    private final List<Dispatched> dispatched;

    /** The same attempt told twice in one poll stands once. */
    DispatchColumns(List<Dispatched> dispatched) {
        Map<UUID, Dispatched> firstTold = new LinkedHashMap<>();
        dispatched.forEach(one -> firstTold.putIfAbsent(one.fact().attemptId(), one));
        this.dispatched = List.copyOf(firstTold.values());
    }

    /** How many attempts. */
    int count() {
        return dispatched.size();
    }

    static QueueName queueOf(CallbackDispatched fact) {
        return QueueName.of(fact.reason(), fact.skill(), fact.language(), fact.owner());
    }

    /** In the order of the insert's parameters. */
    Tuple tuple(ObjectMapper mapper) {
        Tuple columns = Tuple.tuple();
        columns.addValue(of(CallbackDispatched::attemptId, UUID[]::new));
        columns.addValue(moments(CallbackDispatched::dueAt));
        columns.addValue(moments(CallbackDispatched::callableFrom));
        columns.addValue(moments(CallbackDispatched::callableUntil));
        columns.addValue(of(fact -> queueOf(fact).reason(), String[]::new));
        columns.addValue(of(fact -> queueOf(fact).skill(), String[]::new));
        columns.addValue(of(fact -> queueOf(fact).language(), String[]::new));
        columns.addValue(of(CallbackDispatched::priority, Integer[]::new));
        columns.addValue(of(CallbackDispatched::callbackId, UUID[]::new));
        columns.addValue(moments(CallbackDispatched::freshUntil));
        columns.addValue(moments(CallbackDispatched::eventTime));
        columns.addValue(moments(CallbackDispatched::occurredAt));
        columns.addValue(of(CallbackDispatched::number, Integer[]::new));
        columns.addValue(of(CallbackDispatched::policyVersion, Integer[]::new));
        columns.addValue(of(CallbackDispatched::customerId, String[]::new));
        columns.addValue(of(CallbackDispatched::subjectRef, String[]::new));
        columns.addValue(of(fact -> fact.purpose().name(), String[]::new));
        columns.addValue(of(CallbackDispatched::script, String[]::new));
        columns.addValue(of(CallbackDispatched::questionnaire, String[]::new));
        columns.addValue(dispatched.stream().map(Dispatched::traceParent).toArray(String[]::new));
        columns.addValue(of(fact -> context(fact, mapper), String[]::new));
        columns.addValue(moments(CallbackDispatched::numberAsOf));
        columns.addValue(of(fact -> queueOf(fact).owner(), String[]::new));
        columns.addValue(moments(CallbackDispatched::ownedUntil));
        columns.addValue(of(fact -> Boolean.TRUE.equals(fact.protects()), Boolean[]::new));
        columns.addValue(
                of(fact -> fact.identity() == null ? null : fact.identity().name(), String[]::new));
        columns.addValue(of(fact -> code(fact.region(), REGION), String[]::new));
        columns.addValue(of(fact -> code(fact.customerLanguage(), LANGUAGE), String[]::new));
        columns.addValue(moments(CallbackDispatched::targetAt));
        columns.addValue(moments(CallbackDispatched::appointmentAt));
        columns.addValue(of(fact -> Boolean.TRUE.equals(fact.budgetBroken()), Boolean[]::new));
        return columns;
    }

    private <T> T[] of(Function<CallbackDispatched, T> column, IntFunction<T[]> array) {
        return dispatched.stream().map(one -> column.apply(one.fact())).toArray(array);
    }

    private OffsetDateTime[] moments(Function<CallbackDispatched, Instant> column) {
        return of(
                fact -> {
                    Instant moment = column.apply(fact);
                    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
                },
                OffsetDateTime[]::new);
    }

    /** What is only counted holds up no call. */
    private static String code(String told, Pattern form) {
        return told != null && form.matcher(told).matches() ? told : null;
    }

    private static String context(CallbackDispatched fact, ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(fact.context() == null ? Map.of() : fact.context());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("it was read from JSON", impossible);
        }
    }
}
