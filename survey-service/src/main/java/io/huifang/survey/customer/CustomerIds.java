package io.huifang.survey.customer;

import io.huifang.survey.exchange.RequestBody;

import java.util.Optional;
import java.util.regex.Pattern;

/** How the wallet names customers: as in its events, whose subjects intake judges by this rule. */
public final class CustomerIds {
    private static final Pattern FORM =
            Pattern.compile("(?!\\+)(?!.*://)(?=.*\\S)[^@\\p{Cntrl}]{1,128}");

    private CustomerIds() {}

    /** The member {@code customerId}, which is required; an address is none. */
    public static Optional<String> read(RequestBody request) {
        Optional<String> customerId = request.code("customerId", FORM);
        if (customerId.isEmpty()) {
            request.missing("customerId");
        }
        return customerId;
    }
}
