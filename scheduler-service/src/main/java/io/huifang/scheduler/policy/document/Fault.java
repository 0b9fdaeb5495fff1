package io.huifang.scheduler.policy.document;

/**
 * One thing wrong with a document.
 *
 * @param pointer JSON pointer to the place; empty for the document itself
 * @param code short name of what is wrong, such as {@code unknown-reason}; for programs
 * @param detail what would be right, in plain English; never repeats the value
 */
public record Fault(String pointer, String code, String detail) {}
