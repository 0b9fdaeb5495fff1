package io.huifang.journeys.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.wallet.LoneSender;

import java.util.Optional;

/**
 * Copies in sync are fewer than there must be: all must, and one broker is lost. The others serve,
 * and refuse what they cannot keep often enough. Meanwhile intake takes nothing, and soon
 * afterwards it takes events again (P5).
 *
 * @param brokers all of them
 * @param sender asks whether it does
 */
public record TooFewCopies(Brokers brokers, Way way, LoneSender sender) implements Fault {
    private static final int POSTS_MEANWHILE = 3;

    @Override
    public String name() {
        return way + " a broker of which each copy is needed";
    }

    @Override
    public void happen() {
        int last = brokers.parts().size();
        brokers.require(Optional.of(last));
        try {
            way.lose(brokers.part(last), () -> requireRefused(last));
            // the log is back when each copy is there again
            brokers.awaitWhole();
            sender.postUntilTaken();
        } finally {
            brokers.require(Optional.empty());
        }
    }

    private void requireRefused(int lost) {
        brokers.awaitOutOfSync(lost);
        sender.postInVain(POSTS_MEANWHILE);
        assertThat(brokers.fewestInSync()).isLessThan(brokers.parts().size());
    }
}
