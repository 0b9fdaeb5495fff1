package io.huifang.intake.walletevent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.huifang.intake.IntakeResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** An intake that records spans, and a collector that keeps what it is sent in a file. */
public class TracedIntakeResource extends IntakeResource {
    /** Bodies of OTLP over HTTP, one after another. */
    static final Path SPANS = Path.of("target", "spans.otlp");

    private HttpServer collector;

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(super.start());
        try {
            Files.deleteIfExists(SPANS);
            Files.createFile(SPANS);
            collector =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        collector.createContext("/v1/traces", TracedIntakeResource::keep);
        collector.start();
        configuration.put("quarkus.otel.sdk.disabled", "false");
        configuration.put(
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort());
        configuration.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        configuration.put("quarkus.otel.bsp.schedule.delay", "100ms");
        return configuration;
    }

    @Override
    public void stop() {
        super.stop();
        if (collector != null) collector.stop(0);
    }

    private static void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            Files.write(SPANS, exchange.getRequestBody().readAllBytes(), StandardOpenOption.APPEND);
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
