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
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources of tests, read by the compiler's own parser: a tag in a comment is none. */
final class TestSources {
    private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<\\s]+)\\s*</module>");
    private static final List<String> PARSE_ONLY = List.of("-proc:none");

    private TestSources() {}

    /** Those of all modules of a checkout, by file: from the checkout's root, with slashes. */
    static Map<String, String> in(Path checkout) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Path tests : tests(checkout)) {
                try (Stream<Path> files = Files.walk(tests)) {
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

    private static List<Path> tests(Path checkout) throws IOException {
        return MODULE.matcher(Files.readString(checkout.resolve("pom.xml")))
                .results()
                .map(it -> checkout.resolve(it.group(1)).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .toList();
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
                files.add(new TestFile(unit.getSourceFile().toUri().getPath().substring(1), unit));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
