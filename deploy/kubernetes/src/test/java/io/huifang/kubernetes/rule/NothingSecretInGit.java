package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is rendered from git holds no Secret, and no setting or variable that ought to be one. */
public final class NothingSecretInGit implements Rule {
    private static final Pattern SETTING =
            Pattern.compile(
                    "(?im)^\\s*([\\w.\"-]*(password|secret|token|credential|\\.key))\\s*[=:]\\s*\\S");
    private static final Pattern VARIABLE =
            Pattern.compile("(?i).*(PASSWORD|SECRET|TOKEN|CREDENTIAL|_KEY)");
    private static final Pattern MATERIAL =
            Pattern.compile("BEGIN [A-Z ]*PRIVATE KEY|whsec_|\"keyData\"");

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        documents.of(Kind.Secret).forEach(it -> broken.add(it.id() + " stands in git"));
        for (Document map : documents.of(Kind.ConfigMap).toList()) {
            map.texts("/data")
                    .forEach((file, text) -> addOfText(map.id() + " " + file, text, broken));
        }
        for (Document deployment : documents.of(Kind.Deployment).toList()) {
            Stream.of("/initContainers", "/containers")
                    .flatMap(list -> deployment.each(Pods.SPEC + list))
                    .flatMap(container -> Document.elements(container.path("env")))
                    .filter(NothingSecretInGit::isOpen)
                    .map(variable -> variable.path("name").asText())
                    .forEach(it -> broken.add(deployment.id() + " says " + it + " openly"));
        }
        return broken;
    }

    private static boolean isOpen(JsonNode variable) {
        return variable.has("value") && VARIABLE.matcher(variable.path("name").asText()).matches();
    }

    private static void addOfText(String where, String text, List<String> broken) {
        SETTING.matcher(text)
                .results()
                .forEach(it -> broken.add(where + " says " + it.group(1) + " openly"));
        MATERIAL.matcher(text).results().forEach(it -> broken.add(where + " holds a key"));
    }
}
