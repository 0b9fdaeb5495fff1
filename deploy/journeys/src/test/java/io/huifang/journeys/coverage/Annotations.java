package io.huifang.journeys.coverage;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a class or a method bears.
 *
 * @param names simple ones, also of those within others
 * @param tags what its {@code @Tag}s say, single or repeated
 */
record Annotations(Set<String> names, Set<String> tags) {

    static Annotations of(ModifiersTree modifiers) {
        Annotations borne = new Annotations(new LinkedHashSet<>(), new LinkedHashSet<>());
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                borne.add(annotation);
                return super.visitAnnotation(annotation, nothing);
            }
        }.scan(modifiers, null);
        return borne;
    }

    private void add(AnnotationTree annotation) {
        String type = annotation.getAnnotationType().toString();
        String name = type.substring(type.lastIndexOf('.') + 1);
        names.add(name);
        if (name.equals("Tag")) tags.add(text(annotation.getArguments().get(0)));
    }

    private static String text(ExpressionTree argument) {
        if (argument instanceof AssignmentTree named) return text(named.getExpression());
        if (argument instanceof LiteralTree literal) return literal.getValue().toString();
        throw new IllegalArgumentException("a tag is written out, not " + argument);
    }
}
