package io.huifang.intake.badinput;

import java.util.stream.Stream;

/** Contacts by which nobody can be reached. */
final class PhoneTable {
    private static final String CATEGORY = "phone";
    private static final String GOOD = "{\"phone\":\"+8613800138000\"";

    private PhoneTable() {}

    static Stream<BadRequest> rows() {
        return Stream.concat(numbers(), contacts());
    }

    private static Stream<BadRequest> numbers() {
        return Stream.of(
                phone("a number", "8613800138000"),
                phone("null", "null"),
                phone("nothing", "\"\""),
                phone("a plus", "\"+\""),
                phone("a country", "\"+86\""),
                phone("without a country", "\"13800138000\""),
                phone("with two noughts for the plus", "\"008613800138000\""),
                phone("a digit too few", "\"+861380013800\""),
                phone("a digit too many", "\"+86138001380001\""),
                phone("of no country", "\"+999123456789\""),
                phone("of a plan that has no such number", "\"+10005550123\""),
                phone("free of charge", "\"+18002530000\""),
                phone("at a premium", "\"+19002530000\""),
                phone("shared cost", "\"+448712345678\""),
                phone("of an emergency", "\"+86110\""),
                phone("with an extension", "\"+12125550123;ext=7\""),
                phone("as a link", "\"tel:+8613800138000\""),
                phone("with letters", "\"+1800FLOWERS\""),
                phone("with wide digits", "\"+\uFF18\uFF1613800138000\""),
                phone("with a line end", "\"+8613800138000\\n\""),
                phone("two at once", "\"+8613800138000,+8613800138001\""),
                phone("far too long", "\"+" + "1".repeat(40) + "\""));
    }

    private static Stream<BadRequest> contacts() {
        return Stream.of(
                contact("null", "null", ""),
                contact("a string", "\"+8613800138000\"", ""),
                contact("an array", "[]", ""),
                contact("without a number", "{}", "/phone"),
                contact("with a name only", "{\"name\":\"x\"}", "/phone"),
                contact("with an address", GOOD + ",\"email\":\"a@example.org\"}", ""),
                contact("with an empty name", GOOD + ",\"name\":\"\"}", "/name"),
                contact("with a name of two lines", GOOD + ",\"name\":\"a\\nb\"}", "/name"),
                contact("with a list of names", GOOD + ",\"name\":[\"a\"]}", "/name"),
                contact("with a name without end", named("x".repeat(201)), "/name"),
                contact("on Mars", GOOD + ",\"timeZone\":\"Mars/Olympus\"}", "/timeZone"),
                contact("at an offset", GOOD + ",\"timeZone\":\"+08:00\"}", "/timeZone"),
                contact("in a zone in small letters", inZone("asia/shanghai"), "/timeZone"),
                contact("in a zone of a path", inZone("../../etc/passwd"), "/timeZone"),
                contact("with Java's locale", GOOD + ",\"locale\":\"zh_CN\"}", "/locale"),
                narrative("a number", "5"),
                narrative("empty", "\"\""),
                narrative("without end", "\"" + "x".repeat(4_001) + "\""),
                narrative("with an escape", "\"\\u001b[2J\""));
    }

    private static String named(String name) {
        return GOOD + ",\"name\":\"" + name + "\"}";
    }

    private static String inZone(String zone) {
        return GOOD + ",\"timeZone\":\"" + zone + "\"}";
    }

    private static BadRequest phone(String what, String phone) {
        return contact("a number: " + what, "{\"phone\":" + phone + "}", "/phone");
    }

    private static BadRequest contact(String what, String contact, String member) {
        return row("a contact " + what, "\"contact\":" + contact, "/data/contact" + member);
    }

    private static BadRequest narrative(String what, String narrative) {
        return row("a narrative " + what, "\"narrative\":" + narrative, "/data/narrative");
    }

    private static BadRequest row(String what, String member, String pointer) {
        String body = BadRequest.bare().adding(member).json();
        return BadRequest.invalid(CATEGORY, what, Post.structured(body), pointer);
    }
}
