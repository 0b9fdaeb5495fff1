package io.huifang.outbox.relay;

import io.huifang.outbox.OutboxConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;

/**
 * The relay's connection, kept between turns: it hears the commits, holds the lock while it works,
 * and forgets all it knew when it breaks. One turn at a time.
 */
final class RelaySession {
    private static final Logger LOG = Logger.getLogger(RelaySession.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_IDLE_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_MEASURES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FULL_SCANS = Duration.ofSeconds(30);

    private final Pool pool;
    private final OutboxConfig.Relay config;
    private final KafkaSender sender;
    private final RelayMeters meters;
    private final Runnable wake;

    private final Uptime uptime = new Uptime();
    private final LowWaterMark mark = new LowWaterMark();
    private SqlConnection connection;
    private WaitingRows rows;

    /** Whether the last turn had rows to send. */
    private boolean busy;

    private Duration nextLook = Duration.ZERO;
    private Duration nextMeasure = Duration.ZERO;
    private Duration nextFullScan = Duration.ZERO;

    RelaySession(
            Pool pool,
            OutboxConfig.Relay config,
            KafkaSender sender,
            RelayMeters meters,
            Runnable wake) {
        this.pool = pool;
        this.config = config;
        this.sender = sender;
        this.meters = meters;
        this.wake = wake;
    }

    /**
     * One transaction: lock, read, send, delete. A failure leaves every row where it was.
     *
     * @param parked topics to leave alone
     * @param expectsRows false to look for rows first, without a transaction
     */
    Uni<Turn> turn(String[] parked, boolean expectsRows) {
        Uni<Turn> turn = open().chain(this::maintain).chain(() -> seek(parked, expectsRows));
        return turn.ifNoItem()
                .after(config.frozenAfter().multipliedBy(2))
                .fail()
                .onFailure()
                .invoke(this::leave);
    }

    private Uni<Turn> seek(String[] parked, boolean expectsRows) {
        if (expectsRows) {
            return turnWithLock(parked);
        }
        return rows.areThere(from(), parked)
                .chain(
                        areThere ->
                                areThere
                                        ? turnWithLock(parked)
                                        : Uni.createFrom().item(nothing(parked)));
    }

    private Turn nothing(String[] parked) {
        busy = false;
        if (parked.length == 0) {
            mark.drained();
        }
        return new Turn.Nothing();
    }

    private Uni<Turn> turnWithLock(String[] parked) {
        return rows.begin()
                .chain(
                        locked ->
                                locked
                                        ? relay(parked)
                                        : rows.rollback().replaceWith(new Turn.Refused()));
    }

    /** Gives the connection back; the next turn opens another one. */
    void leave() {
        if (connection == null) {
            return;
        }
        SqlConnection left = connection;
        rows.leave()
                .onFailure()
                .recoverWithNull()
                .chain(left::close)
                .subscribe()
                .with(
                        closed -> LOG.debug("Left the relay's connection"),
                        broken -> LOG.debug("The relay's connection was broken", broken));
        connection = null;
        rows = null;
    }

    private Uni<Void> open() {
        if (connection != null) {
            return Uni.createFrom().voidItem();
        }
        return pool.getConnection()
                .chain(
                        opened -> {
                            connection = opened;
                            rows = new WaitingRows(opened, config);
                            mark.reset();
                            PgConnection.cast(opened.getDelegate())
                                    .notificationHandler(commit -> wake.run())
                                    .exceptionHandler(cut -> LOG.debug("Connection cut", cut));
                            return rows.prepare();
                        });
    }

    private Uni<Void> maintain() {
        Uni<Void> done = Uni.createFrom().voidItem();
        Duration now = uptime.now();
        if (now.compareTo(nextLook) >= 0) {
            nextLook = now.plus(busy ? BETWEEN_LOOKS : BETWEEN_IDLE_LOOKS);
            done = rows.look(mark);
        }
        if (now.compareTo(nextMeasure) >= 0) {
            nextMeasure = now.plus(BETWEEN_MEASURES);
            done = done.chain(() -> rows.measure(mark.mark(), meters));
        }
        return done;
    }

    /** Where to read from: the mark, or now and then the very beginning, as its safety net. */
    private long from() {
        return uptime.now().compareTo(nextFullScan) >= 0 ? 0 : mark.mark();
    }

    private Uni<Turn> relay(String[] parked) {
        Duration began = uptime.now();
        long from = from();
        return rows.read(from, parked)
                .invoke(
                        batch -> {
                            busy = !batch.isEmpty();
                            if (from == 0) {
                                scheduleFullScan(began);
                            }
                        })
                .chain(
                        batch ->
                                batch.isEmpty()
                                        ? finish(batch, Sent.NOTHING, parked)
                                        : sender.send(batch)
                                                .chain(sent -> finish(batch, sent, parked)));
    }

    private Uni<Turn> finish(List<WaitingRow> batch, Sent sent, String[] parked) {
        Uni<Void> deleted =
                sent.acknowledged().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : rows.delete(sent.acknowledged());
        boolean more = isFull(batch);
        return deleted.chain(() -> rows.commit())
                .invoke(
                        () -> {
                            meters.relayed(sent.acknowledged().size());
                            if (parked.length == 0 && sent.failures().isEmpty()) {
                                advance(batch, more);
                            }
                        })
                .replaceWith(new Turn.Relayed(sent.acknowledged().size(), more, sent.failures()));
    }

    private void advance(List<WaitingRow> batch, boolean more) {
        if (more) {
            mark.relayedUpTo(batch.get(batch.size() - 1).sequence());
        } else {
            mark.drained();
        }
    }

    private boolean isFull(List<WaitingRow> batch) {
        return batch.size() >= config.batchRows()
                || batch.stream().mapToLong(WaitingRow::bytes).sum() >= config.batchBytes();
    }

    /** Full scans are rare, and the rarer the longer they take. */
    private void scheduleFullScan(Duration began) {
        Duration now = uptime.now();
        Duration costly = now.minus(began).multipliedBy(50);
        Duration pause = costly.compareTo(BETWEEN_FULL_SCANS) > 0 ? costly : BETWEEN_FULL_SCANS;
        nextFullScan = now.plus(pause);
    }
}
