package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A code of the sender's own vocabulary, such as {@code card-binding}: see {@link
 * io.huifang.contract.field.StringKind.Term}. On a list it is said of each item.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Term {
    /** Most characters. */
    int value() default 64;
}
