package io.huifang.scheduler.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.contract.callback.CallbackEscalated.Stage;
import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Complaints over the Mid-Autumn Festival and the National Day of 2026, called about by chance,
 * with a timer that looks when it must. Each is counted again by half minutes. Time is a value
 * here: all of it takes seconds.
 */
@Tag("R6")
@Tag("R36")
class MonthOfComplaintsTest {
    private static final int CASES = 400;
    private static final Policy POLICY = DefaultPolicy.read();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGIN =
            LocalDate.parse("2026-09-10").atStartOfDay(SHANGHAI).toInstant();
    private static final Instant END =
            LocalDate.parse("2026-11-20").atStartOfDay(SHANGHAI).toInstant();
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final BitSet BUSINESS = business();

    @Test
    void isToldOfAsLongAsAnyoneCouldCountAndOnce() {
        int breached = 0;
        int pauses = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Chance complaint = new Chance(seed);
            complaint.run();
            complaint.check();
            breached += complaint.told(Stage.BREACHED).size();
            pauses += complaint.work.clock().pauses().size();
        }

        assertThat(breached).isBetween(CASES / 10, 2 * CASES - CASES / 10);
        assertThat(pauses).isGreaterThan(CASES / 10);
    }

    /** One complaint. */
    private static final class Chance {
        private final Random chance;
        private final Instant filed;
        private final CaseAtWork work;
        private Instant call;

        private Chance(int seed) {
            chance = new Random(seed);
            filed = BEGIN.plus(STEP.multipliedBy(chance.nextInt(30 * 24 * 120)));
            work = new CaseAtWork(POLICY, filed, 1 + chance.nextInt(4));
            call = filed.plus(anyUpTo(Duration.ofHours(40)));
        }

        private void run() {
            while (work.promised().lookAt() != null) {
                Instant look = work.promised().lookAt();
                // who is reached at the last instant is reached in time
                if (call != null && !call.isAfter(look)) call();
                else work.look(look);
                assertThat(look).isBefore(END);
            }
        }

        private void call() {
            Instant at = call;
            Instant next = at.plus(anyUpTo(Duration.ofDays(4))).plus(STEP);
            call = next.plus(anyUpTo(Duration.ofHours(2)));
            switch (chance.nextInt(9)) {
                case 0 -> end(at, Disposition.REACHED_RESOLVED);
                case 1 -> {
                    work.called(at, Disposition.REACHED_UNRESOLVED, null);
                    work.followedUp(at);
                }
                case 2, 3 -> work.called(at, Disposition.APPOINTMENT_MADE, next);
                case 4 -> work.called(at, Disposition.REACHED_PARTIAL, next);
                case 5 -> {
                    work.settled(at);
                    call = null;
                }
                default -> work.called(at, Disposition.NO_ANSWER, next);
            }
        }

        private void end(Instant at, Disposition disposition) {
            work.called(at, disposition, null);
            call = null;
        }

        private Duration anyUpTo(Duration most) {
            return STEP.multipliedBy(chance.nextInt((int) most.dividedBy(STEP)));
        }

        private void check() {
            for (Target target : work.promised().targets()) {
                // half a minute before, nothing was left: also when no time has passed since
                boolean late = used(target, reachedBy(target).minus(STEP)) >= allowed(target);
                assertThat(told(Stage.BREACHED).contains(target)).as("%s", target).isEqualTo(late);
                assertThat(work.promised().found().get(target))
                        .isEqualTo(late ? SlaState.BREACHED : SlaState.MET);
            }
            assertThat(told(Stage.AT_RISK)).doesNotHaveDuplicates();
            assertThat(told(Stage.BREACHED)).doesNotHaveDuplicates();
            assertThat(told(Stage.AT_RISK)).containsAll(told(Stage.BREACHED));
            work.told().stream().map(CallbackEscalated.class::cast).forEach(this::checkTime);
        }

        /** Told at the very instant when so much was used up. */
        private void checkTime(CallbackEscalated fact) {
            double percent = fact.stage() == Stage.AT_RISK ? 0.75 : 1;
            assertThat(used(fact.target(), fact.occurredAt()))
                    .isEqualTo((long) (allowed(fact.target()) * percent));
        }

        private Instant reachedBy(Target target) {
            return work.clock().reachedAt(target).orElse(END);
        }

        private List<Target> told(Stage stage) {
            return work.told().stream()
                    .map(CallbackEscalated.class::cast)
                    .filter(fact -> fact.stage() == stage)
                    .map(CallbackEscalated::target)
                    .toList();
        }

        private long allowed(Target target) {
            return work.promised().times().get(target).length().dividedBy(STEP);
        }

        /** Half minutes that count, from the complaint until then. */
        private long used(Target target, Instant until) {
            BitSet counted = new BitSet();
            counted.set(step(filed), Math.max(step(filed), step(until)));
            if (work.promised().times().get(target).business()) counted.and(BUSINESS);
            for (Pause pause : new ArrayList<>(work.clock().pauses())) {
                counted.clear(step(pause.from()), step(pause.until()));
            }
            return counted.cardinality();
        }
    }

    private static int step(Instant at) {
        return (int) Duration.between(BEGIN, at).dividedBy(STEP);
    }

    /** What people wrote down of those weeks. */
    private static BitSet business() {
        Set<LocalDate> worked =
                Set.of(LocalDate.parse("2026-09-20"), LocalDate.parse("2026-10-10"));
        BitSet business = new BitSet();
        for (ZonedDateTime at = BEGIN.atZone(SHANGHAI);
                at.toInstant().isBefore(END);
                at = at.plus(STEP)) {
            LocalDate day = at.toLocalDate();
            boolean off =
                    day.getDayOfWeek().getValue() > 5
                            || !day.isBefore(LocalDate.parse("2026-09-25"))
                                    && !day.isAfter(LocalDate.parse("2026-09-27"))
                            || !day.isBefore(LocalDate.parse("2026-10-01"))
                                    && !day.isAfter(LocalDate.parse("2026-10-07"));
            boolean open =
                    !at.toLocalTime().isBefore(LocalTime.of(9, 0))
                            && at.toLocalTime().isBefore(LocalTime.of(18, 0));
            if (open && (!off || worked.contains(day))) business.set(step(at.toInstant()));
        }
        return business;
    }
}
