/** What helps with a call, beside it: suggested articles, search, and one article to read. */
package io.huifang.survey.desk.knowledge;
