package org.preau.forms;

/** All that can be done to forms and their answers from the desk and by the API. */
record FormActs(
        MakeQuestionnaire make,
        CopyQuestionnaire copy,
        SaveQuestionnaire save,
        SaveQuestion saveQuestion,
        ArrangeQuestions arrange,
        OpenQuestionnaire open,
        DeleteQuestionnaire delete,
        SortAnswer sort,
        DeleteAnswer deleteAnswer,
        AnswerShelf shelf) {}
