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

    private final Pool pool;
    private final OutboxConfig.Relay config;
    private final KafkaSender sender;
    private final RelayMeters meters;
    private final Runnable wake;

    private final Uptime uptime = new Uptime();
    private final LowWaterMark mark = new LowWaterMark();
    private final Looks looks = new Looks();
    private SqlConnection connection;
    private WaitingRows rows;

    /** Whether the last turn had rows to send. */
    private boolean busy;

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
        long from = looks.fullScanIsDue(uptime.now()) ? 0 : mark.mark();
        if (expectsRows) {
            return turnWithLock(from, parked);
        }
        return scan(from, rows.first(from, parked))
                .chain(
                        first -> {
                            if (first == null) {
                                return Uni.createFrom().item(nothing(parked));
                            }
                            if (parked.length == 0) {
                                mark.relayedUpTo(first - 1); // a standby's mark rises as well
                            }
                            return turnWithLock(from, parked);
                        });
    }

    private <T> Uni<T> scan(long from, Uni<T> read) {
        Duration began = uptime.now();
        return read.invoke(
                () -> {
                    if (from == 0) {
                        looks.scannedFully(began, uptime.now());
                    }
                });
    }

    private Turn nothing(String[] parked) {
        busy = false;
        if (parked.length == 0) {
            mark.drained();
        }
        return new Turn.Nothing();
    }

    private Uni<Turn> turnWithLock(long from, String[] parked) {
        return rows.begin()
                .chain(
                        locked ->
                                locked
                                        ? relay(from, parked)
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
        if (looks.markIsDue(now, busy)) {
            done = rows.look(mark);
        }
        if (looks.measureIsDue(now)) {
            done = done.chain(() -> rows.measure(mark.mark(), meters));
        }
        return done;
    }

    private Uni<Turn> relay(long from, String[] parked) {
        return scan(from, rows.read(from, parked))
                .invoke(batch -> busy = !batch.isEmpty())
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
}
