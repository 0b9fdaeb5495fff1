package io.huifang.survey.login;

import java.util.regex.Pattern;

/** Where somebody wanted to go when he was asked to log in. Never another site. */
final class LocalPath {
    /** Plain ASCII, and not {@code //host}, which names another one. */
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]*");

    private static final int LONGEST = 1_000;
    private static final String START = "/desk";

    private LocalPath() {}

    /**
     * The path with its query, or that of the desk when it is none of ours.
     *
     * @param wanted null for nowhere in particular
     */
    static String of(String wanted) {
        boolean ours =
                wanted != null
                        && wanted.length() <= LONGEST
                        && FORM.matcher(wanted).matches()
                        && !wanted.startsWith("/login")
                        && !wanted.startsWith("/logout");
        return ours ? wanted : START;
    }
}
