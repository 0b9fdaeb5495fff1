package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A database has room for every replica of its service at its most, for the one more of a rollout,
 * for its migration, and for people and backups.
 */
public final class ConnectionsSuffice implements Rule {
    private static final int FOR_OTHERS = 30;

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Program program : Program.values()) {
            Settings settings = Settings.of(program, documents);
            Document deployment = documents.get(Kind.Deployment, program.service());
            int pooled =
                    Integer.parseInt(settings.get("quarkus.datasource.reactive.max-size"))
                            + Integer.parseInt(settings.get("quarkus.datasource.jdbc.max-size"));
            int needed = (Replicas.of(deployment, documents).most() + 1) * pooled + FOR_OTHERS;
            Document cluster = documents.get(Kind.Cluster, database(settings));
            int most = cluster.at("/spec/postgresql/parameters/max_connections").asInt(100);
            if (most < needed) {
                broken.add(
                        "%s has %d connections, and %s may want %d"
                                .formatted(cluster.id(), most, program.service(), needed));
            }
        }
        return broken;
    }

    private static String database(Settings settings) {
        String host = URI.create(settings.get("quarkus.datasource.reactive.url")).getHost();
        return host.replaceFirst("-rw$", "");
    }
}
