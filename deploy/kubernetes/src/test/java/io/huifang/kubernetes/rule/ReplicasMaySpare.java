package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A drained node takes one replica and leaves enough; one alone says how many there are. Of two who
 * say it, each apply would make the one undo what the other one did.
 */
public final class ReplicasMaySpare implements Rule {
    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Document deployment : documents.of(Kind.Deployment).toList()) {
            Replicas replicas = Replicas.of(deployment, documents);
            if (replicas.saidBy().size() != 1) {
                broken.add(deployment.id() + " is given its replicas by " + replicas.saidBy());
            }
            Optional<Document> budget = budget(deployment, documents);
            if (budget.isPresent()) {
                add(deployment, replicas, budget.get(), broken);
            } else if (replicas.least() > 1) {
                broken.add(deployment.id() + " has no disruption budget");
            }
        }
        return broken;
    }

    private static void add(
            Document deployment, Replicas replicas, Document budget, List<String> broken) {
        int spared =
                budget.at("/spec").has("maxUnavailable")
                        ? budget.at("/spec/maxUnavailable").asInt()
                        : replicas.least() - budget.at("/spec/minAvailable").asInt();
        if (spared < 1) {
            broken.add(budget.id() + " lets no node be drained");
        }
        if (spared >= replicas.least()) {
            broken.add(
                    "%s lets all %d replicas of %s go at once"
                            .formatted(budget.id(), replicas.least(), deployment.id()));
        }
    }

    private static Optional<Document> budget(Document deployment, Documents documents) {
        PodLabels pod =
                new PodLabels(deployment.id(), deployment.texts("/spec/template/metadata/labels"));
        return documents
                .of(Kind.PodDisruptionBudget)
                .filter(it -> pod.isSelectedBy(it.at("/spec/selector")))
                .findFirst();
    }
}
