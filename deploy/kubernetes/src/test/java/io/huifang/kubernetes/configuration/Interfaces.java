package io.huifang.kubernetes.configuration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The interfaces in sources, parsed and not compiled. */
final class Interfaces {
    /** By simple name, a nested one with its outer ones': {@code SenderConfig.Entry}. */
    private final Map<String, Interface> byName = new HashMap<>();

    private Interfaces() {}

    /** All in these directories. */
    static Interfaces in(List<Path> directories) {
        Interfaces interfaces = new Interfaces();
        List<Path> files = directories.stream().flatMap(Interfaces::files).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    null,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().forEach(tree -> interfaces.add("", tree));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return interfaces;
    }

    Collection<Interface> all() {
        return byName.values();
    }

    /** As one that stands in the other names it. */
    Optional<Interface> find(String name, Interface within) {
        return Optional.ofNullable(byName.get(within.name() + "." + name))
                .or(() -> Optional.ofNullable(byName.get(name)));
    }

    private void add(String prefix, Tree tree) {
        if (tree.getKind() == Tree.Kind.INTERFACE) {
            ClassTree type = (ClassTree) tree;
            String name = prefix + type.getSimpleName();
            byName.put(name, new Interface(name, type));
            type.getMembers().forEach(member -> add(name + ".", member));
        }
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Interfaces::isInterface).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isInterface(Path file) {
        try {
            return file.toString().endsWith(".java")
                    && Files.readString(file).contains("interface ");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One of them. */
    record Interface(String name, ClassTree tree) {}
}
