/** Who works here: the roles, and that no other site's page works with their logins. */
package io.huifang.survey.account;
