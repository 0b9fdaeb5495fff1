package io.huifang.backing.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of {@code operations.txt}: {@code METHOD /path | roles | whose | body}.
 *
 * @param roles who may call it
 * @param owned whether the ids in the path are one person's, and nothing is there for another one
 * @param body what to send; empty for nothing
 */
public record Operation(String method, String path, Set<String> roles, boolean owned, String body) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String NOTHING = "-";
    private static final String OWNED = "holder";

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
                columns[2].equals(OWNED),
                columns[3].strip().equals(NOTHING) ? "" : columns[3].strip());
    }

    /** As documents name it, such as {@code GET /v1/queue}. */
    public String name() {
        return method + " " + path;
    }

    public boolean hasIds() {
        return PARAMETER.matcher(path).find();
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
