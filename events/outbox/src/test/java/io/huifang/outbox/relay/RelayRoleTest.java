package io.huifang.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.outbox.OutboxConfig;
import io.huifang.outbox.Settings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class RelayRoleTest {
    private static final Turn.Relayed EMPTY = new Turn.Relayed(0, false, Map.of());
    private static final Turn.Relayed SOME = new Turn.Relayed(3, false, Map.of());
    private static final Turn.Relayed FULL = new Turn.Relayed(2_000, true, Map.of());

    private final OutboxConfig.Relay config = Settings.defaults().relay();
    private final RelayRole role = new RelayRole(config);

    @Test
    void beginsAsAStandbyThatLooksAtOnce() {
        assertThat(role.isActive()).isFalse();
        assertThat(role.expectsRows()).isTrue();
        assertThat(role.afterRelaying(EMPTY, false)).isEqualTo(config.standbyPoll());
    }

    @Test
    void whoFindsRowsIsActive() {
        assertThat(role.afterRelaying(SOME, false)).isEqualTo(config.poll());
        assertThat(role.isActive()).isTrue();
    }

    @Test
    void goesOnWithoutPauseWhileThereIsABacklog() {
        assertThat(role.afterRelaying(FULL, false)).isZero();
        assertThat(role.expectsRows()).isTrue();
    }

    @Test
    void pausesWhenTheBacklogCannotBeSent() {
        Turn.Relayed refused = new Turn.Relayed(0, true, Map.of("t", new RuntimeException()));

        assertThat(role.afterRelaying(refused, false)).isEqualTo(config.poll());
    }

    @Test
    void anActiveRelayAnswersACommitAtOnceAndAStandbyDoesNot() {
        role.afterRelaying(EMPTY, false);
        role.woken();
        assertThat(role.expectsRows()).isFalse();
        assertThat(role.afterNothing(true)).isEqualTo(config.standbyPoll());

        role.afterRelaying(SOME, false);
        role.woken();

        assertThat(role.expectsRows()).isTrue();
        assertThat(role.afterRelaying(SOME, true)).isZero();
    }

    @Test
    void whoIsRefusedForLongStandsBy() {
        role.afterRelaying(SOME, false);

        for (int i = 1; i < RelayRole.LOCK_TRIES; i++) {
            assertThat(role.afterRefusal()).isEqualTo(RelayRole.BETWEEN_LOCK_TRIES);
        }

        assertThat(role.afterRefusal()).isEqualTo(config.standbyPoll());
        assertThat(role.isActive()).isFalse();
    }

    @Test
    void whoComesAfterARivalStandsBy() {
        role.afterRelaying(SOME, false);
        role.afterRefusal();

        assertThat(role.afterRelaying(EMPTY, true)).isEqualTo(config.standbyPoll());
    }

    @Test
    void whoIsWokenForNothingAgainAndAgainStandsBy() {
        role.afterRelaying(SOME, false);

        for (int i = 1; i < RelayRole.WOKEN_FOR_NOTHING; i++) {
            role.afterRelaying(EMPTY, false);
            assertThat(role.isActive()).isTrue();
        }
        Duration pause = role.afterRelaying(EMPTY, false);

        assertThat(pause).isEqualTo(config.standbyPoll());
        assertThat(role.isActive()).isFalse();
    }

    @Test
    void quietTimesChangeNoRole() {
        role.afterRelaying(SOME, false);

        for (int i = 0; i < 1_000; i++) {
            assertThat(role.afterNothing(false)).isEqualTo(config.poll());
        }

        assertThat(role.isActive()).isTrue();
    }
}
