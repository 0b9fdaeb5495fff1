package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shows which key-encryption keys there are, and how many customers' keys need each. */
@ApplicationScoped
class ShowKeys {
    private final Pool pool;
    private final KeyEncryptionKeys versions;
    private final KeyEncryption encryption;

    @Inject
    ShowKeys(Pool pool, KeyEncryptionKeys versions, KeyEncryption encryption) {
        this.pool = pool;
        this.versions = versions;
        this.encryption = encryption;
    }

    /**
     * One key-encryption key.
     *
     * @param version which
     * @param current whether new keys are wrapped by it
     * @param held whether this process can unwrap by it
     * @param customers how many customers' keys it wraps; the key may be destroyed at 0
     */
    record KeyView(int version, boolean current, boolean held, long customers) {}

    Uni<List<KeyView>> show() {
        return versions.use(pool).map(this::views);
    }

    private List<KeyView> views(Map<Integer, Long> use) {
        Set<Integer> held = encryption.versions();
        Set<Integer> all = new TreeSet<>(use.keySet());
        all.addAll(held);
        List<KeyView> views = new ArrayList<>();
        for (int version : all) {
            views.add(
                    new KeyView(
                            version,
                            version == encryption.current(),
                            held.contains(version),
                            use.getOrDefault(version, 0L)));
        }
        return views;
    }
}
