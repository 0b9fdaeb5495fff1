package io.huifang.scheduler.policy.stored;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Shows the versions, and who put which of them in force. */
@ApplicationScoped
public class ShowPolicies {
    private final Policies policies;
    private final PolicyActivations activations;

    ShowPolicies(Policies policies, PolicyActivations activations) {
        this.policies = policies;
        this.activations = activations;
    }

    /** Every version, newest first, without the documents. */
    @WithSession
    public Uni<List<PolicyView>> all() {
        return activations
                .newestFirst()
                .chain(
                        history ->
                                policies.newestFirst()
                                        .map(
                                                list ->
                                                        list.stream()
                                                                .map(p -> PolicyView.of(p, history))
                                                                .map(PolicyView::withoutDocument)
                                                                .toList()));
    }

    /** One version with its document; null when there is none. */
    @WithSession
    public Uni<PolicyView> version(int version) {
        return activations
                .newestFirst()
                .chain(
                        history ->
                                policies.findById(version)
                                        .onItem()
                                        .ifNotNull()
                                        .transform(policy -> PolicyView.of(policy, history)));
    }
}
