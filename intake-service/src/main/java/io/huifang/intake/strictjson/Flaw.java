package io.huifang.intake.strictjson;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.problem.Violation;

import java.util.List;

/** Why bytes are not JSON text that everyone reads alike. */
public enum Flaw {
    /** Begins with U+FEFF. */
    BYTE_ORDER_MARK("byte-order-mark", "the text must not begin with a byte order mark"),
    /** Not UTF-8: a wrong, overlong or cut sequence, an encoded surrogate, beyond U+10FFFF. */
    NOT_UTF8("not-utf-8", "the bytes must be UTF-8"),
    /** U+0000, plain or escaped. */
    NUL("nul", "U+0000 must not occur, plain or escaped"),
    /** An escaped half of a surrogate pair without its other half. */
    LONE_SURROGATE("lone-surrogate", "an escaped surrogate needs its other half"),
    /** Breaks the grammar, or text follows the document. */
    SYNTAX("json-syntax", "the text must be exactly one JSON document"),
    /** Two members of one object have the same name. */
    DUPLICATE_KEY("duplicate-key", "the names in an object must be unique"),
    /** Nested too deep, or a name or number too long. */
    LIMITS("json-limits", "the document is nested too deep or has a name or number too long");

    private final String code;
    private final String detail;

    Flaw(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** How it is told of a body: as a malformed request. */
    public RefusedRequest refusal() {
        return refusalAt("");
    }

    /**
     * How it is told of a document within the body.
     *
     * @param pointer where in the body the document stands
     */
    public RefusedRequest refusalAt(String pointer) {
        return new RefusedRequest(
                Problems.MALFORMED.at(List.of(new Violation(pointer, code, detail))));
    }
}
