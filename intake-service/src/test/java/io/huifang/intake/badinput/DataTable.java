package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.ofType;

import java.util.stream.Stream;

/** Data that does not hold what its type promises. */
final class DataTable {
    private static final String CATEGORY = "data";
    private static final String WINDOW = "{\"from\":\"09:00\",\"until\":\"12:00\"";

    private DataTable() {}

    static Stream<BadRequest> rows() {
        return Stream.of(
                        ofPayments(),
                        ofAccounts(),
                        ofComplaints(),
                        ofFeedback(),
                        ofCustomers(),
                        ofPreferences(),
                        ofSendersOwnTypes())
                .flatMap(rows -> rows);
    }

    private static Stream<BadRequest> ofPayments() {
        return Stream.of(
                payment("null", "null", "/data"),
                payment("a string", "\"x\"", "/data"),
                payment("an array", "[]", "/data"),
                payment("an empty object", "{}", "/data/paymentId"),
                in("a cause that nobody knows", "NETWORK", "WEATHER", "/data/cause"),
                in("a cause in small letters", "NETWORK", "network", "/data/cause"),
                in("a cause that is a number", "\"NETWORK\"", "3", "/data/cause"),
                in("an empty id", "\"p-1\"", "\"\"", "/data/paymentId"),
                in("an id with a space", "p-1", "p 1", "/data/paymentId"),
                in("an id beyond ASCII", "p-1", "付-1", "/data/paymentId"),
                in("an id that is a number to call", "p-1", "+8613800138000", "/data/paymentId"),
                in("an id that is an address", "p-1", "a@example.org", "/data/paymentId"),
                in("an id that is a link", "p-1", "https://example.org/1", "/data/paymentId"),
                in("an id of 129 characters", "p-1", "x".repeat(129), "/data/paymentId"),
                in(
                        "a member that has no place",
                        "{\"pay",
                        "{\"phone\":\"1\",\"pay",
                        "unknown-member"),
                in("what intake adds", "{\"pay", "{\"region\":\"CN\",\"pay", "unknown-member"));
    }

    private static Stream<BadRequest> ofAccounts() {
        return Stream.of(
                row(
                        "customer.contact_changed",
                        "{\"changedAt\":\"2026-03-01T08:30:00Z\"}",
                        "contact"),
                row(
                        "customer.contact_changed",
                        "{\"contact\":{\"phone\":\"+8613800138000\"}}",
                        "changedAt"),
                row("account.closed", "{\"because\":\"moved\"}", ""),
                row("account.takeover_suspected", "{\"signals\":[]}", "signals"),
                row("account.takeover_suspected", "{\"signals\":\"new-device\"}", "signals"),
                row(
                        "account.takeover_suspected",
                        "{\"signals\":[\"+8613800138000\"]}",
                        "signals/0"),
                row("account.takeover_suspected", "{\"signals\":[\"a\",null]}", "signals/1"));
    }

    private static Stream<BadRequest> ofComplaints() {
        return Stream.of(
                row("complaint.filed", complaint("5"), "severity"),
                row("complaint.filed", complaint("0"), "severity"),
                row("complaint.filed", complaint("1.0"), "severity"),
                row("complaint.filed", complaint("\"1\""), "severity"),
                row("complaint.filed", complaint("99999999999999999999"), "severity"),
                row("complaint.handled", complaint("1").replace("\"a\"", "\"Li Lei\""), "category"),
                row("complaint.filed", complaint("1").replace("app", "by my wife"), "channel"));
    }

    private static Stream<BadRequest> ofFeedback() {
        return Stream.of(
                row("feedback.received", feedback("6", "5", "speed"), "score"),
                row("feedback.received", feedback("-1", "5", "speed"), "score"),
                row("feedback.received", feedback("1", "0", "speed"), "scale"),
                topic("138 0013 8000"),
                topic("138-0013-8000"),
                topic("a@example.org"),
                topic("https://example.org"),
                topic("the card of my wife was stolen"),
                topic("钱没到账"),
                topic("Li Lei"),
                topic("one-word-after-the-other"));
    }

