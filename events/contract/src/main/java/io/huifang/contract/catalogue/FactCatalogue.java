package io.huifang.contract.catalogue;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AnonymousFact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.ChurnRiskFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.analytics.ReviewFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.NoticeRequested;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.contract.command.FundsFreezeRequested;
import io.huifang.contract.erasure.CustomerErased;
import io.huifang.contract.survey.SurveyInvited;
import io.huifang.contract.survey.SurveyResponded;

import java.util.List;

/** Every type of fact that our services tell each other and the company. */
public final class FactCatalogue {
    private static final List<FactType> ALL =
            List.of(
                    FactType.of(DecisionMade.TYPE, DecisionMade.class, Topic.CALLBACK_DECISIONS),
                    FactType.of(
                            CallbackOpened.TYPE, CallbackOpened.class, Topic.CALLBACK_DECISIONS),
                    FactType.of(
                            PromiseSettled.TYPE, PromiseSettled.class, Topic.CALLBACK_DECISIONS),
                    FactType.of(
                            CallbackDispatched.TYPE,
                            CallbackDispatched.class,
                            Topic.CALLBACK_TASKS),
                    FactType.of(
                            CallbackWithdrawn.TYPE, CallbackWithdrawn.class, Topic.CALLBACK_TASKS),
                    FactType.of(
                            CallbackEscalated.TYPE, CallbackEscalated.class, Topic.CALLBACK_TASKS),
                    FactType.of(CallbackClosed.TYPE, CallbackClosed.class, Topic.CALLBACK_TASKS),
                    FactType.of(
                            SurveyPermissionChanged.TYPE,
                            SurveyPermissionChanged.class,
                            Topic.CALLBACK_TASKS),
                    FactType.of(
                            AttemptConcluded.TYPE, AttemptConcluded.class, Topic.CALLBACK_ATTEMPTS),
                    FactType.of(
                            AttemptCorrected.TYPE, AttemptCorrected.class, Topic.CALLBACK_ATTEMPTS),
                    FactType.of(
                            AttemptReturned.TYPE, AttemptReturned.class, Topic.CALLBACK_ATTEMPTS),
                    FactType.of(SurveyInvited.TYPE, SurveyInvited.class, Topic.SURVEY_RESPONSES),
                    FactType.of(
                            SurveyResponded.TYPE, SurveyResponded.class, Topic.SURVEY_RESPONSES),
                    FactType.of(
                            NoticeRequested.TYPE, NoticeRequested.class, Topic.CUSTOMER_NOTICES),
                    FactType.of(
                            FundsFreezeRequested.TYPE,
                            FundsFreezeRequested.class,
                            Topic.WALLET_COMMANDS),
                    FactType.of(CustomerErased.TYPE, CustomerErased.class, Topic.CUSTOMER_ERASURES),
                    FactType.of(AttemptFact.TYPE, AttemptFact.class, Topic.ANALYTICS_ATTEMPTS),
                    FactType.of(ResponseFact.TYPE, ResponseFact.class, Topic.ANALYTICS_RESPONSES),
                    FactType.of(ReviewFact.TYPE, ReviewFact.class, Topic.ANALYTICS_RESPONSES),
                    FactType.of(ChurnRiskFact.TYPE, ChurnRiskFact.class, Topic.ANALYTICS_RESPONSES),
                    FactType.of(AnonymousFact.TYPE, AnonymousFact.class, Topic.ANALYTICS_RESPONSES),
                    FactType.of(DecisionFact.TYPE, DecisionFact.class, Topic.ANALYTICS_DECISIONS),
                    FactType.of(CallbackFact.TYPE, CallbackFact.class, Topic.ANALYTICS_DECISIONS),
                    FactType.of(PromiseFact.TYPE, PromiseFact.class, Topic.ANALYTICS_DECISIONS),
                    FactType.of(KpiFact.TYPE, KpiFact.class, Topic.ANALYTICS_KPIS));

    private FactCatalogue() {}

    /** All types, in the order in which a callback's life goes. */
    public static List<FactType> all() {
        return ALL;
    }
}
