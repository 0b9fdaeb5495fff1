package io.huifang.survey;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;

import io.huifang.backing.shape.ConsumingServiceRules;
import io.huifang.contract.Topic;
import io.huifang.outbox.StoredOffsets;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The shape of the service. */
class ArchitectureTest extends ConsumingServiceRules {
    private static final String ROOT = "io.huifang.survey";
    private static final String INCOMING = "mp.messaging.incoming.";

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
        "insight.churn.AgeBand",
        "insight.churn.UnsolvedCase",
        "insight.effect.Arm",
        "insight.effect.Effect",
        "insight.load.Agent",
        "insight.load.AgentDay",
        "insight.load.AgentLoad",
        "insight.load.GroupLoad",
        "insight.load.Load",
        "insight.load.Ratios",
        "insight.load.Scores",
        "insight.load.Spread",
        "insight.load.Spreads",
        "insight.load.TeamLoad",
        "insight.guess.Ground",
        "insight.guess.Guess",
        "insight.guess.Known",
        "insight.guess.Learned",
        "insight.guess.Trait",
        "insight.measure.Beta",
        "insight.measure.Difference",
        "insight.measure.Interval",
        "insight.measure.ManyTests",
        "insight.measure.Normal",
        "insight.measure.Rarity",
        "insight.measure.Share",
        "insight.signal.Hour",
        "insight.signal.LookedAt",
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
                        "CutAudit",
                        "DrawBallot",
                        "DropDocumentDraft",
                        "EndOwnerships",
                        "ExportTeam",
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
                        "RemoveProfile",
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
                        "ShowConclusion",
                        "ShowHistory",
                        "ShowOpenAttempt",
                        "ShowReviews",
                        "StopCalls",
                        "SuggestArticles",
                        "TakeBackLease",
                        "TellAnonymousAnswers",
                        "TellChurnRisks",
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

    /** Their offsets have gaps by nature; read like the others', each would look like a loss. */
    @Test
    void topicsWrittenInTransactionsAreReadOverGaps() throws IOException {
        Map<String, Set<String>> readers = readersByChannel();
        Properties settings = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/application.properties")) {
            settings.load(in);
        }

        Set<String> transactional = new TreeSet<>(readers.keySet());
        transactional.removeIf(channel -> !isTransactional(settings, channel));

        assertThat(transactional).contains("analytics-kpis");
        assertThat(readers.get("callback-tasks")).containsExactly("consume");
        assertThat(transactional)
                .allSatisfy(
                        channel -> {
                            assertThat(readers.get(channel)).containsExactly("consumeOverGaps");
                            assertThat(
                                            settings.getProperty(
                                                    INCOMING + channel + ".isolation.level"))
                                    .isEqualTo("read_committed");
                        });
    }

    /** By channel the ways in which the offsets are kept. */
    private Map<String, Set<String>> readersByChannel() {
        Map<String, Set<String>> readers = new TreeMap<>();
        classes.stream()
                .flatMap(one -> one.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Incoming.class))
                .forEach(
                        method ->
                                readers.put(
                                        method.getAnnotationOfType(Incoming.class).value(),
                                        method.getMethodCallsFromSelf().stream()
                                                .map(JavaMethodCall::getTarget)
                                                .filter(
                                                        it ->
                                                                it.getOwner()
                                                                        .isEquivalentTo(
                                                                                StoredOffsets
                                                                                        .class))
                                                .map(it -> it.getName())
                                                .collect(Collectors.toSet())));
        return readers;
    }

    private static boolean isTransactional(Properties settings, String channel) {
        String topics =
                settings.getProperty(INCOMING + channel + ".topics", "")
                        + ","
                        + settings.getProperty(INCOMING + channel + ".topic", channel);
        return Stream.of(Topic.ANALYTICS_DECISIONS, Topic.ANALYTICS_KPIS)
                .anyMatch(topic -> List.of(topics.split(",")).contains(topic.topicName()));
    }
}
