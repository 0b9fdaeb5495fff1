package io.huifang.survey.help;

/** What a customer asks for whom the answers did not help. */
public enum HelpWish {
    /** A call. */
    CALLBACK,
    /** A person who takes the matter over. */
    PERSON
}
