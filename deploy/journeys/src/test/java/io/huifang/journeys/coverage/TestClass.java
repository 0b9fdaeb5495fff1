package io.huifang.journeys.coverage;

import java.util.List;
import java.util.Set;

/**
 * A class that tests something.
 *
 * @param file its source, from the checkout's root, with slashes
 * @param name its simple name; of a nested one with those around it
 * @param tags those it bears itself, and those of the classes around it
 * @param methods its own tests; a parameterized one counts once
 */
record TestClass(String file, String name, Kind kind, Set<String> tags, List<Method> methods) {

    /**
     * One test.
     *
     * @param tags those it bears itself
     */
    record Method(String name, Set<String> tags) {}

    /** The folder of its module. */
    String module() {
        String before = file.substring(0, file.indexOf("/src/"));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    boolean isTagged(String tag) {
        return tags.contains(tag) || methods.stream().anyMatch(it -> it.tags().contains(tag));
    }
}
