package io.huifang.documentation;

/**
 * Something that a page says and that is not so.
 *
 * @param page of the checkout
 * @param line from 1
 * @param what is not there
 */
record Fault(String page, int line, String what) {
    @Override
    public String toString() {
        return page + ":" + line + " " + what;
    }
}
