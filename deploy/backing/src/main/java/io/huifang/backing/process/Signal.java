package io.huifang.backing.process;

/** The signals that servers are stopped, killed and frozen with. */
public enum Signal {
    INT,
    TERM,
    QUIT,
    KILL,
    /** Freezes the process where it stands. */
    STOP,
    /** Lets a frozen process go on. */
    CONT;

    /** Sends it; without effect when there is no such process. */
    public void sendTo(long pid) {
        // The shell's own kill: small container images have no kill command.
        Commands.run("sh", "-c", "kill -s " + name() + " " + pid + " 2>/dev/null");
    }
}
