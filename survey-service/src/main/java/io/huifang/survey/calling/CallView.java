package io.huifang.survey.calling;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.Map;

/**
 * Whether it is us who call, for the customer's application.
 *
 * @param calling whether it is
 * @param agent who calls, as his profile says; null for one without, and when nobody does
 * @param phrase two words by language: the caller says the first, the customer answers with the
 *     second; null when nobody calls
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallView(boolean calling, String agent, Map<String, List<String>> phrase) {
    static final CallView NOT_OURS = new CallView(false, null, null);

    static CallView of(CallShown.Ours ours) {
        return new CallView(
                true, ours.agent(), Map.of("zh-CN", ours.phrase().zh(), "en", ours.phrase().en()));
    }
}
