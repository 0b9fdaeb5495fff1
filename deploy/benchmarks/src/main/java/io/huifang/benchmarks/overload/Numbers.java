package io.huifang.benchmarks.overload;

/**
 * The numbers that the requests of one phase bear.
 *
 * @param first the first request's
 * @param step from one request to the next
 * @param count of requests
 */
record Numbers(long first, int step, int count) {

    /** Which request bears that number; -1 when none does. */
    int index(long number) {
        long distance = number - first;
        boolean own = distance >= 0 && distance % step == 0 && distance / step < count;
        return own ? (int) (distance / step) : -1;
    }

    /** The number after the last one. */
    long next() {
        return first + (long) step * count;
    }
}
