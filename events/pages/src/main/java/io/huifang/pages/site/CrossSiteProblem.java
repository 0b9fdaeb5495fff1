package io.huifang.pages.site;

/** What a service answers when another site's page asks; each has problem documents of its own. */
public interface CrossSiteProblem {
    /** The problem document with status 403, UTF-8. */
    byte[] document();
}
