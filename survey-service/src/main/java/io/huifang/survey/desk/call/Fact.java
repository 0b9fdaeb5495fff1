package io.huifang.survey.desk.call;

/**
 * One line of a list of facts.
 *
 * @param label what it is, in the page's language
 * @param value as people read it; may come from outside
 */
public record Fact(String label, String value) {}
