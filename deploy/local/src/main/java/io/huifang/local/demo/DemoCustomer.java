package io.huifang.local.demo;

import io.huifang.contract.wallet.Contact;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A person who does not exist.
 *
 * @param id as the demo wallet names him
 * @param contact what the demo wallet knows of him
 * @param currency of his payments
 */
record DemoCustomer(String id, Contact contact, String currency) {
    private static final LocalTime WAKES = LocalTime.of(9, 30);
    private static final LocalTime RESTS = LocalTime.of(18, 30);

    /** Whether it is a good time to call him, with time left to do it. */
    boolean isAwake(Instant now) {
        return isDay(contact.timeZone(), now);
    }

    /** Whether it is a good time to call anybody there. */
    static boolean isDay(String zone, Instant now) {
        LocalTime time = now.atZone(ZoneId.of(zone)).toLocalTime();
        return !time.isBefore(WAKES) && time.isBefore(RESTS);
    }

    boolean speaksChinese() {
        return contact.locale().startsWith("zh");
    }
}
