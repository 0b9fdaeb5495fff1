package io.huifang.survey.insight.indicator.counting;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.insight.indicator.tally.CaseHistory;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How what is known of customers is kept. */
final class KnownSerdes {
    private static final RecordBytes<CallbackFact> CALLBACKS =
            new RecordBytes<>(CallbackFact.class);
    private static final RecordBytes<AttemptFact> ATTEMPTS = new RecordBytes<>(AttemptFact.class);
    private static final RecordBytes<ResponseFact> RESPONSES =
            new RecordBytes<>(ResponseFact.class);
    private static final RecordBytes<PromiseFact> PROMISES = new RecordBytes<>(PromiseFact.class);

    private KnownSerdes() {}

    static <T extends Record> Serde<T> flat(Class<T> type) {
        RecordBytes<T> bytes = new RecordBytes<>(type);
        return serde(bytes::write, bytes::read);
    }

    static Serde<CaseHistory> cases() {
        return serde(KnownSerdes::write, KnownSerdes::read);
    }

    private static <T> Serde<T> serde(
            BiConsumer<T, CompactWriter> writer, Function<CompactReader, T> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    if (value == null) {
                        return null;
                    }
                    CompactWriter out = new CompactWriter().number(TallySerde.VERSION);
                    writer.accept(value, out);
                    return out.bytes();
                },
                (topic, bytes) -> bytes == null ? null : read(bytes, reader));
    }

    /** Whatever is not readable is ours, and no odd fact: it must not be passed over. */
    private static <T> T read(byte[] bytes, Function<CompactReader, T> reader) {
        try {
            return reader.apply(new CompactReader(bytes).expect(TallySerde.VERSION));
        } catch (SerializationException ofAnotherRelease) {
            throw ofAnotherRelease;
        } catch (RuntimeException unreadable) {
            throw new SerializationException("kept by another release", unreadable);
        }
    }

    private static void write(CaseHistory history, CompactWriter out) {
        write(history.opening(), out);
        write(history.end(), out);
        write(history.attempts().values(), ATTEMPTS, out);
        write(history.responses().values(), RESPONSES, out);
        write(history.promises().values(), PROMISES, out);
    }

    private static CaseHistory read(CompactReader in) {
        return new CaseHistory(
                callback(in),
                callback(in),
                all(in, ATTEMPTS, AttemptFact::attemptId),
                all(in, RESPONSES, ResponseFact::eventId),
                all(in, PROMISES, PromiseFact::promiseId));
    }

    private static void write(CallbackFact fact, CompactWriter out) {
        out.number(fact == null ? 0 : 1);
        if (fact != null) {
            CALLBACKS.write(fact, out);
        }
    }

    private static CallbackFact callback(CompactReader in) {
        return in.number() == 0 ? null : CALLBACKS.read(in);
    }

    private static <T extends Record> void write(
            Collection<T> facts, RecordBytes<T> bytes, CompactWriter out) {
        out.number(facts.size());
        facts.forEach(fact -> bytes.write(fact, out));
    }

    private static <T extends Record> Map<UUID, T> all(
            CompactReader in, RecordBytes<T> bytes, Function<T, UUID> id) {
        Map<UUID, T> all = new TreeMap<>();
        for (long left = in.number(); left > 0; left--) {
            T fact = bytes.read(in);
            all.put(id.apply(fact), fact);
        }
        return all;
    }
}
