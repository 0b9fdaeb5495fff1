/**
 * Who works here: the roles, and the guard that keeps accounts with readable passwords out of
 * production.
 */
package io.huifang.survey.account;
