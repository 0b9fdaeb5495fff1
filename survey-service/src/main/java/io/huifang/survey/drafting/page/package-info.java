/** The pages on which supervisors write, see and publish documents. */
package io.huifang.survey.drafting.page;
