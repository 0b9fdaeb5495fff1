package io.huifang.backing;

/** How long a server's process lives. */
public enum Lifetime {
    /** It ends with the JVM that started it, also when that JVM is killed. */
    WITH_PARENT,
    /** It lives until somebody stops it. */
    DETACHED
}
