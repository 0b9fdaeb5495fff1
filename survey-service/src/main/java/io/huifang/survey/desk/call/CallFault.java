package io.huifang.survey.desk.call;

import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Violation;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.stream.Stream;

/**
 * What keeps a call from being concluded.
 *
 * @param field where it stands; empty when it is about the form as a whole
 * @param words what is wrong
 */
public record CallFault(String field, String words) {
    static List<CallFault> of(Problem problem, List<CallQuestion> questions, Wording wording) {
        return problem.errors().stream().map(it -> of(it, questions, wording)).toList();
    }

    private static CallFault of(Violation fault, List<CallQuestion> questions, Wording wording) {
        String name = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
        String what =
                Stream.of(name + '.' + fault.code(), fault.code())
                        .map(code -> "fault." + code)
                        .filter(wording::knows)
                        .findFirst()
                        .map(wording::say)
                        .orElse(wording.say("fault.other"));
        if (wording.knows("field." + name)) {
            return new CallFault(name, wording.say("fault", wording.say("field." + name), what));
        }
        return questions.stream()
                .filter(it -> it.field().endsWith("-" + name))
                .findFirst()
                .map(it -> new CallFault(it.field(), wording.say("fault", it.words(), what)))
                .orElse(new CallFault("", what));
    }
}
