package io.huifang.survey.sealing;

import io.quarkus.runtime.Startup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;

/**
 * Names customers for analytics: the same customer always gets the same pseudonym, and without the
 * key nobody gets back from it, nor forward by trying all customer ids.
 */
@Singleton
@Startup // a missing key is noticed at start, not at the first conclusion
public class Pseudonyms {
    /** In no customer's id, so that what is hashed for one end is never hashed for another. */
    private static final String END = "\0";

    private static final String AFTER_ERASURE = END + "erased" + END;
    private static final String HANDLE = END + "handle" + END;
    private static final String FACT = END + "fact" + END;

    private static final String SETTING = "huifang.analytics.pseudonym-key-file";

    private final KeyedHash hash;

    @Inject
    Pseudonyms(PseudonymConfig config) {
        this(KeyedHash.under(SETTING, config.pseudonymKeyFile(), config.createKey()));
    }

    private Pseudonyms(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * Those of that key, outside of the service.
     *
     * @param create make the key file when it is absent
     */
    public static Pseudonyms under(Path keyFile, boolean create) {
        return new Pseudonyms(KeyedHash.under(SETTING, keyFile, create));
    }

    /** 43 characters of URL-safe Base64. */
    public String of(String customerId) {
        return text(customerId);
    }

    /** Another one for what is told of the customer after his erasure: it leads nowhere back. */
    public String of(String customerId, UUID erasure) {
        return text(AFTER_ERASURE + erasure + END + customerId);
    }

    /** Finds what is kept of a customer where his id has no place. Never told: no pseudonym. */
    public String handle(String customerId) {
        return text(HANDLE + customerId);
    }

    /** The id of a fact that is told of what the parts name: the same ones, the same fact. */
    public UUID factId(String... parts) {
        ByteBuffer bytes = ByteBuffer.wrap(hash.of(FACT + String.join(END, parts)));
        long high = bytes.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        long low = bytes.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private String text(String named) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(named));
    }
}
