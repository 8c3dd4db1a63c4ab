/**
 * Forms that an association makes without code for its visitors, and what they answer: questions in
 * order, some of which depend on others; a legal notice made of what was asked when the form was
 * made; answers that go to an office by mail, to a table and to CSV, and that are forgotten by
 * themselves. A form is a {@code Questionnaire} here, as {@code render.Form} is what a page shows.
 */
@NullMarked
package org.preau.forms;

import org.jspecify.annotations.NullMarked;
