package io.huifang.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every default of ours in one place: a changed one is a visible difference. */
class ConfigTest {
    private static final Map<String, String> DEFAULTS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("huifang.dispatch.enabled", "true"),
                            Map.entry("huifang.dispatch.batch", "500"),
                            Map.entry("huifang.dispatch.at-least-every", "PT1S"),
                            Map.entry("huifang.dispatch.pause-after-failure", "PT1S"),
                            Map.entry("huifang.silence.look-every", "PT5S"),
                            Map.entry("huifang.silence.batch", "500"),
                            Map.entry("huifang.promises.start-after", "PT1H"),
                            Map.entry("huifang.promises.look-every", "PT30S"),
                            Map.entry("huifang.promises.batch", "500"),
                            Map.entry("huifang.policy.refresh-every", "PT0.5S"),
                            Map.entry("huifang.budget.purge-every", "PT1H"),
                            Map.entry("huifang.sla.look-every", "PT10S"),
                            Map.entry("huifang.sla.batch", "500"),
                            Map.entry("huifang.periodic.step-every", "PT2S"),
                            Map.entry("huifang.periodic.batch", "500"),
                            Map.entry("huifang.incidents.by-rule", "true"),
                            Map.entry("huifang.incidents.look-every", "PT1S"),
                            Map.entry("huifang.incidents.batch", "500"),
                            Map.entry("huifang.replay.enabled", "true"),
                            Map.entry("huifang.replay.look-every", "PT1S"),
                            Map.entry("huifang.replay.page", "5000"),
                            Map.entry("huifang.replay.most-events-of-one", "20000"),
                            Map.entry("huifang.replay.changes-kept", "100000"),
                            Map.entry("huifang.replay.lease", "PT1M"),
                            Map.entry("huifang.replay.keep", "P30D")));

    private static final List<String> MAPPINGS =
            List.of(
                    "budget.BudgetConfig",
                    "dispatch.DispatchConfig",
                    "incident.IncidentConfig",
                    "conclusion.SilenceConfig",
                    "policy.almanac.AlmanacConfig",
                    "promise.PromiseConfig",
                    "policy.stored.PolicyConfig",
                    "periodic.PeriodicConfig",
                    "sla.SlaConfig",
                    "replay.ReplayConfig");

    @Test
    void hasTheseDefaultsAndNoOthers() throws ClassNotFoundException {
        SmallRyeConfig config = config(Map.of());

        Map<String, String> defaults = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("huifang.")) {
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
        "huifang.policy.refresh-every, 1 banana"
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
        "huifang.incidents.batch, 0"
    })
    void refusesByItsNameWhatMakesNoSense(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    private static SmallRyeConfig config(Map<String, String> given) throws ClassNotFoundException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        for (String mapping : MAPPINGS) {
            builder.withMapping(Class.forName("io.huifang.scheduler." + mapping));
        }
        return builder.withSources(new PropertiesConfigSource(given, "given", 100)).build();
    }
}
