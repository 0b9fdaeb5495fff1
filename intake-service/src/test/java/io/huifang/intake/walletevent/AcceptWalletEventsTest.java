package io.huifang.intake.walletevent;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.intake.cloudevent.ContentMode;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.rate.Charge;
import io.huifang.intake.sender.Sender;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class AcceptWalletEventsTest {

    private static final class BrokenClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            throw new IllegalStateException("no time");
        }
    }

    @Test
    void answersOnceWhenItFailsForAReasonOfOurOwn() {
        AcceptWalletEvents acceptWalletEvents =
                new AcceptWalletEvents(null, null, new BrokenClock());
        List<Acceptance> answers = new ArrayList<>();

        acceptWalletEvents.accept(aSubmission(), answers::add);

        assertThat(answers).containsExactly(new Acceptance.Refused(Problems.INTERNAL));
    }

    private static Submission aSubmission() {
        return new Submission(
                new Sender("demo-wallet", Set.of("/demo-wallet"), Set.of()),
                ContentMode.STRUCTURED,
                Map.<String, String>of().entrySet(),
                aPaymentFailed().json().getBytes(UTF_8),
                Charge.none(),
                null);
    }
}
