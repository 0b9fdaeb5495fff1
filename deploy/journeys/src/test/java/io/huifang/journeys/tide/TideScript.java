package io.huifang.journeys.tide;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the tide consists of: an event follows from its number. All are payments too small for
 * anybody to call about; one in 500 is no event, and one in 100 is sent a second time.
 *
 * @param run tells its events and customers from those of others
 * @param sources whose turn it is, one after another
 * @param customers how many there are
 */
public record TideScript(String run, List<String> sources, int customers) {
    private static final int REFUSED = 500;
    private static final int REPEATED = 100;

    public TideScript {
        sources = List.copyOf(sources);
    }

    /** What the ids of its customers begin with. */
    public String prefix() {
        return "c-" + run + "-";
    }

    /** Whose event that is, from 0. */
    int sender(int number) {
        return number % sources.size();
    }

    /** Whether intake has to refuse it. */
    boolean isRefused(int number) {
        return number % REFUSED == REFUSED - 1;
    }

    /** Whether it is sent once more after it was accepted. */
    boolean isRepeated(int number) {
        return number % REPEATED == REPEATED / 2;
    }

    Draft event(int number, Instant time) {
        String id = run + "-" + number;
        ObjectNode data = Json.object().put("paymentId", id);
        data.put("amount", isRefused(number) ? "1.234" : "1.00").put("currency", "CNY");
        EventKey key = new EventKey(sources.get(sender(number)), id);
        String customer = prefix() + number % customers;
        return new Draft(key, PaymentCompleted.TYPE, customer, time, data);
    }

    /** The number of the event with that key; empty when it is none of these. */
    OptionalInt number(EventKey key) {
        String begin = run + "-";
        String rest = key.id().startsWith(begin) ? key.id().substring(begin.length()) : "";
        if (!rest.matches("0|[1-9]\\d{0,8}")) return OptionalInt.empty();
        int number = Integer.parseInt(rest);
        return sources.get(sender(number)).equals(key.source())
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }
}
