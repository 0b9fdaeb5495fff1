package io.huifang.survey.history;

/**
 * Who wants to read.
 *
 * @param account the account name
 * @param seesAll whether he may see what is not his: supervisors and auditors
 */
record Reader(String account, boolean seesAll) {}
