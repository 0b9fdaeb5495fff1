package io.huifang.outbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.huifang.backing.shape.ModuleRules;

import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleRules {
    ArchitectureTest() {
        super("io.huifang.outbox");
    }

    @Test
    void knowsOfOursOnlyTheContract() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.huifang.intake..", "io.huifang.scheduler..", "io.huifang.survey..")
                .check(classes);
    }

    @Test
    void theReadingSideKnowsNothingOfTheRelay() {
        noClasses()
                .that()
                .resideInAPackage("io.huifang.outbox")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.huifang.outbox.relay")
                .check(classes);
    }

    @Test
    void onlyTheRelaySends() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.huifang.outbox.relay")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Producer.class)
                .check(classes);
    }

    @Test
    void onlyUptimeReadsTheProcessorsClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Uptime")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(classes);
    }
}
