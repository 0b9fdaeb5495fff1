package io.huifang.journeys.fault;

import static java.util.stream.Collectors.joining;

import io.huifang.journeys.network.Weather;
import io.huifang.journeys.stack.Address;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;

import java.time.Duration;
import java.util.List;

/**
 * A stretch of network is bad for a while.
 *
 * @param where who is at its ends
 * @param address whose way it is
 * @param weathers one after another
 * @param each how long each of them lasts; longer when nobody has met it yet
 * @param stack whose parts have to serve afterwards
 */
public record Disturbed(
        String where, Address address, List<Weather> weathers, Duration each, LocalStack stack)
        implements Fault {
    /** So many times as long, at most: what was bad before may keep everybody away at first. */
    private static final int LONGEST = 5;

    public Disturbed {
        weathers = List.copyOf(weathers);
    }

    @Override
    public String name() {
        return weathers.stream().map(Weather::toString).collect(joining(", then ", where + " ", ""))
                + ", %d s".formatted(each.multipliedBy(weathers.size()).toSeconds());
    }

    @Override
    public void happen() {
        try {
            weathers.forEach(this::last);
        } finally {
            address.under(new Weather.Fair());
        }
        stack.parts().forEach(StackPart::awaitReady);
    }

    private void last(Weather weather) {
        address.under(weather);
        Pause.of(each);
        for (int times = 1; times < LONGEST && address.touched() == 0; times++) {
            Pause.of(each);
        }
        if (address.touched() == 0) {
            throw new AssertionError("nobody met what was to happen: " + where + " " + weather);
        }
    }
}
