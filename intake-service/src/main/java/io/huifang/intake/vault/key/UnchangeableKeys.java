package io.huifang.intake.vault.key;

/** The key-encryption keys cannot be changed from here, for instance in a mounted secret. */
final class UnchangeableKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnchangeableKeys(String message, Throwable cause) {
        super(message, cause);
    }
}
