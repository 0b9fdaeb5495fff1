package io.huifang.backing.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of {@code operations.txt}: {@code METHOD /path | roles | whose | body}.
 *
 * @param roles who may call it; {@code everybody} when no account opens it, but such as a token in
 *     the path
 * @param whose what the operation is to those who are not named
 * @param body what to send; empty for nothing; {@code form} with its fields behind it for a form
 */
public record Operation(String method, String path, Set<String> roles, Whose whose, String body) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String NOTHING = "-";
    private static final String EVERYBODY = "everybody";
    private static final String FORM = "form";

    /** What an operation is to those who are not named. */
    public enum Whose {
        /** One for all who have the role; others are refused. */
        ANYBODYS("-"),
        /** One person's by the ids in the path; for another one there is nothing there. */
        HOLDERS("holder"),
        /** One for callers of a kind of their own; others are strangers there. */
        STRANGERS_APART("apart");

        private final String word;

        Whose(String word) {
            this.word = word;
        }

        private static Whose of(String word) {
            return Stream.of(values())
                    .filter(it -> it.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("whose is " + word + "?"));
        }
    }

    /** The lines' operations; empty lines and those that begin with # say nothing. */
    public static List<Operation> read(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Operation::of)
                .toList();
    }

    private static Operation of(String line) {
        String[] columns = line.split("\\s*\\|\\s*", 4);
        if (columns.length != 4 || !columns[0].contains(" /")) {
            throw new IllegalArgumentException("not METHOD /path | roles | whose | body: " + line);
        }
        String[] call = columns[0].strip().split(" ", 2);
        return new Operation(
                call[0],
                call[1],
                columns[1].equals(NOTHING) ? Set.of() : Set.of(columns[1].split(" ")),
                Whose.of(columns[2]),
                columns[3].strip().equals(NOTHING) ? "" : columns[3].strip());
    }

    boolean isForEverybody() {
        return roles.contains(EVERYBODY);
    }

    /** The same, sending something else. */
    public Operation sending(String other) {
        return new Operation(method, path, roles, whose, other);
    }

    /** What is sent is of this type. */
    public String contentType() {
        return isForm() ? "application/x-www-form-urlencoded" : "application/json";
    }

    /** What is sent, as it stands on the wire. */
    public String content() {
        return isForm() ? body.substring(FORM.length()).strip() : body;
    }

    /** Whether it is what a page sends. */
    public boolean isForm() {
        return body.startsWith(FORM);
    }

    /** As documents name it, such as {@code GET /v1/queue}. */
    public String name() {
        return method + " " + path;
    }

    /**
     * @param ids by the parameter's name
     * @throws IllegalArgumentException when one is not there
     */
    public String at(Map<String, String> ids) {
        return PARAMETER
                .matcher(path)
                .replaceAll(
                        parameter -> {
                            String id = ids.get(parameter.group(1));
                            if (id == null) {
                                throw new IllegalArgumentException("no id for " + name());
                            }
                            return id;
                        });
    }
}
