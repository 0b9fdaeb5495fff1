package io.huifang.kubernetes.manifest;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that one overlay describes. */
public record Documents(List<Document> all) {
    private static final ObjectMapper YAML = new YAMLMapper();

    public Documents {
        all = List.copyOf(all);
    }

    /** Documents one after the other, divided by {@code ---}. */
    public static Documents of(String yaml) {
        try (MappingIterator<ObjectNode> each = YAML.readerFor(ObjectNode.class).readValues(yaml)) {
            return new Documents(each.readAll().stream().map(Document::new).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Stream<Document> of(Kind kind) {
        return all.stream().filter(document -> document.kind().equals(kind.name()));
    }

    public Optional<Document> find(Kind kind, String name) {
        return of(kind).filter(document -> document.name().equals(name)).findFirst();
    }

    public Document get(Kind kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new AssertionError("there is no " + kind + "/" + name));
    }

    /** The same with one document changed; for examples of what is refused. */
    public Documents changed(Kind kind, String name, Consumer<ObjectNode> change) {
        Document changed = new Document(get(kind, name).json().deepCopy());
        change.accept(changed.json());
        return new Documents(
                all.stream().map(it -> it.id().equals(kind + "/" + name) ? changed : it).toList());
    }

    /** The same without one document. */
    public Documents without(Kind kind, String name) {
        String gone = get(kind, name).id();
        return new Documents(all.stream().filter(it -> !it.id().equals(gone)).toList());
    }

    /** The same and one document more. */
    public Documents and(String yaml) {
        List<Document> more = new ArrayList<>(all);
        more.addAll(of(yaml).all());
        return new Documents(more);
    }

    /** The same, as if it had been written and read again. */
    public Documents reread() {
        return new Documents(
                all.stream()
                        .map(it -> YAML.<ObjectNode>valueToTree(it.json()))
                        .map(Document::new)
                        .toList());
    }
}
