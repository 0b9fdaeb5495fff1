package io.huifang.local.stack;

import io.huifang.backing.process.Signal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** One process of a service, and with what it is started. */
public final class ServiceProcess implements StackPart {
    private static final List<String> JVM =
            List.of(
                    "-Xms32m",
                    "-Xmx256m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    // What a batch is made of lives as long as the batch: with the usual tenth
                    // as survivor space it grows old, and full collections follow under load.
                    "-XX:NewRatio=1",
                    "-XX:SurvivorRatio=3",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "-Dfile.encoding=UTF-8",
                    "-Dquarkus.profile=local");

    /** Much longer than a start takes, for machines that are busy with something else. */
    private static final Duration PATIENCE_TO_START = Duration.ofMinutes(4);

    /** Longer than a service takes to drain. */
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(30);

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(30);

    private final JavaProcess process;

    /** Another build may take the place of the first one. */
    private volatile ServiceOptions options;

    private final ServiceAddress address;

    /** The properties with which it joins its stack. */
    private volatile Map<String, String> membership = Map.of();

    /** Properties that win over all others. */
    private final Map<String, String> overrides;

    ServiceProcess(JavaProcess process, ServiceOptions options, ServiceAddress address) {
        this.process = process;
        this.options = options;
        this.address = address;
        this.overrides = new ConcurrentHashMap<>(options.configuration());
    }

    /** Returns at once. */
    @Override
    public void start() {
        if (!Files.exists(options.jar())) {
            throw new StackFailure(name() + " is not built: " + options.jar() + " is missing.");
        }
        ConfigurationFile.write(process.directory(), configuration());
        List<String> arguments = new ArrayList<>(JVM);
        arguments.addAll(options.jvmArguments());
        arguments.addAll(List.of("-jar", options.jar().toAbsolutePath().toString()));
        process.log().mark();
        process.start(options.java(), arguments);
    }

    @Override
    public void awaitReady() {
        awaitReady(() -> false);
    }

    void awaitReady(BooleanSupplier abandoned) {
        long deadline = System.nanoTime() + PATIENCE_TO_START.toNanos();
        while (!isReady()) {
            if (process.awaitExit(BETWEEN_PROBES)) {
                throw failure("died while starting" + ending());
            }
            if (abandoned.getAsBoolean()) {
                throw new StackFailure(name() + " is no longer waited for.");
            }
            if (System.nanoTime() > deadline) {
                throw failure("is not ready after " + PATIENCE_TO_START.toSeconds() + " s");
            }
        }
    }

    @Override
    public boolean isReady() {
        return isAlive() && Readiness.isReady(managementUrl());
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void stop() {
        process.stop(PATIENCE_TO_STOP);
    }

    @Override
    public void kill() {
        process.kill();
    }

    /** Sends it a signal, for instance to freeze it. */
    public void signal(Signal signal) {
        process.signal(signal);
    }

    /** From the next start on, this property wins over all others. */
    public void configure(String property, String value) {
        overrides.put(property, value);
    }

    /** From the next start on, this build of the service is run, for instance its next version. */
    public void run(Path jar) {
        options = options.withJar(jar);
    }

    /** From the next start on its JVM is given these after ours; returns what it was before. */
    public List<String> runWith(List<String> jvmArguments) {
        List<String> before = options.jvmArguments();
        options = options.withJvmArguments(jvmArguments);
        return before;
    }

    void join(Map<String, String> properties) {
        membership = Map.copyOf(properties);
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    /** Where it serves, without a slash at the end. */
    public String url() {
        return address.url();
    }

    /** Where it tells health and metrics, without a slash at the end. */
    public String managementUrl() {
        return address.managementUrl();
    }

    @Override
    public Map<Integer, String> ports() {
        return address.ports(name());
    }

    @Override
    public Path logFile() {
        return process.log().path();
    }

    @Override
    public List<String> lastLogLines(int count) {
        return process.log().lastLines(count);
    }

    private Map<String, String> configuration() {
        Map<String, String> properties = new HashMap<>(address.properties());
        properties.putAll(membership);
        properties.putAll(overrides);
        return properties;
    }

    private String ending() {
        String status = " (exit status " + process.exitStatus() + ")";
        return process.log().saysSinceMark("FlywayValidateException")
                ? status + "; its database is of another build, deploy/local/up --fresh empties it"
                : status;
    }

    private StackFailure failure(String what) {
        return new StackFailure(Obituary.of(this, what));
    }
}
