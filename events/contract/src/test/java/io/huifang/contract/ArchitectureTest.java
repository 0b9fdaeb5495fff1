package io.huifang.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.huifang.contract.analytics.AnonymousFact;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.contract.catalogue.FactCatalogue;
import io.huifang.contract.catalogue.FactType;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

class ArchitectureTest {
    private static final JavaClasses CONTRACT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.huifang.contract");

    @Test
    void knowsOnlyTheJdkAndJacksonsAnnotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "com.fasterxml.jackson.annotation", "io.huifang.contract..")
                .check(CONTRACT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.huifang.contract.(*)..").should().beFreeOfCycles().check(CONTRACT);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Impl|Utils?|Helper|Manager|Dto|Processor|Handler|Base)([$].*)?")
                .orShould()
                .resideInAnyPackage("..common..", "..core..", "..util..", "..base..")
                .check(CONTRACT);
    }

    @Test
    void timeAndIdsComeFromOutside() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(CONTRACT);
    }

    @Test
    void nothingCanBeChanged() {
        fields().should().beFinal().check(CONTRACT);
    }

    @Test
    void everyFactIsInTheCatalogue() {
        assertThat(CONTRACT.stream().filter(ArchitectureTest::isToldByUs))
                .extracting(JavaClass::getFullName)
                .containsExactlyInAnyOrderElementsOf(
                        FactCatalogue.all().stream()
                                .map(FactType::data)
                                .map(Class::getName)
                                .toList());
    }

    /** Indicators and anonymous answers are about no customer, so no {@link Fact}, but told. */
    private static boolean isToldByUs(JavaClass type) {
        return type.isRecord()
                && (type.isAssignableTo(Fact.class)
                        || type.isEquivalentTo(KpiFact.class)
                        || type.isEquivalentTo(AnonymousFact.class));
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(CONTRACT.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(
                        name ->
                                assertThat(
                                                Path.of(
                                                        "src/main/java",
                                                        name.replace('.', '/'),
                                                        "package-info.java"))
                                        .matches(Files::exists));
    }
}
