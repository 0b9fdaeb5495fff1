/**
 * What customers answered: held against the questionnaire, and parted into what may travel
 * (numbers, flags, codes) and what may not (their own words).
 */
package io.huifang.survey.response;
