package io.huifang.simulation.world;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The customers. Nothing is kept of them: who somebody is follows from the seed and his number.
 *
 * <p>Some wallets name customers by what nobody should: one in a thousand has an id with a name and
 * a number in it, which must be found in no topic, page or export of insight.
 */
final class People {
    private static final int NAMED = 1000;
    private static final long HOMES = 1;
    private static final List<String> NAMES =
            List.of("Wang-Xiulan", "Li-Guoqiang", "Zhao-Meifeng", "Olivia-Hartwell");

    private final long seed;
    private final int count;

    People(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    int count() {
        return count;
    }

    Customer of(int index) {
        return new Customer(index, id(index), home(index));
    }

    /** The ids by which somebody could be known. */
    List<String> named() {
        return IntStream.range(0, count)
                .filter(People::isNamed)
                .limit(NAMED)
                .mapToObj(this::id)
                .toList();
    }

    private static boolean isNamed(int index) {
        return index % NAMED == 7;
    }

    private String id(int index) {
        return isNamed(index)
                ? NAMES.get(index / NAMED % NAMES.size()) + "-1380013%04d".formatted(index % 10_000)
                : "sim-%d-%07d".formatted(seed, index);
    }

    private Customer.Home home(int index) {
        double left = Draw.fixed(seed + HOMES, index);
        for (Customer.Home home : Customer.Home.values()) {
            left -= home.share();
            if (left < 0) return home;
        }
        return Customer.Home.CN;
    }
}
