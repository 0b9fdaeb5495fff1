package io.huifang.survey.desk.call;

import io.huifang.survey.exchange.Problem;

import java.util.List;

/**
 * What has just been done on the page of a call.
 *
 * @param contact the number, when it was just asked for; null otherwise
 * @param form as it is typed
 * @param problem why it could not be concluded; null when nobody tried
 * @param refused why a step of the call was not taken, in words; null for none
 * @param next what would follow, in words; null when nobody asked
 */
record CallMoment(
        Contact contact, CallForm form, Problem problem, String refused, List<String> next) {

    /**
     * The page was opened.
     *
     * @param contact the number, when it was asked for; null otherwise
     */
    static CallMoment opened(Call call, Contact contact) {
        return new CallMoment(contact, new CallForm(call.papers().draft()), null, null, null);
    }

    /** It was sent and could not be concluded. */
    static CallMoment faulty(CallForm form, Problem problem) {
        return new CallMoment(null, form, problem, null, null);
    }

    /**
     * A step was tried.
     *
     * @param words why it was refused; null when it was not
     */
    static CallMoment tried(Call call, String words) {
        return new CallMoment(null, new CallForm(call.papers().draft()), null, words, null);
    }

    /** It was asked what would follow. */
    static CallMoment foreseen(CallForm form, List<String> next) {
        return new CallMoment(null, form, null, null, next);
    }

    int status() {
        return problem == null && refused == null ? 200 : 422;
    }
}
