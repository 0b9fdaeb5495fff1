package io.huifang.backing;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes that a broker loads to start, as a JVM has laid them out before (class-data sharing):
 * with them a start takes a third of its processor time. They lie in the user's cache directory,
 * for each Java and each set of libraries, and are left aside by a JVM that they do not fit.
 */
final class KafkaClasses {
    /** Libraries with such classes; what is missing here is loaded as ever. */
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "(kafka(?!-streams)|scala-(library|logging)"
                            + "|jackson-(annotations|core|databind)-"
                            + "|metrics-core-2|jopt-simple|slf4j-|jboss-logmanager|log4j-api"
                            + "|HdrHistogram|pcollections|re2j|commons-validator"
                            + "|smallrye-common-(constraint|cpu|expression|net|os|ref)-)"
                            + ".*\\.jar");

    /** They are no matter of the broker's log. */
    private static final List<String> QUIET = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private final List<Path> libraries;
    private final List<Path> others;

    private KafkaClasses(List<Path> libraries, List<Path> others) {
        this.libraries = libraries;
        this.others = others;
    }

    static KafkaClasses ofThisJvm() {
        return of(System.getProperty("java.class.path"));
    }

    static KafkaClasses of(String classPath) {
        Map<Boolean, List<Path>> all =
                Stream.of(classPath.split(File.pathSeparator))
                        .map(Path::of)
                        .collect(partitioningBy(KafkaClasses::isLibrary));
        Comparator<Path> byName = Comparator.comparing(path -> path.getFileName().toString());
        return new KafkaClasses(all.get(true).stream().sorted(byName).toList(), all.get(false));
    }

    /** Kafka's own libraries come first, in the same order everywhere: only so the classes fit. */
    String path() {
        return joined(Stream.concat(libraries.stream(), others.stream()));
    }

    /** What a JVM with that class path is told for it to find them; nothing where they are not. */
    List<String> options() {
        return isWhole(archive())
                ? Stream.concat(Stream.of("-XX:SharedArchiveFile=" + archive()), QUIET.stream())
                        .toList()
                : List.of();
    }

    /** The same; they are made first, where they are not. */
    List<String> optionsOnceMade() {
        // started from one jar that names the others, nothing here could tell them apart
        if (!libraries.isEmpty()) {
            Path archive = archive();
            KafkaRehearsal rehearsal = new KafkaRehearsal(joined(libraries.stream()), QUIET);
            CacheDirectory.own().once(name(), archive, () -> rehearsal.make(archive));
        }
        return options();
    }

    /** An empty one stands for a JVM that makes none. */
    static boolean isWhole(Path archive) {
        try {
            return Files.exists(archive) && Files.size(archive) > 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    Path archive() {
        return CacheDirectory.own().resolve(name() + ".jsa");
    }

    private String name() {
        StringBuilder all = new StringBuilder(System.getProperty("java.home"));
        all.append(System.getProperty("java.vm.version"));
        libraries.forEach(library -> all.append('\n').append(state(library)));
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return "kafka-" + HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** All by which the JVM itself knows a library again. */
    private static String state(Path library) {
        try {
            return library + " " + Files.size(library) + " " + Files.getLastModifiedTime(library);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(joining(File.pathSeparator));
    }

    private static boolean isLibrary(Path entry) {
        return LIBRARY.matcher(String.valueOf(entry.getFileName())).matches()
                && Files.isRegularFile(entry);
    }
}
