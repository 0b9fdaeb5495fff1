package io.huifang.intake;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.huifang.backing.shape.ModuleRules;
import io.vertx.mutiny.sqlclient.Pool;

import org.junit.jupiter.api.Test;

import java.time.Clock;

/** The rules of docs/ARCHITECTURE.md that a machine can hold. */
class ArchitectureTest extends ModuleRules {
    private static final String USE_CASES =
            "StoreSealedRows|RevealContact|VerifyAudit|EraseCustomer|ExportCustomer|RectifyContact|EndRetention"
                    + "|RewrapKeys|RotateKey|DestroyKey|CountNarratives|ShowNarrativeThemes";

    private static final String REPOSITORIES =
            "NewCustomers|CustomerKeys|KeyEncryptionKeys|Consents";

    ArchitectureTest() {
        super("io.huifang.intake");
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
                .check(classes);
    }

    @Test
    void onlyTheEventLogKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..eventlog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(classes);
    }

    @Test
    void onlyTheVaultKnowsTheDatabaseAndTheKey() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..vault..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..sqlclient..", "com.google.crypto.tink..")
                .check(classes);
    }

    @Test
    void onlyTheVaultAndSignaturesKnowCryptography() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..vault..", "..signature")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.crypto..")
                .check(classes);
    }

    @Test
    void onlyTokensKnowJose() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..token")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jose4j..")
                .check(classes);
    }

    @Test
    void onlyTheDoorKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..door")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(classes);
    }

    @Test
    void onlyUseCasesOpenTransactions() {
        noClasses()
                .that(not(nameMatching(".*\\.(%s)(\\$.*)?".formatted(USE_CASES))))
                .should()
                .callMethodWhere(target(nameMatching("withTransaction")))
                .check(classes);
    }

    @Test
    void onlyRepositoriesUseCasesAndReadinessHoldThePool() {
        noClasses()
                .that(
                        not(
                                nameMatching(
                                        ".*\\.(%s|%s|ShowKeys|VaultReadiness)(_.*)?"
                                                .formatted(USE_CASES, REPOSITORIES))))
                .should(dependOnClassesThat(nameMatching(Pool.class.getName())))
                .check(classes);
    }

    @Test
    void onlyTheEdgeKnowsHttp() {
        noClasses()
                .that(
                        not(
                                nameMatching(
                                        ".*(Resource|Query|Filter|Mappers|Route|Reception|Answers|BodyReader)"
                                                + "(\\$.*)?")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.core.http..", "io.vertx.ext.web..")
                .check(classes);
    }

    @Test
    void nobodyKnowsTheSystemsClock() {
        noClasses().should().callMethod(Clock.class, "systemUTC").check(classes);
    }
}
