package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The policies that are and were in force, and when. */
@ApplicationScoped
public class PolicyHistory {
    private final PoliciesInForce policies;
    private final Pool pool;
    private final Almanac almanac;

    PolicyHistory(PoliciesInForce policies, Pool pool, Almanac almanac) {
        this.policies = policies;
        this.pool = pool;
        this.almanac = almanac;
    }

    /**
     * What was in force.
     *
     * @param versions by version; one that this release cannot read is missing
     * @param since by the instant since when it was in force, UTC
     */
    public record History(Map<Integer, Policy> versions, NavigableMap<Instant, Policy> since) {}

    /** Every version that was ever in force. */
    public Uni<History> read() {
        return policies.versions(pool)
                .chain(this::versions)
                .chain(
                        versions ->
                                policies.activations(pool)
                                        .map(
                                                since ->
                                                        new History(
                                                                versions, known(since, versions))));
    }

    /** One version; empty for one there is not, or that this release cannot read. */
    public Uni<Optional<Policy>> version(int version) {
        return policies.exists(version, pool)
                .chain(exists -> exists ? read(version) : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Policy>> read(int version) {
        return policies.document(version, pool)
                .map(document -> PolicyDocument.read(document, version, almanac))
                .map(
                        reading ->
                                reading instanceof Reading.Sound sound
                                        ? Optional.of(sound.policy())
                                        : Optional.empty());
    }

    private Uni<Map<Integer, Policy>> versions(List<Integer> versions) {
        return Multi.createFrom()
                .iterable(versions)
                .onItem()
                .transformToUniAndConcatenate(this::read)
                .collect()
                .asList()
                .map(
                        read -> {
                            Map<Integer, Policy> all = new HashMap<>();
                            read.forEach(it -> it.ifPresent(one -> all.put(one.version(), one)));
                            return all;
                        });
    }

    private static NavigableMap<Instant, Policy> known(
            Map<Instant, Integer> since, Map<Integer, Policy> versions) {
        NavigableMap<Instant, Policy> known = new TreeMap<>();
        since.forEach(
                (at, version) -> {
                    if (versions.containsKey(version)) known.put(at, versions.get(version));
                });
        return known;
    }
}
