package io.huifang.scheduler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;

import io.huifang.backing.shape.ConsumingServiceRules;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shape of the service. */
class ArchitectureTest extends ConsumingServiceRules {
    private static final String ROOT = "io.huifang.scheduler";

    private static final String WITH_TRANSACTION =
            "io.quarkus.hibernate.reactive.panache.common.WithTransaction";

    private static final String[] PURE_POLICY = {
        ROOT + ".policy", ROOT + ".policy.calendar", ROOT + ".policy.law"
    };

    /** What customers say, what it forbids, and the names of what decisions look at. */
    private static final String[] PURE_WORD = {
        ROOT + ".input", ROOT + ".permission", ROOT + ".statement"
    };

    /** The rules of the domain: what they say must be explainable without any framework. */
    private static final Set<String> DOMAIN =
            Set.of(
                    "appointment.Answer",
                    "appointment.Answering",
                    "appointment.FreeSlots",
                    "appointment.Offer",
                    "appointment.Shown",
                    "appointment.ShownTask",
                    "budget.BudgetAnswer",
                    "budget.ContactBudget",
                    "budget.ContactEntry",
                    "budget.ContactLedger",
                    "callback.Agreed",
                    "callback.Attempt",
                    "callback.AttemptTally",
                    "callback.CallbackTask",
                    "callback.ChosenTime",
                    "callback.DerivedIds",
                    "callback.EventTimes",
                    "callback.HistoryEntry",
                    "callback.Instructions",
                    "callback.Lineage",
                    "callback.Matter",
                    "callback.NextAgent",
                    "callback.NextCall",
                    "callback.NoticeWish",
                    "callback.NoticeWishes",
                    "callback.Standing",
                    "callback.TaskChanges",
                    "callback.TaskFacts",
                    "dispatch.CallConditions",
                    "conclusion.AfterAttempt",
                    "conclusion.Concluding",
                    "conclusion.ConclusionBatch",
                    "conclusion.Correcting",
                    "conclusion.FreedPlaces",
                    "conclusion.GoingOn",
                    "conclusion.NextCaller",
                    "conclusion.Numbers",
                    "conclusion.Settlement",
                    "conclusion.StepTaking",
                    "conclusion.Suppressing",
                    "correction.Closing",
                    "correction.Consequences",
                    "correction.Correction",
                    "correction.Prohibition",
                    "customer.Approach",
                    "customer.Customer",
                    "customer.Suppression",
                    "customer.SurveyWord",
                    "customer.Whereabouts",
                    "decision.Circumstances",
                    "decision.Collapsing",
                    "decision.CustomerState",
                    "decision.CustomersWord",
                    "decision.Decider",
                    "decision.Decision",
                    "decision.Effect",
                    "decision.Occasion",
                    "decision.HoursUnderWay",
                    "decision.Joining",
                    "decision.NewCall",
                    "decision.PlannedCall",
                    "decision.Saying",
                    "decision.Scheduling",
                    "decision.WalletEvent",
                    "decision.WantedTime",
                    "dispatch.CallNow",
                    "dispatch.ContactDecision",
                    "dispatch.DueCall",
                    "followup.FollowUpNews",
                    "followup.FollowUpPlanning",
                    "followup.FollowingUp",
                    "followup.KnownTasks",
                    "followup.LowAnswer",
                    "followup.Resuming",
                    "followup.WantedFollowUp",
                    "followup.Wish",
                    "periodic.DueCalls",
                    "periodic.Round",
                    "periodic.Stretch",
                    "incident.Incident",
                    "incident.IncidentLedger",
                    "incident.IncidentTask",
                    "incident.Tally",
                    "incident.course.IncidentBatch",
                    "incident.course.ReleasePlan",
                    "incident.course.Releasing",
                    "notice.Asked",
                    "notice.Notice",
                    "notice.WantedNotice",
                    "promise.Occurrence",
                    "promise.Promise",
                    "settled.SettledMatter",
                    "settled.SettledSoFar",
                    "sla.CaseFacts",
                    "sla.Course",
                    "sla.Look",
                    "sla.Pause",
                    "sla.SlaCase",
                    "sla.SlaClock",
                    "sla.SlaState",
                    "slot.Appointment",
                    "slot.Booking");

    ArchitectureTest() {
        super(ROOT);
    }

    @Test
    void domainTypesKnowOnlyJavaTheContractAndEachOther() {
        classes()
                .that(named(DOMAIN))
                .should()
                .onlyDependOnClassesThat(
                        named(DOMAIN)
                                .or(javaAndTheContract())
                                .or(resideInAnyPackage(PURE_POLICY))
                                .or(resideInAnyPackage(PURE_WORD))
                                // what a transaction does, and how it is told: values as well
                                .or(
                                        named(
                                                "callback.TaskLedger",
                                                "callback.AttemptEndings",
                                                "news.News",
                                                "callback.AttemptOf")))
                .check(classes);
    }

    @Test
    void thePureRulesOfThePolicyKnowOnlyJavaAndTheContract() {
        classes()
                .that()
                .resideInAnyPackage(PURE_POLICY)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.huifang.contract..")
                                .or(resideInAnyPackage(PURE_POLICY)))
                .check(classes);
    }

    @Test
    void whatCustomersSayAndWhatItForbidsKnowOnlyJavaTheContractAndThePolicy() {
        classes()
                .that()
                .resideInAnyPackage(PURE_WORD)
                .and()
                .doNotHaveSimpleName("StatementText")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.huifang.contract..")
                                .or(resideInAnyPackage(PURE_POLICY))
                                .or(resideInAnyPackage(PURE_WORD)))
                .check(classes);
    }

    @Test
    void whatIsLivedAgainTouchesNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".replay.virtual")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "io.vertx..", "io.smallrye..", "jakarta..", "org.apache.kafka.."))
                .check(classes);
    }

    @Test
    void onlyUseCasesAndTheOffsetsOpenTransactions() {
        Stream<JavaClass> calling =
                classes.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ArchitectureTest::opensTransaction)
                        .map(JavaMethodCall::getOriginOwner);
        Stream<JavaClass> annotated =
                classes.stream()
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
                        "AnswerAppointment",
                        "BreakPromises",
                        "CancelCallback",
                        "CloseIncident",
                        "CloseQuietIncidents",
                        "DispatchDueCallbacks",
                        "EnterContact",
                        "FollowUpWhatWaited",
                        "ForeseeStep",
                        "GatherTasks",
                        "InstallFirstPolicy",
                        "KeepFindings",
                        "KeepLocalTimes",
                        "LiftSuppression",
                        "NotifyCustomers",
                        "OpenIncident",
                        "PlanPeriodicCalls",
                        "PutOffUndispatchable",
                        "ReadPasts",
                        "ReleaseTasks",
                        "StorePolicy",
                        "SuppressCustomer",
                        "TakeBackSilentAttempts",
                        "WatchSlas");
    }

    @Test
    void onlyStoredDocumentsHaveFieldsThatOthersChange() {
        fields().that()
                .areDeclaredInClassesThat(resideOutsideOfPackages(ROOT + ".policy.stored"))
                .and()
                .areNotStatic()
                .and()
                .arePublic()
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(classes);
    }

    private static boolean opensTransaction(JavaMethodCall call) {
        String method = call.getTarget().getName();
        return call.getTargetOwner().getPackageName().startsWith("io.vertx")
                && (method.equals("withTransaction") || method.equals("begin"));
    }
}
