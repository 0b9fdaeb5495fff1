package io.huifang.themes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import io.huifang.backing.shape.ModuleRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleRules {
    ArchitectureTest() {
        super("io.huifang.themes");
    }

    @Test
    void readsTextsAndKnowsNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.huifang.themes..",
                        "java..",
                        "org.apache.lucene.analysis..",
                        "com.fasterxml.jackson..")
                .check(classes);
    }
}
