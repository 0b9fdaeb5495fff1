package io.huifang.journeys.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What passages lead over: its weather is that of all of them, and changes for all at once. Safe
 * for many threads.
 */
public final class Road {
    private Weather weather = new Weather.Fair();

    /** Pieces, arrivals and ends that the weather has touched since it changed. */
    private long touched;

    /** From now on it is like this, also for what is under way. */
    public synchronized void turn(Weather next) {
        weather = next;
        touched = 0;
        notifyAll();
    }

    /** How often something has met the weather since it changed. */
    public synchronized long touched() {
        return touched;
    }

    /** Something met the weather that does not travel itself. */
    public synchronized void touch() {
        touched++;
    }

    /** Takes these bytes there, as the weather lets it. */
    void carry(byte[] bytes, int count, OutputStream to, Direction direction) throws IOException {
        int at = 0;
        while (at < count) {
            int piece = Math.min(count - at, pass(direction).piece());
            to.write(bytes, at, piece);
            at += piece;
        }
    }

    /**
     * Returns when something that travels in that direction is through.
     *
     * @return the weather that it met last
     */
    public synchronized Weather pass(Direction direction) throws InterruptedIOException {
        if (weather.touches(direction)) {
            touched++;
        }
        long from = System.nanoTime();
        try {
            while (!weather.lets(direction)) {
                wait();
            }
            long left = left(from);
            while (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = left(from);
            }
            return weather;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted on the road");
        }
    }

    /** Of the delay, if there is any now. */
    private long left(long from) {
        Duration delay = weather.delay();
        return delay.isZero() ? 0 : delay.toNanos() - (System.nanoTime() - from);
    }
}
