package io.huifang.backing.access;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.resolvers.SelectedClassResolverFromClasspath;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every method of a module's classes that answers requests, whether a document describes it or not:
 * pages are hidden from documents, and are open to somebody all the same.
 */
public final class Routes {
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final Set<String> METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS");

    /** By package: a module's classes are read in seconds, and stay as they are. */
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private Routes() {}

    /**
     * The routes, such as {@code GET /desk/calls/{attemptId}}.
     *
     * @param root the package under which all of the module stands
     */
    public static Set<String> under(String root) {
        return KNOWN.computeIfAbsent(root, Routes::read);
    }

    private static Set<String> read(String root) {
        Set<String> routes = new TreeSet<>();
        JavaClasses classes =
                ArchConfiguration.withThreadLocalScope((ArchConfiguration of) -> classes(of, root));
        for (JavaClass type : classes) {
            // interfaces are what this service asks of others
            if (!type.isInterface() && type.isAnnotatedWith(PATH)) {
                String path = path(type.getAnnotationOfType(PATH));
                type.getAllMethods().forEach(method -> add(routes, path, method));
            }
        }
        return Collections.unmodifiableSet(routes);
    }

    /** Of classes beside them, those of ours alone: libraries hold no routes. */
    private static JavaClasses classes(ArchConfiguration configuration, String root) {
        configuration.setClassResolver(SelectedClassResolverFromClasspath.class);
        configuration.setClassResolverArguments("io.huifang");
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    private static void add(Set<String> routes, String path, JavaMethod method) {
        for (JavaAnnotation<?> annotation : method.getAnnotations()) {
            String name = annotation.getRawType().getSimpleName();
            if (annotation.getRawType().getPackageName().equals("jakarta.ws.rs")
                    && METHODS.contains(name)) {
                String own =
                        method.isAnnotatedWith(PATH) ? path(method.getAnnotationOfType(PATH)) : "";
                routes.add(name + " " + joined(path, own));
            }
        }
    }

    private static String path(JavaAnnotation<?> annotation) {
        Optional<Object> value = annotation.get("value");
        return value.orElse("").toString();
    }

    /** With one slash before each part, and parameters without their patterns. */
    static String joined(String path, String own) {
        StringBuilder joined = new StringBuilder();
        int depth = 0;
        boolean pattern = false;
        for (char c : (path + "/" + own).toCharArray()) {
            if (c == '{') depth++;
            if (c == '}') depth--;
            if (depth == 0) pattern = false;
            if (depth > 0 && c == ':') pattern = true;
            if (!pattern) joined.append(c);
        }
        String whole = ("/" + joined).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/")
                ? whole.substring(0, whole.length() - 1)
                : whole;
    }
}
