package io.huifang.kubernetes.rule;

import io.huifang.kubernetes.configuration.KnownSettings;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;

/** Each setting of a ConfigMap is one that its service takes, when it starts and not when built. */
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
        return broken;
    }

    private void add(Program program, Document map, List<String> broken) {
        map.texts("/data").values().stream()
                .flatMap(file -> Settings.read(file).keySet().stream())
                .filter(name -> !known.has(program, name))
                .forEach(name -> broken.add(map.id() + " sets " + name + ", which nobody reads"));
    }
}
