package io.huifang.benchmarks.overload;

/** How often the event of each request of a phase was found on the log. */
final class Copies {
    private final Numbers numbers;
    private final byte[] found;
    private long invented;

    Copies(Numbers numbers) {
        this.numbers = numbers;
        this.found = new byte[numbers.count()];
    }

    /** An event with that number was found. What came after the phase does not matter. */
    void add(long number) {
        int index = numbers.index(number);
        if (index >= 0) {
            found[index] = (byte) Math.min(found[index] + 1, Byte.MAX_VALUE);
        } else if (number < numbers.next()) {
            invented++;
        }
    }

    int of(int index) {
        return found[index];
    }

    /** Events that no request has asked for. */
    long invented() {
        return invented;
    }
}
