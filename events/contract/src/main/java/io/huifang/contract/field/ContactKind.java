package io.huifang.contract.field;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A string that tells where a customer is or how to speak with him. */
public sealed interface ContactKind extends StringKind {

    /** The name of an IANA time zone. */
    record TimeZone() implements ContactKind {
        /** Some JDKs still carry old names of System V, which IANA has dropped. */
        private static final Set<String> NAMES =
                ZoneId.getAvailableZoneIds().stream()
                        .filter(name -> !name.startsWith("SystemV/"))
                        .collect(Collectors.toUnmodifiableSet());

        @Override
        public boolean admits(String value) {
            return NAMES.contains(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string",
                    "maxLength", 64,
                    "pattern", "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$");
        }
    }

    /** A BCP 47 language tag. */
    record Language() implements ContactKind {
        @Override
        public boolean admits(String value) {
            return Characters.areLanguageTag(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of(
                    "type", "string",
                    "maxLength", 35,
                    "pattern", "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
        }
    }

    /** A telephone number in international form; whether it can be called is for intake to say. */
    record Phone() implements ContactKind {
        @Override
        public boolean admits(String value) {
            return Characters.arePhone(value);
        }

        @Override
        public Map<String, Object> schema() {
            return Keywords.of("type", "string", "pattern", "^[+][1-9][0-9 ().-]{5,30}$");
        }
    }
}
