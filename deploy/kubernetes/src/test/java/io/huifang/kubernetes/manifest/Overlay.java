package io.huifang.kubernetes.manifest;

import java.nio.file.Path;
import java.util.Locale;

/** What an operator applies. */
public enum Overlay {
    LOCAL,
    PRODUCTION;

    Path directory() {
        return Checkout.at("deploy/kubernetes/overlays/" + name().toLowerCase(Locale.ROOT));
    }

    /** As rendered, each time anew, so that a test may change it. */
    public Documents documents() {
        return Documents.of(Kubectl.render(this));
    }
}
