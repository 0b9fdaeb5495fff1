package io.huifang.survey.help;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.CustomersPhone;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurroundingsResource;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@SurveyTest
@Tag("R22")
@Tag("R44")
@Tag("R48")
@Tag("R49")
class HelpTest {
    private static final String WORDS = "my refund did not arrive";

    Database database;
    Intake intake;
    private Tables tables;
    private String customer;
    private String help;

    @BeforeEach
    void link() {
        tables = Tables.of(database);
        customer = aDispatch().build().customerId();
        help = CustomersPhone.of(customer).help();
    }

    @Test
    @Tag("R43")
    void answersAtOnceWithWhatCustomersMayRead() {
        List<String> found = articles(WORDS, "en").path("articles.id");
        List<String> chinese = articles("退款到账", "zh-CN").path("articles.id");

        assertThat(found).isNotEmpty();
        assertThat(chinese).isNotEmpty();
        assertThat(articles(WORDS, "en").<List<List<String>>>path("articles.body"))
                .noneMatch(List::isEmpty);
        Stream.concat(found.stream(), chinese.stream())
                .forEach(
                        id ->
                                assertThat(
                                                tables.strings(
                                                        "SELECT DISTINCT audience FROM article_words"
                                                                + " WHERE id = ?",
                                                        id))
                                        .containsExactly("customer"));
        assertThat(tables.readableIn(WORDS)).isEmpty();
    }

    @Test
    void tellsIntakeOfACallbackWithTheTimeAndTheWords() {
        String slot = CustomersPhone.json(api()).path("slots[0]");

        ask(UUID.randomUUID(), "CALLBACK", slot, WORDS).then().statusCode(200);

        assertThat(told()).hasSize(1);
        assertThat(told().get(0))
                .contains("\"type\":\"io.huifang.callback.requested.v1\"")
                .contains("\"preferredAt\":\"" + slot + "\"")
                .contains("\"timeZone\":\"Asia/Shanghai\"")
                .contains("\"narrative\":\"" + WORDS + "\"")
                .contains("\"subject\":\"" + customer + "\"");
        assertThat(CustomersPhone.json(api()).<String>path("latest.wish")).isEqualTo("CALLBACK");
        assertThat(CustomersPhone.json(api()).<String>path("latest.preferredAt")).isEqualTo(slot);
    }

    @Test
    void tellsIntakeOfAMatterForAPerson() {
        ask(UUID.randomUUID(), "PERSON", null, null).then().statusCode(200);

        assertThat(told()).hasSize(1);
        assertThat(told().get(0))
                .contains("\"type\":\"io.huifang.support.escalated.v1\"", "\"channel\":\"BOT\"")
                .contains("\"conversationId\":")
                .doesNotContain("narrative");
    }

