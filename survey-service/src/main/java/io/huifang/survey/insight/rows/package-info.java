/** How many facts become the columns of one statement. */
package io.huifang.survey.insight.rows;
