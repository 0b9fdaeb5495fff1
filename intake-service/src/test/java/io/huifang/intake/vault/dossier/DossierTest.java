package io.huifang.intake.vault.dossier;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;
import static io.huifang.intake.walletevent.Events.ofType;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.backing.Database;
import io.huifang.intake.IntakeClient;
import io.huifang.intake.IntakeResource;
import io.huifang.intake.Sql;
import io.huifang.intake.walletevent.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

/** What a customer may ask: to see everything, to have it corrected, to know what he agreed to. */
@QuarkusTest
@WithTestResource(IntakeResource.class)
class DossierTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    Database database;

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    @Tag("R100")
    void holdsEverythingAndWhoReadIt() throws IOException {
        accepted(with("2026-03-01T08:00:00Z", "+8613800138000", "\"narrative\":\"钱没到账\""));
        accepted(with("2026-03-02T08:00:00Z", "+8613900139000", null));
        IntakeClient.get(
                "/v1/customers/" + customer + "/contact?agent=agent-1", IntakeResource.SURVEY_KEY);

        JsonNode dossier = JSON.readTree(export().body());

        assertThat(dossier.at("/contacts/0/contact/phone").asText()).isEqualTo("+8613800138000");
        assertThat(dossier.at("/contacts/1/contact/phone").asText()).isEqualTo("+8613900139000");
        assertThat(dossier.at("/contacts/1/since").asText()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(dossier.at("/narratives/0/narrative").asText()).isEqualTo("钱没到账");
        assertThat(dossier.at("/accesses/0/caller").asText()).isEqualTo("service:survey");
        assertThat(dossier.at("/accesses/0/agent").asText()).isEqualTo("agent-1");
    }

    @Test
    @Tag("P21")
    void leavesARowInTheAuditEachTime() {
        export();

        assertThat(audit()).containsExactly("account:officer EXPORT contacts=0 narratives=0");
    }

    @Test
    void saysWhenNothingIsHeld() {
        assertThat(export().statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("R96")
    void provesWhatTheCustomerAgreedTo() throws IOException {
        accepted(consent("consent_granted", "2026-03-01T08:00:00Z", "e-1"));
        accepted(consent("consent_withdrawn", "2026-03-05T08:00:00Z", "e-2"));

        JsonNode consents = JSON.readTree(export().body()).path("consents");

        assertThat(consents).hasSize(2);
        assertThat(consents.at("/0/granted").asBoolean()).isTrue();
        assertThat(consents.at("/0/purpose").asText()).isEqualTo("SURVEY");
        assertThat(consents.at("/0/evidenceId").asText()).isEqualTo("e-1");
        assertThat(consents.at("/1/granted").asBoolean()).isFalse();
        assertThat(consents.at("/1/at").asText()).isEqualTo("2026-03-05T08:00:00Z");
    }

    @Test
    void correctsAContactAndKeepsWhatWasThere() throws IOException {
        accepted(with("2026-03-01T08:00:00Z", "+8613800138000", null));

        HttpResponse<String> answer =
                rectify("{\"contact\":{\"phone\":\"+86 139 0013 9000\",\"name\":\"李四\"}}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(
                        IntakeClient.get(
                                        "/v1/customers/" + customer + "/contact",
                                        IntakeResource.SURVEY_KEY)
                                .body())
                .contains("+8613900139000", "李四");
        assertThat(JSON.readTree(export().body()).path("contacts")).hasSize(2);
        assertThat(audit().get(0)).startsWith("account:officer RECTIFY event=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                   | 422 | /contact",
                "{\"contact\":{\"phone\":\"+8612\"}}                  | 422 | /contact/phone",
                "{\"contact\":{\"phone\":5}}                          | 422 | /contact/phone",
                "{\"contact\":{\"phone\":\"+8613800138000\"},\"x\":1} | 422 | unknown-member",
                "{\"contact\":                                        | 400 | malformed"
            })
    void refusesWhatIsNoContact(String body, int status, String said) {
        HttpResponse<String> answer = rectify(body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(said).doesNotContain("/data");
    }

    @Test
    @Tag("R99")
    void correctsNothingOfWhoWasErased() {
        IntakeClient.officer("POST", "/v1/customers/" + customer + "/erasure?requestId=r", null);

        assertThat(rectify("{\"contact\":{\"phone\":\"+8613800138000\"}}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void isForPrivacyOfficersOnly() {
        String path = "/v1/customers/" + customer + "/export";

        assertThat(IntakeClient.get(path, IntakeResource.SURVEY_KEY).statusCode()).isEqualTo(403);
        assertThat(IntakeClient.get(path, IntakeResource.DEMO_KEY).statusCode()).isEqualTo(403);
    }

    private Events with(String time, String phone, String more) {
        Events event =
                aPaymentFailed()
                        .with("subject", customer)
                        .with("time", time)
                        .adding("\"contact\":{\"phone\":\"" + phone + "\"}");
        return more == null ? event : event.adding(more);
    }

    private Events consent(String what, String time, String evidence) {
        String data =
                "{\"purpose\":\"SURVEY\",\"channel\":\"app\",\"evidenceId\":\"%s\",\"version\":\"3\"}"
                        .formatted(evidence);
        return ofType("io.huifang.customer." + what + ".v1", data)
                .with("subject", customer)
                .with("time", time);
    }

    private static void accepted(Events event) {
        HttpResponse<String> answer = IntakeClient.post(event.json());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private HttpResponse<String> export() {
        return IntakeClient.officer("GET", "/v1/customers/" + customer + "/export", null);
    }

    private HttpResponse<String> rectify(String body) {
        return IntakeClient.officer("POST", "/v1/customers/" + customer + "/rectification", body);
    }

    private List<String> audit() {
        return new Sql(database)
                .texts(
                        "SELECT caller || ' ' || action || ' ' || coalesce(detail, '') FROM"
                                + " vault_access WHERE customer_id = ? AND action <> 'REVEAL'"
                                + " ORDER BY position",
                        customer);
    }
}
