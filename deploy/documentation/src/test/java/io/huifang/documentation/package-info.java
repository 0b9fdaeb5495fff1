/**
 * What the documentation says, held against the checkout: links lead somewhere, and what is named
 * in code is there. Start reading at {@link io.huifang.documentation.DocumentationTest}.
 */
package io.huifang.documentation;
