package io.huifang.kubernetes.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;

import io.huifang.kubernetes.configuration.Interfaces.Interface;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the settings that interfaces with {@code @ConfigMapping} describe, as patterns: what
 * somebody may name himself is any word.
 */
final class OwnSettings {
    private static final String ANY_NAME = "(\"[^\"]+\"|[^.]+)";
    private static final Pattern MAP = Pattern.compile("Map<String,\\s*(.+)>");
    private static final Pattern WRAPPED = Pattern.compile("Optional<(.+)>");

    private final Interfaces interfaces;

    OwnSettings(Interfaces interfaces) {
        this.interfaces = interfaces;
    }

    /** Regular expressions, one for each setting. */
    List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        for (Interface type : interfaces.all()) {
            prefix(type.tree()).ifPresent(it -> patterns.addAll(within(type, Pattern.quote(it))));
        }
        return patterns;
    }

    private List<String> within(Interface type, String prefix) {
        return type.tree().getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getBody() == null)
                .flatMap(method -> named(method, type, prefix).stream())
                .toList();
    }

    private List<String> named(MethodTree method, Interface type, String prefix) {
        boolean asParent = annotation(method.getModifiers(), "WithParentName").isPresent();
        String name = asParent ? prefix : prefix + "\\." + Pattern.quote(kebab(method));
        return typed(method.getReturnType().toString(), type, name);
    }

    private List<String> typed(String type, Interface within, String name) {
        Matcher wrapped = WRAPPED.matcher(type);
        if (wrapped.matches()) {
            return typed(wrapped.group(1), within, name);
        }
        Matcher map = MAP.matcher(type);
        if (map.matches()) {
            return typed(map.group(1), within, name + "\\." + ANY_NAME);
        }
        return interfaces
                .find(type, within)
                .map(group -> within(group, name))
                .orElse(List.of(name));
    }

    private static String kebab(MethodTree method) {
        return annotation(method.getModifiers(), "WithName")
                .map(OwnSettings::text)
                .orElseGet(
                        () ->
                                method.getName()
                                        .toString()
                                        .replaceAll("([A-Z])", "-$1")
                                        .toLowerCase(Locale.ROOT));
    }

    private static Optional<String> prefix(ClassTree type) {
        return annotation(type.getModifiers(), "ConfigMapping").map(OwnSettings::text);
    }

    private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree.class::cast)
                .filter(it -> it.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    /** Its one text. */
    private static String text(AnnotationTree annotation) {
        Tree value = annotation.getArguments().get(0);
        if (value instanceof AssignmentTree assignment) {
            value = assignment.getExpression();
        }
        return ((LiteralTree) value).getValue().toString();
    }
}
