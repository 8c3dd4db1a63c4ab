package org.preau.forms;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.preau.snapshot.OpenPart;
import org.preau.snapshot.SafeNames;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Forms as people take them away: a table of answers for each, and the files that came with them.
 * Answers that nobody has looked at yet have a table of their own; spam has none.
 */
public final class FormsPart implements OpenPart {

    private static final String SENT = "forms/sent/";
    private static final int PAGE = 500;

    private final AnswersCsv csv;

    public FormsPart(Messages messages) {
        this.csv = new AnswersCsv(messages);
    }

    @Override
    public String folder() {
        return "forms";
    }

    @Override
    public Optional<String> place(String path) {
        int name = path.indexOf('/', SENT.length());
        return path.startsWith(SENT) && name > 0
                ? Optional.of("sent/" + SafeNames.meaning(path.substring(name + 1)))
                : Optional.empty();
    }

    @Override
    public long write(TenantTx tx, Language language, Folder out) throws IOException {
        long answers = 0;
        for (Questionnaire form : Questionnaires.all(tx)) {
            answers += table(tx, form, Answer.State.RECEIVED, "", language, out);
            answers += table(tx, form, Answer.State.SUSPECT, "-to-check", language, out);
        }
        return answers;
    }

    private long table(
            TenantTx tx,
            Questionnaire form,
            Answer.State state,
            String ending,
            Language language,
            Folder out)
            throws IOException {
        Answers.Wanted wanted = new Answers.Wanted(form.id(), "", state, false);
        long count = Answers.count(tx, wanted);
        if (count > 0) {
            AnswersCsv.Some some =
                    each -> {
                        List<Answer> page;
                        long skipped = 0;
                        do {
                            page = Answers.page(tx, wanted, PAGE, skipped);
                            page.forEach(each);
                            skipped += PAGE;
                        } while (page.size() == PAGE);
                    };
            out.put(form.slug() + ending + ".csv", to -> csv.write(form, some, language, to));
        }
        return count;
    }
}
