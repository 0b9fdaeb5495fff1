package io.huifang.backing;

/** What a server's data survives, and what it pays for that. */
public enum Durability {
    /** The death of the process, not of the machine. Small and quick to start: for tests. */
    PROCESS_CRASH,
    /** What the product promises to survive, with the memory and the compiler to be fast. */
    MACHINE_CRASH
}
