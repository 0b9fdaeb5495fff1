package io.huifang.kubernetes.reading;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import io.huifang.kubernetes.manifest.Document;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kubernetes' own kinds, by the models that are made from its API's description. */
final class KubernetesModels {
    private static final Set<String> VERSIONS =
            Set.of(
                    "v1",
                    "apps/v1",
                    "autoscaling/v2",
                    "batch/v1",
                    "networking.k8s.io/v1",
                    "policy/v1",
                    "scheduling.k8s.io/v1");

    /** Empty when the kind is none of Kubernetes' own. */
    Optional<List<String>> faults(Document document) {
        return model(document).map(model -> faults(document, model));
    }

    private static Optional<Class<?>> model(Document document) {
        if (!VERSIONS.contains(document.apiVersion())) {
            return Optional.empty();
        }
        String version = document.apiVersion().replaceFirst(".*/", "").toUpperCase(Locale.ROOT);
        String name = "io.kubernetes.client.openapi.models." + version + document.kind();
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Each model refuses members it does not know, and asks those within it to do the same. */
    private static List<String> faults(Document document, Class<?> model) {
        try {
            JsonElement json = JsonParser.parseString(document.json().toString());
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            model.getMethod("fromJson", String.class).invoke(null, document.json().toString());
            return List.of();
        } catch (InvocationTargetException refusal) {
            return List.of(String.valueOf(refusal.getCause().getMessage()));
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
