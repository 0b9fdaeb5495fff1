package io.huifang.intake.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class SigningSecretsTest {
    /** The example that implementations of the specification share. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String OTHER = "whsec_b2xkLXNlY3JldC1vZi10aGUtc2lnbmluZy13YWxsZXQ=";

    @Test
    void agreesWithTheExampleOfTheSpecification() {
        assertThat(SigningSecrets.of(List.of(SECRET)).signed(request(SIGNATURE), BODY)).isTrue();
    }

    @Test
    void takesEitherOfTwoSecretsAndAnyOfSeveralSignatures() {
        SigningSecrets secrets = SigningSecrets.of(List.of(OTHER, SECRET));
        String another = "v1," + "A".repeat(43) + "=";

        assertThat(secrets.signed(request("v1a,x " + another + " " + SIGNATURE), BODY)).isTrue();
        assertThat(secrets.signed(request(another), BODY)).isFalse();
        assertThat(SigningSecrets.of(List.of(OTHER)).signed(request(SIGNATURE), BODY)).isFalse();
    }

    @Test
    void signsEveryByteOfIdTimeAndBody() {
        SigningSecrets secrets = SigningSecrets.of(List.of(SECRET));
        byte[] changed = BODY.clone();
        changed[3] ^= 1;

        assertThat(secrets.signed(request(SIGNATURE), changed)).isFalse();
        assertThat(
                        secrets.signed(
                                SignedRequest.of(ID, "1614265331", SIGNATURE).orElseThrow(), BODY))
                .isFalse();
        assertThat(secrets.signed(SignedRequest.of(ID + "x", TIME, SIGNATURE).orElseThrow(), BODY))
                .isFalse();
    }

    @Test
    void isTimelyForFiveMinutesToEitherSide() {
        SignedRequest request = request(SIGNATURE);
        Instant then = Instant.ofEpochSecond(Long.parseLong(TIME));

        assertThat(request.isTimely(then.plusSeconds(300))).isTrue();
        assertThat(request.isTimely(then.minusSeconds(300))).isTrue();
        assertThat(request.isTimely(then.plusSeconds(301))).isFalse();
        assertThat(request.isTimely(then.minusSeconds(301))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1,", "v1,!", "v2,AAAA", "v1,AAAA", "v1a,AAAA"})
    void findsNoSignatureInOtherTexts(String signatures) {
        assertThat(SignedRequest.of(ID, TIME, signatures)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "whsec_AAAA", "whsec_!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void refusesSecretsThatAreNone(String text) {
        assertThatThrownBy(() -> SigningSecrets.of(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoMoreThanTwoAndKnowsACommonOne() {
        SigningSecrets one = SigningSecrets.of(List.of(SECRET));

        assertThatThrownBy(() -> SigningSecrets.of(List.of(SECRET, OTHER, OTHER)))
                .hasMessageContaining("two");
        assertThat(one.sharesOneWith(SigningSecrets.of(List.of(OTHER, SECRET)))).isTrue();
        assertThat(one.sharesOneWith(SigningSecrets.of(List.of(OTHER)))).isFalse();
    }

    private static SignedRequest request(String signatures) {
        return SignedRequest.of(ID, TIME, signatures).orElseThrow();
    }
}
