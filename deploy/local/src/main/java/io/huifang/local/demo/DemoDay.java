package io.huifang.local.demo;

import io.huifang.local.demo.staff.Account;
import io.huifang.local.demo.staff.SimulatedAgent;
import io.huifang.local.demo.staff.SimulatedSupervisor;
import io.huifang.local.demo.staff.SimulatedSupervisor.Profile;
import io.huifang.local.stack.StackDescription;
import io.huifang.local.stack.StackDescription.People;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A day of the demo wallet on a running stack: what happens to its customers, a storm of failing
 * payments, agents who call and a supervisor. Goes on until it is closed.
 */
public final class DemoDay implements AutoCloseable {
    /** Who works here. Accounts before these are left to people. */
    private static final List<Profile> STAFF =
            List.of(
                    new Profile("agent-3", "Chen", "east", "interpreter"),
                    new Profile("agent-4", "Smith", "east", "assisted"),
                    new Profile("agent-5", "Wang", "west", "interpreter"),
                    new Profile("agent-6", "Jones", "west", "assisted"));

    private static final String SUPERVISOR = "supervisor";

    /** Until the first calls are on the desk. */
    private static final Duration BEFORE_THE_STORM = Duration.ofSeconds(5);

    /** After somebody stumbled. */
    private static final Duration PICKS_HIMSELF_UP = Duration.ofSeconds(5);

    private static final long LAST_STEP_SECONDS = 15;

    private final ScheduledExecutorService actors =
            Executors.newScheduledThreadPool(STAFF.size() + 3);

    private final StackDescription stack;
    private final Random random = new Random();
    private final Clock clock = Clock.systemUTC();
    private final Consumer<String> say;

    private DemoDay(StackDescription stack, Consumer<String> say) {
        this.stack = stack;
        this.say = say;
    }

    /**
     * Begins a day.
     *
     * @param rest between two events, once the day has begun
     * @param say hears what happens, from several threads
     */
    public static DemoDay begin(StackDescription stack, Duration rest, Consumer<String> say) {
        DemoDay day = new DemoDay(stack, say);
        day.begin(rest);
        return day;
    }

    private void begin(Duration rest) {
        DemoCustomers customers = new DemoCustomers();
        DemoPost post = new DemoPost(new DemoSender(stack), say);
        DemoWords words = new DemoWords(random);
        DemoStorm storm =
                new DemoStorm(
                        DemoStorm.events(customers, words, random, clock.instant()), post, clock);
        DemoLife life = new DemoLife(random, customers);
        live(new DemoTeller(life, post, rest, clock, say), Duration.ZERO);
        live(storm, BEFORE_THE_STORM);
        live(supervisor(storm)::step, Duration.ZERO);
        for (Profile profile : STAFF) {
            Account access = access(stack.survey(), profile.account());
            live(new SimulatedAgent(access, random, clock, say)::step, Duration.ZERO);
        }
    }

    private SimulatedSupervisor supervisor(DemoStorm storm) {
        return new SimulatedSupervisor(
                access(stack.survey(), SUPERVISOR),
                access(stack.scheduler(), SUPERVISOR),
                STAFF,
                DemoStorm.CAUSE.name(),
                storm::isOver,
                say);
    }

    private static Account access(People service, String account) {
        return new Account(
                service.url(), account, service.users().getOrDefault(account, "unknown"));
    }

    private void live(DemoActor actor, Duration from) {
        actors.schedule(() -> act(actor), from.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void act(DemoActor actor) {
        try {
            stepped(actor).ifPresent(rest -> live(actor, rest));
        } catch (InterruptedException | RejectedExecutionException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** One who stumbles says so and goes on. */
    private Optional<Duration> stepped(DemoActor actor) throws InterruptedException {
        try {
            return actor.step();
        } catch (RuntimeException stumbled) {
            say.accept("somebody stumbled: " + stumbled.getClass().getName());
            return Optional.of(PICKS_HIMSELF_UP);
        }
    }

    /** Sends everybody home; what an agent holds comes back when its lease is over. */
    @Override
    public void close() {
        actors.shutdownNow();
        try {
            actors.awaitTermination(LAST_STEP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
