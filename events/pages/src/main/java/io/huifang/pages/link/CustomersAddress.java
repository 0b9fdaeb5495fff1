package io.huifang.pages.link;

import org.eclipse.microprofile.config.spi.Converter;

import java.net.URI;

/**
 * Where customers open links: an absolute address of the web, whose path may be continued. What is
 * none would be sent to customers in every link.
 */
public final class CustomersAddress implements Converter<URI> {
    private static final long serialVersionUID = 1L;

    @Override
    public URI convert(String value) {
        URI address = URI.create(value.trim());
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "must be an absolute http or https address without user, query and fragment");
        }
        return address;
    }

    /**
     * Links are permissions: over plain HTTP whoever listens has them.
     *
     * @throws IllegalStateException when customers of a production system would open links so
     */
    static void refusePlain(boolean production, URI address) {
        if (production && !"https".equals(address.getScheme())) {
            throw new IllegalStateException(
                    "huifang.links.base-url must be an https address in the prod profile.");
        }
    }
}
