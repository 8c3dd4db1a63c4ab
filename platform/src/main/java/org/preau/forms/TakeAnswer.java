package org.preau.forms;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.preau.backup.store.StoreUnavailable;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.visitors.Suspicion;
import org.preau.visitors.Tries;
import org.preau.web.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an answer in, whose values were checked before: kept once however often it is sent, told to
 * an office, acknowledged to whoever gave an address. What smells of spam is kept too, and neither
 * counted nor acknowledged until somebody has looked at it.
 */
final class TakeAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(TakeAnswer.class);

    /** From one place of the network; a whole school may sit behind one address. */
    private static final int MOST_SENT = 60;

    private static final Duration WHILE = Duration.ofMinutes(20);

    /** More than anybody would look at. */
    private static final int MOST_SUSPECTS = 2_000;

    /**
     * What was sent.
     *
     * @param mark of the token it came with
     * @param network where it came from, for limits alone: it is not kept
     * @param trap what stood in the field that people do not see
     */
    record Command(UUID form, Sheet sheet, String mark, String network, String trap) {}

    /** How it went. */
    sealed interface Outcome {}

    /** It is kept, durably; before or now. */
    record Taken() implements Outcome {}

    /** The form does not take answers any more. */
    record Closed(Questionnaire.Standing standing) implements Outcome {}

    /** Too much comes from there. */
    record TooMany() implements Outcome {}

    /** There is no room for the files. */
    record NoRoom() implements Outcome {}

    /** There is no such form. */
    record Missing() implements Outcome {}

    private static final class Full extends RuntimeException {
        Full() {
            super("no room for the files of an answer", null, false, false);
        }
    }

    private final Database database;
    private final AnswerShelf shelf;
    private final Tries tries;
    private final Suspicion suspicion;
    private final AnswerLetters letters;
    private final ForgetAnswers forget;
    private final Predicate<EmailAddress> mayWrite;
    private final Clock clock;

    /**
     * @param mayWrite whether one more receipt may go to an address today; counts it
     */
    TakeAnswer(
            Database database,
            AnswerShelf shelf,
            Tries tries,
            AnswerLetters letters,
            ForgetAnswers forget,
            Predicate<EmailAddress> mayWrite,
            Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.tries = tries;
        this.suspicion = new Suspicion(tries);
        this.letters = letters;
        this.forget = forget;
        this.mayWrite = mayWrite;
        this.clock = clock;
    }

    Outcome run(Tenancy tenancy, Tenant tenant, Command command) {
        Optional<Questionnaire> form =
                database.read(tenancy, tx -> Questionnaires.find(tx, command.form()));
        if (form.isEmpty()) {
            return new Missing();
        }
        Answer answer = Sending.answer(form.get(), command, clock.instant());
        if (database.read(
                tenancy, tx -> Answers.find(tx, command.form(), answer.id()).isPresent())) {
            return new Taken();
        }
        if (tooMany(tenancy, command)) {
            return new TooMany();
        }
        List<AnswerFile> files = new ArrayList<>();
        try {
            put(tenancy, command.sheet(), answer.id(), files);
            boolean receipt = form.get().receipt() && mayReceive(answer);
            Outcome outcome =
                    database.write(
                            tenancy, tx -> keep(tx, tenant, command, answer, files, receipt));
            if (!(outcome instanceof Taken)) {
                shelf.delete(tenancy.tenant(), files);
            }
            return outcome;
        } catch (Full | StoreUnavailable e) {
            LOG.warn("an answer of {} finds no room for its files", tenant.slug(), e);
            shelf.delete(tenancy.tenant(), files);
            return new NoRoom();
        } catch (IOException e) {
            throw new IllegalStateException("an upload cannot be read", e);
        }
    }

    private boolean tooMany(Tenancy tenancy, Command command) {
        return database.write(
                tenancy, tx -> tries.count(tx, "sent", command.network(), WHILE) > MOST_SENT);
    }

    private boolean mayReceive(Answer answer) {
        return answer.email() != null
                && EmailAddress.of(answer.email()).filter(mayWrite).isPresent();
    }

    private void put(Tenancy tenancy, Sheet sheet, UUID answer, List<AnswerFile> files)
            throws StoreUnavailable, IOException {
        for (Question question : sheet.asked()) {
            Optional<Upload> upload = sheet.file(question);
            if (upload.isPresent()) {
                FileKind kind = FileKind.of(upload.get()).orElseThrow();
                AnswerFile file =
                        new AnswerFile(
                                Ids.next(),
                                answer,
                                question.id(),
                                Sending.name(upload.get().name(), kind),
                                kind.type(),
                                upload.get().bytes());
                files.add(file);
                shelf.put(tenancy.tenant(), file.id(), upload.get());
            }
        }
    }

    private Outcome keep(
            TenantTx tx,
            Tenant tenant,
            Command command,
            Answer answer,
            List<AnswerFile> files,
            boolean receipt) {
        Optional<Questionnaire> form = Questionnaires.lock(tx, command.form());
        if (form.isEmpty()) {
            return new Missing();
        }
        Questionnaire.Standing standing = form.get().standing(clock.instant());
        if (standing != Questionnaire.Standing.OPEN) {
            return new Closed(standing);
        }
        List<Suspicion.Reason> reasons = suspicion.of(tx, Sending.sent(command));
        if (!reasons.isEmpty() && form.get().suspects() >= MOST_SUSPECTS) {
            return new TooMany();
        }
        Answer kept = Sending.judged(answer, reasons);
        if (!Answers.insert(tx, kept, Sending.words(kept))) {
            return new Taken();
        }
        files.forEach(file -> Answers.insert(tx, file));
        if (!files.isEmpty() && !AnswerShelf.count(tx, AnswerShelf.bytes(files))) {
            throw new Full();
        }
        forget.at(tx, kept.forgetAt());
        if (form.get().office() != null) {
            letters.soon(tx, form.get().id());
        }
        if (receipt && reasons.isEmpty()) {
            letters.receipt(tx, tenant, form.get(), kept);
        }
        return new Taken();
    }
}
