package io.huifang.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a method of a mapping answers.
 *
 * @param containers what holds the element, from outside: Optional, Set, List, Map
 * @param element the type of one value
 */
record Shape(List<String> containers, String element) {
    private static final Pattern CONTAINER =
            Pattern.compile("(Optional|Set|List|Map)<(?:String,\\s*)?(.*)>");

    private static final Map<String, String> UNITS =
            Map.ofEntries(
                    Map.entry("Duration", "duration"),
                    Map.entry("boolean", "true or false"),
                    Map.entry("Boolean", "true or false"),
                    Map.entry("int", "number"),
                    Map.entry("Integer", "number"),
                    Map.entry("long", "number"),
                    Map.entry("Long", "number"),
                    Map.entry("double", "decimal number"),
                    Map.entry("Path", "file"),
                    Map.entry("URI", "URL"),
                    Map.entry("ZoneId", "IANA zone"),
                    Map.entry("LocalTime", "time of day"),
                    Map.entry("String", "text"));

    static Shape of(String type) {
        Matcher matcher = CONTAINER.matcher(type);
        if (!matcher.matches()) return new Shape(List.of(), type);
        Shape inner = of(matcher.group(2));
        List<String> all = new ArrayList<>(List.of(matcher.group(1)));
        all.addAll(inner.containers());
        return new Shape(List.copyOf(all), inner.element());
    }

    boolean isMap() {
        return containers.contains("Map");
    }

    /** Whether nothing would be no answer. */
    boolean mustBeGiven() {
        return !containers.contains("Optional") && !isMap();
    }

    /**
     * What is written for it.
     *
     * @param name of the setting, which says what is counted
     * @param words that alone are taken; empty for any
     */
    String unit(String name, List<String> words) {
        String one = words.isEmpty() ? plain(name) : "one of " + String.join(", ", words);
        boolean several = containers.contains("Set") || containers.contains("List");
        return several ? "list, with commas: " + one : one;
    }

    private String plain(String name) {
        if (name.endsWith("-bytes")) return "bytes";
        if (name.endsWith("directory")) return "directory";
        return UNITS.getOrDefault(element, element);
    }
}
