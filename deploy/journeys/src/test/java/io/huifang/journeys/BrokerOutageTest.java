package io.huifang.journeys;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.KafkaBroker;
import io.huifang.journeys.fault.Standstill;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.LoneSender;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Intake while the broker does not acknowledge: no event is taken that is not on the log, and what
 * was taken before and after is decided.
 */
@Tag("journey")
@Tag("P5")
class BrokerOutageTest {
    private static final int POSTS_MEANWHILE = 3;

    private final Rig rig = Rigs.shared();
    private final LoneSender sender = new LoneSender(rig.sender(0), rig::intake, "outage");

    @BeforeEach
    void isAccepting() {
        await().atMost(Duration.ofSeconds(30)).until(() -> sender.post().is(202));
    }

    @Test
    void refusesEventsWhileTheBrokerStandsStillAndTakesThemSoonAfter() {
        List<Exchange> meanwhile = new ArrayList<>();

        new Standstill(rig.stack().kafka().pid())
                .last(() -> meanwhile.addAll(sender.postInVain(POSTS_MEANWHILE)));

        requireAcceptingAgain("frozen", meanwhile);
    }

    @Test
    void refusesEventsWhileTheBrokerIsDeadAndTakesThemSoonAfter() {
        KafkaBroker broker = rig.stack().kafka();
        broker.kill();
        List<Exchange> meanwhile = new ArrayList<>();
        try {
            meanwhile.addAll(sender.postInVain(POSTS_MEANWHILE));
        } finally {
            broker.start();
        }

        requireAcceptingAgain("killed", meanwhile);
    }

    private void requireAcceptingAgain(String what, List<Exchange> meanwhile) {
        Duration back = sender.postUntilTaken();

        System.out.printf(
                "P5: broker %s: %s; accepting again after %d ms%n",
                what, meanwhile, back.toMillis());
        sender.requireDecided(rig.evidence()::decided);
    }
}
