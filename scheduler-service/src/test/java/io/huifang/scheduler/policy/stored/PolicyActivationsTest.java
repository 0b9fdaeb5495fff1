package io.huifang.scheduler.policy.stored;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who put which version in force, and when. */
@SchedulerTest
@Tag("P21")
class PolicyActivationsTest {
    Database database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE policy_activation SET activated_by = 'somebody else'",
                "UPDATE policy_activation SET activated_at = activated_at - interval '1 day'",
                "UPDATE policy_activation SET ended_at = now(), activated_by = 'somebody else'",
                "UPDATE policy_activation SET ended_at = NULL",
                "DELETE FROM policy_activation"
            })
    void areKeptAsTheyWereByTheDatabaseItself(String change) {
        assertThatThrownBy(() -> new Tables(database).change(change))
                .rootCause()
                .hasMessageContaining("policy_activation_only_ends");
    }
}
