package io.huifang.intake.eventdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.wallet.Contact;
import io.huifang.contract.wallet.DerivedFacts;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R39")
class CallableNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+86 138-0013-8000, +8613800138000, CN, Asia/Shanghai",
        "+8675586010101, +8675586010101, CN, Asia/Shanghai",
        "+85251234567, +85251234567, HK, Asia/Hong_Kong",
        "+12125550123, +12125550123, US, America/New_York",
        "+442079460123, +442079460123, GB, Europe/London",
        "+6591234567, +6591234567, SG, Asia/Singapore",
    })
    void knowsWhereANumberIs(String international, String e164, String region, String zone) {
        CallableNumber number = CallableNumber.of(international).orElseThrow();

        DerivedFacts facts = number.factsOf(new Contact(e164, null, null, null));

        assertThat(number.e164()).isEqualTo(e164);
        assertThat(facts.region()).isEqualTo(region);
        assertThat(facts.timeZones()).containsExactly(zone);
        assertThat(number).asString().doesNotContain(e164.substring(4));
    }

    @Test
    void namesNoCountryWhereThereIsNone() {
        CallableNumber satellite = CallableNumber.of("+881612345678").orElseThrow();

        DerivedFacts facts = satellite.factsOf(new Contact(satellite.e164(), null, null, null));

        assertThat(facts.region()).isNull();
        assertThat(facts.timeZones()).isNull();
    }

    @Test
    void letsAStatedZoneWin() {
        CallableNumber number = CallableNumber.of("+8613800138000").orElseThrow();

        DerivedFacts facts =
                number.factsOf(new Contact(number.e164(), null, "Europe/Berlin", null));

        assertThat(facts.timeZones()).containsExactly("Europe/Berlin");
        assertThat(facts.region()).isEqualTo("CN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13800138000",
                "+",
                "+86",
                "+861380013800",
                "+999123456789",
                "+18002530000",
                "+19002530000",
                "+448712345678",
                "+12125550123;ext=7",
            })
    void refusesWhereNobodyCanBeCalled(String number) {
        assertThat(CallableNumber.of(number)).isEmpty();
    }
}
