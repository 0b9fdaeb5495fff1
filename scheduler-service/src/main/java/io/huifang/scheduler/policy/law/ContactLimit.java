package io.huifang.scheduler.policy.law;

/**
 * Most contacts in some time.
 *
 * @param contacts at least 1
 * @param days consecutive days in which there may be so many; at least 1
 */
public record ContactLimit(int contacts, int days) {
    public ContactLimit {
        if (contacts < 1 || days < 1) throw new IllegalArgumentException("no limit");
    }
}
