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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes that a broker loads to start, as a JVM has laid them out before (class-data sharing):
 * with them a start takes a third of its processor time. They lie in the user's cache directory,
 * for each Java and each set of libraries, and are left aside by a JVM that they do not fit. A
 * broker never fails for want of them.
 */
final class KafkaClasses {
    private static final System.Logger LOG = System.getLogger(KafkaClasses.class.getName());

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

    /** Asked for when it is needed: there may be no place that can be written to. */
    private final Supplier<CacheDirectory> cache;

    private KafkaClasses(List<Path> libraries, List<Path> others, Supplier<CacheDirectory> cache) {
        this.libraries = libraries;
        this.others = others;
        this.cache = cache;
    }

    static KafkaClasses ofThisJvm() {
        return of(System.getProperty("java.class.path"), CacheDirectory::own);
    }

    static KafkaClasses of(String classPath, Supplier<CacheDirectory> cache) {
        Map<Boolean, List<Path>> all =
                Stream.of(classPath.split(File.pathSeparator))
                        .map(Path::of)
                        .collect(partitioningBy(KafkaClasses::isLibrary));
        Comparator<Path> byName = Comparator.comparing(path -> path.getFileName().toString());
        List<Path> libraries = all.get(true).stream().sorted(byName).toList();
        return new KafkaClasses(libraries, all.get(false), cache);
    }

    /** Kafka's own libraries come first, in the same order everywhere: only so the classes fit. */
    String path() {
        return joined(Stream.concat(libraries.stream(), others.stream()));
    }

    /** What a JVM with that class path is told for it to find them; nothing where they are not. */
    List<String> options() {
        try {
            Path archive = archive();
            return isWhole(archive)
                    ? Stream.concat(Stream.of("-XX:SharedArchiveFile=" + archive), QUIET.stream())
                            .toList()
                    : List.of();
        } catch (UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /**
     * Makes them where they are not, which may take a minute, and more where others do so. Where
     * that fails it is said once and not tried again by this JVM.
     */
    void makeOnce() {
        // started from one jar that names the others, nothing here could tell them apart
        if (libraries.isEmpty()) {
            return;
        }
        // Brokers that start beside each other wait here, and all hear of the failure of the first.
        synchronized (Runtime.getRuntime()) {
            if (System.getProperty(failure()) == null) {
                make();
            }
        }
    }

    private void make() {
        try {
            Path archive = archive();
            KafkaRehearsal rehearsal = new KafkaRehearsal(joined(libraries.stream()), QUIET);
            cache.get().once(name(), archive, () -> rehearsal.make(archive));
        } catch (RuntimeException notMade) {
            Throwable why = notMade.getCause() == null ? notMade : notMade.getCause();
            System.setProperty(failure(), why.toString());
            LOG.log(System.Logger.Level.WARNING, "Brokers start, but take longer to: " + why);
        }
    }

    /** Where this JVM keeps it: Quarkus loads this class once more for each application. */
    private String failure() {
        return KafkaClasses.class.getName() + ".failure." + joined(libraries.stream()).hashCode();
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
        return cache.get().resolve(name() + ".jsa");
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
