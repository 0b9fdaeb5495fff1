package io.huifang.journeys.coverage;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One source and the classes in it that test something. */
final class TestFile {
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property");
    private static final String SWITCHED_OFF = "Disabled";

    private final String file;
    private final List<String> imports;
    private final List<ClassTree> types = new ArrayList<>();

    /**
     * @param file from the checkout's root, with slashes
     */
    TestFile(String file, CompilationUnitTree source) {
        this.file = file;
        this.imports =
                source.getImports().stream()
                        .map(it -> it.getQualifiedIdentifier().toString())
                        .toList();
        source.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .forEach(types::add);
    }

    /** What the annotations that are declared here bear themselves, by their names. */
    void addAnnotationsTo(Map<String, Set<String>> borne) {
        for (ClassTree type : types) {
            if (type.getKind() == Tree.Kind.ANNOTATION_TYPE) {
                borne.put(type.getSimpleName().toString(), annotations(type).names());
            }
        }
    }

    /**
     * @param borne what the tests' own annotations bear
     */
    List<TestClass> classes(Map<String, Set<String>> borne) {
        List<TestClass> found = new ArrayList<>();
        Around nothing = new Around("", Set.of(), Set.of());
        types.forEach(type -> add(type, nothing, borne, found));
        return found;
    }

    private void add(
            ClassTree type, Around around, Map<String, Set<String>> borne, List<TestClass> found) {
        Around own = around.with(type, borne);
        List<TestClass.Method> tests = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) add(nested, own, borne, found);
            if (member instanceof MethodTree method && isTest(method)) {
                Set<String> tags = Annotations.of(method.getModifiers()).tags();
                tests.add(new TestClass.Method(method.getName().toString(), tags));
            }
        }
        if (!tests.isEmpty() && !own.names().contains(SWITCHED_OFF)) {
            Kind kind = Kind.of(new Kind.Marks(file, own.tags(), own.names(), imports));
            found.add(new TestClass(file, own.name(), kind, own.tags(), tests));
        }
    }

    private static boolean isTest(MethodTree method) {
        Set<String> names = Annotations.of(method.getModifiers()).names();
        return !names.contains(SWITCHED_OFF) && names.stream().anyMatch(TESTS::contains);
    }

    private static Annotations annotations(ClassTree type) {
        return Annotations.of(type.getModifiers());
    }

    /** What holds for a class and those within it. */
    private record Around(String name, Set<String> names, Set<String> tags) {

        Around with(ClassTree type, Map<String, Set<String>> borne) {
            String simple = type.getSimpleName().toString();
            Annotations own = annotations(type);
            Set<String> all = new LinkedHashSet<>(names);
            for (String each : own.names()) {
                all.add(each);
                all.addAll(borne.getOrDefault(each, Set.of()));
            }
            Set<String> allTags = new LinkedHashSet<>(tags);
            allTags.addAll(own.tags());
            return new Around(name.isEmpty() ? simple : name + "." + simple, all, allTags);
        }
    }
}
