package io.huifang.contract.catalogue;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.Money;
import io.huifang.contract.field.StringKind;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.contract.wallet.PersonalData;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * JSON Schemas (draft 2020-12) of everything that travels, derived from the records. The same texts
 * are kept as resources, {@code /schemas/<type>.json} and {@code /schemas/log/<type>.json}, so that
 * a change to a record is seen in review; a test holds the two together.
 */
public final class JsonSchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private JsonSchemas() {}

    /**
     * Every schema, by its path under the resource folder {@code schemas}: {@code <type>.json} for
     * what a sender posts as a wallet event's data and for facts, {@code log/<type>.json} for a
     * wallet event's data on the log.
     */
    public static Map<String, String> all() {
        Map<String, String> schemas = new LinkedHashMap<>();
        for (WalletEventShape shape : WalletEventCatalogue.all()) {
            schemas.put(shape.type() + ".json", ofSender(shape));
            schemas.put("log/" + shape.type() + ".json", ofLog(shape));
        }
        for (FactType fact : FactCatalogue.all()) {
            schemas.put(fact.type() + ".json", ofFact(fact));
        }
        return schemas;
    }

    /** What a sender may post as the event's data: these fields and no others. */
    public static String ofSender(WalletEventShape shape) {
        List<FieldShape> fields = and(shape.fields(), shape.personalFields());
        Map<String, Object> schema = head("sender", shape.type());
        schema.putAll(new FieldKind.Group(fields).schema());
        close(schema);
        schema.putAll(scaleByCurrency(fields));
        schema.putAll(oneAtLeast(shape));
        return JsonText.of(schema);
    }

    /** The event's data on the log: never personal, and open to fields that are added later. */
    public static String ofLog(WalletEventShape shape) {
        List<FieldShape> fields = and(shape.fields(), FieldShape.of(DerivedFacts.class));
        Map<String, Object> schema = head("log", shape.type());
        schema.putAll(new FieldKind.Group(fields).schema());
        PersonalData.FIELDS.forEach(field -> properties(schema).put(field.name(), false));
        schema.putAll(scaleByCurrency(fields));
        schema.putAll(oneAtLeast(shape));
        return JsonText.of(schema);
    }

    /** A fact's data: open to fields that are added later. */
    public static String ofFact(FactType fact) {
        Map<String, Object> schema = head("log", fact.type());
        schema.putAll(new FieldKind.Group(FieldShape.of(fact.data())).schema());
        return JsonText.of(schema);
    }

    private static Map<String, Object> head(String side, String type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("$id", "urn:huifang:" + side + ":" + type);
        schema.put("title", type);
        return schema;
    }

    /** However deep they stand, the objects of a sender have no fields but those named. */
    private static void close(Map<String, Object> schema) {
        if (schema.get("type") instanceof String && schema.containsKey("properties")) {
            schema.put("additionalProperties", false);
        }
        schema.values().forEach(JsonSchemas::closeWithin);
    }

    @SuppressWarnings("unchecked") // the maps within a schema have names for keys
    private static void closeWithin(Object part) {
        if (part instanceof Map<?, ?> map) {
            close((Map<String, Object>) map);
        }
    }

    @SuppressWarnings("unchecked") // a group's properties are its fields' schemas by name
    private static Map<String, Object> properties(Map<String, Object> schema) {
        return (Map<String, Object>) schema.get("properties");
    }

    /** ISO 4217 for every amount: how many digits follow the point depends on the currency. */
    private static Map<String, Object> scaleByCurrency(List<FieldShape> fields) {
        List<Object> rules = new ArrayList<>();
        List<String> none = Money.currenciesWithDigits(0);
        List<String> three = Money.currenciesWithDigits(3);
        List<String> notTwo = Stream.concat(none.stream(), three.stream()).toList();
        for (FieldShape field : fields) {
            if (field.kind() instanceof StringKind.Amount amount) {
                String currency = amount.currencyField();
                rules.add(scaleRule(currency, oneOf(none), field.name(), "^[0-9]+$"));
                rules.add(scaleRule(currency, oneOf(three), field.name(), "[.][0-9]{3}$"));
                rules.add(
                        scaleRule(
                                currency,
                                Map.of("not", oneOf(notTwo)),
                                field.name(),
                                "[.][0-9]{2}$"));
            }
        }
        return rules.isEmpty() ? Map.of() : Map.of("allOf", rules);
    }

    private static Map<String, Object> oneAtLeast(WalletEventShape shape) {
        return shape.isNeverEmpty()
                ? Map.of(
                        "anyOf",
                        shape.fields().stream()
                                .map(field -> Map.of("required", List.of(field.name())))
                                .toList())
                : Map.of();
    }

    private static Map<String, Object> scaleRule(
            String currency, Map<String, Object> condition, String amount, String pattern) {
        Map<String, Object> given = new LinkedHashMap<>(property(currency, condition));
        given.put("required", List.of(currency));
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("if", given);
        rule.put("then", property(amount, Map.of("pattern", pattern)));
        return rule;
    }

    private static Map<String, Object> oneOf(List<String> codes) {
        return Map.of("enum", codes);
    }

    private static Map<String, Object> property(String name, Map<String, Object> schema) {
        return Map.of("properties", Map.of(name, schema));
    }

    private static List<FieldShape> and(List<FieldShape> fields, List<FieldShape> more) {
        return Stream.concat(fields.stream(), more.stream()).toList();
    }
}
