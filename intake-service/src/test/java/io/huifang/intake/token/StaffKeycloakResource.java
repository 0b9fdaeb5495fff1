package io.huifang.intake.token;

import io.huifang.backing.issuer.Keycloak;

/** The same with the realm that knows the company's people and our services. */
public class StaffKeycloakResource extends KeycloakResource {
    @Override
    String realm() {
        return Keycloak.STAFF;
    }
}
