package io.huifang.survey.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A receipt in the compact form of JWS (RFC 7515), signed with EdDSA (RFC 8037). */
final class SignedReceipt {
    private static final String TYPE = "huifang-receipt";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ours are an eighth of that. */
    private static final int LONGEST = 16 * 1024;

    private static final int PARTS = 3;

    private SignedReceipt() {}

    static String sign(Receipt receipt, ReceiptKey key) {
        String header = "{\"alg\":\"EdDSA\",\"typ\":\"%s\",\"kid\":\"%s\"}";
        String said =
                Base64Url.write(header.formatted(TYPE, key.kid()).getBytes(UTF_8))
                        + '.'
                        + Base64Url.write(json(receipt));
        return said + '.' + Base64Url.write(key.sign(said.getBytes(UTF_8)));
    }

    /** The receipt; empty when one of these keys did not sign exactly this. */
    static Optional<Receipt> read(String text, List<ReceiptKey> keys) {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        byte[] said = (parts[0] + '.' + parts[1]).getBytes(UTF_8);
        return key(parts[0], keys)
                .filter(
                        key ->
                                Base64Url.read(parts[2])
                                        .filter(signature -> key.signed(said, signature))
                                        .isPresent())
                .flatMap(key -> receipt(parts[1]));
    }

    /** The header says which key; that it is one of ours, and of ours alone, counts. */
    private static Optional<ReceiptKey> key(String header, List<ReceiptKey> keys) {
        Optional<JsonNode> said = Base64Url.read(header).flatMap(SignedReceipt::tree);
        boolean ours =
                said.filter(one -> "EdDSA".equals(one.path("alg").textValue()))
                        .filter(one -> TYPE.equals(one.path("typ").textValue()))
                        .isPresent();
        return keys.stream()
                .filter(key -> ours && key.kid().equals(said.get().path("kid").textValue()))
                .findFirst();
    }

    private static Optional<Receipt> receipt(String payload) {
        try {
            return Optional.of(
                    JSON.readValue(Base64Url.read(payload).orElse(new byte[0]), Receipt.class));
        } catch (IOException notOurs) {
            return Optional.empty(); // signed by us, for another use or by a later release
        }
    }

    private static Optional<JsonNode> tree(byte[] bytes) {
        try {
            return Optional.ofNullable(JSON.readTree(bytes));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static byte[] json(Receipt receipt) {
        try {
            return JSON.writeValueAsBytes(receipt);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write a receipt", impossible);
        }
    }
}
