/**
 * Links by which customers come without logging in: {@link io.huifang.survey.link.Links} makes and
 * reads them. A link is signed, serves one purpose, and ends.
 */
package io.huifang.survey.link;
