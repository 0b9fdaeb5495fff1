package io.huifang.configuration;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of ours.
 *
 * @param name of the property; a name that its owner chooses stands in angle brackets
 * @param unit what its value is
 * @param standard its value where nothing is said; empty for none
 * @param required whether the service does not start without
 * @param meaning what it does
 */
record Setting(
        String name, String unit, Optional<String> standard, boolean required, String meaning) {
    private static final Set<String> SECRETS =
            Set.of("key", "secret", "password", "signing-secret", "client-secret");

    /** The environment variable that says the same. */
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9<>]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether nobody may see it, or the file that it names. */
    Secrecy secrecy() {
        return secrecy(name);
    }

    static Secrecy secrecy(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (SECRETS.contains(last)) return Secrecy.ITSELF;
        return last.endsWith("key-file") || last.endsWith("secret-file")
                ? Secrecy.ITS_FILE
                : Secrecy.NONE;
    }

    /** What of a setting is secret. */
    enum Secrecy {
        NONE(""),
        ITSELF("secret"),
        ITS_FILE("the file is secret");

        private final String words;

        Secrecy(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
