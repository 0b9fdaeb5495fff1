package io.huifang.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.kubernetes.broken.Example;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Overlay;
import io.huifang.kubernetes.reading.StrictReading;
import io.huifang.kubernetes.rule.BrokersAreRestricted;
import io.huifang.kubernetes.rule.ConnectionsSuffice;
import io.huifang.kubernetes.rule.CopiesAreThoseTested;
import io.huifang.kubernetes.rule.DrainFits;
import io.huifang.kubernetes.rule.EdgesFollowDependencies;
import io.huifang.kubernetes.rule.FilesAreMounted;
import io.huifang.kubernetes.rule.ImagesByDigest;
import io.huifang.kubernetes.rule.KafkaRightsAreThoseUsed;
import io.huifang.kubernetes.rule.NothingSecretInGit;
import io.huifang.kubernetes.rule.PartitionsBoundScaling;
import io.huifang.kubernetes.rule.PodsAreRestricted;
import io.huifang.kubernetes.rule.PortsAndProbesExist;
import io.huifang.kubernetes.rule.ReplicasMaySpare;
import io.huifang.kubernetes.rule.ReplicasSpread;
import io.huifang.kubernetes.rule.ResourcesAreSet;
import io.huifang.kubernetes.rule.RoutesLeadWhereTheyMay;
import io.huifang.kubernetes.rule.Rule;
import io.huifang.kubernetes.rule.SecretsComeFromSomewhere;
import io.huifang.kubernetes.rule.SelectorsMatch;
import io.huifang.kubernetes.rule.SettingsExist;
import io.huifang.kubernetes.rule.TopicsAreThoseOfTheContract;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.stream.Stream;

/** What an operator applies can be read by whom it is for, and keeps the rules. */
class OverlaysTest {
    private static final List<Rule> EVERYWHERE =
            List.of(
                    new SelectorsMatch(),
                    new PortsAndProbesExist(),
                    new EdgesFollowDependencies(),
                    new NothingSecretInGit(),
                    new ReplicasMaySpare(),
                    new PodsAreRestricted(),
                    new BrokersAreRestricted(),
                    new ResourcesAreSet(),
                    new ReplicasSpread(),
                    new DrainFits(),
                    new SettingsExist(),
                    new FilesAreMounted(),
                    new KafkaRightsAreThoseUsed(),
                    new TopicsAreThoseOfTheContract(),
                    new CopiesAreThoseTested(),
                    new ConnectionsSuffice(),
                    new PartitionsBoundScaling(),
                    new RoutesLeadWhereTheyMay());

    /** Locally images are built and secrets made up by whoever tries things out. */
    private static final List<Rule> IN_PRODUCTION =
            List.of(new ImagesByDigest(), new SecretsComeFromSomewhere());

    @ParameterizedTest
    @EnumSource
    void eachDocumentIsReadStrictly(Overlay overlay) {
        StrictReading reading = new StrictReading();

        assertThat(overlay.documents().all())
                .isNotEmpty()
                .allSatisfy(document -> assertThat(reading.faults(document)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void noTwoDocumentsAreTheSame(Overlay overlay) {
        assertThat(overlay.documents().all())
                .extracting(it -> it.apiVersion() + " " + it.id())
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> theRulesHold() {
        return Stream.of(Overlay.values())
                .flatMap(overlay -> EVERYWHERE.stream().map(rule -> holds(rule, overlay)));
    }

    @TestFactory
    Stream<DynamicTest> theRulesOfProductionHold() {
        return IN_PRODUCTION.stream().map(rule -> holds(rule, Overlay.PRODUCTION));
    }

    private static DynamicTest holds(Rule rule, Overlay overlay) {
        return DynamicTest.dynamicTest(
                rule.getClass().getSimpleName() + " in " + overlay,
                () -> {
                    Documents documents = overlay.documents();
                    assertThat(rule.broken(documents)).isEmpty();
                });
    }

    /** A rule that nobody breaks might look at nothing: each has an example that breaks it. */
    @Test
    void eachRuleHasABrokenExample() {
        assertThat(Stream.concat(EVERYWHERE.stream(), IN_PRODUCTION.stream()).map(Rule::getClass))
                .allSatisfy(
                        rule ->
                                assertThat(Example.all())
                                        .anyMatch(it -> it.rule().getClass().equals(rule)));
    }
}
