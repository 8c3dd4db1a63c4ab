package org.preau.comments;

import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;

/** What every page of this feature's desk is made from. */
record CommentRoom(
        Database database,
        Pages pages,
        Messages messages,
        Origins origins,
        DecideComment decide,
        AnswerComment answer,
        EditAnswer edit,
        SetComments set) {}
