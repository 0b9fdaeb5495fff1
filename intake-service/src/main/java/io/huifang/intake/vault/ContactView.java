package io.huifang.intake.vault;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A revealed contact.
 *
 * @param customerId whose
 * @param phone E.164
 * @param name how to address the customer; absent when unknown
 * @param timeZone IANA zone the customer stated; absent when none
 * @param locale BCP 47 tag; absent when unknown
 * @param narrative what the event asked for said; absent when none was asked for or it said nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactView(
        String customerId,
        String phone,
        String name,
        String timeZone,
        String locale,
        String narrative) {

    static ContactView of(String customerId, RevealContact.Revealed revealed) {
        return new ContactView(
                customerId,
                revealed.contact().phone(),
                revealed.contact().name(),
                revealed.contact().timeZone(),
                revealed.contact().locale(),
                revealed.narrative());
    }

    @Override
    public String toString() {
        return "ContactView[…]";
    }
}
