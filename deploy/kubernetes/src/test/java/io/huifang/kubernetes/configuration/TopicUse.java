package io.huifang.kubernetes.configuration;

import io.huifang.contract.DeadLetterHeaders;
import io.huifang.contract.Topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service does with Kafka: its channels as they are configured, and the topics that its
 * sources name. Streams, which read and write without a channel, are those of survey's insight.
 */
public record TopicUse(Set<String> read, Set<String> written, Set<String> groups, Set<String> own) {
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.(topics?|group\\.id)");
    private static final Pattern TOPIC = Pattern.compile("\\bTopic\\.([A-Z_]+)\\b");
    private static final Pattern STREAMED = Pattern.compile("(?s)\\.to\\(\\s*Topic\\.([A-Z_]+)\\b");
    private static final Pattern APPLICATION = Pattern.compile("APPLICATION = \"([a-z-]+)\"");
    private static final String STREAMS = "org.apache.kafka.streams";

    /** Of one service. */
    public static TopicUse of(Program program) {
        TopicUse use =
                new TopicUse(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        use.addChannels(Settings.read(program.ownSettings()));
        Set<String> heard = Set.copyOf(use.read);
        sources(program.sources().get(0)).forEach(source -> use.add(source, heard));
        return use;
    }

    private void addChannels(Map<String, String> settings) {
        settings.forEach(
                (name, value) -> {
                    Matcher matcher = CHANNEL.matcher(name);
                    if (matcher.matches()) {
                        boolean isGroup = matcher.group(1).equals("group.id");
                        (isGroup ? groups : read).addAll(Arrays.asList(value.split(",")));
                    }
                });
        read.forEach(topic -> written.add(topic + DeadLetterHeaders.TOPIC_SUFFIX));
    }

    private void add(String source, Set<String> heard) {
        if (source.contains(STREAMS)) {
            addStreams(source);
            return;
        }
        topics(TOPIC, source).stream()
                .filter(topic -> !heard.contains(topic) || writes(source))
                .forEach(written::add);
    }

    /** Whoever names a topic that his service hears may only be asking about it. */
    private static boolean writes(String source) {
        return source.contains("OutboxRecord");
    }

    private void addStreams(String source) {
        Set<String> sinks = topics(STREAMED, source);
        topics(TOPIC, source).stream().filter(it -> !sinks.contains(it)).forEach(read::add);
        written.addAll(sinks);
        APPLICATION.matcher(source).results().map(match -> match.group(1)).forEach(own::add);
        groups.addAll(own);
    }

    private static Set<String> topics(Pattern pattern, String source) {
        return pattern.matcher(source)
                .results()
                .map(match -> Topic.valueOf(match.group(1)).topicName())
                .collect(Collectors.toSet());
    }

    private static Stream<String> sources(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(it -> it.toString().endsWith(".java"))
                    .map(TopicUse::text)
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
