package io.huifang.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.pages.site.StaffConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Every default of ours in one place: a changed one is a visible difference. */
class ConfigTest {
    private static final Map<String, String> DEFAULTS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("huifang.lease.duration", "PT90S"),
                            Map.entry("huifang.lease.wrap-up", "PT20M"),
                            Map.entry("huifang.lease.per-agent", "3"),
                            Map.entry("huifang.lease.sweep", "PT1S"),
                            Map.entry("huifang.queue.paired-at-once", "64"),
                            Map.entry("huifang.queue.patience", "PT5S"),
                            Map.entry("huifang.queue.most-waiting", "1000"),
                            Map.entry("huifang.queue.look-every", "PT5S"),
                            Map.entry("huifang.queue.history-shown", "5"),
                            Map.entry("huifang.queue.counted-up-to", "10000"),
                            Map.entry("huifang.queue.point-every", "PT10M"),
                            Map.entry("huifang.queue.urgent-from", "85"),
                            Map.entry("huifang.agent.wrap-up", "PT0S"),
                            Map.entry("huifang.audit.keep", "P1095D"),
                            Map.entry("huifang.handover.owned-for", "PT15M"),
                            Map.entry("huifang.endings.keep", "P45D"),
                            Map.entry("huifang.pages.time-zone", "Asia/Shanghai"),
                            Map.entry("huifang.intake.url", "http://127.0.0.1:8080"),
                            Map.entry("huifang.intake.connect-timeout", "PT1S"),
                            Map.entry("huifang.intake.read-timeout", "PT3S"),
                            Map.entry("huifang.scheduler.url", "http://127.0.0.1:8081"),
                            Map.entry("huifang.scheduler.connect-timeout", "PT0.5S"),
                            Map.entry("huifang.scheduler.read-timeout", "PT1S"),
                            Map.entry("huifang.proof.timeout", "PT2S"),
                            Map.entry("huifang.proof.renew-before", "PT1M"),
                            Map.entry("huifang.proof.pause", "PT2S"),
                            Map.entry("huifang.notes.create-key", "false"),
                            Map.entry("huifang.analytics.create-key", "false"),
                            Map.entry("huifang.identity.most-failures", "3"),
                            Map.entry("huifang.phrase.create-key", "false"),
                            Map.entry("huifang.links.asked-at-once", "60"),
                            Map.entry("huifang.links.create-key", "false"),
                            Map.entry("huifang.links.read-keys-every", "PT10S"),
                            Map.entry("huifang.receipts.create-key", "false"),
                            Map.entry("huifang.receipts.read-keys-every", "PT10S"),
                            Map.entry("huifang.company.time-zone", "Asia/Shanghai"),
                            Map.entry(
                                    "huifang.invitations.named-after",
                                    "UNREACHABLE,REFUSED,UNRESOLVED"),
                            Map.entry("huifang.invitations.anonymous-after", "RESOLVED"),
                            Map.entry("huifang.invitations.notice-after", "UNREACHABLE,REFUSED"),
                            Map.entry("huifang.invitations.good-for", "P14D"),
                            Map.entry("huifang.ballots.mixed-at-once", "10"),
                            Map.entry("huifang.ballots.mix-every", "PT1M"),
                            Map.entry("huifang.ballots.smallest-shown", "5"),
                            Map.entry("huifang.ballots.told-at-once", "20"),
                            Map.entry("huifang.ballots.tell-every", "PT1H"),
                            Map.entry("huifang.ballots.questionnaire", "default"),
                            Map.entry("huifang.wallet-events.url", "http://127.0.0.1:8080"),
                            Map.entry("huifang.wallet-events.source", "/huifang/survey"),
                            Map.entry("huifang.wallet-events.timeout", "PT5S"),
                            Map.entry("huifang.wallet-events.tell-every", "PT2S"),
                            Map.entry("huifang.help.from", "09:00"),
                            Map.entry("huifang.help.until", "20:00"),
                            Map.entry("huifang.help.days", "4"),
                            Map.entry("huifang.help.most-in-a-day", "10"),
                            Map.entry("huifang.insight.enabled", "true"),
                            Map.entry("huifang.insight.state-directory", "insight-state"),
                            Map.entry("huifang.insight.threads", "1"),
                            Map.entry("huifang.insight.commit-every", "PT0.5S"),
                            Map.entry("huifang.insight.look-every", "PT2S"),
                            Map.entry("huifang.insight.smallest-group", "5"),
                            Map.entry("huifang.indicators.time-zone", "Asia/Shanghai"),
                            Map.entry("huifang.indicators.kept-for", "P120D"),
                            Map.entry("huifang.indicators.gather-for", "PT10S"),
                            Map.entry("huifang.insight.evidence.keep", "P120D"),
                            Map.entry("huifang.insight.evidence.purge-every", "PT1H"),
                            Map.entry(
                                    "huifang.insight.signal.types", "io.huifang.payment.failed.v1"),
                            Map.entry("huifang.insight.signal.weeks", "4"),
                            Map.entry("huifang.insight.signal.least", "30"),
                            Map.entry("huifang.insight.signal.ratio", "3"),
                            Map.entry("huifang.insight.signal.chance", "1e-9"),
                            Map.entry("huifang.insight.signal.dispersion", "2"),
                            Map.entry("huifang.insight.signal.rest", "PT2H"),
                            Map.entry("huifang.insight.signal.look-every", "PT5S"),
                            Map.entry("huifang.insight.signal.tell-every", "PT10S"),
                            Map.entry("huifang.insight.churn.silent-for", "P14D"),
                            Map.entry("huifang.insight.churn.look-every", "PT1M"),
                            Map.entry(
                                    "huifang.insight.load.hard-reasons",
                                    "complaint,takeover,risk-check,balance-anomaly"),
                            Map.entry("huifang.insight.load.keep", "P120D"),
                            Map.entry("huifang.insight.guess.enabled", "true"),
                            Map.entry("huifang.insight.guess.least", "30"),
                            Map.entry("huifang.insight.guess.over", "500"),
                            Map.entry("huifang.insight.suggestion.least", "100"),
                            Map.entry("huifang.insight.suggestion.ratio", "1.25"),
                            Map.entry("huifang.insight.suggestion.chance", "0.01")));

    /** What has none and must be said. */
    private static final Map<String, String> REQUIRED =
            Map.ofEntries(
                    Map.entry("huifang.notes.key-file", "notes.json"),
                    Map.entry("huifang.analytics.pseudonym-key-file", "pseudonyms"),
                    Map.entry("huifang.phrase.key-file", "phrase"),
                    Map.entry("huifang.links.key-file", "links"),
                    Map.entry("huifang.links.base-url", "https://calls.wallet.example"),
                    Map.entry("huifang.receipts.key-file", "receipts"),
                    Map.entry("huifang.company.name", "Wallet"),
                    Map.entry("huifang.company.complaints", "https://wallet.example/complaints"));

    @ParameterizedTest
    @CsvSource({
        "huifang.agent.wrap-up, PT-1S",
        "huifang.audit.keep, PT0S",
        "huifang.handover.owned-for, PT0S",
        "huifang.endings.keep, PT0S",
        "huifang.lease.duration, PT0S",
        "huifang.lease.wrap-up, PT-1S",
        "huifang.lease.per-agent, -1",
        "huifang.lease.sweep, PT0S",
        "huifang.queue.paired-at-once, 0",
        "huifang.queue.patience, PT0S",
        "huifang.queue.most-waiting, 0",
        "huifang.queue.look-every, PT0S",
        "huifang.queue.history-shown, -1",
        "huifang.queue.counted-up-to, 0",
        "huifang.queue.point-every, PT0S",
        "huifang.queue.urgent-from, 0",
        "huifang.scheduler.connect-timeout, PT0S",
        "huifang.scheduler.read-timeout, PT-1S",
        "huifang.identity.most-failures, 0",
        "huifang.proof.timeout, PT0S",
        "huifang.proof.renew-before, PT-1S",
        "huifang.proof.pause, PT0S",
        "huifang.insight.threads, 0",
        "huifang.insight.commit-every, PT0S",
        "huifang.insight.look-every, PT0S",
        "huifang.insight.smallest-group, 4",
        "huifang.indicators.gather-for, PT0S",
        "huifang.indicators.kept-for, PT0S",
        "huifang.insight.signal.weeks, 0",
        "huifang.insight.signal.least, 0",
        "huifang.insight.churn.silent-for, PT0S",
        "huifang.insight.churn.look-every, PT0S",
        "huifang.insight.load.keep, PT0S",
        "huifang.insight.suggestion.least, 0",
        "huifang.insight.guess.least, 0",
        "huifang.insight.guess.over, 0",
        "huifang.intake.connect-timeout, PT0S",
        "huifang.intake.read-timeout, PT-3S",
        "huifang.insight.enabled, ture",
        "huifang.notes.create-key, 2",
        "huifang.lease.duration, soon",
        "huifang.lease.per-agent, few",
        "huifang.help.days, 0",
        "huifang.help.most-in-a-day, -1",
        "huifang.help.from, noon",
        "huifang.pages.time-zone, Mars/Olympus",
        "huifang.invitations.named-after, NEVER",
        "huifang.ballots.mixed-at-once, 4",
        "huifang.links.base-url, calls.wallet.example"
    })
    void refusesByItsNameWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "huifang.lease.lenght",
                "huifang.insight.signal.week",
                "huifang.intake.keys"
            })
    void refusesByItsNameWhatNobodyReads(String name) {
        assertThatThrownBy(() -> config(Map.of(name, "1"))).hasMessageContaining(name);
    }

    @Test
    void needsWhatNothingCanStandFor() {
        assertThat(REQUIRED.keySet())
                .allSatisfy(
                        name ->
                                assertThatThrownBy(() -> config(Map.of(name, "")))
                                        .hasMessageContaining(name));
    }

    @Test
    void takesZeroWhereItMeansSomething() throws ClassNotFoundException {
        Map<String, String> zeros =
                Map.of(
                        "huifang.lease.per-agent", "0",
                        "huifang.lease.wrap-up", "PT0S",
                        "huifang.queue.history-shown", "0");

        assertThat(config(zeros)).isNotNull();
    }

    @Test
    void hasTheseDefaultsAndNoOthers() throws ClassNotFoundException {
        SmallRyeConfig config = config(Map.of());

        Map<String, String> defaults = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("huifang.") && !REQUIRED.containsKey(name)) {
                defaults.put(name, config.getConfigValue(name).getValue());
            }
        }
        assertThat(defaults).isEqualTo(DEFAULTS);
    }

    @Test
    void standsInTheReference() throws Exception {
        SmallRyeConfig config = config(Map.of());
        String page = Files.readString(Path.of("../docs/configuration.md"));

        for (String name : config.getPropertyNames()) {
            if (name.startsWith("huifang.")) {
                assertThat(page).contains("| `" + name + "`<br>");
            }
        }
    }

    private static SmallRyeConfig config(Map<String, String> given) throws ClassNotFoundException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(StaffConfig.class);
        for (String mapping :
                new String[] {
                    "agent.AgentConfig",
                    "audit.AuditConfig",
                    "attempt.EndingConfig",
                    "attempt.LeaseConfig",
                    "attempt.OwnershipConfig",
                    "ballot.BallotConfig",
                    "conclusion.ConclusionConfig",
                    "customer.CompanyConfig",
                    "help.HelpConfig",
                    "insight.InsightConfig",
                    "insight.indicator.IndicatorConfig",
                    "insight.EvidenceConfig",
                    "insight.signal.SignalConfig",
                    "insight.churn.ChurnConfig",
                    "insight.load.LoadConfig",
                    "insight.guess.GuessConfig",
                    "insight.suggestion.SuggestionConfig",
                    "insight.page.InsightPageConfig",
                    "invitation.InvitationConfig",
                    "link.LinkConfig",
                    "page.PageConfig",
                    "phrase.PhraseConfig",
                    "proof.ProofConfig",
                    "queue.QueueConfig",
                    "receipt.ReceiptConfig",
                    "reveal.IntakeConfig",
                    "sealing.NotesConfig",
                    "sealing.PseudonymConfig",
                    "telling.TellingConfig",
                    "verification.IdentityConfig",
                    "word.SchedulerConfig"
                }) {
            builder.withMapping(Class.forName("io.huifang.survey." + mapping));
        }
        return builder.withSources(
                        new PropertiesConfigSource(REQUIRED, "required", 100),
                        new PropertiesConfigSource(given, "given", 200))
                .build();
    }
}
