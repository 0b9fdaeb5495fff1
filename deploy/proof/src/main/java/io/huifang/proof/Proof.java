package io.huifang.proof;

import io.huifang.contract.Topic;
import io.huifang.simulation.world.Scenario;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells a world to a stack, kills who counts it, and compares. What the scheduler would tell is
 * told in its place, because ninety days do not pass through its clock.
 */
public final class Proof implements AutoCloseable {
    /** When, as a part of the events that are counted then, and whether state is lost with it. */
    private record Death(double part, boolean losesState) {}

    private static final List<Death> DEATHS =
            List.of(new Death(0.2, false), new Death(0.5, true), new Death(0.8, false));

    private static final Duration PATIENCE = Duration.ofHours(8);

    private final Path root;
    private final Scenario scenario;
    private final PrintStream out;
    private final InsightStack stack;

    private Proof(Path root, Scenario scenario, PrintStream out, InsightStack stack) {
        this.root = root;
        this.scenario = scenario;
        this.out = out;
        this.stack = stack;
    }

    /**
     * Starts a stack for it.
     *
     * @param root the checkout, with a packaged survey service
     * @param home an empty directory for data and logs
     * @param out what is found, line by line
     */
    public static Proof begin(Path root, Path home, Scenario scenario, PrintStream out) {
        return new Proof(root, scenario, out, InsightStack.start(root, home));
    }

    /**
     * What was found.
     *
     * @param underived derived facts that are missing or too many
     * @param numbers that were compared
     * @param different numbers that are not the oracle's
     * @param control the same after one answer was counted twice, which must be seen
     */
    public record Findings(long underived, long numbers, long different, long control) {
        /** Whether insight is right, and it would have been seen if it were not. */
        public boolean hold() {
            return underived == 0 && numbers > 0 && different == 0 && control > 0;
        }
    }

    /** Tells, kills, waits and compares. */
    public Findings run() throws SQLException {
        try (Course course = stack.course();
                Oracle oracle = new Oracle(root, stack.database())) {
            count(course);
            say("on disk", "MiB: %s", stack.sizes());
            say("facts", "%s", timed("load", () -> load(oracle)));
            Oracle.Differences underived = timed("derivation", oracle::underived);
            say("derived", "%,d missing or invented %s", underived.count(), underived.some());
            Oracle.Extent extent = timed("oracle", oracle::workOut);
            Oracle.Differences different = timed("comparison", oracle::differences);
            say(
                    "compared",
                    "%,d numbers of %d indicators in %,d windows: %,d differ %s",
                    extent.numbers(),
                    extent.indicators(),
                    extent.windows(),
                    different.count(),
                    different.some());
            long control = control(course, oracle);
            oracle.forget();
            return new Findings(underived.count(), extent.numbers(), different.count(), control);
        }
    }

    /** Where people look at what was counted. */
    public String url() {
        return stack.url();
    }

    /** The password of somebody who may. */
    public String password(String user) {
        return stack.password(user);
    }

    private void count(Course course) {
        long begun = System.nanoTime();
        Feed feed = Feed.begin(scenario, stack.bootstrap(), stack.pseudonyms());
        Watch watch = new Watch(stack, feed, course, far -> say("so far", "%s", far));
        DEATHS.forEach(death -> die(death, course, watch));
        Feed.Told told = feed.await();
        say("told", "%,d records, %,.0f a second", told.records(), told.rate());
        double seconds = seconds(course.awaitRest(PATIENCE, watch) - begun);
        say(
                "counted",
                "in %,.0f s, %,.0f records a second, deaths included",
                seconds,
                told.records() / seconds);
    }

    private void die(Death death, Course course, Watch watch) {
        long events = (long) (scenario.events() * death.part());
        Course.until(
                events + " events are counted",
                PATIENCE,
                () -> {
                    watch.run();
                    return course.read(Topic.CALLBACK_DECISIONS) >= events;
                });
        stack.kill(death.losesState());
        say(
                "killed",
                "after %,d decisions, %s",
                course.read(Topic.CALLBACK_DECISIONS),
                death.losesState() ? "and its state was lost" : "and its state was kept");
    }

    private Map<Topic, Long> load(Oracle oracle) throws SQLException {
        return oracle.load(stack.bootstrap(), stack.pseudonyms());
    }

    /** One answer that is told again as another one is found. */
    private long control(Course course, Oracle oracle) throws SQLException {
        new Doubling(stack.bootstrap()).tellAnAnswerAgain();
        course.awaitRest(PATIENCE, stack::requireAlive);
        Oracle.Differences found = oracle.differences();
        say("control", "one answer counted twice: %,d differ", found.count());
        return found.count();
    }

    /** Something that takes its time. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T timed(String what, Work<T> work) throws SQLException {
        long begun = System.nanoTime();
        T result = work.run();
        say(what, "took %,.0f s", seconds(System.nanoTime() - begun));
        return result;
    }

    private void say(String what, String format, Object... arguments) {
        out.printf(Locale.ROOT, "%-11s %s%n", what, String.format(Locale.ROOT, format, arguments));
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Stops the stack; its data stays where it is. */
    @Override
    public void close() {
        stack.close();
    }
}
