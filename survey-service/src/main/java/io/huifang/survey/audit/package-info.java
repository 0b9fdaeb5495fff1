/**
 * The audit: who saw or changed what needs a reason, in a chain of hashes in which any edit shows.
 *
 * <p>{@link io.huifang.survey.audit.Audit} adds an entry in the transaction of what it records;
 * auditors read the entries and have the chain checked.
 */
package io.huifang.survey.audit;
