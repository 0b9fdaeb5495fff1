package io.huifang.survey.exchange;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the place. Names that the client made up are not
 *     repeated: an unknown member is reported at its parent
 * @param code what is wrong, for programs, such as {@code missing}
 * @param detail what is wrong, for people; one of our own constants
 */
public record Violation(String pointer, String code, String detail) {}
