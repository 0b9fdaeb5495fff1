package io.huifang.survey.desk.call;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.conclusion.RootCauses;
import io.huifang.survey.desk.step.ReadOut;
import io.huifang.survey.desk.step.Steps;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.stream.Stream;

/**
 * A call as its holder sees it.
 *
 * @param path its address
 * @param key of the conclusion, so that sending it twice concludes once
 * @param lease how long it is his
 * @param about what the agent must know
 * @param steps who is on the line, and what may be done for him
 * @param next what would follow
 * @param due which questions and steps it shows
 * @param questions what to ask
 * @param endings how it may have ended
 * @param form what was typed so far
 * @param keepers what may keep a promise
 * @param causes root causes that may be named
 * @param faults why it could not be concluded; empty before
 */
public record CallPage(
        String path,
        String key,
        LeaseLine lease,
        About about,
        Steps steps,
        NextPage next,
        String due,
        List<CallQuestion> questions,
        List<Ending> endings,
        Form form,
        List<Choice> keepers,
        List<Choice> causes,
        List<CallFault> faults) {

    /** Wallet events that can keep what an agent promises. */
    private static final List<String> KEEPERS =
            List.of(
                    "io.huifang.refund.settled.v1",
                    "io.huifang.payment.completed.v1",
                    "io.huifang.dispute.resolved.v1",
                    "io.huifang.complaint.handled.v1");

    /**
     * One way in which a call ends; the page asks for what it needs.
     *
     * @param group of such ways
     */
    public record Ending(
            String value,
            String words,
            String group,
            boolean chosen,
            boolean note,
            boolean surveyed,
            boolean appointment,
            boolean language) {}

    /** One of a list. */
    public record Choice(String value, String words, boolean chosen) {}

    /**
     * What the agent must know.
     *
     * @param contact the number, when it was just asked for; null otherwise
     * @param shownAt when the number was shown before; null when it was not
     * @param facts what it is about
     * @param readOut what he reads out
     * @param script what to say
     * @param history earlier contacts, newest first
     * @param messages what passed in writing, a line each, newest first
     * @param guess what the matter probably comes from; null for no guess
     */
    public record About(
            Contact contact,
            String shownAt,
            List<Fact> facts,
            ReadOut readOut,
            CallScript script,
            List<PastCall> history,
            List<String> messages,
            GuessLine guess) {}

    /** The fields' texts. */
    public record Form(
            String note,
            String appointmentAt,
            boolean followUp,
            boolean mine,
            String language,
            String subjectRef,
            String dueAt,
            String leftBecause) {
        static Form of(CallForm form) {
            return new Form(
                    form.said(CallForm.NOTE),
                    form.said(CallForm.APPOINTMENT_AT),
                    !form.said(CallForm.FOLLOW_UP).isEmpty(),
                    !form.said(CallForm.MINE).isEmpty(),
                    form.said(CallForm.LANGUAGE),
                    form.said(CallForm.SUBJECT_REF),
                    form.said(CallForm.DUE_AT),
                    form.said(CallForm.LEFT_BECAUSE));
        }
    }

    /**
     * @param shown whether the number was shown, after which nobody can say that he did not call
     */
    static List<Ending> endings(CallForm form, boolean shown, Wording wording) {
        return Stream.of(Disposition.values())
                .filter(it -> !shown || it != Disposition.NOT_MADE)
                .map(it -> ending(it, it.name().equals(form.said(CallForm.DISPOSITION)), wording))
                .toList();
    }

    private static Ending ending(Disposition it, boolean chosen, Wording wording) {
        return new Ending(
                it.name(),
                wording.name("disposition", it),
                it.rightParty() ? "customer" : it.contacted() ? "other" : "nobody",
                chosen,
                it.noteRequired(),
                it.surveyed(),
                it == Disposition.APPOINTMENT_MADE,
                it == Disposition.LANGUAGE_BARRIER);
    }

    static List<Choice> keepers(CallForm form, Wording wording) {
        return KEEPERS.stream()
                .map(
                        it ->
                                new Choice(
                                        it,
                                        wording.name("keptBy", it),
                                        it.equals(form.said(CallForm.KEPT_BY))))
                .toList();
    }

    static List<Choice> causes(RootCauses rootCauses, CallForm form, Wording wording) {
        String chosen = form.said(CallForm.ROOT_CAUSE);
        return rootCauses.all().stream()
                .map(
                        it ->
                                new Choice(
                                        it.code(),
                                        rootCauses.words(it.code(), wording.language()),
                                        it.code().equals(chosen)))
                .toList();
    }

    /** Ways of one group. */
    public List<Ending> endings(String group) {
        return endings.stream().filter(it -> it.group().equals(group)).toList();
    }
}
