package io.huifang.benchmarks.insight;

import io.huifang.backing.Directories;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.proof.Course;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The one replica that counts: what it takes, and how long it is away. */
final class Replica {
    static final String STOPPED = "stopped in order, state kept";
    static final String KILLED = "killed, state kept";
    static final String LOST = "killed, state lost";

    private static final double MIB = 1024.0 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"";
    private static final String RUNNING = "huifang_insight_running";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServiceProcess survey;
    private final Path state;

    Replica(LocalStack stack) {
        this.survey = stack.service(Service.SURVEY);
        this.state = stack.home().run(survey.name()).resolve("insight-state");
    }

    /** Seconds from the start of the process until it goes on counting. */
    Map<String, Figure> returns() throws IOException {
        survey.stop();
        double stopped = startedAgain();
        survey.kill();
        double killed = startedAgain();
        survey.kill();
        Directories.delete(state);
        double lost = startedAgain();
        return Map.of(
                STOPPED, Figure.of(stopped), KILLED, Figure.of(killed), LOST, Figure.of(lost));
    }

    private double startedAgain() {
        long begun = System.nanoTime();
        survey.start();
        survey.awaitReady();
        Course.until("it goes on counting", PATIENCE, () -> metric(RUNNING) == 1);
        return (System.nanoTime() - begun) / 1e9;
    }

    double heapMib() {
        return metric(HEAP) / MIB;
    }

    /** Without what goes meanwhile: files come and go while it works. */
    double stateMib() throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(
                state,
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        bytes.addAndGet(attributes.size());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return bytes.get() / MIB;
    }

    /** The sum of what is told of a metric. */
    private double metric(String beginning) {
        URI metrics = URI.create(survey.managementUrl() + "/metrics");
        try {
            return http.send(
                            HttpRequest.newBuilder(metrics).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .mapToDouble(
                            line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException failed) {
            return Double.NaN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
