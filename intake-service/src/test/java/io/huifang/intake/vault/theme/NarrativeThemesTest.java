package io.huifang.intake.vault.theme;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What narratives are about, from the sentence to the count. Each test has a day of its own, long
 * ago, to which it moves what it sends: the timer may have counted it before under today.
 */
@QuarkusTest
@WithTestResource(IntakeResource.class)
@Tag("R89")
class NarrativeThemesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEY =
            "SELECT encode(wrapped, 'hex') FROM vault_keys.customer_key WHERE customer_id = ?";
    private static final String SET_KEY =
            "UPDATE vault_keys.customer_key SET wrapped = decode(?, 'hex') WHERE customer_id = ?";
    private static final AtomicInteger YEARS = new AtomicInteger(1980);

    private final String day = YEARS.getAndIncrement() + "-03-03";

    @Inject CountNarratives countNarratives;

    Database database;

    private Events told(String narrative) {
        Events event = sent(narrative);
        move(event);
        return event;
    }

    private static Events sent(String narrative) {
        Events event =
                aPaymentFailed()
                        .adding(
                                """
                                "contact":{"phone":"+8613912345678"},"narrative":"%s\""""
                                        .formatted(narrative));
        assertThat(IntakeClient.post(event.json()).statusCode()).isEqualTo(202);
        return event;
    }

    /** As if it had come on that day, and nobody had looked at it. */
    private void move(Events event) {
        sql().run(
                        "UPDATE vault_narrative SET counted = false,"
                                + " sealed_at = ?::timestamptz WHERE customer_id = ?",
                        day + "T04:00:00Z",
                        event.customer());
    }

    private Sql sql() {
        return new Sql(database);
    }

    /** Until none is left, with whatever other tests have sent. */
    private void count() {
        while (countNarratives.count().await().atMost(PATIENCE) > 0) {
            // more of them
        }
    }

    private List<String> counted() {
        return sql().texts(
                        "SELECT language || ' ' || theme || ' ' || n FROM narrative_theme"
                                + " WHERE day = ?::date ORDER BY 1",
                        day);
    }

    private static HttpResponse<String> asked(String query) {
        return IntakeClient.get("/v1/narrative-themes" + query, IntakeResource.SURVEY_KEY);
    }

    @Test
    void areCountedByLanguageAndToldToServices() {
        told("退款等了三个星期，还没到账");
        told("The agent was rude");
        told("спасибо");

        count();

        assertThat(counted())
                .containsExactly("en  1", "en rude 1", "zh  1", "zh refund 1", "zh waiting 1");
        assertThat(asked("?from=" + day + "&to=" + day).body())
                .contains(
                        "{\"day\":\"%s\",\"language\":\"en\",\"theme\":\"rude\",\"n\":1}"
                                .formatted(day));
    }

    @Test
    @Tag("P2")
    void areCountedOnceByManyAtOnce() {
        IntStream.range(0, 12).forEach(i -> told("the fee, again"));

        Uni.join()
                .all(IntStream.range(0, 4).mapToObj(i -> countNarratives.count()).toList())
                .andCollectFailures()
                .await()
                .atMost(PATIENCE);
        count();

        assertThat(counted()).containsExactly("en  12", "en fee 12");
    }

    @Test
    @Tag("P20")
    void areNotCountedOfTheErased() {
        Events event = told("the fee was too high");
        IntakeClient.officer(
                "POST", "/v1/customers/" + event.customer() + "/erasure?requestId=r", null);

        count();

        assertThat(counted()).isEmpty();
    }

    @Test
    void doNotWaitForWhatDoesNotOpen() {
        Events damaged = told("the fee was too high");
        sql().run(
                        "UPDATE vault_narrative SET ciphertext = '\\x00', counted = false"
                                + " WHERE customer_id = ?",
                        damaged.customer());
        told("a fee");

        count();

        assertThat(counted()).containsExactly("en  1", "en fee 1");
    }

    /** As if the key file told no key for a while. */
    @Test
    void waitWhileAKeyCannotBeRead() {
        Events event = sent("the fee was too high");
        String key = sql().texts(KEY, event.customer()).get(0);
        sql().run(SET_KEY, "00", event.customer());
        move(event);
        try {
            // the timer may have it in hand
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(this::count)
                                            .isInstanceOf(IllegalStateException.class));
            assertThat(counted()).isEmpty();
        } finally {
            sql().run(SET_KEY, key, event.customer());
        }

        count();

        assertThat(counted()).containsExactly("en  1", "en fee 1");
    }

    @Test
    void areAboutNothingWhenTheyCannotBeRead() {
        assertThat(
                        CountNarratives.in(
                                "a fee",
                                text -> {
                                    throw new IllegalArgumentException(text);
                                }))
                .isEmpty();
    }

    @Test
    @Tag("P19")
    void leaveNothingOfASentence() throws Exception {
        String word = "plantedtheme";
        told(word + " waited for a refund " + word);

        count();

        assertThat(counted()).contains("en  1", "en refund 1");
        assertThat(asked("?from=" + day + "&to=" + day).body()).doesNotContain(word);
        assertThat(Files.readString(Path.of("target", "intake-test.log"))).doesNotContain(word);
        assertThat(sql().texts("SELECT t::text FROM narrative_theme t"))
                .noneMatch(row -> row.contains(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=2026-03-02",
                "?from=2026-03-02&to=yesterday",
                "?from=2026-03-02&to=2026-03-01",
                "?from=2020-01-01&to=2026-03-01"
            })
    void refuseWhatIsNoQuestion(String query) {
        HttpResponse<String> refused = asked(query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("bad-parameter").doesNotContain("yesterday");
    }
}
