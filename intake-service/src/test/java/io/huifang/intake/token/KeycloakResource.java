package io.huifang.intake.token;

import io.huifang.backing.issuer.Keycloak;
import io.huifang.intake.IntakeResource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The same surroundings with a real Keycloak as issuer. A field of type {@link Keycloak} is filled.
 */
public class KeycloakResource extends IntakeResource {
    private Keycloak keycloak;

    @Override
    public Map<String, String> start() {
        keycloak =
                Keycloak.start(
                        Path.of(System.getProperty("huifang.keycloak")),
                        "wallets",
                        "others",
                        Keycloak.STAFF);
        Map<String, String> configuration = new HashMap<>(startTheOthers());
        configuration.put("huifang.issuer.url", keycloak.issuer(realm()));
        configuration.put("huifang.issuer.leeway", "PT1S");
        return configuration;
    }

    /** Whose tokens are taken. */
    String realm() {
        return "wallets";
    }

    // Nobody stops what failed to start.
    private Map<String, String> startTheOthers() {
        try {
            return super.start();
        } catch (RuntimeException refused) {
            keycloak.close();
            throw refused;
        }
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(keycloak, new TestInjector.MatchesType(Keycloak.class));
    }

    @Override
    public void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
        super.stop();
    }
}
