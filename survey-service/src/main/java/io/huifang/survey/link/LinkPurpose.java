package io.huifang.survey.link;

/** What a link is good for. The code is part of what is signed and never used anew. */
public enum LinkPurpose {
    /** Answers a questionnaire; its subject is the attempt. */
    SURVEY(1, "surveys/"),
    /** Answers one without saying who; its subject is a number that stands nowhere else. */
    BALLOT(2, "ballots/"),
    /** Shows the receipt of a call; its subject is the attempt. */
    RECEIPT(3, "receipts/"),
    /** Tells whether it is us who call; its subject is the customer's own number. */
    CALLS(4, "calls/"),
    /** Stops calls; its subject is the customer's own number. */
    CHOICES(5, "choices/"),
    /** Answers at any hour and takes requests; its subject is the customer's own number. */
    HELP(6, "help/");

    private final byte code;
    private final String path;

    LinkPurpose(int code, String path) {
        this.code = (byte) code;
        this.path = path;
    }

    byte code() {
        return code;
    }

    /** Where its page stands, below the service's address. */
    String path() {
        return path;
    }
}
