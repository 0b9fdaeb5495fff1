package io.huifang.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is in a checkout, but for what builds and runs leave there. */
final class Checkout {
    private static final Set<String> MADE = Set.of("target", ".git", ".huifang", "node_modules");
    private static final Pattern PROFILE =
            Pattern.compile("<profile>\\s*<id>([\\w-]+)</id>", Pattern.DOTALL);

    private final Path root;
    private final List<Path> pages = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> profiles = new HashSet<>();

    Checkout(Path root) {
        this.root = root.toAbsolutePath().normalize();
        try {
            Files.walkFileTree(this.root, new Walk());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return MADE.contains(directory.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            String name = file.getFileName().toString();
            if (name.endsWith(".md")) {
                pages.add(file);
            } else if (name.endsWith(".java")) {
                types.add(name.substring(0, name.length() - ".java".length()));
                addPackage(file.getParent());
            } else if (name.equals("pom.xml")) {
                PROFILE.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult.class::cast)
                        .forEach(found -> profiles.add(found.group(1)));
            }
            return FileVisitResult.CONTINUE;
        }

        private void addPackage(Path directory) {
            String path = root.relativize(directory).toString().replace('/', '.');
            int at = path.indexOf("java.io.huifang");
            if (at >= 0) {
                packages.add(path.substring(at + "java.".length()));
            }
        }
    }

    List<Page> pages() {
        return pages.stream().sorted().map(Page::of).toList();
    }

    String nameOf(Page page) {
        return root.relativize(page.file()).toString();
    }

    Path at(String path) {
        return root.resolve(path);
    }

    boolean hasType(String name) {
        return types.contains(name);
    }

    boolean hasProfile(String id) {
        return profiles.contains(id);
    }

    /** Also of packages that hold nothing but packages. */
    boolean hasPackage(String name) {
        return packages.stream().anyMatch(it -> it.equals(name) || it.startsWith(name + "."));
    }

    /** Whether some package below that one ends so. */
    boolean hasPackageBelow(String above, String ending) {
        return packages.stream()
                .anyMatch(it -> it.startsWith(above + ".") && (it + ".").contains(ending + "."));
    }
}
