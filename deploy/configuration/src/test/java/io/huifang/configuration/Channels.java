package io.huifang.configuration;

import static java.util.stream.Collectors.joining;

import io.huifang.configuration.GivenProperties.Given;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Properties of channels, which say much the same for each: one line for all where they agree.
 *
 * @param byName as they are set
 */
record Channels(Map<String, Given> byName) {
    private static final Pattern CHANNEL =
            Pattern.compile("(mp\\.messaging\\.incoming\\.)([^.]+)(\\..+)");

    Map<String, Given> folded() {
        Map<String, Map<String, Given>> byProperty = new LinkedHashMap<>();
        byName.forEach(
                (name, given) -> {
                    Matcher channel = CHANNEL.matcher(name);
                    boolean one = channel.matches();
                    String place = one ? channel.group(1) + "<channel>" + channel.group(3) : name;
                    byProperty
                            .computeIfAbsent(place, it -> new LinkedHashMap<>())
                            .put(one ? channel.group(2) : "", given);
                });
        int channels = byProperty.values().stream().mapToInt(Map::size).max().orElse(0);
        Map<String, Given> folded = new LinkedHashMap<>();
        byProperty.forEach((name, its) -> folded.put(name, together(its, channels)));
        return folded;
    }

    private static Given together(Map<String, Given> byChannel, int channels) {
        Given first = byChannel.values().iterator().next();
        if (byChannel.containsKey("")) return first;
        Set<String> values = new LinkedHashSet<>();
        byChannel.values().forEach(it -> values.add(it.byProfile().get("")));
        String value =
                values.size() == 1 && byChannel.size() == channels
                        ? values.iterator().next()
                        : byChannel.entrySet().stream()
                                .map(it -> it.getKey() + ": " + it.getValue().byProfile().get(""))
                                .collect(joining(", "));
        return new Given(first.section(), Map.of("", value), first.comment());
    }
}
