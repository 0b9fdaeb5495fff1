package io.huifang.contract.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.Golden;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue for people: docs/event-types.md. */
final class EventTypesPage {
    private static final String HEAD =
            """
            # Event types

            What a sender may tell, with the data that each type needs. Written by
            `mvn test -pl events/contract -Dcontract.rewrite=true`; do not edit.

            The CloudEvents attribute `subject` is the customer's opaque id in every event. The
            tables below are about `data`: members that are not named are refused, and JSON null
            stands for nothing. `GET /v1/event-types/{type}` gives the same as a JSON Schema.

            Personal data may stand only in these two members, which every type may have. Both go
            into the vault and never onto the log.

            %s
            ## All types

            %s
            """;

    private static final String TAIL =
            """
            ## Types of your own

            A sender may have types of its own if its configuration lists them. None of their names
            may begin with `io.huifang.`: such a type is above or refused. Their `data` is any JSON
            object; `contact` and `narrative` are checked and kept apart as above and may stand
            nowhere deeper, and `region` and `timeZones` are for intake to say. **Everything else
            goes onto the log as it came.** Intake cannot know what your texts say: that none of
            them names a person, a number or an address is for you to see to, and for your contract
            with whoever runs Huifang to state. The policy maps such a type to a reason; a type that
            it does not map is decided IGNORED.
            """;

    /**
     * @param summaries one sentence for each type
     */
    static String of(Map<String, String> summaries) {
        String types =
                WalletEventCatalogue.all().stream()
                        .map(shape -> type(shape, summaries.get(shape.type())))
                        .collect(Collectors.joining("\n"));
        return HEAD.formatted(table(PersonalData.FIELDS.stream()), list(summaries))
                + "\n"
                + types
                + "\n"
                + TAIL;
    }

    private EventTypesPage() {}

    private static String list(Map<String, String> summaries) {
        return WalletEventCatalogue.all().stream()
                .map(
                        shape ->
                                "| [`%s`](#%s) | %s | %s |\n"
                                        .formatted(
                                                shape.type(),
                                                shape.type().replace(".", ""),
                                                summaries.get(shape.type()),
                                                shape.subjectField()
                                                        .map(field -> "`" + field + "`")
                                                        .orElse("the customer")))
                .collect(
                        Collectors.joining(
                                "", "| type | what happened | about |\n|---|---|---|\n", ""));
    }

    private static String type(WalletEventShape shape, String summary) {
        Stream<FieldShape> required = shape.personalFields().stream().filter(FieldShape::required);
        Stream<FieldShape> fields = Stream.concat(shape.fields().stream(), required);
        String rule = shape.isNeverEmpty() ? "\nAt least one of them must be there.\n" : "";
        return "### `%s`\n\n%s\n\n%s\n```json\n%s\n```\n"
                .formatted(shape.type(), summary, table(fields) + rule, example(shape));
    }

    private static String table(Stream<FieldShape> fields) {
        String rows = fields.map(EventTypesPage::row).collect(Collectors.joining());
        return rows.isEmpty()
                ? "No data of its own.\n"
                : "| member | | what |\n|---|---|---|\n" + rows;
    }

    private static String row(FieldShape field) {
        return "| `%s` | %s | %s |\n"
                .formatted(
                        field.name(),
                        field.required() ? "required" : "optional",
                        FieldWords.of(field.kind()));
    }

    private static String example(WalletEventShape shape) {
        ObjectNode example = Golden.examples(shape.type()).get(0).deepCopy();
        if (shape.personalFields().stream().anyMatch(FieldShape::required)) {
            example.set(PersonalData.CONTACT, Golden.examples("contact").get(0));
        }
        try {
            return Golden.JSON.writeValueAsString(example);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
