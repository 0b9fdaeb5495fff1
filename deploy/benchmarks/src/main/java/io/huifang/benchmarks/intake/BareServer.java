package io.huifang.benchmarks.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

import java.io.IOException;

/**
 * The limit: an HTTP server that reads the body, makes one streaming JSON pass over it and answers
 * 202. It checks nothing and keeps nothing, so no real intake can be faster on this stack.
 */
public final class BareServer extends AbstractVerticle {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Buffer ACCEPTED = Buffer.buffer("{\"accepted\":1}");

    private final int port;

    private BareServer(int port) {
        this.port = port;
    }

    /** Starts on 127.0.0.1 at the port given as the only argument. */
    public static void main(String[] arguments) {
        int cores = Runtime.getRuntime().availableProcessors();
        int port = Integer.parseInt(arguments[0]);
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores))
                .deployVerticle(
                        () -> new BareServer(port), new DeploymentOptions().setInstances(cores));
    }

    @Override
    public void start() {
        vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
                .listen(port, "127.0.0.1");
    }

    private static void answer(HttpServerRequest request, Buffer body) {
        try (JsonParser parser = JSON.createParser(body.getBytes())) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            request.response().setStatusCode(tokens > 0 ? 202 : 400).end(ACCEPTED);
        } catch (IOException unreadable) {
            request.response().setStatusCode(400).end();
        }
    }
}
