/** What intake tells of customers whose personal data was destroyed. */
package io.huifang.contract.erasure;
