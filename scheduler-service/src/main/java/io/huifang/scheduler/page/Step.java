package io.huifang.scheduler.page;

import java.util.List;

/**
 * One link of a chain that explains something.
 *
 * @param name what kind of link, in the page's language
 * @param words what it comes to, in a few words
 * @param facts the particulars
 */
public record Step(String name, String words, List<Fact> facts) {
    public Step {
        facts = List.copyOf(facts);
    }
}
