package io.huifang.kubernetes.manifest;

import java.nio.file.Path;

/** What an operator applies; and the components that are in none of it, for these tests alone. */
public enum Overlay {
    LOCAL("overlays/local"),
    PRODUCTION("overlays/production"),
    INGRESS("src/test/overlays/ingress");

    private final String path;

    Overlay(String path) {
        this.path = path;
    }

    Path directory() {
        return Checkout.at("deploy/kubernetes/" + path);
    }

    /** As rendered, each time anew, so that a test may change it. */
    public Documents documents() {
        return Documents.of(Kubectl.render(this));
    }
}
