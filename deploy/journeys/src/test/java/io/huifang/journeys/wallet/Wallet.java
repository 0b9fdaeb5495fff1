package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Caller;
import io.huifang.journeys.load.Load;
import io.huifang.journeys.load.Shift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several senders at work side by side. */
public final class Wallet implements Load, AutoCloseable {
    private static final int TRIES = 20;

    private static final int REPEATED_AT_ONCE = 100;

    /** Long enough ago that no reason's wait of a few minutes is left. */
    private static final Duration AGO = Duration.ofMinutes(30);

    private final Shift shift;
    private final List<Sender> senders = new ArrayList<>();
    private final WalletJournal journal = new WalletJournal();
    private final People people;
    private final Supplier<String> intake;
    private final List<Account> accounts;

    /** Whether senders go on when they have sent enough. */
    private volatile boolean goesOn;

    /**
     * A sender's access to intake.
     *
     * @param source the source it speaks for
     * @param caller with its key
     */
    public record Account(String source, Caller caller) {}

    /**
     * @param intake gives the URL to send to, each time anew
     */
    public Wallet(People people, List<Account> accounts, Supplier<String> intake) {
        this.people = people;
        this.accounts = List.copyOf(accounts);
        this.intake = intake;
        this.shift = new Shift(accounts.size());
    }

    /** Tells intake who the customers are and where they live; returns when it knows all. */
    public void introduce() {
        Instant from = Instant.now().minus(AGO).minus(AGO);
        for (int sender = 0; sender < accounts.size(); sender++) {
            List<Integer> own = new ArrayList<>();
            for (int number = sender; number < people.count(); number += accounts.size()) {
                own.add(number);
            }
            Account account = accounts.get(sender);
            WalletScript.introductions(people, account.source(), from, own)
                    .forEach(post -> introduce(post, account));
        }
    }

    /**
     * Begins to send.
     *
     * @param events enough for one sender
     * @param pace from one answer to the next post
     */
    public void start(long seed, int events, Duration pace) {
        Instant from = Instant.now().minus(AGO);
        for (int number = 0; number < accounts.size(); number++) {
            Account account = accounts.get(number);
            long own = seed + number;
            WalletScript script = new WalletScript(people, account.source(), own, from);
            IntPredicate enough = sent -> sent >= events && !goesOn;
            Sender sender = new Sender(script, enough, account.caller(), intake, journal, own);
            senders.add(sender);
            shift.begin(sender::step, Duration.ZERO, pace);
        }
    }

    /** Sends everything that was accepted once more, as after a loss; returns when it is taken. */
    public void repeat() {
        for (Account account : accounts) {
            List<Draft> own =
                    journal.acceptedDrafts().stream()
                            .filter(draft -> draft.key().source().equals(account.source()))
                            .toList();
            for (int at = 0; at < own.size(); at += REPEATED_AT_ONCE) {
                int end = Math.min(at + REPEATED_AT_ONCE, own.size());
                introduce(new Post(Post.Mode.BATCH, own.subList(at, end)), account);
            }
        }
    }

    /** Lets the senders go on even when they have sent enough, until they are to finish. */
    public void goOn() {
        goesOn = true;
    }

    /** Lets the senders finish once they have sent enough. */
    public void finish() {
        goesOn = false;
    }

    @Override
    public int done() {
        return journal.acceptedCount();
    }

    @Override
    public boolean isFinished() {
        return senders.stream().allMatch(Sender::isFinished);
    }

    public WalletJournal journal() {
        return journal;
    }

    /** Stops in mid-sentence. */
    @Override
    public void close() {
        shift.close();
    }

    private void introduce(Post post, Account account) {
        boolean known =
                IntStream.range(0, TRIES)
                        .anyMatch(
                                attempt ->
                                        journal.send(post, account.caller(), intake.get())
                                                .isSuccess());
        if (!known) {
            throw new AssertionError("intake does not take events");
        }
    }
}
