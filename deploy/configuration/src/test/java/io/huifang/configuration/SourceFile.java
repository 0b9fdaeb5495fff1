package io.huifang.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One Java source, read by the compiler's own parser.
 *
 * @param unit what was read
 * @param trees finds its comments
 */
record SourceFile(CompilationUnitTree unit, Trees trees) {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    static SourceFile read(Path file) {
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            COMPILER.getTask(
                                    null, files, null, null, null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new SourceFile(unit, Trees.instance(task));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The type that the file is named after. */
    ClassTree type() {
        return (ClassTree) unit.getTypeDecls().get(0);
    }

    /** Methods that ask for a value. */
    static List<MethodTree> questions(ClassTree type) {
        return members(type, MethodTree.class).stream()
                .filter(it -> it.getParameters().isEmpty() && it.getBody() == null)
                .toList();
    }

    /** A type within. */
    static Optional<ClassTree> within(ClassTree type, String name) {
        return members(type, ClassTree.class).stream()
                .filter(it -> it.getSimpleName().contentEquals(name))
                .findAny();
    }

    /** The constants of an enum, in their order; none for another type. */
    static List<String> constants(ClassTree type) {
        if (type.getKind() != Tree.Kind.ENUM) return List.of();
        return members(type, VariableTree.class).stream()
                .filter(it -> it.getType().toString().equals(type.getSimpleName().toString()))
                .map(it -> it.getName().toString())
                .toList();
    }

    private static <T> List<T> members(ClassTree type, Class<T> kind) {
        return type.getMembers().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What an annotation says; empty where there is none, blank where it says nothing. */
    static Optional<String> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(it -> it.getAnnotationType().toString().equals(name))
                .map(SourceFile::said)
                .findAny();
    }

    private static String said(AnnotationTree annotation) {
        if (annotation.getArguments().isEmpty()) return "";
        ExpressionTree first = annotation.getArguments().get(0);
        ExpressionTree value =
                first instanceof AssignmentTree given ? given.getExpression() : first;
        return value instanceof LiteralTree literal
                ? literal.getValue().toString()
                : value.toString();
    }

    /** Its javadoc, in one line of Markdown; blank for none. */
    String comment(Tree tree) {
        String raw = trees.getDocComment(TreePath.getPath(unit, tree));
        return raw == null ? "" : Javadoc.markdown(raw);
    }
}
