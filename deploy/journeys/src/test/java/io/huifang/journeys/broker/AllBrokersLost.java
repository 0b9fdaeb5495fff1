package io.huifang.journeys.broker;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.StackPart;

/**
 * All brokers are killed at once, and started again. Meanwhile intake takes nothing, and soon
 * afterwards it takes events again (P5).
 *
 * @param brokers all of them
 * @param sender asks whether it does
 */
public record AllBrokersLost(Brokers brokers, LoneSender sender) implements Fault {
    @Override
    public String name() {
        return "kill -9 of all brokers";
    }

    @Override
    public void happen() {
        brokers.parts().forEach(StackPart::kill);
        try {
            sender.postInVain(1);
        } finally {
            brokers.start(brokers.parts());
        }
        brokers.awaitEnough();
        sender.postUntilTaken();
        brokers.awaitWhole();
    }
}
