package io.huifang.kubernetes.rule;

import io.huifang.contract.Topic;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Names, partitions and settings of topics are those that the services were tested with. */
public final class TopicsAreThoseOfTheContract implements Rule {
    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            documents
                    .find(Kind.KafkaTopic, topic.topicName())
                    .ifPresentOrElse(
                            it -> add(topic, it, broken),
                            () -> broken.add("there is no KafkaTopic/" + topic.topicName()));
        }
        documents
                .of(Kind.KafkaTopic)
                .filter(it -> Arrays.stream(Topic.values()).noneMatch(topic -> isOf(topic, it)))
                .forEach(it -> broken.add(it.id() + " is no topic of ours"));
        return broken;
    }

    private static boolean isOf(Topic topic, Document document) {
        return topic.topicName().equals(document.name());
    }

    private static void add(Topic topic, Document document, List<String> broken) {
        if (document.at("/spec/partitions").asInt() != topic.partitions()) {
            broken.add(document.id() + " has not " + topic.partitions() + " partitions");
        }
        Map<String, String> told = document.texts("/spec/config");
        topic.configuration()
                .forEach(
                        (name, value) -> {
                            if (!value.equals(told.get(name))) {
                                broken.add(
                                        "%s has %s=%s, not %s"
                                                .formatted(
                                                        document.id(),
                                                        name,
                                                        told.get(name),
                                                        value));
                            }
                        });
    }
}
