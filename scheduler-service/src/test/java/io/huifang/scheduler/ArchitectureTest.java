package io.huifang.scheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shape of the service. */
class ArchitectureTest {
    private static final String ROOT = "io.huifang.scheduler";

    private static final String WITH_TRANSACTION =
            "io.quarkus.hibernate.reactive.panache.common.WithTransaction";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    /** The rules of the domain: what they say must be explainable without any framework. */
    private static final Set<String> DOMAIN =
            Set.of(
                    "callback.Attempt",
                    "callback.CallbackTask",
                    "callback.HistoryEntry",
                    "callback.Instructions",
                    "callback.Matter",
                    "callback.Standing",
                    "callback.TaskFacts",
                    "conclusion.ConclusionBatch",
                    "conclusion.StepTaking",
                    "customer.Customer",
                    "customer.Suppression",
                    "decision.CustomerState",
                    "decision.Decider",
                    "decision.Decision",
                    "decision.Effect",
                    "decision.Scheduling",
                    "decision.WalletEvent",
                    "dispatch.ContactDecision");

    @Test
    void domainTypesKnowOnlyJavaTheContractAndEachOther() {
        classes()
                .that(isDomain())
                .should()
                .onlyDependOnClassesThat(
                        isDomain()
                                .or(resideInAnyPackage("java..", "io.huifang.contract.."))
                                .or(resideInAnyPackage(ROOT + ".policy"))
                                // what a transaction does, and how it is told: values as well
                                .or(
                                        named(
                                                "callback.TaskLedger",
                                                "news.News",
                                                "callback.AttemptOf")))
                .check(CLASSES);
    }

    @Test
    void thePureRulesOfThePolicyKnowOnlyJavaAndTheContract() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".policy")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.huifang.contract..", ROOT + ".policy"))
                .check(CLASSES);
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyUseCasesAndTheOffsetsOpenTransactions() {
        Stream<JavaClass> calling =
                CLASSES.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ArchitectureTest::opensTransaction)
                        .map(JavaMethodCall::getOriginOwner);
        Stream<JavaClass> annotated =
                CLASSES.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(WITH_TRANSACTION))
                        .map(JavaMethod::getOwner);

        Set<String> openers =
                Stream.concat(calling, annotated)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(openers)
                .containsExactly(
                        "ActivatePolicy",
                        "CancelCallback",
                        "DispatchDueCallbacks",
                        "InstallFirstPolicy",
                        "LiftSuppression",
                        "PutOffUndispatchable",
                        "StorePolicy",
                        "SuppressCustomer",
                        "TakeBackSilentAttempts");
    }

    @Test
    void nobodyHereTalksToKafkaButConsumers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.producer..",
                        "org.eclipse.microprofile.reactive.messaging.Emitter")
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
    void entitiesStayOutOfResourcesAndTheContract() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "org.hibernate..")
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
        fields().that()
                .areDeclaredInClassesThat(resideOutsideOfPackages(ROOT + ".policy.stored"))
                .and()
                .areNotStatic()
                .and()
                .arePublic()
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void constructorsStayShort() {
        classes().should(takeAtMost(6)).check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        Map<String, Boolean> described =
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        name -> name,
                                        name ->
                                                new File(
                                                                "src/main/java/"
                                                                        + name.replace('.', '/')
                                                                        + "/package-info.java")
                                                        .exists()));

        assertThat(described).doesNotContainValue(false);
    }

    private static boolean opensTransaction(JavaMethodCall call) {
        String method = call.getTarget().getName();
        return call.getTargetOwner().getPackageName().startsWith("io.vertx")
                && (method.equals("withTransaction") || method.equals("begin"));
    }

    private static DescribedPredicate<JavaClass> isDomain() {
        return DescribedPredicate.describe(
                "domain types", type -> DOMAIN.contains(nameWithin(type)));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "named types", type -> Set.of(names).contains(nameWithin(type)));
    }

    /** Package within the service and outermost class. */
    private static String nameWithin(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        if (!name.startsWith(ROOT + ".")) return name;
        return name.substring(ROOT.length() + 1).replaceAll("\\$.*", "");
    }

    private static ArchCondition<JavaClass> takeAtMost(int most) {
        return new ArchCondition<>("take at most " + most + " constructor parameters") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isRecord() || type.isEnum() || type.isAnonymousClass()) return;
                type.getConstructors().stream()
                        .filter(it -> it.getRawParameterTypes().size() > most)
                        .forEach(
                                it ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        it, it.getFullName())));
            }
        };
    }
}
