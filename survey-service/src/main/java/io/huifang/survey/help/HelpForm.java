package io.huifang.survey.help;

import io.huifang.survey.exchange.PlainText;

import jakarta.ws.rs.core.MultivaluedMap;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/**
 * What the page's form sent. What the page does not offer reads as not sent.
 *
 * @param words what is wrong; empty for nothing
 * @param helped whether the answers helped
 * @param wanted what he asks for; empty for nothing
 */
record HelpForm(String words, boolean helped, Optional<HelpWanted> wanted) {
    static final HelpForm EMPTY = new HelpForm("", false, Optional.empty());

    static HelpForm of(MultivaluedMap<String, String> form) {
        String sent = Optional.ofNullable(form.getFirst("words")).orElse("").strip();
        boolean usable = sent.length() <= HelpWanted.LONGEST && PlainText.is(sent);
        String words = usable ? sent : "";
        String action = Optional.ofNullable(form.getFirst("do")).orElse("");
        Optional<HelpWish> wish =
                switch (action) {
                    case "callback" -> Optional.of(HelpWish.CALLBACK);
                    case "person" -> Optional.of(HelpWish.PERSON);
                    default -> Optional.empty();
                };
        return new HelpForm(
                words, action.equals("helped"), wish.flatMap(it -> wanted(it, words, form)));
    }

    boolean isSearch() {
        return !words.isEmpty();
    }

    /** Without his words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "HelpForm[" + wanted + "]";
    }

    private static Optional<HelpWanted> wanted(
            HelpWish wish, String words, MultivaluedMap<String, String> form) {
        String slot = Optional.ofNullable(form.getFirst("slot")).orElse("");
        try {
            boolean soon = slot.isEmpty() || wish == HelpWish.PERSON;
            return Optional.of(
                    new HelpWanted(
                            UUID.fromString(Optional.ofNullable(form.getFirst("press")).orElse("")),
                            wish,
                            soon ? null : Instant.parse(slot),
                            words.isEmpty() ? null : words));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }
}
