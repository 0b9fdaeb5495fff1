package io.huifang.intake;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of docs/ARCHITECTURE.md that a machine can hold. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.huifang.intake");

    @Test
    void featuresKnowEachOtherInOneDirectionOnly() {
        slices().matching("io.huifang.intake.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void readingIsPure() {
        classes()
                .that()
                .resideInAnyPackage("..cloudevent", "..eventdata", "..strictjson")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "java..",
                                "com.fasterxml.jackson.core..",
                                "com.google.i18n.phonenumbers..",
                                "io.huifang.contract..",
                                "io.huifang.intake.cloudevent",
                                "io.huifang.intake.eventdata",
                                "io.huifang.intake.strictjson",
                                "io.huifang.intake.problem"))
                .check(CLASSES);
    }

    @Test
    void onlyTheEventLogKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..eventlog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void onlyTheVaultKnowsTheDatabaseAndTheKey() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..vault")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..sqlclient..", "com.google.crypto.tink..", "javax.crypto..")
                .check(CLASSES);
    }

    @Test
    void onlyUseCasesOpenTransactions() {
        noClasses()
                .that(not(nameMatching(".*\\.RevealContact(\\$.*)?")))
                .should()
                .callMethodWhere(target(nameMatching("withTransaction")))
                .check(CLASSES);
    }

    @Test
    void onlyRepositoriesUseCasesAndReadinessHoldThePool() {
        noClasses()
                .that(not(nameMatching(".*\\.(SealedDetails|RevealContact|VaultReadiness)(_.*)?")))
                .should(dependOnClassesThat(nameMatching(Pool.class.getName())))
                .check(CLASSES);
    }

    @Test
    void onlyTheEdgeKnowsHttp() {
        noClasses()
                .that(
                        not(
                                nameMatching(
                                        ".*(Resource|Query|Filter|Mappers|Route|Answers|BodyReader)(\\$.*)?")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.core.http..", "io.vertx.ext.web..")
                .check(CLASSES);
    }

    @Test
    void timeAndRandomIdsAreInjected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethodWhere(target(nameMatching("await(Indefinitely)?")))
                .check(CLASSES);
        noClasses()
                .that(not(nameMatching(".*\\.SystemClock")))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Impl|Utils?|Helper|Manager|Dto|Processor|Handler|Base)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> silent =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                            .toList();

            assertThat(silent).isEmpty();
        }
    }
}
