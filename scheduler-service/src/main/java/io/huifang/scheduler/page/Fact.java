package io.huifang.scheduler.page;

/**
 * One line of a list of facts.
 *
 * @param label what it is, in the page's language
 * @param value as people read it; may come from outside
 * @param path page that tells more of it; null for none
 * @param language BCP 47 of the value where it is not the page's; null otherwise
 */
public record Fact(String label, String value, String path, String language) {
    public static Fact of(String label, Object value) {
        return new Fact(label, value.toString(), null, null);
    }

    /** A value that has a page of its own. */
    public static Fact at(String path, String label, Object value) {
        return new Fact(label, value.toString(), path, null);
    }

    /** A sentence that exists in English only. */
    public static Fact english(String label, String value) {
        return new Fact(label, value, null, "en");
    }
}
