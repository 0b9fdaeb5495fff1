package io.huifang.survey.link;

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

/** Makes and reads the links to the customers' pages. */
@Singleton
@Startup // a missing key is noticed at start, not at the first link
public class Links {
    /** The scheduler's links begin otherwise. */
    private static final String USE = "huifang survey link";

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
     * The address of a page.
     *
     * @param subject what it is about
     * @param until exclusive, UTC: then the link ends
     */
    public URI to(LinkPurpose purpose, UUID subject, Instant until) {
        return signed.to(purpose.path(), purpose.code(), subject, until);
    }

    /** The address of a page that needs no token. */
    public URI below(String path) {
        return signed.below(path);
    }

    /**
     * What such a link is about; empty for one that is not ours, is for other uses, or has ended.
     */
    public Optional<UUID> subject(String token, LinkPurpose purpose) {
        return signed.subject(token, purpose.code());
    }

    /** Whether such a link is ours and has ended. */
    public boolean hasEnded(String token, LinkPurpose purpose) {
        return signed.hasEnded(token, purpose.code());
    }
}
