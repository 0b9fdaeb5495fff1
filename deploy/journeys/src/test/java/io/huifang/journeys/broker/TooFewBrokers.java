package io.huifang.journeys.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.StackPart;

import java.util.List;

/**
 * All brokers but one are killed: it has a copy of each record, which is too few, and nobody to
 * decide with. Meanwhile intake takes nothing, and soon afterwards it takes events again (P5).
 *
 * @param brokers all of them
 * @param sender asks whether it does
 */
public record TooFewBrokers(Brokers brokers, LoneSender sender) implements Fault {
    private static final int POSTS_MEANWHILE = 3;

    @Override
    public String name() {
        return "kill -9 of all brokers but one";
    }

    @Override
    public void happen() {
        List<StackPart> lost = brokers.parts().subList(0, brokers.parts().size() - 1);
        lost.forEach(StackPart::kill);
        try {
            sender.postInVain(POSTS_MEANWHILE);
            assertThat(brokers.alive()).isEqualTo(1);
        } finally {
            brokers.start(lost);
        }
        brokers.awaitEnough();
        sender.postUntilTaken();
        brokers.awaitWhole();
    }
}
