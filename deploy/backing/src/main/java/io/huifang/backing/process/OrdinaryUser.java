package io.huifang.backing.process;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs commands as somebody who is not root, for servers that refuse to be root. An ordinary user
 * simply runs them; root looks for the least intrusive way this machine allows.
 */
public final class OrdinaryUser {
    /** The user and group "nobody" of every Linux. */
    private static final int NOBODY = 65534;

    private static final List<OrdinaryUser> WAYS_OUT_OF_ROOT =
            List.of(
                    // A namespace without a user map: not root inside, the same files outside.
                    new OrdinaryUser(List.of("unshare", "--user"), false),
                    new OrdinaryUser(
                            List.of(
                                    "setpriv",
                                    "--reuid=" + NOBODY,
                                    "--regid=" + NOBODY,
                                    "--clear-groups"),
                            true),
                    new OrdinaryUser(
                            List.of("chroot", "--userspec=" + NOBODY + ":" + NOBODY, "/"), true));

    /** What stands before a command; it must replace itself by the command, keeping its id. */
    private final List<String> prefix;

    /** Whether files must be given to "nobody" before the command can use them. */
    private final boolean isSomebodyElse;

    OrdinaryUser(List<String> prefix, boolean isSomebodyElse) {
        this.prefix = prefix;
        this.isSomebodyElse = isSomebodyElse;
    }

    /** The way that works here; empty when this is root and no way out of it is allowed. */
    public static Optional<OrdinaryUser> find() {
        if (new UnixSystem().getUid() != 0) {
            return Optional.of(new OrdinaryUser(List.of(), false));
        }
        return waysOutOfRoot().findFirst();
    }

    /** Every way that works on this machine for root, best first. */
    public static Stream<OrdinaryUser> waysOutOfRoot() {
        return WAYS_OUT_OF_ROOT.stream().filter(OrdinaryUser::works);
    }

    /** Whether commands run as another user, who can reach only what all can reach. */
    public boolean isSomebodyElse() {
        return isSomebodyElse;
    }

    /** The command that runs the given one. */
    public List<String> running(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Lets commands own a directory with everything in it. */
    public void give(Path directory) {
        if (!isSomebodyElse) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", NOBODY);
                Files.setAttribute(file, "unix:gid", NOBODY);
            }
        } catch (IOException notAllowed) {
            throw new UncheckedIOException(notAllowed);
        }
    }

    private boolean works() {
        if (Commands.find(prefix.get(0)).isEmpty()) {
            return false;
        }
        Commands.Result asked = Commands.run(running(List.of("id", "-u")).toArray(String[]::new));
        return asked.succeeded() && !asked.output().strip().equals("0");
    }

    @Override
    public String toString() {
        return prefix.isEmpty() ? "as is" : prefix.get(0);
    }
}
