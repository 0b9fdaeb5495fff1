package io.huifang.outbox.audit;

/** What a walk along the chain found. */
public sealed interface Verification {
    /**
     * Every entry is as it was written.
     *
     * @param entries how many were checked
     * @param position of the last one; 0 for none
     * @param hash of the last one, 64 hexadecimal digits; compare it with what was told of it
     *     elsewhere
     */
    record Intact(long entries, long position, String hash) implements Verification {}

    /**
     * The chain is broken.
     *
     * @param position of the first entry that is not as it was written, or is not there
     * @param because what is wrong with it
     */
    record Broken(long position, String because) implements Verification {}
}