    @Test
    void isOneEventHoweverOftenTheButtonIsPressed() {
        UUID press = UUID.randomUUID();
        List<CompletableFuture<Response>> presses =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> ask(press, "CALLBACK", null, WORDS)))
                        .limit(5)
                        .toList();

        presses.forEach(one -> one.join().then().statusCode(200));
        assertThat(told()).hasSize(1);
        ask(press, "CALLBACK", null, "other words").then().statusCode(200);

        assertThat(requests()).isEqualTo(1);
        ask(UUID.randomUUID(), "CALLBACK", null, null).then().statusCode(200);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    @Tag("R98")
    void keepsTheWordsSealedAndOnlyUntilIntakeHasThem() {
        intake.isAwayFor(customer);
        ask(UUID.randomUUID(), "CALLBACK", null, "my words 77215").then().statusCode(200);
        assertThat(sealed()).isEqualTo(1);
        assertThat(tables.readableIn("my words 77215")).isEmpty();
        assertThat(CustomersPhone.json(api()).<Object>path("latest.passedOnAt")).isNull();

        intake.isBackFor(customer);

        assertThat(told()).hasSize(1);
        assertThat(told().get(0)).contains("my words 77215");
        assertThat(sealed()).isZero();
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE help_request SET sealed = 'x'"
                                                + " WHERE customer_id = ?",
                                        customer))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysSoWhenIntakeRefusesItForGood() {
        intake.refuses(customer);
        ask(UUID.randomUUID(), "CALLBACK", null, WORDS).then().statusCode(200);

        Eventually.eventually()
                .until(() -> CustomersPhone.json(api()).path("latest.refusedAt") != null);

        assertThat(CustomersPhone.json(api()).<Object>path("latest.passedOnAt")).isNull();
        assertThat(CustomersPhone.page(help).asString()).contains("could not be passed on");
        assertThat(intake.toldOf(customer)).isEmpty();
        assertThat(sealed()).as("words that nobody will read").isZero();
    }

    @Test
    @Tag("R98")
    void setsAsideWhatItCannotOpenAndThenPassesItOnWithoutTheWords() {
        tables.run(
                "INSERT INTO help_request (help_request_id, press_id, customer_id, wish, time_zone,"
                        + " sealed) VALUES (gen_random_uuid(), gen_random_uuid(), ?, 'CALLBACK',"
                        + " 'Asia/Shanghai', '\\x00')",
                customer);
        String other = aDispatch().build().customerId();
        String help = this.help;
        this.help = CustomersPhone.of(other).help();
        ask(UUID.randomUUID(), "PERSON", null, WORDS).then().statusCode(200);
        this.help = help;

        Eventually.eventually().until(() -> !intake.toldOf(other).isEmpty());
        Eventually.eventually().until(() -> aside() == 1);
        assertThat(CustomersPhone.page(help).statusCode()).isEqualTo(200);
        assertThat(intake.toldOf(customer)).isEmpty();
        assertThat(sealed()).isEqualTo(1);

        tables.run("UPDATE help_request SET aside_until = now() WHERE customer_id = ?", customer);

        assertThat(told())
                .singleElement()
                .asString()
                .contains("io.huifang.callback.requested.v1")
                .doesNotContain("narrative");
        Eventually.eventually()
                .until(() -> CustomersPhone.json(api()).path("latest.passedOnAt") != null);
        assertThat(sealed()).as("words that somebody may bring the key of").isEqualTo(1);
    }

    private long aside() {
        return tables.count(
                "SELECT count(*) FROM help_request WHERE customer_id = ?"
                        + " AND aside_until > now()",
                customer);
    }

    @Test
    void refusesWhatItDoesNotTake() {
        assertThat(ask(UUID.randomUUID(), "CALLBACK", "2020-01-01T03:00:00Z", null))
                .extracting(Response::statusCode, it -> it.path("errors[0].pointer"))
                .containsExactly(422, "/preferredAt");
        ask(UUID.randomUUID(), "CALLBACK", "2999-01-01T03:00:00Z", null).then().statusCode(422);
        ask(UUID.randomUUID(), "PERSON", slot(), null).then().statusCode(422);
        ask(UUID.randomUUID(), "OTHER", null, null).then().statusCode(422);
        ask(UUID.randomUUID(), "CALLBACK", null, "x".repeat(501)).then().statusCode(422);
        for (String body : List.of("{}", "{\"press\":\"1\",\"wish\":\"PERSON\"}", "[]")) {
            assertThat(post(body).statusCode()).isIn(400, 422);
        }
        post("{\"press\":\"%s\",\"wish\":\"PERSON\",\"more\":1}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(422);
        articles(" ", "en").then().statusCode(400);
        assertThat(requests()).isZero();
    }

    @Test
    void takesNoMoreThanTenADay() {
        for (int i = 0; i < 10; i++) {
            ask(UUID.randomUUID(), "PERSON", null, null).then().statusCode(200);
        }

        ask(UUID.randomUUID(), "PERSON", null, null).then().statusCode(429);

        assertThat(requests()).isEqualTo(10);
    }

    @Test
    void isOpenedByItsOwnLinkOnly() {
        String choices = CustomersPhone.of(customer).choices();
        String other = "/help/" + choices.substring(choices.lastIndexOf('/') + 1);

        assertThat(CustomersPhone.page(other).statusCode()).isEqualTo(404);
        assertThat(CustomersPhone.json("/v1" + other).statusCode()).isEqualTo(404);
        assertThat(CustomersPhone.json("/v1" + other + "/articles?q=refund").statusCode())
                .isEqualTo(404);
        assertThat(CustomersPhone.form(other, Map.of("do", "find", "words", "refund")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void thinksInTheZoneThatTheWalletSaid() {
        String body = "{\"customerId\":\"%s\",\"timeZone\":\"%s\"}";
        links(body.formatted(customer, "Europe/Berlin")).then().statusCode(200);

        assertThat(CustomersPhone.json(api()).<String>path("timeZone")).isEqualTo("Europe/Berlin");
        CustomersPhone.links(customer).then().statusCode(200);
        assertThat(CustomersPhone.json(api()).<String>path("timeZone")).isEqualTo("Europe/Berlin");
        links(body.formatted(customer, "Mars/Olympus")).then().statusCode(422);
    }

    @Test
    @Tag("R99")
    void isForgottenWithTheCustomer() {
        intake.isAwayFor(customer);
        ask(UUID.randomUUID(), "CALLBACK", null, WORDS).then().statusCode(200);

        try (TaskTopic topics = new TaskTopic()) {
            topics.erase(customer);
        }

        Eventually.eventually().until(() -> CustomersPhone.json(api()).statusCode() == 404);
        assertThat(requests()).isZero();
        ask(UUID.randomUUID(), "CALLBACK", null, WORDS).then().statusCode(404);
    }

    private String api() {
        return "/v1" + help;
    }

    private String slot() {
        return CustomersPhone.json(api()).path("slots[0]");
    }

    private Response articles(String words, String language) {
        return given().accept(ContentType.JSON)
                .queryParam("q", words)
                .queryParam("lang", language)
                .get(api() + "/articles");
    }

    private Response ask(UUID press, String wish, String preferredAt, String words) {
        StringBuilder body = new StringBuilder("{\"press\":\"" + press + "\"");
        body.append(",\"wish\":\"").append(wish).append('"');
        if (preferredAt != null) {
            body.append(",\"preferredAt\":\"").append(preferredAt).append('"');
        }
        if (words != null) {
            body.append(",\"words\":\"").append(words).append('"');
        }
        return post(body.append('}').toString());
    }

    private Response post(String body) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(body)
                .post(api() + "/requests");
    }

    private static Response links(String body) {
        return given().auth()
                .preemptive()
                .basic("wallet", SurroundingsResource.PASSWORD)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/customer-links");
    }

    /** What intake was told, once all of it was accepted. */
    private List<String> told() {
        Eventually.eventually()
                .until(
                        () ->
                                tables.count(
                                                "SELECT count(*) FROM help_request"
                                                        + " WHERE customer_id = ?"
                                                        + " AND passed_at IS NULL",
                                                customer)
                                        == 0);
        return intake.toldOf(customer);
    }

    private long requests() {
        return tables.count("SELECT count(*) FROM help_request WHERE customer_id = ?", customer);
    }

    private long sealed() {
        return tables.count(
                "SELECT count(*) FROM help_request WHERE customer_id = ? AND sealed IS NOT NULL",
                customer);
    }
}
