package io.huifang.scheduler.page;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Tables.eventually;
import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The pages of staff, as any program sees them. */
@SchedulerTest
class PagesTest {
    private static final String BACK = "To the first page";

    Database database;
    Tables tables;

    @BeforeEach
    void look() {
        tables = new Tables(database);
    }

    @Test
    void beginAtTheHost() {
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/pages"));
    }

    @Test
    void leadNobodyBackToWhatHeMayNotSee() {
        english("agent").get("/pages").then().statusCode(403).body(not(containsString(BACK)));
        english("agent").get("/pages/decisions").then().body(containsString(BACK));
    }

    @Test
    void letOutWhoHasNoPageOfHisOwn() {
        String out = "action=\"/pages/logout\"";
        english("agent").get("/pages").then().statusCode(403).body(containsString(out));
        english("agent").get("/pages/nothing").then().body(not(containsString(out)));
    }

    @ParameterizedTest
    @CsvSource({
        "supervisor, 200, 200, 200, 403, 200, 200",
        "ops, 200, 200, 200, 403, 200, 403",
        "auditor, 200, 200, 200, 403, 200, 403",
        "privacy-officer, 403, 200, 403, 403, 403, 403",
        "policy-admin, 403, 403, 200, 200, 403, 200",
        "agent, 403, 403, 403, 403, 403, 403"
    })
    @Tag("R23")
    void areForTheRolesThatMayKnow(
            String role,
            int decisions,
            int contacts,
            int policies,
            int candidate,
            int incidents,
            int replays) {
        english(role).get("/pages/decisions").then().statusCode(decisions);
        english(role).get("/pages/contacts").then().statusCode(contacts);
        english(role).get("/pages/policies").then().statusCode(policies);
        english(role).get("/pages/incidents").then().statusCode(incidents);
        english(role).get("/pages/replays").then().statusCode(replays);
        english(role).get("/pages/policies/candidate").then().statusCode(candidate);
        english(role).get("/pages/policies/1/activation").then().statusCode(candidate);
        if (decisions + contacts + policies == 3 * 403) return;
        ValidatableResponse start = english(role).get("/pages").then().statusCode(200);
        leads(start, "/pages/decisions", decisions);
        leads(start, "/pages/contacts", contacts);
        leads(start, "/pages/policies", policies);
        leads(start, "/pages/incidents", incidents);
        leads(start, "/pages/replays", replays);
    }

    @Test
    void askWhoSomebodyIsInHisLanguage() {
        given().header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/pages/decisions")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("basic"))
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", "zh-CN")
                .body(containsString("请登录"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages/nothing",
                "/pages/policies/99999",
                "/pages/policies/0",
                "/pages/policies/comparison?from=1&to=99999",
                "/pages/callbacks/nothing",
                "/pages/callbacks/00000000-0000-0000-0000-000000000000"
            })
    void explainWhatIsNotThere(String path) {
        english("supervisor")
                .get(path)
                .then()
                .statusCode(404)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("There is nothing here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pages/policies/comparison?from=one&to=2",
                "/pages/policies/comparison",
                "/pages/decisions?customerId=someone&cursor=mine",
                "/pages/decisions?customerId=a%00b",
                "/pages/contacts?customerId=a%00b",
                "/pages/decisions?source=alone"
            })
    void explainWhatCannotBeRead(String path) {
        english("supervisor")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("<html lang=\"en\">"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pages", "/pages/decisions", "/pages/nothing"})
    void runNothingButOurFilesAndStayNowhere(String path) {
        english("supervisor")
                .get(path)
                .then()
                .header("Content-Security-Policy", startsWith("default-src 'none'; "))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    @Test
    void leaveTheInterfaceForProgramsAsItIs() {
        english("agent")
                .get("/v1/policies")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Content-Security-Policy", nullValue());
    }

    @Test
    void areNoneOfTheInterface() {
        given().get("/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/policies"))
                .body(not(containsString("/pages")));
    }

    /** Who was never contacted, nobody, and who was erased have no contacts, all of them. */
    @Test
    void tellWhoWasNeverContactedFromWhomNobodyKnows() {
        String never = Event.newCustomer();
        String erased = Event.newCustomer();
        tables.change("INSERT INTO customer (customer_id) VALUES (?)", never);
        tables.change("INSERT INTO customer (customer_id, erased_at) VALUES (?, now())", erased);
        String contacts = "/pages/contacts?customerId=";

        english("supervisor")
                .get(contacts + never)
                .then()
                .statusCode(200)
                .body(containsString("was not contacted lately"));
        english("privacy-officer")
                .get(contacts + Event.newCustomer())
                .then()
                .statusCode(200)
                .body(containsString("Nothing was ever heard of a customer with this id."))
                .body(not(containsString("was not contacted lately")));
        english("supervisor")
                .get(contacts + erased)
                .then()
                .statusCode(200)
                .body(containsString("The data of this customer was erased"))
                .body(not(containsString("<table")));
    }

    @Test
    void rememberTheChosenLanguage() {
        String cookie =
                english("supervisor")
                        .get("/pages/contacts?customerId=a%26b&lang=zh-CN")
                        .then()
                        .statusCode(200)
                        .header("Content-Language", "zh-CN")
                        .body(
                                containsString(
                                        "href=\"/pages/contacts?customerId=a%26b&amp;lang=en\""))
                        .header("Set-Cookie", containsString("HttpOnly; SameSite=Lax"))
                        .extract()
                        .cookie("lang");

        english("supervisor")
                .cookie("lang", cookie)
                .get("/pages")
                .then()
                .header("Content-Language", "zh-CN")
                .header("Set-Cookie", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"><script>alert(1)</script>", "{page.asked}", "' onfocus='x", "\u202eabc"})
    void showWhatComesFromOutsideAsText(String attack) {
        Event event = Event.refundDelayed().customer(Event.newCustomer() + attack);
        Log.send(event);
        eventually(() -> assertThat(tables.decisions(event.customerId())).hasSize(1));

        String page =
                english("supervisor")
                        .get("/pages/decisions?source=/test-wallet&id=" + event.id())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(page).doesNotContain("<script>alert").doesNotContain("' onfocus='x");
        if (attack.startsWith("{")) assertThat(page).contains("<bdi>" + event.customerId());
        english("supervisor")
                .get("/pages/decisions?customerId=" + encoded(event.customerId()))
                .then()
                .statusCode(200)
                .body(not(containsString("<script>alert")))
                .body(containsString(event.id()));
    }

    private static void leads(ValidatableResponse page, String path, int status) {
        String link = "<dt><a href=\"" + path + "\"";
        page.body(status == 200 ? containsString(link) : not(containsString(link)));
    }

    private static RequestSpecification english(String role) {
        return as(role).header("Accept-Language", "en").urlEncodingEnabled(false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
