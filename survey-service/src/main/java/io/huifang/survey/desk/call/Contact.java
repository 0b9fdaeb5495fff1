package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What the lease holder is shown once. Goes from the vault to his page; never stored, never logged.
 *
 * @param phone as the vault has it
 * @param dial what a link to it says; null when it is no number to be dialled
 * @param name how to address the customer; empty when unknown
 * @param narrative what the customer told when it began; empty for nothing
 */
public record Contact(String phone, String dial, String name, String narrative) {
    private static final Pattern E164 = Pattern.compile("\\+[0-9]{6,15}");

    static Contact of(byte[] json) {
        JsonNode contact = CallScript.read(new String(json, StandardCharsets.UTF_8));
        String phone = contact.path("phone").asText("");
        return new Contact(
                phone,
                E164.matcher(phone).matches() ? "tel:" + phone : null,
                contact.path("name").asText(""),
                contact.path("narrative").asText(""));
    }

    @Override
    public String toString() {
        return "Contact[…]";
    }
}
