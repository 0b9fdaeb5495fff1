package io.huifang.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.huifang.simulation");

    @Test
    void theWorldKnowsOnlyJavaAndTheContract() {
        noClasses()
                .that()
                .resideInAPackage("io.huifang.simulation.world..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "io.huifang.contract..", "io.huifang.simulation.world..")
                .check(classes);
    }
}
