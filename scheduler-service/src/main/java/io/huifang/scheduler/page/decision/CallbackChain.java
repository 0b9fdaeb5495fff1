package io.huifang.scheduler.page.decision;

import io.huifang.scheduler.callback.CallbackView;
import io.huifang.scheduler.callback.CallbackView.AttemptView;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.desk.ShowIncidents.Part;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Fact;
import io.huifang.scheduler.page.Step;
import io.huifang.scheduler.page.Wording;

import java.util.ArrayList;
import java.util.List;

/** A callback from its task over the attempts to its outcome. */
final class CallbackChain {
    private final CallbackView callback;
    private final Wording wording;

    private CallbackChain(CallbackView callback, Wording wording) {
        this.callback = callback;
        this.wording = wording;
    }

    /**
     * @param incident the one that the callback is or was part of; null for none
     */
    static List<Step> of(CallbackView callback, Part incident, Wording wording) {
        CallbackChain chain = new CallbackChain(callback, wording);
        List<Step> steps = new ArrayList<>();
        steps.add(chain.task());
        if (incident != null) steps.add(chain.part(incident));
        steps.add(chain.attempts());
        steps.add(chain.outcome());
        return steps;
    }

    private Step part(Part part) {
        Incident incident = part.incident();
        return new Step(
                wording.say("chain.incident"),
                wording.name("incidentTask", part.state()),
                List.of(
                        Fact.at(
                                Address.ofIncident(incident.incidentId()),
                                wording.say("incident.what"),
                                incident.key()),
                        Fact.of(
                                wording.say("incident.state"),
                                wording.say(
                                        incident.isOpen() ? "incident.open" : "incident.over"))));
    }

    private Step task() {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                Fact.at(
                        Address.ofCallback(callback.callbackId()),
                        wording.say("callback"),
                        callback.callbackId()));
        facts.add(Fact.of(wording.say("reason"), wording.reason(callback.reason())));
        if (callback.subjectRef() != null) {
            facts.add(Fact.of(wording.say("subject"), callback.subjectRef()));
        }
        if (callback.dueAt() != null) {
            facts.add(Fact.of(wording.say("dueAt"), wording.at(callback.dueAt())));
        }
        if (callback.appointedAt() != null) {
            facts.add(Fact.of(wording.say("appointedAt"), wording.at(callback.appointedAt())));
        }
        facts.add(Fact.of(wording.say("freshUntil"), wording.at(callback.freshUntil())));
        facts.add(Fact.of(wording.say("priority"), callback.priority()));
        if (callback.parentId() != null) {
            facts.add(
                    Fact.at(
                            Address.ofCallback(callback.parentId()),
                            wording.say("followsUp"),
                            callback.parentId()));
        }
        return new Step(
                wording.say("chain.task"), wording.name("status", callback.status()), facts);
    }

    private Step attempts() {
        int count = callback.attempts().size();
        return new Step(
                wording.say("chain.attempts"),
                count == 0 ? wording.say("attempts.none") : wording.say("attempts.count", count),
                callback.attempts().stream().map(this::attempt).toList());
    }

    private Fact attempt(AttemptView attempt) {
        String label = wording.say("attempt", attempt.number());
        String begin = wording.say("attempt.dispatched", wording.at(attempt.dispatchedAt()));
        if (attempt.disposition() != null) {
            String how = wording.name("disposition", attempt.disposition());
            return Fact.of(
                    label,
                    begin + wording.say("attempt.told", wording.at(attempt.concludedAt()), how));
        }
        String ending =
                attempt.ending() == null
                        ? wording.say("attempt.underWay")
                        : wording.name("ending", attempt.ending());
        return Fact.of(label, begin + wording.say("attempt.ended", ending));
    }

    private Step outcome() {
        List<Fact> followUps =
                callback.followUps().stream()
                        .map(
                                it ->
                                        Fact.at(
                                                Address.ofCallback(it.callbackId()),
                                                wording.say("followedUpBy"),
                                                wording.reason(it.reason())
                                                        + " – "
                                                        + wording.name("status", it.status())))
                        .toList();
        return new Step(
                wording.say("chain.outcome"),
                callback.outcome() == null
                        ? wording.say("outcome.open")
                        : wording.name("outcome", callback.outcome()),
                followUps);
    }
}
