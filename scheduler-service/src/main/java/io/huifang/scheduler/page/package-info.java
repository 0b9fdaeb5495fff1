/**
 * Pages for supervisors and policy-admins, in Chinese and English: what they have in common, which
 * is the frame, the login, the headers and the errors. Each feature's pages stand in a package
 * below. Without a script everything works; with it, some of it without loading the page anew.
 */
package io.huifang.scheduler.page;
