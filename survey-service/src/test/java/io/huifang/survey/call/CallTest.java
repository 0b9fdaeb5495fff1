package io.huifang.survey.call;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.Purpose;
import io.huifang.survey.fixture.Call;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Dispatch;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.fixture.Words;
import io.huifang.survey.phrase.Phrases;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@SurveyTest
class CallTest {
    private static final Desk AGENT = Desk.agent(8);

    @Inject Phrases phrases;

    Database database;
    Intake intake;
    Words words;
    private TaskTopic scheduler;
    private Call call;

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
        call = new Call(scheduler, intake);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static Response see(Desk who, UUID attempt) {
        return who.request().get("/v1/attempts/" + attempt + "/call");
    }

    private static void end(Desk.Held held) {
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
    }

    @Test
    @Tag("R53")
    @Tag("R57")
    @Tag("R97")
    void tellsWhatHappenedWhatWeCallForAndWhatProtectsHim() {
        Dispatch locked =
                aDispatch()
                        .purpose(Purpose.RISK)
                        .telling("eventType", "io.huifang.account.locked.v1");
        Desk.Held held = call.claimed(AGENT, locked);

        Response seen = see(AGENT, held.attemptId());

        seen.then().statusCode(200).header("ETag", held.etag());
        assertThat(seen.<String>path("context.amount")).isEqualTo("100.50");
        assertThat(seen.<String>path("happenedAt")).isNotBlank();
        for (String text : List.of("purpose", "dataUse", "measures[0]", "measures[2]")) {
            assertThat(seen.<String>path(text + ".zh")).as(text).isNotBlank();
            assertThat(seen.<String>path(text + ".en")).as(text).isNotBlank();
        }
        assertThat(seen.<String>path("verification.level")).isEqualTo("SECOND_FACTOR");
        assertThat(seen.<Boolean>path("verification.mayDisclose")).isFalse();
        end(held);
    }

    @Test
    @Tag("R73")
    void tellsNoMeasureThatWasNotTaken() {
        Desk.Held held = call.revealed(AGENT, Purpose.RISK);

        int before = see(AGENT, held.attemptId()).<List<Object>>path("measures").size();
        held.freeze("SCAM").then().statusCode(200);
        Response after = see(AGENT, held.attemptId());

        assertThat(before).isEqualTo(2);
        assertThat(after.<List<Object>>path("measures")).hasSize(3);
        assertThat(after.<String>path("freeze.because")).isEqualTo("SCAM");
        end(held);
    }

    @Test
    @Tag("D6")
    void showsTheAgentHisWordAndNeverTheCustomers() {
        Desk.Held held = call.claimed(AGENT, aDispatch());
        long token = Long.parseLong(held.etag().replace("\"", ""));

        Response seen = see(AGENT, held.attemptId());

        assertThat(List.of(seen.<String>path("say.zh"), seen.<String>path("say.en")))
                .containsExactly(
                        phrases.of(held.attemptId(), token).zh().get(0),
                        phrases.of(held.attemptId(), token).en().get(0));
        assertThat(seen.<Object>path("say").toString())
                .doesNotContain(phrases.of(held.attemptId(), token).zh().get(1));
        end(held);
    }

    @Test
    @Tag("R52")
    @Tag("D12")
    void remindsOfWhatWasPromisedBefore() {
        String customer = "customer-" + UUID.randomUUID();
        Desk.Held first = call.claimed(AGENT, aDispatch().customer(customer));
        Instant due = Instant.now().plus(Duration.ofDays(2));
        first.conclude(
                        """
                        {"disposition":"REACHED_UNRESOLVED","note":"n",
                         "promise":{"keptBy":"io.huifang.refund.settled.v1","subjectRef":"r-9",
                                    "dueAt":"%s"}}"""
                                .formatted(due))
                .then()
                .statusCode(200);
        Desk.Held second = call.claimed(AGENT, aDispatch().customer(customer));

        Response seen = see(AGENT, second.attemptId());

        assertThat(seen.<List<String>>path("promises.subjectRef")).containsExactly("r-9");
        assertThat(seen.<Boolean>path("promises[0].dueAlready")).isFalse();
        end(second);
    }

    @Test
    @Tag("R64")
    @Tag("R102")
    void allowsOffersOnlyToWhoAgreedToThem() {
        Desk.Held agreed = call.claimed(AGENT, aDispatch());
        Desk.Held silent = call.claimed(AGENT, aDispatch());
        Desk.Held changed = call.claimed(AGENT, aDispatch().telling("mayOffer", true));
        words.mayOffer(agreed.attemptId());

        assertThat(see(AGENT, agreed.attemptId()).<Boolean>path("mayOffer")).isFalse();
        List.of(agreed, silent, changed).forEach(held -> held.reveal().then().statusCode(200));

        assertThat(see(AGENT, agreed.attemptId()).<Boolean>path("mayOffer")).isTrue();
        assertThat(see(AGENT, silent.attemptId()).<Boolean>path("mayOffer")).isFalse();
        assertThat(see(AGENT, changed.attemptId()).<Boolean>path("mayOffer")).isFalse();
        words.stands(agreed.attemptId());
        agreed.reveal().then().statusCode(200);
        assertThat(see(AGENT, agreed.attemptId()).<Boolean>path("mayOffer")).isFalse();
        List.of(agreed, silent, changed).forEach(CallTest::end);
    }

    @Test
    @Tag("P9")
    void isForTheHolderOfTheLiveLeaseOnly() {
        Desk.Held held = call.claimed(AGENT, aDispatch());

        assertThat(see(Desk.agent(9), held.attemptId()).statusCode()).isEqualTo(404);
        assertThat(see(Desk.supervisor(), held.attemptId()).statusCode()).isEqualTo(403);
        Tables.of(database).endLease(held.attemptId());
        assertThat(see(AGENT, held.attemptId()).statusCode()).isIn(404, 412);
    }
}
