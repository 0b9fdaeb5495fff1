package io.huifang.journeys.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.LogFile;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.wallet.LoneSender;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;

import java.time.Duration;

/**
 * A disk of PostgreSQL is full: it refuses what needs room, or ends. What needs the vault is
 * refused for the time being meanwhile, and taken when there is room again.
 *
 * @param what the disk holds
 * @param stack whose PostgreSQL it is
 * @param disk the full one
 * @param sender asks whether events with customers' words are taken
 */
record DatabaseDiskFull(String what, LocalStack stack, SmallDisk disk, LoneSender sender)
        implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PACE = Duration.ofMillis(100);

    /** More than PostgreSQL may have made in advance. */
    private static final int LOG_FILES = 3;

    /** Something must stand in a file, or the next one is not begun. */
    private static final String BEGIN_A_LOG_FILE =
            """
            SELECT count(*) FROM pg_logical_emit_message(false, 'drill', 'one file more') AS said,
                pg_switch_wal() AS switched""";

    @Override
    public String name() {
        return "the disk of PostgreSQL's " + what + " is full";
    }

    @Override
    public void happen() {
        LogFile log = new LogFile(stack.postgres().logFile());
        log.mark();
        try {
            disk.fill();
            beginLogFiles();
            await("events with words are refused")
                    .atMost(PATIENCE)
                    .pollInterval(PACE)
                    .until(this::isRefused);
            await("PostgreSQL says why")
                    .atMost(PATIENCE)
                    .until(() -> log.saysSinceMark("No space left on device"));
        } finally {
            disk.empty();
        }
        await("events with words are taken again")
                .atMost(PATIENCE)
                .pollInterval(PACE)
                .until(this::isTakenAgain);
    }

    /** The one at hand has its room already, and so may the next one. */
    private void beginLogFiles() {
        try {
            for (int file = 0; file < LOG_FILES; file++) {
                Rows.number(stack.postgres().superuser(), BEGIN_A_LOG_FILE);
            }
        } catch (IllegalStateException ended) {
            System.out.println("PostgreSQL ends for want of room for its log of changes");
        }
    }

    private boolean isRefused() {
        Exchange answer = sender.postWords();
        assertThat(answer.is(202) || answer.is(503)).as(answer::toString).isTrue();
        return answer.is(503);
    }

    /** It may have ended a moment after there was room again. */
    private boolean isTakenAgain() {
        StackPart postgres = stack.backing().get(0);
        if (!postgres.isAlive()) {
            postgres.start();
        }
        return sender.postWords().is(202);
    }
}
