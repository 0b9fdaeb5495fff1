package io.huifang.contract.callback;

/** What the contact is for; consent is given by purpose. */
public enum Purpose {
    SERVICE,
    SURVEY,
    MARKETING,
    RISK
}
