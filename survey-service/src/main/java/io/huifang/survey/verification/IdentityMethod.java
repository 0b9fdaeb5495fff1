package io.huifang.survey.verification;

/** How a customer shows who he is. None asks for a password, a card number or an identity card. */
public enum IdentityMethod {
    /** He tells what he last did with the wallet. */
    LAST_TRANSACTION,
    /** He tells in which month he opened the account. */
    REGISTRATION_MONTH,
    /** He confirms a request that the wallet shows in its application. */
    APP_CONFIRMATION,
    /** He reads out a code that the wallet sent to his number. */
    SMS_CODE,
    /** He reads out a code that the wallet sent to his e-mail address. */
    EMAIL_CODE
}
