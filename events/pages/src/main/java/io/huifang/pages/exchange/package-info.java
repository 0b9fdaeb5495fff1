/**
 * What a browser says besides what the person asks for, and what is said to it besides the page.
 */
package io.huifang.pages.exchange;
