package io.huifang.scheduler.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.policy.ContactLimits;
import io.huifang.scheduler.policy.Permissions;
import io.huifang.scheduler.policy.Policy;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

@Tag("R23")
class PolicyDocumentTest {
    private final ObjectNode defaultTree = parsed(DefaultPolicy.text());

    @Test
    void readsTheDocumentThatComesWithTheService() {
        Policy policy = DefaultPolicy.read();

        assertThat(policy.version()).isEqualTo(1);
        assertThat(policy.types()).hasSize(29);
        assertThat(policy.reasons()).hasSize(23);
    }

    @Test
    void readsTheSameFromJsonAsFromYaml() throws IOException {
        String json = new ObjectMapper().writeValueAsString(tree());

        Policy fromJson = ((Reading.Sound) PolicyDocument.read(json, 7)).policy();

        assertThat(fromJson.version()).isEqualTo(7);
        assertThat(fromJson.types()).isEqualTo(DefaultPolicy.read().types());
        assertThat(fromJson.reasons()).isEqualTo(DefaultPolicy.read().reasons());
        assertThat(fromJson.calendar()).isEqualTo(DefaultPolicy.read().calendar());
    }

    @Test
    void reportsEveryFaultWithItsPlaceAndNotOnlyTheFirst() {
        String document =
                """
                calling:
                  defaultZone: Asia/Nowhere
                  quiet: {from: "23:00", until: "07:00"}
                  windows:
                    - {days: [SOMEDAY], from: "9:00", until: "20:00"}
                    - {days: [MONDAY], from: "09:00", until: "09:00"}
                businessDays: {zone: UTC, weekdays: [MONDAY], holidays: ["2027-02-30"]}
                types:
                  io.huifang.refund.delayed.v1: {schedules: nowhere-defined, when: {}}
                  com.example.refund.late: {schedules: only-reason, wait: P2D}
                  io.huifang.refund.settled.v1: {clears: [], records: true}
                reasons:
                  only-reason:
                    priority: 101
                    wait: {businessDays: 2}
                    freshness: P2D
                    purpose: SELLING
                    mergeBy: SUBJECT
                    script: only-script
                    questionnair: default
                    maxAttempts: 0
                    retries: {BUSY: {tryAgain: PT1S}, LAUGHED: {close: RESOLVED}}
                retryPlan:
                  lastStep: {sendNotice: we-missed-you, then: {tryAgain: PT1H}}
                  steps: {BUSY: {tryAgain: PT1H, close: RESOLVED}}
                followUps:
                  most: 21
                  brokenPromise: {grace: soon, followUp: nowhere-defined}
                  lowAnswers:
                    Default: []
                    default:
                      - {question: csat, atMost: 2, is: false, followUp: only-reason}
                      - {question: "1 csat", followUp: nowhere-defined}
                """;

        var faults = faults(document);

        assertThat(faults)
                .extracting(Fault::pointer, Fault::code)
                .contains(
                        at("/calling/defaultZone", "invalid"),
                        at("/calling/quiet", "night-open"),
                        at("/calling/windows/0/days/0", "invalid"),
                        at("/calling/windows/0/from", "invalid"),
                        at("/calling/windows/1", "empty-hours"),
                        at("/businessDays/holidays/0", "invalid"),
                        at("/silenceGrace", "missing"),
                        at("/types/io.huifang.refund.delayed.v1/schedules", "unknown-reason"),
                        at("/types/io.huifang.refund.delayed.v1/when", "invalid"),
                        at("/types/com.example.refund.late/entity", "missing"),
                        at("/types/com.example.refund.late/wait", "too-long"),
                        at("/types/io.huifang.refund.settled.v1", "invalid"),
                        at("/reasons/only-reason/priority", "invalid"),
                        at("/reasons/only-reason/wait", "too-long"),
                        at("/reasons/only-reason/purpose", "invalid"),
                        at("/reasons/only-reason/questionnair", "unknown-property"),
                        at("/reasons/only-reason/maxAttempts", "invalid"),
                        at("/reasons/only-reason/retries/BUSY/tryAgain", "invalid"),
                        at("/reasons/only-reason/retries/LAUGHED", "unknown-disposition"),
                        at("/retryPlan/lastStep", "dials-again"),
                        at("/retryPlan/steps/BUSY", "invalid"),
                        at("/retryPlan/steps/NO_ANSWER", "missing"),
                        at("/followUps/most", "invalid"),
                        at("/followUps/brokenPromise/grace", "invalid"),
                        at("/followUps/brokenPromise/followUp", "unknown-reason"),
                        at("/followUps/lowAnswers/Default", "invalid-name"),
                        at("/followUps/lowAnswers/default/0", "invalid"),
                        at("/followUps/lowAnswers/default/1", "invalid"),
                        at("/followUps/lowAnswers/default/1/question", "invalid"),
                        at("/followUps/lowAnswers/default/1/followUp", "unknown-reason"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "just a text",
                "- a list",
                "a: [unclosed",
                "{\"a\": 1} trailing",
                "a: 1\n---\nb: 2",
                "calling: 1\ncalling: 2",
                "{\"calling\": 1, \"calling\": 2}",
                "a: \u0000",
                "a: &anchor {b: *anchor}",
            })
    void refusesWhatIsNoSingleMapping(String document) {
        assertThat(faults(document)).isNotEmpty();
    }

    @Test
    @Tag("R96")
    void reportsWhatIsWrongAboutConsentAndSafeNumbers() {
        ObjectNode tree = tree();
        tree.putObject("consent").put("SERVICE", "MAYBE").put("FUN", "GRANT");
        tree.putObject("takeover").put("distrustFor", "P32D");
        tree.withObject("/reasons/welcome").put("override", "PROTECTS").put("safeNumber", "yes");
        tree.withObject("/types/io.huifang.callback.declined.v1")
                .withObject("/topics")
                .putArray("lost-card")
                .add("nowhere-defined");
        tree.withObject("/types/io.huifang.customer.consent_withdrawn.v1")
                .put("schedules", "welcome")
                .remove("records");

        assertThat(faults(tree.toString()))
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        at("/consent/SERVICE", "invalid"),
                        at("/consent/FUN", "unknown-property"),
                        at("/takeover/distrustFor", "invalid"),
                        at("/reasons/welcome/override", "no-risk"),
                        at("/reasons/welcome/safeNumber", "invalid"),
                        at(
                                "/types/io.huifang.callback.declined.v1/topics/lost-card/0",
                                "unknown-reason"),
                        at("/types/io.huifang.customer.consent_withdrawn.v1", "of-himself"));
    }

