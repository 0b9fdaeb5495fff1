package io.huifang.survey.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether what lies in the directory of the state may be gone on with. Kafka Streams 4.1 takes it
 * for whole when a replica was killed, although it may hold writes of a transaction that was taken
 * back (KAFKA-20685): what they tell of is then taken for told. So a replica marks what it has
 * closed in order, and whoever finds no mark reads everything from the log.
 */
final class KeptState {
    private final Path mark;

    /**
     * @param directory of the state, of this process alone
     */
    KeptState(Path directory) {
        this.mark = directory.resolve("closed-in-order");
    }

    /** Whether it was closed in order. Asked by who begins to work on it: it is not closed then. */
    boolean takeUp() {
        try {
            return Files.deleteIfExists(mark);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Nobody works on it any more, and all that was begun came to its end. */
    void closedInOrder() {
        try {
            Files.createDirectories(mark.getParent());
            Files.write(mark, new byte[0]);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
