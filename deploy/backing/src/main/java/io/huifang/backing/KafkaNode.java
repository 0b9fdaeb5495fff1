package io.huifang.backing;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A broker's place among those that keep copies of each other's records. Each of them is a
 * controller, too, so most of them have to run for any of them to serve.
 *
 * @param id from 1
 * @param controllers the ports of all controllers on 127.0.0.1, by id; none when a broker is alone:
 *     then it takes a free one at each start
 */
public record KafkaNode(int id, List<Integer> controllers) {
    /** A broker without others. */
    public static final KafkaNode ALONE = new KafkaNode(1, List.of());

    /** As many copies of each record as deploy/kubernetes has, where there are brokers enough. */
    private static final int COPIES = 3;

    public KafkaNode {
        controllers = List.copyOf(controllers);
        if (id < 1 || id > Math.max(1, controllers.size())) {
            throw new IllegalArgumentException("no place " + id + " of " + controllers.size());
        }
    }

    /**
     * The places of as many brokers as there are ports.
     *
     * @param controllers free ports that stay theirs
     */
    public static List<KafkaNode> cluster(List<Integer> controllers) {
        return IntStream.rangeClosed(1, controllers.size())
                .mapToObj(id -> new KafkaNode(id, controllers))
                .toList();
    }

    /** How many brokers there are. */
    public int brokers() {
        return Math.max(1, controllers.size());
    }

    /** How many of them have a copy of each record. */
    public int copies() {
        return Math.min(COPIES, brokers());
    }

    /** How many copies there must be for a record to be acknowledged to those who ask for all. */
    public int copiesInSync() {
        return Math.max(1, copies() - 1);
    }

    /** Who votes, given the ports of all controllers. */
    static String voters(List<Integer> ports) {
        return IntStream.range(0, ports.size())
                .mapToObj(at -> (at + 1) + "@127.0.0.1:" + ports.get(at))
                .collect(joining(","));
    }
}