    @Test
    @Tag("R96")
    void wantsTheUsualOfADocumentThatSaysNothingAboutConsent() {
        ObjectNode tree = tree();
        tree.remove("consent");
        tree.remove("takeover");
        ObjectNode milder = tree.deepCopy();
        milder.putObject("consent").put("SURVEY", "NO_WITHDRAWAL").put("SERVICE", "GRANT");

        assertThat(sound(tree).permissions()).isEqualTo(Permissions.USUAL);
        assertThat(sound(milder).permissions().needGrant())
                .containsExactlyInAnyOrder(Purpose.SERVICE, Purpose.MARKETING);
    }

    /** Over midnight nobody is called: the ends of such a window were mixed up. */
    @Test
    @Tag("R27")
    void refusesCallingHoursThatEndBeforeTheyBegin() {
        String mixedUp =
                DefaultPolicy.text()
                        .replaceFirst("from: \"09:00\"", "from: \"21:00\"")
                        .replaceFirst(
                                "\ncalling:\n",
                                "\n"
                                        + "calling:\n"
                                        + "  holidayWindows: [{from: \"12:00\", until: \"10:00\"}]\n");

        assertThat(faults(mixedUp))
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        at("/calling/windows/0", "crosses-midnight"),
                        at("/calling/holidayWindows/0", "crosses-midnight"));
    }

    private static Policy sound(ObjectNode tree) {
        return ((Reading.Sound) PolicyDocument.read(tree.toString(), 1)).policy();
    }

    @Test
    void refusesADocumentWithoutEndBeforeReadingIt() {
        var faults = faults("a".repeat(PolicyDocument.LONGEST + 1));

        assertThat(faults).extracting(Fault::code).containsExactly("too-long");
    }

    @Test
    void refusesStepsNestedWithoutEnd() throws IOException {
        ObjectNode tree = tree();
        JsonNode step = new ObjectMapper().readTree("{\"close\":\"RESOLVED\"}");
        for (int depth = 0; depth < 200; depth++) {
            step =
                    new ObjectMapper()
                            .createObjectNode()
                            .put("sendNotice", "we-missed-you")
                            .set("then", step);
        }
        tree.withObject("/retryPlan/steps").set("BUSY", step);

        assertThat(faults(tree.toString())).extracting(Fault::code).containsExactly("too-deep");
    }

    @Test
    void refusesANoticeThatPromisesACallWhichWouldComeTooLate() {
        ObjectNode tree = tree();
        tree.withObject("/reasons/payment-failed").remove("retries");

        assertThat(faults(tree.toString()))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        at("/reasons/payment-failed/retries/REFUSED_SOFT", "promises-too-late"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', '', empty",
        "'{\"0\":0}', /0, invalid-scale",
        "'{\"101\":5}', /101, invalid-scale",
        "'{\"five\":2}', /five, invalid-scale",
        "'{\"5\":5}', /5, invalid",
        "'{\"5\":-1}', /5, invalid",
        "'{\"5\":\"2\"}', /5, invalid",
    })
    @Tag("R14")
    void refusesScalesThatAreNoneAndScoresThatCannotBeLow(String scores, String place, String code)
            throws IOException {
        ObjectNode tree = tree();
        String when = "/types/io.huifang.feedback.received.v1/when";
        tree.withObject(when).set("scoreAtMost", new ObjectMapper().readTree(scores));

        assertThat(faults(tree.toString()))
                .extracting(Fault::pointer, Fault::code)
                .contains(at(when + "/scoreAtMost" + place, code));
    }

    @ParameterizedTest
    @CsvSource({
        "/calling/windows, []",
        "/calling/quiet, '{\"from\":\"08:30\",\"until\":\"08:00\"}'",
    })
    void refusesCallingWindowsThatNeverOpen(String pointer, String value) throws IOException {
        ObjectNode tree = tree();
        int cut = pointer.lastIndexOf('/');
        tree.withObject(pointer.substring(0, cut))
                .set(pointer.substring(cut + 1), new ObjectMapper().readTree(value));

        assertThat(faults(tree.toString()))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(at("/calling", "never-open"));
    }

    @Test
    @Tag("R25")
    void hasTheUsualBudgetWhereADocumentSaysNothing() {
        ObjectNode tree = tree();
        tree.remove("budgets");

        Policy policy = ((Reading.Sound) PolicyDocument.read(tree.toString(), 1)).policy();

        assertThat(policy.contactLimits()).isEqualTo(ContactLimits.USUAL);
        assertThat(policy.contactLimits()).isEqualTo(DefaultPolicy.read().contactLimits());
    }

    @ParameterizedTest
    @CsvSource({
        "takeover,       NONE, weak-identity",
        "access-help,    SURE, invalid",
        "refund-delayed, none, invalid"
    })
    @Tag("R66")
    void refusesAnIdentityLevelThatIsNoneOrTooWeak(String reason, String level, String code) {
        ObjectNode tree = tree();
        tree.withObject("/reasons/" + reason).put("identity", level);

        assertThat(faults(tree.toString()))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(at("/reasons/" + reason + "/identity", code));
    }

    @ParameterizedTest
    @CsvSource({
        "'[{within: P1D, most: 3, counts: [MANUAL]}]', '', calls-unlimited",
        "'[]', '', calls-unlimited",
        "'[{within: P1D, most: 3, reserved: 3, counts: [CALL]}]', /0/reserved, invalid",
        "'[{within: P1D, most: 0, counts: [CALL]}]', /0/most, invalid",
        "'[{within: P32D, most: 3, counts: [CALL]}]', /0/within, invalid",
        "'[{within: P1D, most: 3, counts: [SHOUT]}]', /0/counts/0, invalid",
        "'[{within: P1D, most: 3, counts: []}]', /0/counts, empty",
        "'[{within: P1D, most: 3, counts: [CALL], per: x}]', /0/per, unknown-property",
    })
    @Tag("R25")
    void refusesBudgetsThatAreNone(String limits, String place, String code) throws IOException {
        ObjectNode tree = tree();
        tree.withObject("/budgets").set("limits", new YAMLMapper().readTree(limits));

        assertThat(faults(tree.toString()))
                .extracting(Fault::pointer, Fault::code)
                .contains(at("/budgets/limits" + place, code));
    }

    private static List<Fault> faults(String document) {
        Reading reading = PolicyDocument.read(document, 1);
        assertThat(reading).isInstanceOf(Reading.Faulty.class);
        return ((Reading.Faulty) reading).faults();
    }

    private static Tuple at(String pointer, String code) {
        return Tuple.tuple(pointer, code);
    }

    private static ObjectNode parsed(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode tree() {
        return defaultTree.deepCopy();
    }
}
