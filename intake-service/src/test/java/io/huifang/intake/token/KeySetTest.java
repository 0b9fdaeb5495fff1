package io.huifang.intake.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    @Test
    void givesAKeyOnlyForWhatItIsMeantFor() throws JoseException {
        PublicJsonWebKey key = key("a");
        key.setAlgorithm("PS256");
        KeySet set = KeySet.parse(new JsonWebKeySet(key).toJson());

        assertThat(set.find("a", "PS256")).contains(key.getPublicKey());
        assertThat(set.find("a", "RS256")).isEmpty();
        assertThat(set.find("a", "ES256")).isEmpty();
        assertThat(set.find("b", "PS256")).isEmpty();
    }

    @Test
    void passesOverKeysThatAreNotForSignatures() throws JoseException {
        PublicJsonWebKey forEncryption = key("enc");
        forEncryption.setUse("enc");
        PublicJsonWebKey nameless = key(null);
        KeySet set = KeySet.parse(new JsonWebKeySet(forEncryption, nameless, key("sig")).toJson());

        assertThat(set.keys()).extracting(PublicJsonWebKey::getKeyId).containsExactly("sig");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}",
            })
    void takesNothingElseForKeys(String text) {
        assertThatThrownBy(() -> KeySet.parse(text)).isInstanceOf(JoseException.class);
    }

    private static PublicJsonWebKey key(String id) throws JoseException {
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }
}
