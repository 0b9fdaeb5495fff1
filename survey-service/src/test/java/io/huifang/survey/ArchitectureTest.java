package io.huifang.survey;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;

import io.huifang.backing.shape.ConsumingServiceRules;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The shape of the service. */
class ArchitectureTest extends ConsumingServiceRules {
    private static final String ROOT = "io.huifang.survey";

    /** What must be explainable without any framework. */
    private static final Set<String> DOMAIN =
            Set.of(
                    "agent.Ability",
                    "attempt.AttemptState",
                    "attempt.Brief",
                    "attempt.Holder",
                    "attempt.Lease",
                    "attempt.Move",
                    "attempt.Offer",
                    "attempt.QueueName",
                    "history.Conclusion",
                    "history.Correction",
                    "history.CoveredScript",
                    "queue.Claimed",
                    "queue.ClaimFilter",
                    "queue.Lane",
                    "queue.Want",
                    "questionnaire.Condition",
                    "questionnaire.Question",
                    "questionnaire.Step",
                    "verification.IdentityLevel",
                    "verification.IdentityMethod");

    /** Open to whoever has the link, and what anybody may verify. */
    private static final Set<String> FOR_CUSTOMERS =
            Set.of(
                    "ballot.BallotPageResource",
                    "calling.CallPageResource",
                    "calling.CallResource",
                    "help.HelpPageResource",
                    "help.HelpResource",
                    "invitation.SurveyPageResource",
                    "optout.ChoicesPageResource",
                    "optout.ChoicesResource",
                    "receipt.ReceiptKeyResource",
                    "receipt.ReceiptPageResource",
                    "receipt.ReceiptResource",
                    "receipt.VerificationResource");

    /** Where the rules of attempts and conclusions stand. */
    private static final String[] JUDGES = {
        "attempt.Attempt",
        "conclusion.AppointmentRule",
        "conclusion.ConclusionRules",
        "correction.CorrectionRules",
        "insight.effect.Arm",
        "insight.effect.Effect",
        "insight.measure.Beta",
        "insight.measure.Difference",
        "insight.measure.Interval",
        "insight.measure.ManyTests",
        "insight.measure.Normal",
        "insight.measure.Rarity",
        "insight.measure.Share",
        "insight.signal.Hour",
        "insight.signal.Rise",
        "insight.signal.Traits",
        "insight.suggestion.Suggestion",
        "insight.suggestion.SuggestionRules",
        "insight.suggestion.Tried",
        "masking.CheckDigits",
        "masking.DigitGroup",
        "masking.SensitiveNumbers",
        "questionnaire.Coverage",
        "response.Answers",
        "verification.IdentityCheck"
    };

    ArchitectureTest() {
        super(ROOT);
    }

    @Test
    void domainTypesKnowOnlyJavaTheContractAndEachOther() {
        classes()
                .that(named(DOMAIN))
                .should()
                .onlyDependOnClassesThat(named(DOMAIN).or(javaAndTheContract()))
                .check(classes);
    }

    @Test
    void theRulesOfAttemptsAndConclusionsKnowNoDatabaseAndNoServer() {
        classes()
                .that(named(JUDGES))
                .should()
                .onlyDependOnClassesThat(
                        named(DOMAIN)
                                .or(javaAndTheContract())
                                .or(named(JUDGES))
                                // the reasons they give, and what they hold answers against
                                .or(
                                        named(
                                                "attempt.Refusal",
                                                "exchange.Violation",
                                                "questionnaire.Questionnaire",
                                                "questionnaire.Script",
                                                "verification.IdentityRefusal")))
                .check(classes);
    }

    @Test
    void onlyUseCasesOpenTransactions() {
        Set<String> openers =
                classes.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ArchitectureTest::opensTransaction)
                        .map(JavaMethodCall::getOriginOwner)
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));

        // what comes from Kafka is worked on in the transaction of StoredOffsets
        assertThat(openers)
                .containsExactly(
                        "AskForHelp",
                        "AskScheduler",
                        "CastBallot",
                        "ChangeState",
                        "ConcludeAttempt",
                        "CorrectAttempt",
                        "DrawBallot",
                        "DropDocumentDraft",
                        "EndOwnerships",
                        "ExtendLease",
                        "FindSignals",
                        "HandOver",
                        "KeepWindows",
                        "LapseLeases",
                        "MixBallots",
                        "PairClaims",
                        "PublishDocument",
                        "PublishShippedArticles",
                        "PublishShippedDocuments",
                        "PurgeAnswers",
                        "ReleaseLease",
                        "RequestFreeze",
                        "RespondToSurvey",
                        "RevealContact",
                        "ReviewCall",
                        "SaveCallDraft",
                        "SaveDocumentDraft",
                        "SaveDraft",
                        "SaveProfile",
                        "ShowAudit",
                        "ShowClosingWindows",
                        "ShowHistory",
                        "ShowOpenAttempt",
                        "ShowReviews",
                        "StopCalls",
                        "SuggestArticles",
                        "TakeBackLease",
                        "VerifyAudit",
                        "VerifyCustomer");
    }

    @Test
    void everyResourceSaysWhoMayCallIt() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .and()
                .areNotInterfaces()
                .and(not(named(FOR_CUSTOMERS)))
                .should()
                .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.security.PermitAll")
                .check(classes);
        classes()
                .that(named(FOR_CUSTOMERS))
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith("jakarta.annotation.security.PermitAll")
                .check(classes);
    }

    private static boolean opensTransaction(JavaMethodCall call) {
        String owner = call.getTargetOwner().getPackageName();
        return call.getTarget().getName().equals("withTransaction")
                && (owner.startsWith("io.vertx") || owner.startsWith("io.quarkus"));
    }
}
