package io.huifang.intake.door;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

import jakarta.inject.Singleton;

/**
 * HTTP/1.1 and nothing else. An upgrade to HTTP/2 in clear text would carry requests past proxies
 * that do not look into it, and past the watch over connections.
 */
@Singleton
class OneProtocol implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
