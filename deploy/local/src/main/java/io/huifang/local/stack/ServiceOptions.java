package io.huifang.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one service is run.
 *
 * @param replicas processes started with the stack; 0: the service is left out
 * @param java the {@code java} program that runs it
 * @param jar the packaged service
 * @param jvmArguments added after ours, so they win
 * @param configuration properties added after ours, so they win
 */
public record ServiceOptions(
        int replicas,
        Path java,
        Path jar,
        List<String> jvmArguments,
        Map<String, String> configuration) {

    public ServiceOptions {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas is negative");
        }
        jvmArguments = List.copyOf(jvmArguments);
        configuration = Map.copyOf(configuration);
    }

    /** One process on the Java that runs us. */
    static ServiceOptions of(Path jar) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ServiceOptions(1, java, jar, List.of(), Map.of());
    }

    public ServiceOptions withReplicas(int count) {
        return new ServiceOptions(count, java, jar, jvmArguments, configuration);
    }

    public ServiceOptions withJava(Path program) {
        return new ServiceOptions(replicas, program, jar, jvmArguments, configuration);
    }

    /** Another build of the service, for instance its previous version. */
    public ServiceOptions withJar(Path other) {
        return new ServiceOptions(replicas, java, other, jvmArguments, configuration);
    }

    public ServiceOptions withJvmArgument(String argument) {
        List<String> more = new ArrayList<>(jvmArguments);
        more.add(argument);
        return withJvmArguments(more);
    }

    /** With these instead of those that were added before. */
    ServiceOptions withJvmArguments(List<String> arguments) {
        return new ServiceOptions(replicas, java, jar, arguments, configuration);
    }

    public ServiceOptions withConfiguration(String property, String value) {
        Map<String, String> more = new TreeMap<>(configuration);
        more.put(property, value);
        return new ServiceOptions(replicas, java, jar, jvmArguments, more);
    }
}
