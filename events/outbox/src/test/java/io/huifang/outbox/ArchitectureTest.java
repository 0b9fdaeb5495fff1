package io.huifang.outbox;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import jakarta.inject.Inject;

import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

class ArchitectureTest {
    private static final JavaClasses OUTBOX =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.huifang.outbox");

    @Test
    void knowsOfOursOnlyTheContract() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.huifang.intake..", "io.huifang.scheduler..", "io.huifang.survey..")
                .check(OUTBOX);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.huifang.(outbox)")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(OUTBOX);
        noClasses()
                .that()
                .resideInAPackage("io.huifang.outbox")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.huifang.outbox.relay")
                .check(OUTBOX);
    }

    @Test
    void onlyTheRelaySends() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.huifang.outbox.relay")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Producer.class)
                .check(OUTBOX);
    }

    @Test
    void timeIdsAndRandomnessComeFromOneEach() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethodWhere(target(name("await")))
                .check(OUTBOX);
        noClasses()
                .that()
                .doNotHaveSimpleName("Uptime")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(OUTBOX);
    }

    @Test
    void collaboratorsComeThroughTheConstructor() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Inject.class).check(OUTBOX);
        assertThat(OUTBOX.stream().flatMap(type -> type.getConstructors().stream()))
                .filteredOn(constructor -> !constructor.getOwner().isRecord())
                .allSatisfy(ArchitectureTest::takesAtMostSix);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Impl|Utils?|Helper|Manager|Dto|Processor|Handler|Base)([$].*)?")
                .check(OUTBOX);
        classes()
                .should()
                .resideOutsideOfPackages("..common..", "..core..", "..util..", "..base..")
                .check(OUTBOX);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(OUTBOX.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(
                        name ->
                                assertThat(
                                                Path.of(
                                                        "src/main/java",
                                                        name.replace('.', '/'),
                                                        "package-info.java"))
                                        .matches(Files::exists));
    }

    private static void takesAtMostSix(JavaConstructor constructor) {
        assertThat(constructor.getRawParameterTypes()).hasSizeLessThanOrEqualTo(6);
    }
}
