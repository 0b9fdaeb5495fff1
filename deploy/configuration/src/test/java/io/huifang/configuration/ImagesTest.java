package io.huifang.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import io.huifang.configuration.GivenProperties.Given;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;

/** What the images say of the services is what the services say. */
class ImagesTest {
    @ParameterizedTest
    @EnumSource(Service.class)
    void exposeThePortsOfProduction(Service service) throws IOException {
        Map<String, Given> given = GivenProperties.read(service.properties()).byName();

        assertThat(Files.readString(Service.inCheckout("deploy/images/Dockerfile")))
                .contains(
                        "EXPOSE %s %s\n"
                                .formatted(
                                        inProduction(given, "quarkus.http.port"),
                                        inProduction(given, "quarkus.management.port")));
    }

    /** Or the start whose classes are archived would end before it has loaded any. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void areTrainedWithSettingsThatThereAre(Service service) throws IOException {
        Map<String, Setting> settings = Mappings.of(service.sources());
        Set<String> required =
                settings.values().stream()
                        .filter(it -> it.required() && !it.name().contains("<"))
                        .map(Setting::name)
                        .filter(it -> !isGiven(service, it))
                        .collect(toSet());

        assertThat(settings.keySet()).containsAll(trained(service));
        assertThat(trained(service)).containsAll(required);
    }

    private static Set<String> trained(Service service) throws IOException {
        return Files.readAllLines(
                        Service.inCheckout("deploy/images/train/" + service.called() + "-service"))
                .stream()
                .filter(line -> line.startsWith("-D"))
                .map(line -> line.substring("-D".length(), line.indexOf('=')))
                .filter(name -> name.startsWith("huifang."))
                .collect(toSet());
    }

    private static boolean isGiven(Service service, String name) {
        Given given = GivenProperties.read(service.properties()).byName().get(name);
        return given != null
                && (given.byProfile().containsKey("") || given.byProfile().containsKey("local"));
    }

    private static String inProduction(Map<String, Given> given, String name) {
        Map<String, String> byProfile = given.get(name).byProfile();
        return byProfile.getOrDefault("prod", byProfile.get(""));
    }
}
