package io.huifang.scheduler.page.decision;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.scheduler.callback.CallbackView;
import io.huifang.scheduler.decision.DecisionView;
import io.huifang.scheduler.incident.desk.ShowIncidents.Part;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Fact;
import io.huifang.scheduler.page.Step;
import io.huifang.scheduler.page.Wording;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A decision from the event to what became of it. */
final class DecisionChain {
    private final DecisionView decision;
    private final Wording wording;

    private DecisionChain(DecisionView decision, Wording wording) {
        this.decision = decision;
        this.wording = wording;
    }

    /**
     * @param callback the task opened, joined or closed; null for none
     * @param incident the one that the callback is or was part of; null for none
     */
    static List<Step> of(
            DecisionView decision, CallbackView callback, Part incident, Wording wording) {
        DecisionChain chain = new DecisionChain(decision, wording);
        List<Step> steps = new ArrayList<>();
        steps.add(chain.event());
        steps.add(chain.rule());
        if (!decision.inputs().isEmpty()) steps.add(chain.inputs());
        steps.add(chain.answer());
        if (callback != null) steps.addAll(CallbackChain.of(callback, incident, wording));
        return steps;
    }

    private Step event() {
        return new Step(
                wording.say("chain.event"),
                decision.type(),
                List.of(
                        Fact.of(wording.say("source"), decision.source()),
                        Fact.of(wording.say("eventId"), decision.id()),
                        Fact.at(
                                Address.ofDecisions(decision.customerId()),
                                wording.say("customer"),
                                decision.customerId())));
    }

    private Step rule() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(wording.say("ruleId"), decision.rule()));
        if (decision.reason() != null) {
            facts.add(Fact.of(wording.say("reason"), wording.reason(decision.reason())));
        }
        facts.add(
                Fact.at(
                        Address.ofPolicy(decision.policyVersion()),
                        wording.say("policy"),
                        wording.say("versionNumber", decision.policyVersion())));
        return new Step(wording.say("chain.rule"), wording.name("rule", decision.rule()), facts);
    }

    private Step inputs() {
        List<Fact> facts = new ArrayList<>();
        decision.inputs()
                .properties()
                .forEach(
                        it ->
                                facts.add(
                                        new Fact(
                                                wording.name("input", it.getKey()),
                                                text(it.getValue()),
                                                path(it.getKey(), it.getValue()),
                                                null)));
        return new Step(wording.say("chain.inputs"), wording.say("chain.inputs.words"), facts);
    }

    /** Page that tells more of what a rule looked at; null for none. */
    private static String path(String input, JsonNode value) {
        return input.equals(Input.INCIDENT.toldAs()) ? Address.ofIncident(value.asText()) : null;
    }

    private Step answer() {
        return new Step(
                wording.say("chain.decision"),
                wording.name("decision", decision.decision()),
                List.of(
                        Fact.english(wording.say("explanation"), decision.explanation()),
                        Fact.of(wording.say("decidedAt"), wording.at(decision.decidedAt()))));
    }

    /** A value as people read it: instants in the pages' zone. */
    private String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? wording.say("none")
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(this::text)
                            .collect(Collectors.joining(", "));
        }
        if (!value.isTextual()) return value.isValueNode() ? value.asText() : value.toString();
        try {
            return wording.at(Instant.parse(value.textValue()));
        } catch (DateTimeException noInstant) {
            return value.textValue();
        }
    }
}
