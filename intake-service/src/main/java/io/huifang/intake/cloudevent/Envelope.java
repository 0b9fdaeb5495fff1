package io.huifang.intake.cloudevent;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.contract.Rfc3339;
import io.huifang.contract.wallet.CustomerContactChanged;
import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.intake.problem.Violations;

import java.time.DateTimeException;
import java.time.Instant;

/** The context attributes of one event while they are read. */
final class Envelope {
    static final String DATA_CONTENT_TYPE = "datacontenttype";
    private static final String DATA_SCHEMA = "dataschema";

    private static final int MAX_ID = 256;
    private static final int MAX_TYPE = 128;
    private static final int MAX_SUBJECT = 128;
    private static final int MAX_EXTENSION = 1024;

    /** Which instants a database and its clients all take. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private String specVersion;
    private String id;
    private String source;
    private String type;
    private String subject;
    private String time;
    private String expiryTime;
    private String correlationId;
    private String traceParent;
    private String dataContentType;
    private String dataSchema;

    /** Whether the attribute's value must be a string; extensions may be scalars of any kind. */
    static boolean isString(String name) {
        return switch (name) {
            case "specversion", "id", "source", "type", "subject", "time", "expirytime" -> true;
            case "correlationid", "traceparent", DATA_SCHEMA, DATA_CONTENT_TYPE -> true;
            default -> false;
        };
    }

    /** Takes one attribute. Extensions we do not know are checked and go no further. */
    void put(String name, String value, Violations violations) {
        switch (name) {
            case "specversion" -> specVersion = value;
            case "id" -> id = value;
            case "source" -> source = value;
            case "type" -> type = value;
            case "subject" -> subject = value;
            case "time" -> time = value;
            case "expirytime" -> expiryTime = value;
            case "correlationid" -> correlationId = value;
            case "traceparent" -> traceParent = value;
            case DATA_CONTENT_TYPE -> dataContentType = value;
            case DATA_SCHEMA -> dataSchema = value;
            default -> checkExtension(name, value, violations);
        }
    }

    /** The type, null until it is read. */
    String type() {
        return type;
    }

    /**
     * The attributes for the log, null when a violation was added.
     *
     * @param arrival gives what the sender did not say
     */
    CloudEventAttributes attributes(Arrival arrival, Violations violations) {
        int before = violations.count();
        checkRequired(violations);
        checkOptional(violations);
        Instant happened = moment("/time", time, violations);
        Instant expires = moment("/expirytime", expiryTime, violations);
        if (happened != null && happened.isAfter(arrival.latest())) {
            violations.inTheFuture("/time");
        }
        if (violations.count() > before) {
            return null;
        }
        return new CloudEventAttributes(
                id,
                source,
                type,
                subject,
                happened == null ? arrival.at() : happened,
                expires,
                correlationId,
                TraceParent.isUsable(traceParent) ? traceParent : arrival.traceParent());
    }

    private void checkRequired(Violations violations) {
        if (specVersion == null) {
            violations.missing("/specversion");
        } else if (!specVersion.equals("1.0")) {
            violations.add("/specversion", "unsupported", "this must be 1.0");
        }
        checkText("/id", id, MAX_ID, violations);
        checkText("/source", source, MAX_ID, violations);
        if (source != null && !UriText.isReference(source)) {
            violations.add("/source", "uri-reference", "this must be a URI or relative to one");
        }
        checkText("/type", type, MAX_TYPE, violations);
        if (type != null && WalletEventCatalogue.misses(type)) {
            violations.add("/type", "unknown-type", "Huifang has no such type in this release");
        }
        checkText("/subject", subject, MAX_SUBJECT, violations);
        if (subject != null && looksLikeAnAddress(subject)) {
            violations.add(
                    "/subject", "address", "this must be an opaque id, no number and no address");
        }
        if (time == null && CustomerContactChanged.TYPE.equals(type)) {
            violations.missing("/time"); // the time of arrival would let an old contact win
        }
    }

    private void checkOptional(Violations violations) {
        if (correlationId != null) {
            checkText("/correlationid", correlationId, MAX_ID, violations);
        }
        if (dataContentType != null && !ContentMode.isJson(dataContentType)) {
            violations.add("/datacontenttype", "unsupported", "this must be application/json");
        }
        if (dataSchema != null) {
            checkDataSchema(violations);
        }
    }

    private void checkDataSchema(Violations violations) {
        boolean fits = dataSchema.length() <= MAX_EXTENSION && UriText.isUri(dataSchema);
        if (!fits) {
            violations.add("/dataschema", "uri", "this must be a URI with its scheme");
        }
    }

    private static void checkText(String pointer, String value, int max, Violations violations) {
        if (value == null) {
            violations.missing(pointer);
        } else if (!AttributeText.isValue(value, max)) {
            violations.add(
                    pointer,
                    "text",
                    "this must be 1 to " + max + " characters, none of them control characters");
        }
    }

    /** The subject is the key of every record about the customer, and no erasure reaches it. */
    private static boolean looksLikeAnAddress(String subject) {
        return subject.startsWith("+") || subject.contains("@") || subject.contains("://");
    }

    private static void checkExtension(String name, String value, Violations violations) {
        if (!AttributeText.isName(name)) {
            violations.add(
                    "", "attribute-name", "attribute names are lower-case letters and digits");
        } else if (value.length() > MAX_EXTENSION || !AttributeText.isText(value)) {
            violations.add("", "attribute-value", "an extension attribute's value is no text");
        }
    }

    private static Instant moment(String pointer, String text, Violations violations) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Rfc3339.parse(text);
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                violations.add(pointer, "out-of-range", "this must be from 1970 to 8999");
            }
            return instant;
        } catch (DateTimeException unreadable) {
            violations.add(pointer, "time", "this must be an RFC 3339 instant with an offset");
            return null;
        }
    }
}
