package io.huifang.survey.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/**
 * A page of the audit, oldest first.
 *
 * @param next what to pass as {@code after} for the next page; absent when nothing follows yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(List<Entry> entries, Long next) {

    /**
     * @param position without gaps; from 1 until the oldest entries went after their time
     * @param at when, UTC, by the database's clock
     * @param act what was done
     * @param actor the account that did it
     * @param object what it was done to, such as {@code attempt:<id>}
     * @param customerId whose data; absent when it is not about one customer
     * @param because why; absent when no reason is asked for
     * @param hash SHA-256 over the hash before it and the whole entry, 64 hexadecimal digits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long position,
            Instant at,
            String act,
            String actor,
            String object,
            String customerId,
            String because,
            String hash) {

        static Entry of(StoredEntry stored) {
            return new Entry(
                    stored.link().position(),
                    stored.link().at(),
                    stored.act(),
                    stored.actor(),
                    stored.object(),
                    stored.customerId(),
                    stored.because(),
                    stored.link().hex());
        }
    }

    /**
     * @param most how many a full page has
     */
    static AuditView of(List<StoredEntry> page, int most) {
        return new AuditView(
                page.stream().map(Entry::of).toList(),
                page.size() < most ? null : page.get(page.size() - 1).link().position());
    }
}
