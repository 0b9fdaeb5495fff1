package io.huifang.survey.account;

/** What an account may do. Names as they stand in the configuration and in tokens. */
public final class Role {
    /** Claims attempts and works on them; sees nobody else's. */
    public static final String AGENT = "agent";

    /** Sees the queue and every attempt. */
    public static final String SUPERVISOR = "supervisor";

    /** Runs the system: sees counts, no customers. */
    public static final String OPS = "ops";

    /** Reads what the supervisor reads, and the audit. */
    public static final String AUDITOR = "auditor";

    /** Decides about personal data; sees none here. */
    public static final String PRIVACY_OFFICER = "privacy-officer";

    /** Writes and activates policies; has nothing to do here. */
    public static final String POLICY_ADMIN = "policy-admin";

    /** The wallet's backend: asks for links for its customers, sees nothing. */
    public static final String WALLET = "wallet";

    private Role() {}
}
