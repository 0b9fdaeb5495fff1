package io.huifang.configuration;

import io.huifang.configuration.GivenProperties.Given;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The page of the reference. */
final class Page {
    private static final String HEAD =
            """
            # Configuration

            Written by `./mvnw test -pl deploy/configuration -Dconfiguration.rewrite=true` from the sources; do not edit.

            Settings come from, the later winning: the packaged defaults, `config/application.properties` in the working directory, environment variables, `-D` on the command line. A property's environment variable is its name in capitals with `_` for everything else; both stand below. What a setting's owner names himself stands in angle brackets: in a file write such a name in quotes (`huifang.senders."my-wallet".rate`); by an environment variable only a name of small letters and digits can be said. Files that hold secrets are mounted, and only their paths are set here.

            Units: a duration is `10s`, `5m`, `2h`, `30d` or ISO 8601 (`PT10S`); a size in bytes is a whole number; times of day are `09:00`. What cannot be read or makes no sense ends the start with the setting's name and what it must be; so does a name below one of these prefixes that nobody reads. *Must be given* means that there is no default. Profiles: `prod` unless `quarkus.profile` says otherwise; `local` is that of `deploy/local`.

            What production needs at least is listed in [operating](operating.md#profiles), how secrets are changed in [secrets](secrets.md).
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private Page() {}

    static String write() {
        Page page = new Page();
        page.askedFor();
        for (Service service : Service.values()) {
            Map<String, Setting> settings = new TreeMap<>(Mappings.of(service.sources()));
            GivenProperties given = GivenProperties.read(service.properties());
            page.ours(service, settings, given);
        }
        for (Service service : Service.values()) {
            page.set(service, GivenProperties.read(service.properties()));
        }
        return page.text.toString();
    }

    private void askedFor() {
        text.append("\n## Brokers, database, issuer\n");
        head("services", "setting", "value", "secret", "meaning");
        for (AskedFor it : AskedFor.all()) {
            row(
                    it.services(),
                    names(it.names()),
                    it.unit(),
                    it.isSecret() ? "secret" : "",
                    it.meaning());
        }
    }

    private void ours(Service service, Map<String, Setting> settings, GivenProperties given) {
        text.append("\n## Settings of ").append(service.called()).append('\n');
        head("setting", "default", "value", "secret", "meaning");
        settings.forEach(
                (name, it) -> {
                    Map<String, String> said =
                            given.byName().containsKey(name)
                                    ? given.byName().get(name).byProfile()
                                    : Map.of();
                    row(
                            names(List.of(name)),
                            standard(it, said),
                            it.unit(),
                            it.secrecy().words(),
                            it.meaning());
                });
    }

    private static String standard(Setting setting, Map<String, String> said) {
        StringBuilder cell = new StringBuilder();
        String plain = said.getOrDefault("", setting.standard().orElse(null));
        if (plain != null) cell.append(code(plain));
        else cell.append(setting.required() ? "*must be given*" : "–");
        said.forEach(profiles(cell));
        return cell.toString();
    }

    private static BiConsumer<String, String> profiles(StringBuilder cell) {
        return (profile, value) -> {
            if (List.of("local", "prod").contains(profile)) {
                cell.append("<br>").append(profile).append(": ").append(code(value));
            }
        };
    }

    private void set(Service service, GivenProperties given) {
        text.append("\n## What ").append(service.called()).append(" sets of Quarkus and Kafka\n");
        text.append(
                "\n"
                        + "What is fixed when the service is built cannot be changed afterwards;"
                        + " Quarkus says so in the log of the start.\n");
        head("property", "value", "why");
        new Channels(given.byName())
                .folded()
                .forEach(
                        (name, it) -> {
                            if (!name.startsWith("huifang.")) row(code(name), values(it), why(it));
                        });
    }

    private static String why(Given given) {
        return given.comment().replace("|", "\\|").replace("<", "&lt;");
    }

    private static String values(Given given) {
        StringBuilder cell = new StringBuilder();
        if (given.byProfile().containsKey("")) cell.append(code(given.byProfile().get("")));
        given.byProfile().forEach(profiles(cell));
        return cell.toString().replaceFirst("^<br>", "");
    }

    private void head(String... names) {
        text.append('\n');
        row(names);
        text.append("|---".repeat(names.length)).append("|\n");
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String names(List<String> names) {
        return String.join(
                "<br>",
                names.stream()
                        .map(
                                it ->
                                        it.equals(Setting.variable(it)) || it.contains("…")
                                                ? code(it)
                                                : code(it) + "<br>" + code(Setting.variable(it)))
                        .toList());
    }

    private static String code(String value) {
        return value.isEmpty() ? "empty" : "`" + value.replace("|", "\\|") + "`";
    }
}
