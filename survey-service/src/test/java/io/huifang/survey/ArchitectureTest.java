package io.huifang.survey;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The shape of the service. */
class ArchitectureTest {
    private static final String ROOT = "io.huifang.survey";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    /** What must be explainable without any framework. */
    private static final Set<String> DOMAIN =
            Set.of(
                    "attempt.AttemptState",
                    "attempt.Brief",
                    "attempt.Holder",
                    "attempt.Lease",
                    "attempt.Move",
                    "attempt.Offer",
                    "history.Conclusion",
                    "queue.Claimed",
                    "queue.ClaimFilter",
                    "queue.Lane",
                    "questionnaire.Question");

    @Test
    void domainTypesKnowOnlyJavaTheContractAndEachOther() {
        classes()
                .that(isDomain())
                .should()
                .onlyDependOnClassesThat(
                        isDomain().or(resideInAnyPackage("java..", "io.huifang.contract..")))
                .check(CLASSES);
    }

    @Test
    void theRulesOfAttemptsAndConclusionsKnowNoDatabaseAndNoServer() {
        classes()
                .that(are("attempt.Attempt", "conclusion.ConclusionRules", "response.Answers"))
                .should()
                .onlyDependOnClassesThat(
                        isDomain()
                                .or(resideInAnyPackage("java..", "io.huifang.contract.."))
                                // the reasons they give, as values
                                .or(
                                        are(
                                                "attempt.Attempt",
                                                "attempt.Refusal",
                                                "conclusion.ConclusionRules",
                                                "exchange.Violation",
                                                "questionnaire.Questionnaire",
                                                "response.Answers")))
                .check(CLASSES);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyUseCasesOpenTransactions() {
        Set<String> openers =
                CLASSES.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ArchitectureTest::opensTransaction)
                        .map(JavaMethodCall::getOriginOwner)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        // what comes from Kafka is worked on in the transaction of StoredOffsets
        assertThat(openers)
                .containsExactly(
                        "ConcludeAttempt",
                        "ExtendLease",
                        "KeepWindows",
                        "LapseLeases",
                        "PairClaims",
                        "PublishShippedDocuments",
                        "PurgeAnswers",
                        "ReleaseLease",
                        "RevealContact",
                        "SaveDraft",
                        "ShowHistory",
                        "ShowQueue");
    }

    @Test
    void nobodyHereTalksToKafkaButTheConsumer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.producer..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Incoming")
                .check(CLASSES);
    }

    @Test
    void resourcesKnowNoEntityAndNoDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void everyResourceSaysWhoMayCallIt() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .and()
                .areNotInterfaces()
                .should()
                .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Impl|Utils?|Helper|Manager|Dto|Processor|Handler|Base)(\\$.*)?")
                .check(CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage("..common..", "..core..", "..util..", "..base..", "..manager..")
                .check(CLASSES);
    }

    @Test
    void timeAndIdsAreInjectedAndNobodyWaits() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod("io.smallrye.mutiny.Uni", "await")
                .check(CLASSES);
    }

    @Test
    void beansAreGivenToConstructors() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(CLASSES);
    }

    @Test
    void constructorsStayShort() {
        List<String> tooLong =
                CLASSES.stream()
                        .filter(type -> !type.isRecord())
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor -> constructor.getRawParameterTypes().size() > 6)
                        .map(constructor -> constructor.getFullName())
                        .toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<String> silent =
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .filter(
                                name ->
                                        Files.notExists(
                                                Path.of("src/main/java", name.split("\\."))
                                                        .resolve("package-info.java")))
                        .toList();

        assertThat(silent).isEmpty();
    }

    private static boolean opensTransaction(JavaMethodCall call) {
        String owner = call.getTargetOwner().getPackageName();
        return call.getTarget().getName().equals("withTransaction")
                && (owner.startsWith("io.vertx") || owner.startsWith("io.quarkus"));
    }

    private static DescribedPredicate<JavaClass> isDomain() {
        return DescribedPredicate.describe(
                "domain types", type -> DOMAIN.contains(nameWithin(type)));
    }

    private static DescribedPredicate<JavaClass> are(String... names) {
        return DescribedPredicate.describe(
                String.join(", ", names), type -> Set.of(names).contains(nameWithin(type)));
    }

    /** Package within the service and outermost class. */
    private static String nameWithin(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return name.startsWith(ROOT + ".")
                ? name.substring(ROOT.length() + 1).replaceAll("\\$.*", "")
                : name;
    }
}
