/**
 * What all pages for customers share: language, frame, headers, and pages that only say something.
 * They need no script and no login; a look at one changes nothing.
 */
package io.huifang.survey.customer;
