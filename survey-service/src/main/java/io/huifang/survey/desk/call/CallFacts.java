package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Brief;
import io.huifang.survey.page.Wording;

import java.util.ArrayList;
import java.util.List;

/**
 * What a call is about, in the page's language: what happened, amounts, times. Of what was
 * dispatched it shows what has words; the rest is for programs, or told elsewhere on the page.
 */
final class CallFacts {
    private CallFacts() {}

    static List<Fact> of(Attempt attempt, Wording wording) {
        Brief brief = attempt.brief();
        List<Fact> facts = new ArrayList<>();
        fact(facts, wording, "customer", brief.customerId());
        fact(facts, wording, "subject", brief.subjectRef());
        if (brief.eventTime() != null) {
            fact(facts, wording, "eventTime", wording.at(brief.eventTime()));
        }
        context(facts, wording, CallScript.read(brief.context()));
        fact(facts, wording, "purpose", wording.name("purpose", brief.purpose()));
        fact(facts, wording, "attempt", Integer.toString(brief.number()));
        fact(facts, wording, "priority", Integer.toString(attempt.priority()));
        fact(facts, wording, "due", wording.at(attempt.dueAt()));
        fact(facts, wording, "window", wording.at(attempt.callableUntil()));
        if (brief.numberAsOf() != null) {
            fact(facts, wording, "numberAsOf", wording.at(brief.numberAsOf()));
        }
        return facts;
    }

    private static void context(List<Fact> facts, Wording wording, JsonNode context) {
        context.properties().stream()
                .filter(it -> wording.knows("context." + it.getKey()))
                .filter(it -> it.getValue().isValueNode() && !it.getValue().isNull())
                .forEach(
                        it ->
                                facts.add(
                                        new Fact(
                                                wording.name("context", it.getKey()),
                                                value(wording, context, it.getKey()))));
    }

    private static String value(Wording wording, JsonNode context, String name) {
        JsonNode value = context.path(name);
        String text = value.asText();
        if (name.equals("eventType")) return wording.name("eventType", text);
        boolean money = name.equals("amount") && context.has("currency");
        return money ? text + " " + context.path("currency").asText() : text;
    }

    private static void fact(List<Fact> facts, Wording wording, String name, String value) {
        if (value != null) facts.add(new Fact(wording.say("fact." + name), value));
    }
}
