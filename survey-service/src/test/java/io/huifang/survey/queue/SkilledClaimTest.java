package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Profiles;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

@SurveyTest
@Tag("R61")
class SkilledClaimTest {
    private static final Desk UNSKILLED = Desk.agent(14);

    @Inject Lanes lanes;
    Database database;
    private TaskTopic scheduler;
    private final String reason = "skilled-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private UUID offered(Dispatch dispatch) {
        CallbackDispatched dispatched = scheduler.dispatch(dispatch.reason(reason));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched.attemptId();
    }

    private static void mayNotClaim(Desk agent, String reason) {
        assertThat(agent.claim(reason).statusCode()).isEqualTo(204);
    }

    @Test
    void goesToWhoHasTheLevelAndTheLanguage() {
        Desk novice = Desk.agent(74);
        Desk expert = Desk.agent(75);
        Profiles.of(novice, "\"refunds\":2", "\"en\"");
        Profiles.of(expert, "\"refunds\":3", "\"en\"");
        UUID english = offered(aDispatch().skill("refunds:3").language("en"));
        UUID french = offered(aDispatch().skill("refunds").language("fr"));

        mayNotClaim(UNSKILLED, reason);
        mayNotClaim(novice, reason);
        Desk.Held held = expert.claimed(reason);
        mayNotClaim(expert, reason);
        Profiles.of(novice, "\"refunds\":2", "\"fr\"");
        Desk.Held other = novice.claimed(reason);

        assertThat(held.attemptId()).isEqualTo(english);
        assertThat(other.attemptId()).isEqualTo(french);
    }

    @Test
    void ofAnyLanguageGoesToAnAccountWithoutAProfile() {
        UUID attempt = offered(aDispatch().language("fr"));

        assertThat(UNSKILLED.claimed(reason).attemptId()).isEqualTo(attempt);
    }

    @Test
    void isRefusedToWhoIsOnABreak() {
        Desk agent = Desk.agent(76);
        UUID attempt = offered(aDispatch());

        Profiles.state(agent, "BREAK").then().statusCode(200);
        agent.claim(reason).then().statusCode(409).body("code", equalTo("on-break"));
        Profiles.state(agent, "WRAP_UP").then().statusCode(200);
        agent.claim(reason).then().statusCode(409).body("code", equalTo("in-wrap-up"));
        Profiles.state(agent, "READY").then().statusCode(200);

        assertThat(agent.claimed(reason).attemptId()).isEqualTo(attempt);
    }

    @Test
    @Tag("R27")
    void waitsForItsOwnerAndThenForNobodyInParticular() {
        Desk owner = Desk.agent(15);
        UUID attempt =
                offered(
                        aDispatch()
                                .skill("refunds")
                                .owned(owner.account(), Instant.now().plusSeconds(3600)));
        mayNotClaim(UNSKILLED, reason);

        Desk.Held held = owner.claimed(reason);
        held.release().then().statusCode(204);
        mayNotClaim(UNSKILLED, reason);
        Tables.of(database)
                .run("UPDATE attempt SET owned_until = now() WHERE attempt_id = ?", attempt);

        assertThat(held.attemptId()).isEqualTo(attempt);
        Desk expert = Desk.agent(77);
        Profiles.of(expert, "\"refunds\":1", "\"en\"");
        eventually().until(() -> expert.claim(reason).statusCode() == 201);
    }

    @Test
    @Tag("R27")
    void goesToItsOwnerBeforeWhatIsForAll() {
        Desk owner = Desk.agent(16);
        UUID his = offered(aDispatch().priority(40).owned(owner.account(), null));
        // an offer is announced after it is there
        eventually().until(() -> lanes.owners().contains(owner.account()));
        offered(aDispatch().priority(60));

        assertThat(owner.claimed(reason).attemptId()).isEqualTo(his);
    }

    /** The dispatch leaves it to the setting how long. */
    @Test
    @Tag("R27")
    void isItsOwnersForAsLongAsTheSettingSays() {
        UUID now = offered(aDispatch().owned("agent-50", null));
        Instant soon = Instant.now().plusSeconds(60);
        UUID ending = offered(aDispatch().callable(Instant.EPOCH, soon).owned("agent-50", null));
        UUID nobodys = offered(aDispatch());

        assertThat(ownedSeconds(now)).isEqualTo("900");
        assertThat(ownedUntilItsWindowEnds(ending)).isEqualTo("true");
        assertThat(ownedSeconds(nobodys)).isEqualTo("never");
    }

    private String ownedSeconds(UUID attempt) {
        return Tables.of(database)
                .text(
                        "SELECT coalesce(round(extract(epoch FROM owned_until - offered_at))"
                                + "::int::text, 'never') FROM attempt WHERE attempt_id = ?",
                        attempt);
    }

    private String ownedUntilItsWindowEnds(UUID attempt) {
        return Tables.of(database)
                .text(
                        "SELECT (owned_until = callable_until)::text FROM attempt"
                                + " WHERE attempt_id = ?",
                        attempt);
    }
}
