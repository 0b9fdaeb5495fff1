package io.huifang.journeys.earlier;

import io.huifang.backing.process.Commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What git knows of a checkout.
 *
 * @param checkout its root
 */
public record History(Path checkout) {
    private static final String MIGRATIONS = "*/src/main/resources/db/migration/*";

    /** Far more than there are between two releases. */
    private static final int FAR_ENOUGH = 300;

    /**
     * The commit of that name, when it can run beside what is checked out.
     *
     * @throws IllegalArgumentException when there is no such commit, or the two have no schema in
     *     common; says which files differ
     */
    public String neighbour(String name) {
        String commit = commit(name);
        List<String> edited = editedSince(commit);
        if (!edited.isEmpty()) {
            throw new IllegalArgumentException(
                    name
                            + " cannot run beside what is checked out: migrations that it has were"
                            + " edited or removed since, "
                            + String.join(", ", edited));
        }
        return commit;
    }

    /**
     * The release before; before the first one, the oldest commit that can run beside what is
     * checked out. Empty when not even the latest one can.
     */
    public Optional<String> neighbour() {
        Optional<String> release =
                lines("tag", "--merged", "HEAD~", "--sort=-v:refname", "--list", "v*").stream()
                        .findFirst();
        if (release.isPresent()) {
            return Optional.of(neighbour(release.get()));
        }
        String oldest = null;
        for (String commit : lines("rev-list", "--first-parent", "-n" + FAR_ENOUGH, "HEAD~")) {
            if (!editedSince(commit).isEmpty()) break;
            oldest = commit;
        }
        return Optional.ofNullable(oldest);
    }

    private String commit(String name) {
        Commands.Result result = git("rev-parse", "--verify", "--quiet", name + "^{commit}");
        if (!result.succeeded()) {
            throw new IllegalArgumentException("there is no commit " + name);
        }
        return result.output().strip();
    }

    /** Migrations of that commit that are others now; those that were added since do no harm. */
    private List<String> editedSince(String commit) {
        return lines(
                "diff", "--name-only", "--no-renames", "--diff-filter=a", commit, "--", MIGRATIONS);
    }

    /** Writes the files of a commit, packed by tar. */
    void pack(String commit, Path file) {
        succeeding("archive", "--format=tar", "--output=" + file.toAbsolutePath(), commit);
    }

    private List<String> lines(String... arguments) {
        return succeeding(arguments).lines().filter(line -> !line.isBlank()).toList();
    }

    private String succeeding(String... arguments) {
        Commands.Result result = git(arguments);
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    "git " + String.join(" ", arguments) + ": " + result.output().strip());
        }
        return result.output();
    }

    private Commands.Result git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
        Stream.of(arguments).forEach(command::add);
        return Commands.run(command.toArray(String[]::new));
    }
}
