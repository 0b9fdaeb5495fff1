package io.huifang.survey.link;

import io.huifang.pages.link.LinkAllowances;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** How often the page or the answer of each customer's link may be asked for. */
@ApplicationScoped
public class PathAllowances {
    private final Links links;
    private final LinkAllowances<Link> allowances;

    PathAllowances(Links links, LinkConfig config, Clock clock) {
        this.links = links;
        this.allowances = new LinkAllowances<>(config.askedAtOnce(), clock);
    }

    private record Link(LinkPurpose purpose, UUID subject) {}

    /**
     * Takes one. A link that is not ours costs nothing, and is not counted.
     *
     * @param path of the request
     * @return how long until there is another; empty when there was one
     */
    public Optional<Duration> take(String path) {
        return link(path.replaceFirst("^/v1/", "/")).flatMap(allowances::take);
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
}
