package io.huifang.survey.receipt;

import io.huifang.survey.customer.CompanyConfig;
import io.huifang.survey.customer.CustomerWords;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A receipt in a person's words. */
final class ReceiptText {
    private ReceiptText() {}

    /**
     * One line of it.
     *
     * @param name what it tells
     * @param value as told
     */
    public record Line(String name, String value) {}

    static List<Line> lines(Receipt receipt, CustomerWords texts, CompanyConfig company) {
        ZoneId zone = company.timeZone();
        List<Line> lines = new ArrayList<>();
        lines.add(line(texts, "who", receipt.iss() + ", " + agent(receipt, texts)));
        lines.add(line(texts, "when", moment(texts, receipt.calledAt(), zone)));
        lines.add(line(texts, "why", texts.matter(receipt.reason())));
        lines.add(line(texts, "purpose", texts.sayOr("purpose." + receipt.purpose(), "–")));
        lines.add(line(texts, "data", receipt.dataUse().getOrDefault(texts.tag(), "–")));
        lines.add(line(texts, "outcome", outcome(receipt.outcome(), texts)));
        if (receipt.corrected() != null) {
            lines.add(line(texts, "corrected", corrected(receipt.corrected(), texts, zone)));
        }
        if (receipt.appointmentAt() != null) {
            lines.add(line(texts, "appointment", moment(texts, receipt.appointmentAt(), zone)));
        }
        if (receipt.promise() != null) {
            lines.add(line(texts, "promise", promise(receipt.promise(), texts, zone)));
        }
        lines.add(line(texts, "complaints", receipt.complaints()));
        if (receipt.decision() != null) {
            Receipt.Decision decision = receipt.decision();
            lines.add(line(texts, "decision", decision.source() + " " + decision.id()));
        }
        lines.add(line(texts, "call", receipt.jti()));
        return lines;
    }

    private static String agent(Receipt receipt, CustomerWords texts) {
        return receipt.agent() == null ? texts.say("receipt.agent") : receipt.agent();
    }

    private static String outcome(String outcome, CustomerWords texts) {
        return texts.sayOr("outcome." + outcome, "–");
    }

    private static String corrected(Receipt.Corrected corrected, CustomerWords texts, ZoneId zone) {
        String at = moment(texts, corrected.at(), zone);
        return texts.say("receipt.correctedFrom", at, outcome(corrected.from(), texts));
    }

    private static String promise(Receipt.Promise promise, CustomerWords texts, ZoneId zone) {
        String what = texts.sayOr("promise." + promise.keptBy(), texts.say("promise.other"));
        return texts.say("receipt.promised", what, moment(texts, promise.dueAt(), zone));
    }

    private static String moment(CustomerWords texts, String instant, ZoneId zone) {
        return texts.moment(Instant.parse(instant), zone);
    }

    private static Line line(CustomerWords texts, String name, String value) {
        return new Line(texts.say("receipt." + name), value);
    }
}
