package io.huifang.contract.catalogue;

import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.AttemptReturned;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.NoticeRequested;
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
                    FactType.of(ResponseFact.TYPE, ResponseFact.class, Topic.ANALYTICS_RESPONSES));

    private FactCatalogue() {}

    /** All types, in the order in which a callback's life goes. */
    public static List<FactType> all() {
        return ALL;
    }
}
