/**
 * Tells a customer whether it is us who call him at this moment: {@link
 * io.huifang.survey.calling.ShowCall}. Also gives him the words by which he knows our colleague.
 */
package io.huifang.survey.calling;
