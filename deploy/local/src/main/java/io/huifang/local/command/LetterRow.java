package io.huifang.local.command;

import io.huifang.local.letter.DeadLetter;
import io.huifang.local.letter.Marks;
import io.huifang.local.letter.Place;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One line of a list of letters; harmless for a terminal.
 *
 * @param place where the letter lies
 * @param setAsideAt when it was set aside, UTC
 * @param origin partition and offset of its record
 * @param redriven where its record was put back, or a dash
 * @param again how often its record was put back before it became this letter
 * @param event type, source and id of the event
 * @param reason why it was set aside
 */
record LetterRow(
        Place place,
        Instant setAsideAt,
        String origin,
        String redriven,
        int again,
        Event event,
        String reason) {

    /** Oldest first. */
    static final Comparator<LetterRow> BY_AGE =
            Comparator.comparing(LetterRow::setAsideAt).thenComparing(LetterRow::place);

    private static final List<String> TITLES =
            List.of(
                    "TOPIC",
                    "PARTITION",
                    "OFFSET",
                    "SET ASIDE",
                    "STOOD AT",
                    "REDRIVEN TO",
                    "TYPE",
                    "SOURCE",
                    "ID",
                    "REASON");
    private static final int LONGEST = 60;
    private static final String NONE = "-";

    /**
     * As far as the record tells.
     *
     * @param type of the event
     * @param source of the event
     * @param id of the event
     */
    record Event(String type, String source, String id) {}

    static LetterRow of(DeadLetter letter, Marks marks) {
        String to = marks.redrivenTo(letter.id());
        return new LetterRow(
                letter.place(),
                letter.setAsideAt(),
                letter.origin().map(it -> it.partition() + " " + it.offset()).orElse(NONE),
                to == null ? NONE : to,
                letter.ancestors().size(),
                new Event(
                        attribute(letter, "type"),
                        attribute(letter, "source"),
                        attribute(letter, "id")),
                Printable.text(letter.reason()));
    }

    boolean isRedriven() {
        return !redriven.equals(NONE);
    }

    /** Titles and rows as lines whose columns stand below each other. */
    static List<String> lines(List<LetterRow> rows) {
        List<List<String>> table = new ArrayList<>(List.of(TITLES));
        rows.forEach(row -> table.add(row.columns()));
        int[] widths = new int[TITLES.size()];
        for (List<String> line : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return table.stream().map(line -> padded(line, widths)).toList();
    }

    private List<String> columns() {
        return List.of(
                place.topic(),
                Integer.toString(place.partition()),
                Long.toString(place.offset()),
                setAsideAt.truncatedTo(ChronoUnit.SECONDS).toString(),
                origin,
                redriven,
                event.type(),
                event.source(),
                event.id(),
                again == 0 ? reason : "(failed again, redriven before: " + again + ") " + reason);
    }

    private static String attribute(DeadLetter letter, String name) {
        return letter.attribute(name)
                .filter(text -> !text.isEmpty())
                .map(text -> Printable.cut(Printable.text(text), LONGEST))
                .orElse(NONE);
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < widths.length - 1; i++) {
            padded.append(String.format("%-" + widths[i] + "s  ", line.get(i)));
        }
        return padded.append(line.get(widths.length - 1)).toString();
    }
}
