package io.huifang.survey.customer;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands around and above every customer's page.
 *
 * @param texts in which language
 * @param company who it is that speaks
 * @param heading the page's heading
 * @param lines what stands below it
 * @param done what was done; null when nothing was
 * @param problem what could not be done; null when nothing failed
 */
public record Frame(
        CustomerWords texts,
        String company,
        String heading,
        List<String> lines,
        String done,
        String problem) {

    public Frame {
        lines = List.copyOf(lines);
    }

    /** The same after something was done. */
    public Frame done(String what) {
        return new Frame(texts, company, heading, lines, what, null);
    }

    /** The same after something failed. */
    public Frame problem(String what) {
        return new Frame(texts, company, heading, lines, null, what);
    }

    /** BCP 47. */
    public String language() {
        return texts.tag();
    }

    public String say(String key) {
        return texts.say(key);
    }

    /** Every language there is. */
    public List<Choice> languages() {
        return Stream.of(CustomerWords.values())
                .map(one -> new Choice(one.tag(), one.say("language"), one == texts))
                .toList();
    }

    /**
     * One language of the switch.
     *
     * @param tag BCP 47
     * @param name its own name for itself
     * @param current whether the page is in it
     */
    public record Choice(String tag, String name, boolean current) {}
}
