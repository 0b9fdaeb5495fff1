package io.huifang.configuration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All settings that mappings of a service declare, by their name. */
final class Mappings {
    private static final String MAPPING = "@ConfigMapping(";

    private final Map<String, Path> sources = new HashMap<>();
    private final Map<String, Setting> settings = new TreeMap<>();

    private Mappings() {}

    static Map<String, Setting> of(List<Path> roots) {
        Mappings mappings = new Mappings();
        roots.stream().flatMap(Mappings::javaBelow).forEach(mappings::remember);
        // named by settings, and declared where facts are
        Path facts = Service.inCheckout("events/contract/src/main/java");
        javaBelow(facts).forEach(mappings::remember);
        mappings.sources.values().stream().filter(Mappings::maps).forEach(mappings::read);
        return mappings.settings;
    }

    private void remember(Path file) {
        sources.putIfAbsent(file.getFileName().toString().replace(".java", ""), file);
    }

    private void read(Path file) {
        SourceFile source = SourceFile.read(file);
        SourceFile.annotation(source.type().getModifiers(), "ConfigMapping")
                .ifPresent(prefix -> group(source, source.type(), prefix));
    }

    private void group(SourceFile source, ClassTree type, String prefix) {
        for (MethodTree question : SourceFile.questions(type)) {
            String own =
                    SourceFile.annotation(question.getModifiers(), "WithName")
                            .orElse(Javadoc.kebab(question.getName().toString()));
            boolean inParent =
                    SourceFile.annotation(question.getModifiers(), "WithParentName").isPresent();
            add(source, type, question, inParent ? prefix : prefix + "." + own);
        }
    }

    private void add(SourceFile source, ClassTree within, MethodTree question, String name) {
        Shape shape = Shape.of(question.getReturnType().toString());
        String place = shape.isMap() ? name + ".<name>" : name;
        Optional<Found> group = find(source, within, shape.element()).filter(Found::isGroup);
        if (group.isPresent()) {
            group(group.get().source(), group.get().type(), place);
            return;
        }
        Optional<String> standard = SourceFile.annotation(question.getModifiers(), "WithDefault");
        List<String> words =
                find(source, within, shape.element())
                        .map(it -> SourceFile.constants(it.type()))
                        .orElse(List.of());
        settings.put(
                place,
                new Setting(
                        place,
                        shape.unit(place, words),
                        standard,
                        shape.mustBeGiven() && standard.isEmpty(),
                        source.comment(question)));
    }

    private Optional<Found> find(SourceFile source, ClassTree within, String type) {
        List<String> names = new ArrayList<>(List.of(type.split("\\.")));
        Optional<ClassTree> nested = SourceFile.within(within, names.get(0));
        if (nested.isPresent()) return nested.map(it -> new Found(source, it));
        if (!sources.containsKey(names.get(0))) return Optional.empty();
        SourceFile other = SourceFile.read(sources.get(names.get(0)));
        Optional<ClassTree> found = Optional.of(other.type());
        for (String inner : names.subList(1, names.size())) {
            found = found.flatMap(it -> SourceFile.within(it, inner));
        }
        return found.map(it -> new Found(other, it));
    }

    private static boolean maps(Path file) {
        try {
            return Files.readString(file).contains(MAPPING);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> javaBelow(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(it -> it.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Found(SourceFile source, ClassTree type) {
        boolean isGroup() {
            return type.getKind() == Tree.Kind.INTERFACE;
        }
    }
}
