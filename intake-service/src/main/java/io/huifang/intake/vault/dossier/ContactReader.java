package io.huifang.intake.vault.dossier;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.eventdata.CallableNumber;
import io.huifang.intake.eventdata.DataReader;
import io.huifang.intake.eventdata.DataShape;
import io.huifang.intake.eventdata.EventData;
import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;
import io.huifang.intake.problem.Violations;
import io.huifang.intake.strictjson.Flaw;
import io.huifang.intake.strictjson.StrictBytes;
import io.huifang.intake.strictjson.StrictJson;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Reads {@code {"contact":{…}}} as strictly as it is read in an event. */
final class ContactReader {
    private static final String DATA = "/data";

    private ContactReader() {}

    /**
     * @throws RefusedRequest when it is no contact of anybody who can be called
     */
    static Contact read(byte[] body) throws RefusedRequest {
        Flaw flaw = StrictBytes.flawIn(body);
        if (flaw != null) {
            throw flaw.refusal();
        }
        Violations violations = new Violations();
        try (JsonParser parser = StrictJson.parser(body, 0, body.length)) {
            return callable(stated(parser, violations), violations);
        } catch (IOException notJson) {
            throw StrictJson.unreadable(notJson);
        }
    }

    private static Contact stated(JsonParser parser, Violations violations)
            throws IOException, RefusedRequest {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedRequest(Problems.INVALID_CONTACT);
        }
        EventData data =
                new DataReader(parser, violations, Instant.MAX).read(DataShape.ofPersonalData());
        if (data.narrative() != null) {
            violations.add(DATA + "/narrative", "unknown-member", "only a contact is expected");
        }
        if (parser.nextToken() != null) {
            throw Flaw.SYNTAX.refusal();
        }
        return data.contact();
    }

    private static Contact callable(Contact stated, Violations violations) throws RefusedRequest {
        if (stated == null && violations.count() == 0) {
            violations.missing(DATA + "/contact");
        }
        String phone =
                stated == null
                        ? null
                        : CallableNumber.of(stated.phone()).map(CallableNumber::e164).orElse(null);
        if (stated != null && phone == null) {
            violations.add(DATA + "/contact/phone", "not-callable", "nobody can be called there");
        }
        refuseIfAny(violations);
        return new Contact(phone, stated.name(), stated.timeZone(), stated.locale());
    }

    /** With pointers into the body, which is what data is in an event. */
    private static void refuseIfAny(Violations violations) throws RefusedRequest {
        try {
            violations.throwIfAny();
        } catch (RefusedRequest refusal) {
            List<Violation> places =
                    refusal.problem().errors().stream()
                            .map(
                                    it ->
                                            new Violation(
                                                    it.pointer().substring(DATA.length()),
                                                    it.code(),
                                                    it.detail()))
                            .toList();
            Problem problem = Problems.INVALID_CONTACT.at(places);
            throw new RefusedRequest(problem);
        }
    }
}
