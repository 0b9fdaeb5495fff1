package io.huifang.scheduler.link;

import io.huifang.pages.link.LinkSettings;
import io.huifang.pages.link.SignedLinks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads the links by which customers answer. */
@Singleton
@Startup // a missing key is noticed at start, not at the first notice
public class Links {
    /** Survey's links begin otherwise. */
    private static final String USE = "huifang link";

    /** Answers about a callback, its subject. The number is never used anew. */
    private static final byte APPOINTMENT = 1;

    private final SignedLinks signed;

    Links(LinkConfig config, Clock clock) {
        this.signed =
                new SignedLinks(
                        new LinkSettings(
                                USE,
                                config.keyFile(),
                                config.createKey(),
                                config.readKeysEvery(),
                                config.baseUrl()),
                        clock);
    }

    void stop(@Observes ShutdownEvent event) {
        signed.close();
    }

    /**
     * The page on which the customer answers about a callback.
     *
     * @param until exclusive, UTC: then the link ends
     */
    public URI toAppointment(UUID callbackId, Instant until) {
        return signed.to("appointments/", APPOINTMENT, callbackId, until);
    }

    /** The callback that such a link is about; empty for a link that is not ours, or has ended. */
    public Optional<UUID> callbackOf(String token) {
        return signed.subject(token, APPOINTMENT);
    }

    /** Whether a browser's {@code Origin} is that of our pages as customers reach them. */
    public boolean isOrigin(String origin) {
        return signed.isOrigin(origin);
    }
}
