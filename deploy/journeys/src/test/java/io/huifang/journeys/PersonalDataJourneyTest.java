package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.Topic;
import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.http.Exchange;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.leak.LeakScan;
import io.huifang.journeys.leak.Needles;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.journeys.wallet.Draft;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Plants personal data wherever people may type some, and looks for it everywhere. */
@Tag("journey")
@Tag("P19")
@Tag("R98")
class PersonalDataJourneyTest {
    private static final String PHONE = "+8613912345678";
    private static final String NAME = "欧阳晓晨";
    private static final String NARRATIVE = "我在拉萨的表哥替我付了三月的房租";
    private static final String NOTE = "她说她的狗叫旺财三号";
    private static final String COMMENT = "请转告经理七七号客服很耐心";

    private static final Needles PLANTED =
            new Needles(
                    Map.of(
                            "phone", PHONE,
                            "phone's digits", PHONE.substring(3),
                            "name", NAME,
                            "narrative", NARRATIVE,
                            "note", NOTE,
                            "comment", COMMENT));
    private static final String TRACE_PARENT =
            "00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-01";

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = Rigs.shared();
    }

    @Test
    void leavesPlantedPersonalDataNowhereButAsCiphertextInTheVault() {
        OneCall call = new OneCall(rig, "c-privacy-1");

        goAllTheWay(call);
        goWrong(call);

        LeakScan scan = Everywhere.scan(rig, PLANTED);
        System.out.printf("P19: %d texts looked through%n", scan.texts());
        assertThat(scan.leaks()).isEmpty();
        assertThat(scan.texts()).isGreaterThan(100);
        assertThat(sealed("vault_contact")).isEqualTo(1);
        assertThat(sealed("vault_narrative")).isEqualTo(1);
    }

    @Test
    void findsACanaryInEachPlace() throws Exception {
        String canary = "金丝雀canary4711";
        try (Canary planted = Canary.plant(rig, canary)) {

            LeakScan scan = Everywhere.scan(rig, new Needles(Map.of("canary", canary)));

            assertThat(scan.leaks())
                    .extracting(leak -> leak.place())
                    .contains(planted.places().toArray(String[]::new));
        }
    }

    /** Everything that people type comes by: also a draft, a comment and a note. */
    private static void goAllTheWay(OneCall call) {
        ObjectNode data = Json.object().put("complaintId", "complaint-1").put("category", "fee");
        data.put("severity", 1).put("channel", "app").put("narrative", NARRATIVE);
        Draft filed = call.event("1", ComplaintFiled.TYPE, OneCall.withContact(data, PHONE, NAME));
        Exchange accepted = call.post(filed, TRACE_PARENT);
        assertThat(accepted.is(202)).as(accepted::toString).isTrue();
        call.claim(call.decisionOf(filed).get("callbackId").asText());
        Exchange revealed = call.reveal();
        assertThat(revealed.json().get("phone").asText()).isEqualTo(PHONE);
        assertThat(revealed.json().get("narrative").asText()).isEqualTo(NARRATIVE);
        assertThat(call.saveDraft(answers()).isSuccess()).isTrue();
        ObjectNode conclusion = Json.object().put("disposition", "REACHED_UNRESOLVED");
        conclusion.put("note", NOTE).set("answers", answers());
        Exchange concluded = call.conclude(conclusion);
        assertThat(concluded.is(200)).as(concluded::toString).isTrue();
        call.told(Topic.ANALYTICS_ATTEMPTS);
        call.told(Topic.ANALYTICS_RESPONSES);
    }

    /** Refused requests must not be quoted anywhere either. */
    private static void goWrong(OneCall call) {
        ObjectNode data = Json.object().put("complaintId", PHONE + NAME).put("category", NARRATIVE);
        data.put(NAME, PHONE);
        Exchange event = call.post(call.event("2", ComplaintFiled.TYPE, data), TRACE_PARENT);
        assertThat(event.isRefusal()).as(event::toString).isTrue();
        assertThat(PLANTED.in(body(event))).isEmpty();
        Exchange conclusion =
                call.conclude(Json.object().put("disposition", NOTE).put(NAME, PHONE));
        assertThat(conclusion.isRefusal()).as(conclusion::toString).isTrue();
        assertThat(PLANTED.in(body(conclusion))).isEmpty();
    }

    private static ObjectNode answers() {
        return Json.object().put("csat", 2).put("resolved", false).put("comment", COMMENT);
    }

    private static byte[] body(Exchange exchange) {
        return exchange.answer().orElseThrow().body().getBytes(StandardCharsets.UTF_8);
    }

    private static long sealed(String table) {
        return Rows.number(
                rig.database(Service.INTAKE),
                "SELECT count(*) FROM "
                        + table
                        + " WHERE customer_id = ?"
                        + " AND length(ciphertext) > 40",
                "c-privacy-1");
    }
}
