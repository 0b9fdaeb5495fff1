package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A replica that goes serves until everybody knows, then ends what it has at hand, before it is
 * killed; and in a rollout another one is there first.
 */
public final class DrainFits implements Rule {
    /** Nodes and gateways take endpoints out within this time. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(5);

    /** What ends after the requests: consumers, insight, producers. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(15);

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Program program : Program.values()) {
            Document deployment = documents.get(Kind.Deployment, program.service());
            add(deployment, Settings.of(program, documents), broken);
            if (Replicas.of(deployment, documents).least() > 1) {
                addRollout(deployment, broken);
            }
        }
        return broken;
    }

    private static void add(Document deployment, Settings settings, List<String> broken) {
        JsonNode sleep = Pods.container(deployment).at("/lifecycle/preStop/sleep/seconds");
        Duration pause = Duration.ofSeconds(sleep.asInt());
        if (pause.compareTo(UNTIL_KNOWN) < 0) {
            broken.add(deployment.id() + " ends before everybody knows");
        }
        Duration needed =
                pause.plus(settings.duration("quarkus.shutdown.delay").orElse(Duration.ZERO))
                        .plus(settings.duration("quarkus.shutdown.timeout").orElseThrow())
                        .plus(AFTERWARDS);
        Duration granted =
                Duration.ofSeconds(
                        deployment.at(Pods.SPEC + "/terminationGracePeriodSeconds").asInt(30));
        if (granted.compareTo(needed) < 0) {
            broken.add(
                    "%s is killed after %d s and may need %d"
                            .formatted(deployment.id(), granted.toSeconds(), needed.toSeconds()));
        }
    }

    private static void addRollout(Document deployment, List<String> broken) {
        JsonNode rollout = deployment.at("/spec/strategy/rollingUpdate");
        if (rollout.path("maxUnavailable").asInt(1) != 0 || rollout.path("maxSurge").asInt() < 1) {
            broken.add(deployment.id() + " lets replicas go before others are there");
        }
    }
}
