/** What kubectl renders from an overlay, document by document. */
package io.huifang.kubernetes.manifest;
