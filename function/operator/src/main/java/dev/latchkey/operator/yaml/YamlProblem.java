package dev.latchkey.operator.yaml;

/**
 * One thing that is wrong with a text.
 *
 * @param sentence what, and what to do about it
 */
public record YamlProblem(Place place, String sentence) {}
