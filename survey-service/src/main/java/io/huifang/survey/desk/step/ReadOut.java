package io.huifang.survey.desk.step;

import io.huifang.pages.wording.Language;
import io.huifang.survey.call.CallView;
import io.huifang.survey.call.CallWording.Text;
import io.huifang.survey.call.EarlierPromise;
import io.huifang.survey.page.Wording;

import java.util.List;

/**
 * What the agent reads out or keeps in mind, in the page's language.
 *
 * @param purpose what we call for
 * @param dataUse what becomes of what is said
 * @param measures what protects the customer
 * @param mayOffer whether offers and courses may be mentioned
 * @param promises what was promised to him before, newest first
 */
public record ReadOut(
        String purpose,
        String dataUse,
        List<String> measures,
        boolean mayOffer,
        List<Promised> promises) {

    /**
     * Something promised.
     *
     * @param words what, until when
     * @param due whether that moment has passed
     */
    public record Promised(String words, boolean due) {
        static Promised of(EarlierPromise promise, Wording wording) {
            return new Promised(
                    wording.say(
                            "promised",
                            wording.name("keptBy", promise.keptBy()),
                            wording.at(promise.dueAt())),
                    promise.dueAlready());
        }
    }

    public static ReadOut of(CallView call, Wording wording) {
        return new ReadOut(
                in(wording, call.purpose()),
                in(wording, call.dataUse()),
                call.measures().stream().map(it -> in(wording, it)).toList(),
                call.mayOffer(),
                call.promises().stream().map(it -> Promised.of(it, wording)).toList());
    }

    private static String in(Wording wording, Text text) {
        return wording.language() == Language.CHINESE ? text.zh() : text.en();
    }
}
