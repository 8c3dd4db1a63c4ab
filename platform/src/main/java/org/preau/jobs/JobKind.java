package org.preau.jobs;

/**
 * A kind of job.
 *
 * @param name stable, as it stands in the table
 * @param data the record that tells a job what to do; written as JSON
 */
public record JobKind<T>(String name, Class<T> data) {}
