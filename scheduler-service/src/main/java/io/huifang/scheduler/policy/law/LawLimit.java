package io.huifang.scheduler.policy.law;

/**
 * A limit with the law that sets it.
 *
 * @param rulePack name of the pack
 * @param citation the law and its paragraph
 * @param limit how many contacts in how many days
 */
public record LawLimit(String rulePack, String citation, ContactLimit limit) {}
