package io.huifang.scheduler.page.policy;

import static io.huifang.scheduler.fixture.Accounts.as;
import static io.huifang.scheduler.fixture.Accounts.nameOf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.restassured.specification.RequestSpecification;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** The pages on which policies are changed. */
@SchedulerTest
class PolicyPagesTest {
    private static final String CANDIDATE = "/pages/policies/candidate";

    Database database;
    Tables tables;
    int inForce;

    @BeforeEach
    void look() {
        tables = new Tables(database);
        inForce =
                (int) tables.count("SELECT version FROM policy_activation WHERE ended_at IS NULL");
    }

    @AfterEach
    void putTheFormerPolicyInForceAgain() {
        as("policy-admin").post("/v1/policies/" + inForce + "/activation").then().statusCode(200);
    }

    @Test
    void checkADocumentAndStoreNothing() {
        long before = tables.count("SELECT count(*) FROM policy");

        form().formParam("document", another())
                .formParam("wish", "check")
                .post(CANDIDATE)
                .then()
                .statusCode(200)
                .body(containsString("The document is sound."))
                .body(containsString("<ins>+ <bdi># "));
        assertThat(tables.count("SELECT count(*) FROM policy")).isEqualTo(before);
    }

    @Test
    void tellEveryFaultWithItsLine() {
        String broken =
                another()
                        .replaceFirst("(?m)^silenceGrace: .*$", "silenceGrace: later")
                        .concat("\nsurprise: 1\n");
        int line = (int) broken.substring(0, broken.indexOf("silenceGrace: later")).lines().count();

        form().formParam("document", broken)
                .formParam("wish", "store")
                .post(CANDIDATE)
                .then()
                .statusCode(422)
                .body(containsString("The document cannot be used."))
                .body(
                        containsString(
                                "<td>" + (line + 1) + "</td><td><code><bdi>/silenceGrace</bdi>"))
                .body(containsString("<bdi>/surprise</bdi>"));
    }

    /** What was found about the one text would otherwise be taken for what holds for the other. */
    @Test
    void storeNothingUnderWhatWasFoundAboutAnotherText() {
        String shown = another();
        String changed = shown + "\n# changed";
        String checked =
                form().formParam("document", shown)
                        .formParam("wish", "check")
                        .post(CANDIDATE)
                        .htmlPath()
                        .getString("**.find { it.@id == 'checked' }.@value");
        assertThat(checked).hasSize(64);

        form().formParam("document", changed)
                .formParam("checked", checked)
                .formParam("wish", "store")
                .post(CANDIDATE)
                .then()
                .statusCode(409)
                .body(containsString("the document was changed after it was checked"))
                .body(containsString("<ins>+ <bdi># changed</bdi></ins>"));
        assertThat(tables.count("SELECT count(*) FROM policy WHERE document = ?", changed))
                .isZero();
        form().formParam("document", shown)
                .formParam("checked", checked)
                .formParam("wish", "store")
                .post(CANDIDATE)
                .then()
                .statusCode(303);
    }

    @Test
    void storeADocumentAsItIsWritten() {
        String document = another();

        String location =
                form().formParam("document", document.replace("\n", "\r\n"))
                        .formParam("wish", "store")
                        .post(CANDIDATE)
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location");

        assertThat(location).endsWith("?done=stored");
        int version = newest();
        assertThat(tables.values("SELECT document FROM policy WHERE version = ?", version))
                .containsExactly(document);
        assertThat(tables.values("SELECT stored_by FROM policy WHERE version = ?", version))
                .containsExactly(nameOf("policy-admin"));
        form().get("/pages/policies/" + version)
                .then()
                .body(containsString("/pages/policies/" + version + "/activation"));
        as("supervisor")
                .get("/pages/policies/" + version)
                .then()
                .body(not(containsString("/activation\"")));
    }

    @Test
    void putAVersionInForceInsteadOfTheOneThatWasShown() {
        int version = stored();
        form().get("/pages/policies/" + version + "/activation")
                .then()
                .statusCode(200)
                .body(containsString("name=\"insteadOf\" value=\"" + inForce + "\""))
                .body(containsString("<ins>+ <bdi># "));

        form().formParam("insteadOf", inForce)
                .post("/pages/policies/" + version + "/activation")
                .then()
                .statusCode(303)
                .header("Location", matchesPattern(".*/" + version + "[?]done=activated"));

        as("auditor")
                .get("/v1/policies/" + version)
                .then()
                .body("active", equalTo(true))
                .body("activatedBy", equalTo(nameOf("policy-admin")));
    }

    @Test
    void showTheChangesAgainWhenAnotherVersionWasActivatedMeanwhile() {
        int version = stored();
        int other = stored();
        as("policy-admin").post("/v1/policies/" + other + "/activation").then().statusCode(200);

        form().formParam("insteadOf", inForce)
                .post("/pages/policies/" + version + "/activation")
                .then()
                .statusCode(409)
                .body(containsString("Somebody put another version in force meanwhile."))
                .body(containsString("name=\"insteadOf\" value=\"" + other + "\""));

        as("auditor").get("/v1/policies/" + other).then().body("active", equalTo(true));
    }

    @Test
    void changeNothingForOtherSitesAndForBrowsersThatDoNotSay() {
        int version = stored();
        String activation = "/pages/policies/" + version + "/activation";
        RequestSpecification silent =
                as("policy-admin")
                        .header("Accept-Language", "en")
                        .contentType("application/x-www-form-urlencoded");

        silent.formParam("insteadOf", inForce)
                .post(activation)
                .then()
                .statusCode(403)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("You may not do this"));
        as("policy-admin")
                .header("Origin", "https://evil.example")
                .contentType("application/x-www-form-urlencoded")
                .formParam("insteadOf", inForce)
                .post(activation)
                .then()
                .statusCode(403);

        as("auditor").get("/v1/policies/" + version).then().body("active", equalTo(false));
    }

    private int stored() {
        return as("policy-admin")
                .contentType("application/yaml")
                .body(another().getBytes(UTF_8))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    /** What is in force, with a remark that nobody made before. */
    private String another() {
        Object document =
                tables.values("SELECT document FROM policy WHERE version = ?", inForce).get(0);
        return "# " + UUID.randomUUID() + "\n" + document;
    }

    private int newest() {
        return (int) tables.count("SELECT max(version) FROM policy");
    }

    private static RequestSpecification form() {
        return as("policy-admin")
                .header("Accept-Language", "en")
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
