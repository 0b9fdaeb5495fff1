package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.backing.Lifetime;
import io.huifang.backing.issuer.OidcIssuer;
import io.huifang.backing.issuer.Visitor;
import io.huifang.backing.process.FreePort;
import io.huifang.journeys.http.Caller;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Home;
import io.huifang.local.stack.JavaProcess;
import io.huifang.local.stack.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The packaged services with nothing but the production profile, beside a running stack. */
@Tag("journey")
@Tag("long")
class ProductionProfileTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ACCOUNTS = "quarkus.security.users.embedded.";

    private final Rig rig = Rigs.shared();

    private final OidcIssuer issuer = OidcIssuer.start();

    @TempDir Path directory;

    @AfterEach
    void close() {
        issuer.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void servesWithoutDocumentationAndLogsJson(Service service) throws IOException {
        Properties configuration = configuration(service);
        configuration.keySet().removeIf(key -> key.toString().startsWith(ACCOUNTS));
        nameAnIssuer(service, configuration);
        JavaProcess process = start(service, configuration);
        try {
            String management = "http://127.0.0.1:" + configuration.get("quarkus.management.port");
            await().atMost(PATIENCE)
                    .until(() -> Caller.anonymous().get(management + "/health/ready").is(200));

            String url = "http://127.0.0.1:" + configuration.get("quarkus.http.port");
            assertThat(List.of("/docs", "/docs/"))
                    .map(path -> Caller.anonymous().get(url + path))
                    .allMatch(answer -> answer.is(404));
            assertThat(log(process))
                    .isNotEmpty()
                    .allMatch(line -> line.hasNonNull("message"))
                    .allMatch(line -> line.path("service").asText().equals(service.partName()));
        } finally {
            process.stop(PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULER", "SURVEY"})
    void refusesAccountsWhosePasswordsStandInTheConfiguration(Service service) throws IOException {
        Properties configuration = configuration(service);
        nameAnIssuer(service, configuration);
        configuration.put(ACCOUNTS + "plain-text", "true");
        String password = configuration.getProperty(ACCOUNTS + "users.\"" + user(service) + "\"");
        JavaProcess process = start(service, configuration);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());

            String said = Files.readString(process.log().path());
            assertThat(said).contains("The prod profile takes no accounts from configuration");
            assertThat(said).doesNotContain(password);
        } finally {
            process.stop(PATIENCE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULER", "SURVEY"})
    void refusesToRunWhereNobodyCouldLogIn(Service service) throws IOException {
        Properties configuration = configuration(service);
        configuration.keySet().removeIf(key -> key.toString().startsWith(ACCOUNTS));
        nameAnIssuer(service, configuration);
        configuration.remove("quarkus.oidc.token.audience");
        JavaProcess process = start(service, configuration);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());

            String said = Files.readString(process.log().path());
            assertThat(said).contains("quarkus.oidc.token.audience is missing");
            assertThat(said).doesNotContain(OidcIssuer.SECRET);
        } finally {
            process.stop(PATIENCE);
        }
    }

    /** A misspelt name, and what nothing can stand for, end the start. */
    @ParameterizedTest
    @CsvSource({
        "INTAKE, kafka.bootstrap.servers, kafka.bootstrap.servers",
        "SCHEDULER, quarkus.datasource.jdbc.url, quarkus.datasource.jdbc.url",
        "SURVEY, '', huifang.lese.duration"
    })
    void saysWhichSettingIsWrong(Service service, String missing, String named) throws IOException {
        Properties configuration = configuration(service);
        configuration.keySet().removeIf(name -> name.toString().startsWith(ACCOUNTS));
        nameAnIssuer(service, configuration);
        configuration.remove(missing);
        if (missing.isEmpty()) configuration.put(named, "PT90S");
        JavaProcess process = start(service, configuration);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());

            assertThat(Files.readString(process.log().path())).contains(named);
        } finally {
            process.stop(PATIENCE);
        }
    }

    /** Whoever reads a key has the vault until somebody notices. */
    @ParameterizedTest
    @CsvSource({
        "INTAKE, huifang.services.survey.key",
        "SCHEDULER, huifang.survey.key",
        "SURVEY, huifang.intake.key",
        "SURVEY, huifang.scheduler.key",
        "SURVEY, huifang.wallet-events.key"
    })
    void refusesKeysOfServices(Service service, String key) throws IOException {
        Properties configuration = configuration(service);
        configuration.keySet().removeIf(name -> name.toString().startsWith(ACCOUNTS));
        nameAnIssuer(service, configuration);
        String secret = "a-key-of-more-than-24-characters";
        configuration.put(key, secret);
        JavaProcess process = start(service, configuration);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());

            String said = Files.readString(process.log().path());
            assertThat(said).contains(key + " is for local use").doesNotContain(secret);
        } finally {
            process.stop(PATIENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INTAKE, huifang.services.survey.client-id",
        "SCHEDULER, huifang.survey.client-id",
        "SURVEY, huifang.proof.token-url",
        "SURVEY, huifang.proof.client-id",
        "SURVEY, huifang.proof.client-secret"
    })
    void saysWhichHalfOfTheProofIsMissing(Service service, String missing) throws IOException {
        Properties configuration = configuration(service);
        configuration.keySet().removeIf(name -> name.toString().startsWith(ACCOUNTS));
        nameAnIssuer(service, configuration);
        configuration.remove(missing);
        JavaProcess process = start(service, configuration);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());

            assertThat(Files.readString(process.log().path())).contains(missing);
        } finally {
            process.stop(PATIENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SURVEY, /login?to=/v1/queue, /v1/queue",
        "SCHEDULER, /pages/login?to=/v1/policies, /v1/policies"
    })
    void letsPeopleInWhomTheIssuerKnows(Service service, String login, String wanted)
            throws IOException {
        issuer.seat("supervisor-1", "supervisor");
        Properties configuration = configuration(service);
        configuration.keySet().removeIf(key -> key.toString().startsWith(ACCOUNTS));
        nameAnIssuer(service, configuration);
        JavaProcess process = start(service, configuration);
        try {
            String management = "http://127.0.0.1:" + configuration.get("quarkus.management.port");
            await().atMost(PATIENCE)
                    .until(() -> Caller.anonymous().get(management + "/health/ready").is(200));
            String url = "http://127.0.0.1:" + configuration.get("quarkus.http.port");
            assertThat(Caller.anonymous().get(url + wanted).is(401)).isTrue();

            HttpResponse<String> end = new Visitor(() -> url).follow(login);

            assertThat(end.statusCode()).isEqualTo(200);
            assertThat(end.uri().getPath()).isEqualTo(wanted);
        } finally {
            process.stop(PATIENCE);
        }
    }

    private void nameAnIssuer(Service service, Properties configuration) {
        configuration.put("quarkus.oidc.auth-server-url", issuer.url());
        configuration.put("quarkus.oidc.client-id", OidcIssuer.CLIENT);
        configuration.put("quarkus.oidc.credentials.secret", OidcIssuer.SECRET);
        configuration.put("quarkus.oidc.token.audience", OidcIssuer.CLIENT);
        showTokens(service, configuration);
    }

    private void showTokens(Service service, Properties configuration) {
        configuration
                .keySet()
                .removeAll(
                        Set.of(
                                "huifang.services.\"survey\".key",
                                "huifang.survey.key",
                                "huifang.intake.key",
                                "huifang.scheduler.key",
                                "huifang.wallet-events.key"));
        switch (service) {
            case INTAKE -> {
                configuration.put("huifang.issuer.url", issuer.url());
                configuration.put("huifang.issuer.audience", "huifang-intake");
                configuration.put("huifang.services.survey.client-id", "huifang-survey-service");
            }
            case SCHEDULER ->
                    configuration.put("huifang.survey.client-id", "huifang-survey-service");
            case SURVEY -> {
                configuration.put("huifang.proof.token-url", issuer.tokenUrl());
                configuration.put("huifang.proof.client-id", "huifang-survey-service");
                configuration.put("huifang.proof.client-secret", "secret of the survey service");
            }
        }
    }

    private static String user(Service service) {
        return service == Service.SURVEY ? "agent-1" : "ops";
    }

    /** That of the running process, on ports of its own, and customers come over TLS. */
    private Properties configuration(Service service) throws IOException {
        Path running = rig.stack().home().run(service.partName());
        Properties configuration = new Properties();
        try (Reader reader =
                Files.newBufferedReader(running.resolve("config/application.properties"))) {
            configuration.load(reader);
        }
        configuration.put("quarkus.http.port", Integer.toString(FreePort.any()));
        configuration.put("quarkus.management.port", Integer.toString(FreePort.any()));
        // links are permissions, so production takes none over plain HTTP
        configuration.replace("huifang.links.base-url", "https://calls.wallet.example");
        return configuration;
    }

    private JavaProcess start(Service service, Properties configuration) throws IOException {
        Home home = new Home(directory);
        home.prepare();
        Path config = home.run(service.partName()).resolve("config");
        Files.createDirectories(config);
        try (Writer writer = Files.newBufferedWriter(config.resolve("application.properties"))) {
            configuration.store(writer, null);
        }
        JavaProcess process = new JavaProcess(service.partName(), home, Lifetime.WITH_PARENT);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = service.jarIn(Path.of(System.getProperty("huifang.root")));
        process.start(
                java, List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toAbsolutePath().toString()));
        return process;
    }

    private static List<JsonNode> log(JavaProcess process) throws IOException {
        try (Stream<String> lines = Files.lines(process.log().path())) {
            return lines.map(Json::read).toList();
        }
    }
}
