package io.huifang.pages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;

import io.huifang.backing.shape.ModuleRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleRules {
    ArchitectureTest() {
        super("io.huifang.pages");
    }

    @Test
    void knowsNothingElseOfOurs() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage("io.huifang.pages..")
                                .or(JavaClass.Predicates.resideOutsideOfPackage("io.huifang..")))
                .check(classes);
    }

    /** What is shown is a service's own: here are no pages, no data and no facts. */
    @Test
    void showsNothingAndKeepsNothing() {
        noClasses()
                .should()
                .beAnnotatedWith("jakarta.ws.rs.Path")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus.qute..",
                        "io.vertx.sqlclient..",
                        "io.vertx.mutiny.sqlclient..",
                        "org.hibernate..",
                        "jakarta.persistence..",
                        "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void wordingAndLinksNeedNoServer() {
        noClasses()
                .that()
                .resideInAnyPackage("io.huifang.pages.wording", "io.huifang.pages.link")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..")
                .check(classes);
    }
}
