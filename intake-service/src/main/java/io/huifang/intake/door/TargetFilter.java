package io.huifang.intake.door;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.Refusals;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stands before all routes: lets connections in, and requests whose target is plain and ours. */
@Singleton
class TargetFilter {
    private static final int BEFORE_ALL = -1_000;

    private final Door door;
    private final Refusals refusals;

    private final AllowedHosts hosts;

    @Inject
    TargetFilter(Door door, Refusals refusals, DoorConfig config) {
        this.door = door;
        this.refusals = refusals;
        this.hosts = AllowedHosts.of(config.hosts());
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::check).failureHandler(this::refuseUnread);
    }

    void register(@Observes ManagementInterface management) {
        management.router().route().order(BEFORE_ALL).handler(this::leaveAlone);
    }

    private void leaveAlone(RoutingContext routing) {
        if (routing.request().connection() instanceof ConnectionBase connection) {
            door.leaveAlone(connection.channel());
        }
        routing.next();
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<Problem> problem = problem(request);
        if (problem.isPresent()) {
            refuse(request, problem.get());
        } else {
            routing.next();
        }
    }

    // Before any handler the router itself refuses some targets and hosts; not as a problem.
    private void refuseUnread(RoutingContext routing) {
        boolean unread = routing.failure() instanceof VertxException && routing.statusCode() == 400;
        problem(routing.request())
                .or(() -> unread ? Optional.of(Problems.BAD_TARGET) : Optional.empty())
                .ifPresentOrElse(problem -> refuse(routing.request(), problem), routing::next);
    }

    private Optional<Problem> problem(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection
                && !door.letIn(connection.channel())) {
            return Optional.of(Problems.TOO_MANY_CONNECTIONS);
        }
        List<String> named = request.headers().getAll(HttpHeaders.HOST);
        if (named.size() != 1 || !PlainTarget.isPlainHost(named.get(0))) {
            return Optional.of(Problems.BAD_TARGET);
        }
        String host = named.get(0).toLowerCase(Locale.ROOT);
        if (!hasPlainTarget(request) || !isFor(host, request.uri())) {
            return Optional.of(Problems.BAD_TARGET);
        }
        if (!isOfOurVersion(request) || !isPlainlyFramed(request)) {
            return Optional.of(Problems.BAD_FRAMING);
        }
        if (!hosts.include(host)) {
            return Optional.of(Problems.MISDIRECTED);
        }
        return OtherSites.ask(request.method().name(), request::getHeader)
                ? Optional.of(Problems.CROSS_SITE)
                : Optional.empty();
    }

    private static boolean isOfOurVersion(HttpServerRequest request) {
        HttpVersion version = request.version();
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    private static boolean hasPlainTarget(HttpServerRequest request) {
        return request.path() != null
                && PlainTarget.isPlainPath(request.path())
                && (request.query() == null || PlainTarget.isPlainQuery(request.query()));
    }

    // The decoder has seen to the length; to other encodings it is blind.
    private static boolean isPlainlyFramed(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return encodings.isEmpty()
                || encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
    }

    // A target may name the host, too; then it has to name the same.
    private static boolean isFor(String host, String target) {
        if (target.startsWith("/")) {
            return true;
        }
        String small = target.toLowerCase(Locale.ROOT);
        return small.startsWith("http://" + host + "/")
                || small.startsWith("https://" + host + "/");
    }

    // Its body is not read: whoever sends such requests may lose the connection.
    private void refuse(HttpServerRequest request, Problem problem) {
        refusals.count(problem);
        if (!isOfOurVersion(request)) {
            request.connection().close(); // an answer would say that we speak that version
            return;
        }
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.putHeader(HttpHeaders.CONNECTION, "close");
        problem.retryAfter().ifPresent(seconds -> response.putHeader("retry-after", seconds));
        response.endHandler(written -> request.connection().close());
        response.end(Buffer.buffer(problem.toJson()));
    }
}
