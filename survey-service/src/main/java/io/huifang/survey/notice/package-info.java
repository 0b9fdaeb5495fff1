/**
 * Notices that were requested of the company's sender, for the customer's timeline: {@link
 * io.huifang.survey.notice.KeepNotices} keeps which, when and by which ways, and no link.
 */
package io.huifang.survey.notice;
