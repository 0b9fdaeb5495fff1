package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A term of the sender's own vocabulary, such as {@code card-binding} or {@code 退款进度}: words of
 * letters and digits, of which there are so few that no number of a person fits in. On a list it is
 * said of each item.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Term {
    /** Most characters (code points). */
    int value() default 64;
}
