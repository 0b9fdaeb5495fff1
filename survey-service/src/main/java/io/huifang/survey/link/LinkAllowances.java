package io.huifang.survey.link;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How often one link may be asked for: more than any person does, and less than would hold up
 * others. Counted by this replica for itself, for the links asked for last.
 */
@ApplicationScoped
public class LinkAllowances {
    private static final Duration EACH = Duration.ofSeconds(1);
    private static final int LINKS = 10_000;

    private final Links links;
    private final LinkConfig config;
    private final Clock clock;

    /** When each may be asked for as often as ever again, the longest unasked first. */
    private final Map<Link, Instant> wholeAgain = new LinkedHashMap<>(16, 0.75f, true);

    LinkAllowances(Links links, LinkConfig config, Clock clock) {
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    private record Link(LinkPurpose purpose, UUID subject) {}

    /**
     * Takes one. A link that is not ours costs nothing, and is not counted.
     *
     * @param path of the request
     * @return how long until there is another; empty when there was one
     */
    public Optional<Duration> take(String path) {
        return link(path.replaceFirst("^/v1/", "/")).flatMap(this::take);
    }

    private Optional<Link> link(String path) {
        return Stream.of(LinkPurpose.values())
                .filter(purpose -> path.startsWith("/" + purpose.path()))
                .flatMap(purpose -> link(purpose, path).stream())
                .findFirst();
    }

    private Optional<Link> link(LinkPurpose purpose, String path) {
        String token = path.substring(purpose.path().length() + 1).replaceFirst("/.*", "");
        return links.subject(token, purpose).map(subject -> new Link(purpose, subject));
    }

    private synchronized Optional<Duration> take(Link link) {
        Instant now = clock.instant();
        Instant whole = wholeAgain.getOrDefault(link, now);
        Instant next = (whole.isBefore(now) ? now : whole).plus(EACH);
        Duration most = EACH.multipliedBy(config.askedAtOnce());
        Duration tooMuch = Duration.between(now, next).minus(most);
        if (tooMuch.compareTo(Duration.ZERO) > 0) {
            return Optional.of(tooMuch);
        }
        wholeAgain.put(link, next);
        if (wholeAgain.size() > LINKS) {
            forgetOne();
        }
        return Optional.empty();
    }

    private void forgetOne() {
        Iterator<Link> longestUnasked = wholeAgain.keySet().iterator();
        longestUnasked.next();
        longestUnasked.remove();
    }
}
