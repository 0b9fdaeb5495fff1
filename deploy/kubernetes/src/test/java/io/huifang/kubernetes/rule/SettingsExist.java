package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.configuration.KnownSettings;
import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each setting of a ConfigMap, and each variable, is one that its service takes, when it starts and
 * not when it is built.
 */
public final class SettingsExist implements Rule {
    private final KnownSettings known = new KnownSettings();

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Program program : Program.values()) {
            documents
                    .of(Kind.ConfigMap)
                    .filter(map -> map.name().startsWith(program.service() + "-"))
                    .forEach(map -> add(program, map, broken));
        }
        documents.of(Kind.Deployment).forEach(it -> addVariables(it, broken));
        return broken;
    }

    private void add(Program program, Document map, List<String> broken) {
        map.texts("/data").values().stream()
                .flatMap(file -> Settings.read(file).keySet().stream())
                .filter(name -> !known.has(program, name))
                .forEach(name -> broken.add(map.id() + " sets " + name + ", which nobody reads"));
    }

    private void addVariables(Document deployment, List<String> broken) {
        Stream.of("/initContainers", "/containers")
                .flatMap(list -> deployment.each(Pods.SPEC + list))
                .flatMap(container -> Document.elements(container.path("env")))
                .map(variable -> variable.path("name").asText())
                .filter(name -> !known.hasVariable(name))
                .forEach(name -> broken.add(deployment.id() + " sets " + name + " for nobody"));
    }
}
