/**
 * The page about those who call: their load, how evenly it falls on them, and how good their calls
 * were. It asks the use case that the interface asks. Everything stands in tables, from which the
 * script draws charts.
 */
package io.huifang.survey.insight.team;
