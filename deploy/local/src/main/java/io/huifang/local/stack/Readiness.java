package io.huifang.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service whether it is ready. */
final class Readiness {
    private static final int PATIENCE_MS = 2_000;

    private Readiness() {}

    /** False also when nobody answers. */
    static boolean isReady(String managementUrl) {
        HttpURLConnection connection = connection(managementUrl + "/health/ready");
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException nobody) {
            return false;
        } finally {
            connection.disconnect();
        }
    }

    private static HttpURLConnection connection(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            return connection;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
