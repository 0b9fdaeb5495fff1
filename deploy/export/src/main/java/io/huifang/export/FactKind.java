package io.huifang.export;

import io.huifang.contract.catalogue.FactCatalogue;
import io.huifang.contract.catalogue.FactType;
import io.huifang.contract.field.FieldShape;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of fact for analysis, and so one file.
 *
 * @param type CloudEvents type
 * @param name of the file, without its ending
 * @param topic where it is told
 * @param columns in the order of the contract
 */
record FactKind(String type, String name, String topic, List<Column> columns) {
    private static final Pattern TYPE =
            Pattern.compile("io[.]huifang[.]analytics[.]([\\w-]+)[.]v1");

    /** All that the contract knows, so that a new one is not forgotten. */
    static List<FactKind> all() {
        return FactCatalogue.all().stream()
                .filter(it -> TYPE.matcher(it.type()).matches())
                .map(FactKind::of)
                .toList();
    }

    private static FactKind of(FactType fact) {
        Matcher type = TYPE.matcher(fact.type());
        if (!type.matches()) throw new IllegalArgumentException(fact.type());
        return new FactKind(
                fact.type(),
                type.group(1),
                fact.topic().topicName(),
                FieldShape.of(fact.data()).stream().map(Column::of).toList());
    }
}
