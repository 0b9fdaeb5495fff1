package io.huifang.journeys.network;

/** Which way bytes travel. */
public enum Direction {
    /** From the client to the server. */
    THERE,
    /** From the server back to the client. */
    BACK
}
