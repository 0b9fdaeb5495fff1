package io.huifang.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Map.entry;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every default of ours in one place: a changed one is a visible difference. */
class ConfigTest {
    private static final Map<String, String> DEFAULTS =
            new TreeMap<>(
                    Map.ofEntries(
                            entry("huifang.dispatch.enabled", "true"),
                            entry("huifang.dispatch.batch", "500"),
                            entry("huifang.dispatch.at-least-every", "PT1S"),
                            entry("huifang.dispatch.pause-after-failure", "PT1S"),
                            entry("huifang.links.create-key", "false"),
                            entry("huifang.links.read-keys-every", "PT10S"),
                            entry("huifang.survey.scope", "huifang.word"),
                            entry("huifang.silence.look-every", "PT5S"),
                            entry("huifang.silence.batch", "500"),
                            entry("huifang.follow-ups.look-every", "PT30S"),
                            entry("huifang.follow-ups.batch", "500"),
                            entry("huifang.promises.look-every", "PT30S"),
                            entry("huifang.promises.batch", "500"),
                            entry("huifang.policy.refresh-every", "PT0.5S"),
                            entry("huifang.pages.time-zone", "Asia/Shanghai"),
                            entry("huifang.budget.purge-every", "PT1H"),
                            entry("huifang.sla.look-every", "PT10S"),
                            entry("huifang.sla.batch", "500"),
                            entry("huifang.periodic.step-every", "PT2S"),
                            entry("huifang.periodic.batch", "500"),
                            entry("huifang.incidents.by-rule", "true"),
                            entry("huifang.incidents.look-every", "PT1S"),
                            entry("huifang.incidents.batch", "500"),
                            entry("huifang.replay.enabled", "true"),
                            entry("huifang.replay.look-every", "PT1S"),
                            entry("huifang.replay.page", "5000"),
                            entry("huifang.replay.most-events-of-one", "20000"),
                            entry("huifang.replay.changes-kept", "100000"),
                            entry("huifang.replay.lease", "PT1M"),
                            entry("huifang.replay.keep", "P30D")));

    /** What nothing can stand for; the service does not start without. */
    private static final Map<String, String> GIVEN =
            Map.of(
                    "huifang.links.key-file", "links.key",
                    "huifang.links.base-url", "https://calls.wallet.example",
                    "huifang.company.name", "Wallet");

    private static final List<String> MAPPINGS =
            List.of(
                    "budget.BudgetConfig",
                    "dispatch.DispatchConfig",
                    "followup.FollowUpConfig",
                    "incident.IncidentConfig",
                    "appointment.page.CompanyConfig",
                    "link.LinkConfig",
                    "conclusion.SilenceConfig",
                    "policy.almanac.AlmanacConfig",
                    "page.PageConfig",
                    "promise.PromiseConfig",
                    "policy.stored.PolicyConfig",
                    "periodic.PeriodicConfig",
                    "sla.SlaConfig",
                    "word.WordConfig",
                    "replay.ReplayConfig");

    @Test
    void hasTheseDefaultsAndNoOthers() throws ClassNotFoundException {
        SmallRyeConfig config = config(Map.of());

        Map<String, String> defaults = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("huifang.") && !GIVEN.containsKey(name)) {
                defaults.put(name, config.getConfigValue(name).getValue());
            }
        }
        assertThat(defaults).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({
        "huifang.dispatch.batch, many",
        "huifang.dispatch.at-least-every, soon",
        "huifang.silence.batch, ''",
        "huifang.silence.looks-every, PT5S",
        "huifang.links.read-keys-every, often",
        "huifang.policy.refresh-every, 1 banana",
        "huifang.dispatch.enabled, ture",
        "huifang.incidents.by-rule, 2",
        "huifang.replay.enabled, off",
        "huifang.pages.time-zone, Mars/Olympus",
        "huifang.survey.keys, another"
    })
    void refusesWhatItDoesNotUnderstand(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .hasMessageContaining(name.substring(0, name.lastIndexOf('.')));
    }

    @ParameterizedTest
    @CsvSource({
        "huifang.dispatch.batch, 0",
        "huifang.dispatch.at-least-every, PT0S",
        "huifang.dispatch.pause-after-failure, PT-1S",
        "huifang.silence.batch, -1",
        "huifang.silence.look-every, PT0S",
        "huifang.policy.refresh-every, PT0S",
        "huifang.budget.purge-every, PT0S",
        "huifang.incidents.look-every, PT0S",
        "huifang.incidents.batch, 0",
        "huifang.links.read-keys-every, PT0S",
        "huifang.links.base-url, calls.wallet.example",
        "huifang.links.base-url, /calls",
        "huifang.links.base-url, ftp://calls.wallet.example",
        "huifang.links.base-url, https:///calls",
        "huifang.links.base-url, https://somebody@calls.wallet.example",
        "huifang.links.base-url, https://calls.wallet.example?to=us",
        "huifang.links.base-url, https://calls.wallet.example#top"
    })
    void refusesByItsNameWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"huifang.links.key-file", "huifang.links.base-url", "huifang.company.name"})
    void needs(String name) {
        assertThatThrownBy(() -> config(Map.of(name, ""))).hasMessageContaining(name);
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
        for (String mapping : MAPPINGS) {
            builder.withMapping(Class.forName("io.huifang.scheduler." + mapping));
        }
        return builder.withSources(
                        new PropertiesConfigSource(given, "given", 100),
                        new PropertiesConfigSource(GIVEN, "always given", 50))
                .build();
    }
}
