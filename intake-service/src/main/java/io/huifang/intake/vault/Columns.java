package io.huifang.intake.vault;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows as the arrays that {@code unnest} takes: a parameter for each column. */
final class Columns {
    private static final Comparator<UsedKey> BY_CUSTOMER =
            Comparator.comparing(UsedKey::customerId).thenComparing(UsedKey::keyId);

    private static final Comparator<SealedNarrative> BY_EVENT =
            Comparator.comparing(SealedNarrative::source).thenComparing(SealedNarrative::eventId);

    private final Tuple tuple = Tuple.tuple();

    /** Customer, key, version that wraps it, and the wrapped key; each key once, in one order. */
    Columns keys(List<UsedKey> used) {
        List<UsedKey> keys = used.stream().distinct().sorted(BY_CUSTOMER).toList();
        add(keys, UsedKey::customerId, String[]::new);
        add(keys, UsedKey::keyId, UUID[]::new);
        add(keys, UsedKey::wrappedBy, Integer[]::new);
        return add(keys, key -> buffer(key.wrapped()), Buffer[]::new);
    }

    /** Customer, time, source and id of the event, fingerprint, ciphertext. */
    Columns contacts(List<SealedContact> contacts) {
        add(contacts, SealedContact::customerId, String[]::new);
        add(contacts, c -> c.eventTime().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new);
        add(contacts, SealedContact::source, String[]::new);
        add(contacts, SealedContact::eventId, String[]::new);
        add(contacts, c -> buffer(c.fingerprint()), Buffer[]::new);
        return add(contacts, c -> buffer(c.ciphertext()), Buffer[]::new);
    }

    /** Source and id of the event, customer, ciphertext; in one order. */
    Columns narratives(List<SealedNarrative> unordered) {
        List<SealedNarrative> narratives = unordered.stream().sorted(BY_EVENT).toList();
        add(narratives, SealedNarrative::source, String[]::new);
        add(narratives, SealedNarrative::eventId, String[]::new);
        add(narratives, SealedNarrative::customerId, String[]::new);
        return add(narratives, n -> buffer(n.ciphertext()), Buffer[]::new);
    }

    /** A parameter that is no column. */
    Columns value(Object value) {
        tuple.addValue(value);
        return this;
    }

    Tuple tuple() {
        return tuple;
    }

    private <T, C> Columns add(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return value(rows.stream().map(value).toArray(array));
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
