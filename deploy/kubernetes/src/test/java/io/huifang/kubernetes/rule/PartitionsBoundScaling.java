package io.huifang.kubernetes.rule;

import io.huifang.contract.Topic;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** More replicas than there are partitions for would scale nothing, and none is never enough. */
public final class PartitionsBoundScaling implements Rule {
    private static final Pattern TOPIC = Pattern.compile("topic=\"([a-z-]+)\"");

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Document scaled : documents.of(Kind.ScaledObject).toList()) {
            if (scaled.at("/spec/minReplicaCount").asInt() < 2) {
                broken.add(scaled.id() + " leaves fewer than two replicas");
            }
            String target = scaled.at("/spec/scaleTargetRef/name").asText();
            Settings settings = Settings.of(Program.of(target).orElseThrow(), documents);
            scaled.each("/spec/triggers")
                    .map(it -> it.at("/metadata/query").asText())
                    .filter(query -> !query.isEmpty())
                    .forEach(query -> add(scaled, query, settings, broken));
        }
        return broken;
    }

    private static void add(Document scaled, String query, Settings settings, List<String> broken) {
        Matcher matcher = TOPIC.matcher(query);
        String topic = matcher.find() ? matcher.group(1) : "";
        String channel = "mp.messaging.incoming." + topic;
        if (settings.find(channel + ".topic").isEmpty()) {
            broken.add(
                    scaled.id() + " asks for the lag of " + topic + ", which nobody reads there");
            return;
        }
        int partitions = of(topic).map(Topic::partitions).orElse(0);
        int consumers = Integer.parseInt(settings.find(channel + ".concurrency").orElse("1"));
        int most = scaled.at("/spec/maxReplicaCount").asInt();
        if (most * consumers > partitions) {
            broken.add(
                    "%s wants %d replicas of %d consumers for %d partitions"
                            .formatted(scaled.id(), most, consumers, partitions));
        }
    }

    private static Optional<Topic> of(String name) {
        return Arrays.stream(Topic.values()).filter(it -> it.topicName().equals(name)).findFirst();
    }
}
