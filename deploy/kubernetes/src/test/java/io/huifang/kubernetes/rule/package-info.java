/** What must hold for the documents of an overlay, a rule a class; each says what breaks it. */
package io.huifang.kubernetes.rule;