    private static Stream<BadRequest> ofCustomers() {
        return Stream.of(
                row("password.reset_failed", "{\"attempts\":0}", "attempts"),
                row("customer.registered", registered("Mars/Olympus"), "timeZone"),
                row("customer.consent_granted", consent("FUN"), "purpose"));
    }

    private static Stream<BadRequest> ofPreferences() {
        return Stream.of(
                wish(preference(WINDOW + ",\"x\":1}"), "windows/0"),
                wish(preference("{\"from\":\"09:00\"}"), "windows/0/until"),
                wish(preference("{\"from\":\"9am\",\"until\":\"1pm\"}"), "windows/0/from"),
                wish(preference(WINDOW + ",\"days\":[\"SOMEDAY\"]}"), "windows/0/days/0"),
                wish("{\"channels\":[\"PIGEON\"]}", "channels/0"),
                wish("{\"maxPerWeek\":true}", "maxPerWeek"),
                wish("{}", ""),
                wish("null", ""),
                wish("{\"narrative\":\"planted words\"}", ""),
                wish("{\"channels\":[\"APP\",\"SMS\",\"APP\"]}", "channels/2"),
                wish(
                        preference(WINDOW + ",\"days\":[\"MONDAY\",\"MONDAY\"]}"),
                        "windows/0/days/1"));
    }

    private static Stream<BadRequest> ofSendersOwnTypes() {
        return Stream.of(
                own("a string", "\"x\"", "/data"),
                own("an array", "[]", "/data"),
                own(
                        "a contact deeper down",
                        "{\"a\":{\"contact\":{\"phone\":\"1\"}}}",
                        "misplaced-personal-data"),
                own(
                        "a narrative in a list",
                        "{\"a\":[{\"narrative\":\"1\"}]}",
                        "misplaced-personal-data"),
                own(
                        "a contact that is none",
                        "{\"contact\":{\"phone\":\"nobody\"}}",
                        "/data/contact/phone"),
                own("a narrative that is none", "{\"narrative\":[]}", "/data/narrative"),
                own("what intake adds", "{\"timeZones\":[\"Asia/Shanghai\"]}", "reserved-name"),
                own("a number that is infinite", "{\"n\":1e999}", "out-of-range"));
    }

    private static String complaint(String severity) {
        return "{\"complaintId\":\"c\",\"category\":\"a\",\"channel\":\"app\",\"severity\":%s}"
                .formatted(severity);
    }

    private static String feedback(String score, String scale, String topic) {
        return "{\"feedbackId\":\"f\",\"score\":%s,\"scale\":%s,\"topic\":\"%s\"}"
                .formatted(score, scale, topic);
    }

    private static BadRequest topic(String topic) {
        return row("feedback.received", feedback("1", "5", topic), "topic");
    }

    private static String registered(String zone) {
        return "{\"registeredAt\":\"2026-03-01T08:30:00Z\",\"timeZone\":\"%s\"}".formatted(zone);
    }

    private static String consent(String purpose) {
        return "{\"purpose\":\"%s\",\"channel\":\"app\",\"evidenceId\":\"e\",\"version\":\"1\"}"
                .formatted(purpose);
    }

    private static BadRequest wish(String data, String member) {
        return row("customer.preference_changed", data, member);
    }

    private static String preference(String window) {
        return "{\"windows\":[" + window + "]}";
    }

    private static BadRequest payment(String what, String data, String hint) {
        return invalid("payment.failed: " + what, BadRequest.event().withData(data).json(), hint);
    }

    private static BadRequest in(String what, String good, String wrong, String hint) {
        String data = BadRequest.event().data().replace(good, wrong);
        return payment(what, data, hint);
    }

    private static BadRequest row(String event, String data, String member) {
        String body = BadRequest.withId(ofType("io.huifang." + event + ".v1", data)).json();
        String pointer = member.isEmpty() ? "/data" : "/data/" + member;
        return invalid(event + ": " + data, body, pointer);
    }

    private static BadRequest own(String what, String data, String hint) {
        String body = BadRequest.withId(ofType("com.example.x.v1", data)).json();
        return invalid("a sender's own type: " + what, body, hint);
    }

    private static BadRequest invalid(String what, String body, String hint) {
        return BadRequest.invalid(CATEGORY, what, Post.structured(body), hint);
    }
}
