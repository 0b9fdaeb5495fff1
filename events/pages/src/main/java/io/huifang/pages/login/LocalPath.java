package io.huifang.pages.login;

import io.huifang.pages.site.PagePaths;

import java.util.regex.Pattern;

/** Where somebody wanted to go when he was asked to log in. Never another site. */
final class LocalPath {
    /**
     * What stands in an address as it is, but for what ends a cookie's value, and not {@code
     * //host}, which names another site.
     */
    private static final Pattern FORM =
            Pattern.compile("/(?!/)(?:[A-Za-z0-9/._~!$&'()*+=:@?-]|%[0-9A-Fa-f]{2})*");

    private static final int LONGEST = 1_000;

    private LocalPath() {}

    /**
     * The path with its query, or what leads to the first page when it is none of ours.
     *
     * @param wanted null for nowhere in particular
     */
    static String of(String wanted, PagePaths pages) {
        boolean ours =
                wanted != null
                        && wanted.length() <= LONGEST
                        && FORM.matcher(wanted).matches()
                        && !wanted.startsWith(pages.login())
                        && !wanted.startsWith(pages.logout());
        return ours ? wanted : pages.first();
    }
}
