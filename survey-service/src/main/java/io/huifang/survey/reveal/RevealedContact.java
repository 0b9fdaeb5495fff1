package io.huifang.survey.reveal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the lease holder is shown. Goes from the vault to the agent; never stored, never logged.
 *
 * @param phone E.164
 * @param name how to address the customer; null when unknown
 * @param narrative what the customer told when it began; null for nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RevealedContact(
        String phone, String name, @JsonInclude(JsonInclude.Include.NON_NULL) String narrative) {

    @Override
    public String toString() {
        return "RevealedContact[…]";
    }
}
