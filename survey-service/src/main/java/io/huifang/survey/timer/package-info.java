/** What happens by itself, again and again. Every replica goes its own rounds. */
package io.huifang.survey.timer;
