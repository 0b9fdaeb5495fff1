package io.huifang.outbox.setting;

import static java.util.stream.Collectors.toSet;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A setting of ours that no mapping reads is mostly a misspelt one, and ends the start with its
 * name. Below a mapping's prefix the mapping itself refuses it; this is about the prefixes.
 * Environment and command line are passed over: what stands there may be for others.
 */
@Singleton
class StraySettings {
    private static final String OURS = "huifang.";

    private static final Set<String> OF_THE_PROCESS =
            Set.of("SysPropConfigSource", "EnvConfigSource");

    private final SmallRyeConfig config;
    private final BeanManager beans;

    StraySettings(SmallRyeConfig config, BeanManager beans) {
        this.config = config;
        this.beans = beans;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            refuse(prefixes(), names());
        }
    }

    /**
     * @param prefixes of the mappings
     * @param names of properties
     * @throws IllegalStateException when one of ours is below none of them; names it
     */
    static void refuse(Set<String> prefixes, Stream<String> names) {
        Optional<String> stray =
                names.filter(name -> name.startsWith(OURS))
                        .filter(
                                name ->
                                        prefixes.stream()
                                                .noneMatch(it -> name.startsWith(it + ".")))
                        .sorted()
                        .findFirst();
        if (stray.isPresent()) {
            throw new IllegalStateException(
                    stray.get()
                            + " is no setting of this service; take it out, or look for its right"
                            + " name in docs/configuration.md");
        }
    }

    private Stream<String> names() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(OURS))
                .filter(name -> !OF_THE_PROCESS.contains(sourceOf(name)));
    }

    private String sourceOf(String name) {
        return String.valueOf(config.getConfigValue(name).getConfigSourceName());
    }

    private Set<String> prefixes() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(Class.class::isInstance)
                .map(type -> ((Class<?>) type).getAnnotation(ConfigMapping.class))
                .filter(mapping -> mapping != null)
                .map(ConfigMapping::prefix)
                .collect(toSet());
    }
}
