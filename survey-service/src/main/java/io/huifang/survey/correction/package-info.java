/**
 * A supervisor says that an attempt ended in another way than was written down. The conclusion
 * stays as it is, corrections are added to it, and the scheduler derives anew what followed.
 */
package io.huifang.survey.correction;
