package io.huifang.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.shape.Label;
import io.huifang.contract.shape.LanguageTag;
import io.huifang.contract.shape.Optional;
import io.huifang.contract.shape.PhoneNumber;
import io.huifang.contract.shape.ZoneName;

/**
 * How to reach a customer: personal data. Between a sender and intake only; never on the log.
 *
 * @param phone number in international form, beginning with +
 * @param name how to address the customer; null when not said
 * @param timeZone IANA zone where the customer lives; null when not said, then the number tells
 * @param locale BCP 47 tag of the language the customer speaks; null when not said
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
        @PhoneNumber String phone,
        @Label(200) @Optional String name,
        @ZoneName @Optional String timeZone,
        @LanguageTag @Optional String locale) {

    /** Tells nothing about the person, so that a contact in a log line does no harm. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
