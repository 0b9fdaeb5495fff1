package io.huifang.journeys.coverage;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources of tests, read by the compiler's own parser: a tag in a comment is none. */
final class TestSources {
    private static final String TESTS = "src/test/java";
    private static final List<String> PARSE_ONLY = List.of("-proc:none");

    private TestSources() {}

    /** Those of all modules of a checkout, by file: from the checkout's root, with slashes. */
    static Map<String, String> in(Path checkout) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> modules = Files.find(checkout, 2, (it, what) -> isModule(it))) {
            for (Path module : modules.toList()) {
                try (Stream<Path> files = Files.walk(module.resolve(TESTS))) {
                    for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                        String name = checkout.relativize(file).toString();
                        texts.put(name.replace(File.separatorChar, '/'), Files.readString(file));
                    }
                }
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The classes that test something, by file, and in a file as they stand there.
     *
     * @param texts the sources by file
     */
    static List<TestClass> classes(Map<String, String> texts) {
        List<TestFile> files = parsed(new TreeMap<>(texts));
        Map<String, Set<String>> borne = new HashMap<>();
        files.forEach(it -> it.addAnnotationsTo(borne));
        return files.stream().flatMap(it -> it.classes(borne).stream()).toList();
    }

    private static List<TestFile> parsed(TreeMap<String, String> texts) {
        List<JavaFileObject> sources = new ArrayList<>();
        texts.forEach((file, text) -> sources.add(new Source(file, text)));
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, null, PARSE_ONLY, null, sources);
        List<TestFile> files = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                files.add(new TestFile(((Source) unit.getSourceFile()).file, unit));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static boolean isModule(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml"))
                && Files.isDirectory(folder.resolve(TESTS));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String file;
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
