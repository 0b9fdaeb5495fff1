/** Which tests show which requirement, read from the sources of all modules, and the page of it. */
package io.huifang.journeys.coverage;
