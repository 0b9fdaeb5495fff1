package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.ofType;

import io.huifang.intake.walletevent.Events;

import java.util.stream.Stream;

/** Context attributes that break a rule of CloudEvents, in structured mode. */
final class AttributeTable {
    private static final String CATEGORY = "CloudEvents attributes";

    private AttributeTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(identity(), typeAndSubject(), optional(), extensions(), data())
                .flatMap(rows -> rows);
    }

    private static Stream<BadRequest> identity() {
        return Stream.of(
                with("no specversion", "specversion", null, "/specversion"),
                with("the specversion before", "specversion", "0.3", "/specversion"),
                with("a specversion to come", "specversion", "1.1", "/specversion"),
                in("the specversion as a number", "\"1.0\"", "1.0", "/specversion"),
                with("no id", "id", null, "/id"),
                with("an empty id", "id", "", "/id"),
                with("an id with a line end", "id", BadRequest.ID + "\\n", "/id"),
                with("an id of 257 characters", "id", "x".repeat(257), "/id"),
                in("an id that is a number", "\"" + BadRequest.ID + "\"", "5", "/id"),
                in("an id that is null", "\"" + BadRequest.ID + "\"", "null", "/id"),
                with("no source", "source", null, "/source"),
                with("an empty source", "source", "", "/source"),
                with("a source with a space", "source", "/demo wallet", "uri-reference"),
                with("a source with a broken escape", "source", "/demo%2", "uri-reference"));
    }

    private static Stream<BadRequest> typeAndSubject() {
        return Stream.of(
                with("no type", "type", null, "/type"),
                with("an empty type", "type", "", "/type"),
                with("a type of 129 characters", "type", "x".repeat(129), "/type"),
                ours("a later version of a type", "payment.failed.v2"),
                ours("a type to come", "wallet.upgraded.v1"),
                ours("a type misspelt", "payment.failled.v1"),
                ours("a type in capital letters", "PAYMENT.FAILED.V1"),
                ours("a type without its version", "payment.failed"),
                with("no subject", "subject", null, "/subject"),
                BadRequest.invalid(
                        CATEGORY,
                        "a new contact and no time",
                        Post.structured(aContactChanged().with("time", null).json()),
                        "/time"),
                with("a blank subject", "subject", " ", "/subject"),
                with("a subject of 129 characters", "subject", "x".repeat(129), "/subject"),
                with("a phone number as subject", "subject", "+8613800138000", "/subject"),
                with("an e-mail address as subject", "subject", "li.lei@example.com", "/subject"),
                with("a link as subject", "subject", "https://example.com/8812", "/subject"),
                with("a noncharacter", "subject", "\uFFFF", "/subject"),
                with("a control character", "subject", "c\\u0085", "/subject"));
    }

    private static Stream<BadRequest> optional() {
        return Stream.of(
                with("data of another type", "datacontenttype", "text/xml", "/datacontenttype"),
                with("no data type", "datacontenttype", "", "/datacontenttype"),
                with(
                        "data in another charset",
                        "datacontenttype",
                        "application/json; charset=gbk",
                        "/datacontenttype"),
                with("a relative dataschema", "dataschema", "schemas/a", "/dataschema"),
                with("an empty dataschema", "dataschema", "", "/dataschema"),
                with("an empty correlation", "correlationid", "", "/correlationid"));
    }

    private static Stream<BadRequest> extensions() {
        return Stream.of(
                with("a name with a capital letter", "tenantId", "7", "attribute-name"),
                with("a name with a dash", "tenant-id", "7", "attribute-name"),
                with("a name with an underscore", "tenant_id", "7", "attribute-name"),
                with("an empty name", "", "7", "attribute-name"),
                with("a value with an escape", "tenant", "\\u001b[0m", "attribute-value"),
                with("a value without end", "tenant", "x".repeat(1_025), "attribute-value"),
                extension("an object", "{}"),
                extension("an array", "[1]"),
                extension("a fraction", "1.5"),
                extension("a fraction of nothing", "1.0"),
                extension("an exponent", "1e3"),
                extension("an integer of more than 32 bits", "2147483648"));
    }

    private static Stream<BadRequest> data() {
        String good = BadRequest.event().json();
        return Stream.of(
                malformed(
                        "data and data_base64",
                        good.replace("\"data\":", "\"data_base64\":\"e30=\",\"data\":"),
                        "data-twice"),
                base64("that is none", "\"e30$\"", "base64"),
                base64("without its padding", "\"e30\"", "base64"),
                base64("in the alphabet for URLs", "\"_-8=\"", "base64"),
                base64("with a line end", "\"e3\\n0=\"", "base64"),
                base64("that is a number", "5", "wrong-type"),
                base64("of text that is no JSON", "\"aGVsbG8=\"", "json-syntax"),
                base64("of two documents", "\"e317fQ==\"", "json-syntax"));
    }

    private static BadRequest with(String what, String attribute, String value, String hint) {
        Events event = BadRequest.event().with(attribute, value);
        return BadRequest.invalid(CATEGORY, what, Post.structured(event.json()), hint);
    }

    /** One of our types that is none. */
    private static BadRequest ours(String what, String name) {
        return with(what, "type", "io.huifang." + name, "/type");
    }

    private static BadRequest in(String what, String good, String wrong, String hint) {
        String body = BadRequest.event().json().replace(good, wrong);
        return BadRequest.invalid(CATEGORY, what, Post.structured(body), hint);
    }

    private static BadRequest extension(String what, String value) {
        String body = "{\"ext\":" + value + "," + BadRequest.event().json().substring(1);
        return BadRequest.invalid(
                CATEGORY, "an extension that is " + what, Post.structured(body), "wrong-type");
    }

    private static Events aContactChanged() {
        return BadRequest.withId(
                ofType(
                        "io.huifang.customer.contact_changed.v1",
                        "{\"changedAt\":\"2026-03-01T08:30:00Z\","
                                + "\"contact\":{\"phone\":\"+8613800138000\"}}"));
    }

    private static BadRequest base64(String what, String value, String hint) {
        String good = BadRequest.event().json();
        String attributes = good.substring(0, good.indexOf("\"data\":"));
        String body = attributes + "\"data_base64\":" + value + "}";
        return malformed("base64 " + what, body, hint);
    }

    private static BadRequest malformed(String what, String body, String hint) {
        return BadRequest.malformed(CATEGORY, what, Post.structured(body), hint);
    }
}
