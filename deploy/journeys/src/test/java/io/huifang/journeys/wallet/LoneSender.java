package io.huifang.journeys.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.contract.wallet.PaymentCompleted;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A sender beside the load, whose answers are looked at one by one. Its customer is of no run, and
 * his payments are too small for anybody to call about. What is accepted from it has to be decided
 * like anybody else's.
 *
 * @param account with which it sends
 * @param intake gives the URL to send to, each time anew
 * @param name tells its customer from those of others
 * @param journal what it was told
 */
public record LoneSender(
        Wallet.Account account, Supplier<String> intake, String name, WalletJournal journal) {
    /** P5: so long a sender waits for a word, and for events to be taken when the log is back. */
    private static final Duration WORD_AT_THE_LATEST = Duration.ofSeconds(5);

    private static final Duration BACK_AT_THE_LATEST = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofMillis(50);

    /** P1: within 60 s after the last fault. */
    private static final Duration UNTIL_DECIDED = Duration.ofSeconds(60);

    /** One that has sent nothing yet. */
    public LoneSender(Wallet.Account account, Supplier<String> intake, String name) {
        this(account, intake, name, new WalletJournal());
    }

    /** Posts an event for which intake needs nothing but the log. */
    public Exchange post() {
        return post(false);
    }

    /** Posts an event with a customer's words, for which intake needs its database, too. */
    public Exchange postWords() {
        return post(true);
    }

    /**
     * Posts again and again while the log takes nothing.
     *
     * @throws AssertionError unless each event is refused for the time being, and soon
     */
    public List<Exchange> postInVain(int posts) {
        List<Exchange> answers = new ArrayList<>();
        for (int number = 0; number < posts; number++) {
            answers.add(post());
        }
        assertThat(answers)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.is(503)).as(answer::toString).isTrue();
                            assertThat(answer.answer().orElseThrow().retryAfter()).isTrue();
                            assertThat(answer.took()).isLessThanOrEqualTo(WORD_AT_THE_LATEST);
                        });
        return answers;
    }

    /**
     * Posts until an event is taken, now that the log is back.
     *
     * @return how long that took; never longer than promised
     */
    public Duration postUntilTaken() {
        long from = System.nanoTime();
        await("events are taken again")
                .atMost(BACK_AT_THE_LATEST)
                .pollInterval(PACE)
                .until(() -> post().is(202));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /**
     * P1: each of its events that was accepted has a decision, when faults are over.
     *
     * @param decided gives the events with a decision about customers whose ids begin so
     * @throws AssertionError also when nothing was ever accepted
     */
    public void requireDecided(Function<String, Set<EventKey>> decided) {
        Set<EventKey> accepted = journal.accepted();
        assertThat(accepted).as("accepted from " + name).isNotEmpty();
        await("all " + accepted.size() + " accepted from " + name + " are decided")
                .atMost(UNTIL_DECIDED)
                .until(() -> decided.apply(customer()).containsAll(accepted));
    }

    private String customer() {
        return "c-" + name;
    }

    private Exchange post(boolean withWords) {
        String id = name + "-" + UUID.randomUUID();
        var data = Json.object().put("paymentId", id).put("amount", "1.00").put("currency", "CNY");
        if (withWords) {
            data.put(PersonalData.NARRATIVE, "客户的话");
        }
        EventKey key = new EventKey(account.source(), id);
        Draft draft = new Draft(key, PaymentCompleted.TYPE, customer(), Instant.now(), data);
        return journal.send(Post.single(draft), account.caller(), intake.get());
    }
}
