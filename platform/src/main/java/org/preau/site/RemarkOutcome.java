package org.preau.site;

/** How a remark, its answer, its settling or its opening went. */
public sealed interface RemarkOutcome {

    /** It is so now; also when it was before, so that sending twice harms nothing. */
    record Done(Article article, Remark remark) implements RemarkOutcome {}

    /** Its words cannot be kept; nothing was written. */
    record Invalid(Article article, Wrong wrong) implements RemarkOutcome {}

    /** Remarks are between the author and those who publish; nothing was written. */
    record NotYours(Article article) implements RemarkOutcome {}

    /** There is no such text or remark here. */
    record Missing() implements RemarkOutcome {}
}
