/** The pages of logging in and out; how that is done stands in {@code io.huifang.pages.login}. */
package io.huifang.survey.login;
