package io.huifang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

class ServiceConfigurationTest {
    private static final Database DATABASE = new Database("127.0.0.1", 1, "d", "u", "p");

    @TempDir Path directory;

    @Test
    void letsSurveyAskIntakeWithAKeyThatIntakeKnows() {
        ServiceConfiguration configuration = configuration(2);

        Map<String, String> intake = configuration.of(Service.INTAKE, DATABASE);
        Map<String, String> survey = configuration.of(Service.SURVEY, DATABASE);

        assertThat(survey)
                .containsEntry("huifang.intake.url", "http://127.0.0.1:8080")
                .containsEntry("huifang.intake.key", intake.get("huifang.services.\"survey\".key"));
    }

    @Test
    void letsSurveyAskTheSchedulerWithAKeyThatItKnows() {
        ServiceConfiguration configuration = configuration(2);

        Map<String, String> scheduler = configuration.of(Service.SCHEDULER, DATABASE);
        Map<String, String> survey = configuration.of(Service.SURVEY, DATABASE);

        assertThat(survey)
                .containsEntry("huifang.scheduler.key", scheduler.get("huifang.survey.key"))
                .containsKey("huifang.scheduler.url")
                .containsEntry(
                        "huifang.insight.page.scheduler-url", survey.get("huifang.scheduler.url"));
    }

    @Test
    void letsTheDemoWalletSpeakForItsOwnSourceOnly() {
        assertThat(configuration(2).of(Service.INTAKE, DATABASE))
                .containsEntry("huifang.senders.\"demo-wallet\".sources", "/demo-wallet");
    }

    @Test
    void letsSurveySendWhatCustomersSayOnItsPagesAndNothingElse() {
        ServiceConfiguration configuration = configuration(2);

        Map<String, String> intake = configuration.of(Service.INTAKE, DATABASE);

        assertThat(intake)
                .containsEntry(
                        "huifang.senders.\"survey\".types",
                        "io.huifang.customer.consent_withdrawn.v1,"
                                + "io.huifang.callback.requested.v1,"
                                + "io.huifang.support.escalated.v1");
        assertThat(configuration.of(Service.SURVEY, DATABASE))
                .containsEntry(
                        "huifang.wallet-events.key", intake.get("huifang.senders.\"survey\".key"))
                .containsEntry("huifang.links.base-url", "http://127.0.0.1:8082")
                .containsEntry("quarkus.security.users.embedded.roles.\"wallet\"", "wallet");
    }

    @Test
    void givesTheDemoWalletASecretToSignWith() {
        assertThat(
                        configuration(2)
                                .of(Service.INTAKE, DATABASE)
                                .get("huifang.senders.\"demo-wallet\".signing-secret"))
                .matches("whsec_[A-Za-z0-9+/]{32}");
    }

    @Test
    void letsTheStaffWhoAnswerForTheVaultInWithTheirPasswords() {
        ServiceConfiguration configuration = configuration(1);

        Map<String, String> intake = configuration.of(Service.INTAKE, DATABASE);
        Map<String, String> scheduler = configuration.of(Service.SCHEDULER, DATABASE);

        assertThat(intake)
                .containsEntry("huifang.accounts.\"auditor\".roles", "auditor")
                .containsEntry(
                        "huifang.accounts.\"auditor\".key",
                        scheduler.get("quarkus.security.users.embedded.users.\"auditor\""))
                .doesNotContainKey("huifang.accounts.\"supervisor\".key");
    }

    @Test
    void givesAsManyAgentsARoleAndAPasswordAsWereAskedFor() {
        Map<String, String> survey = configuration(20).of(Service.SURVEY, DATABASE);

        assertThat(survey)
                .containsEntry("quarkus.security.users.embedded.roles.\"agent-20\"", "agent")
                .containsEntry("quarkus.security.users.embedded.roles.\"supervisor\"", "supervisor")
                .containsKey("quarkus.security.users.embedded.users.\"agent-20\"")
                .doesNotContainKey("quarkus.security.users.embedded.users.\"agent-21\"");
    }

    @Test
    void letsTheSamePeopleIntoSchedulerAndSurvey() {
        String supervisor = "quarkus.security.users.embedded.users.\"supervisor\"";
        ServiceConfiguration configuration = configuration(1);

        String ofScheduler = configuration.of(Service.SCHEDULER, DATABASE).get(supervisor);

        assertThat(configuration.of(Service.SURVEY, DATABASE))
                .containsEntry(supervisor, ofScheduler);
    }

    private ServiceConfiguration configuration(int agents) {
        return new ServiceConfiguration(
                Secrets.in(directory),
                "127.0.0.1:9092",
                "http://127.0.0.1:8080",
                "http://127.0.0.1:8081",
                "http://127.0.0.1:8082",
                agents);
    }
}
