package org.preau.forms;

import static org.preau.tenancy.Right.PUBLISH;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.ArrayList;
import java.util.List;
import org.preau.web.ApiDoc;
import org.preau.web.Route;

/**
 * Who may make forms and read what was answered: those who may publish, since a form is public and
 * its answers are about people.
 */
final class FormsRoutes {

    private static final String DESK = "/espace/{association}/formulaires";
    private static final String ONE = DESK + "/{form}";
    private static final String QUESTION = ONE + "/questions/{question}";
    private static final String ANSWER = ONE + "/reponses/{answer}";
    private static final String API = "/api/v1/associations/{association}/forms";
    private static final String API_ONE = API + "/{form}";

    private FormsRoutes() {}

    static List<Route> of(FormRoom room) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(forms(new FormListPages(room), new FormPages(room)));
        routes.addAll(around(new FormSettingsPages(room), new PreviewPages(room)));
        routes.addAll(questions(new QuestionPages(room)));
        routes.addAll(answers(new AnswerListPages(room), new AnswerPages(room)));
        routes.addAll(people(new AnswerFilePages(room), new PersonPages(room)));
        routes.addAll(formsApi(new FormsApi(room)));
        routes.addAll(answersApi(new AnswersApi(room)));
        return List.copyOf(routes);
    }

    private static List<Route> forms(FormListPages list, FormPages one) {
        return List.of(
                holding(PUBLISH, GET, DESK, list::list),
                holding(PUBLISH, GET, DESK + "/nouveau", list::ask),
                holding(PUBLISH, POST, DESK + "/nouveau", list::make),
                holding(PUBLISH, GET, ONE, one::show),
                holding(PUBLISH, POST, ONE + "/ouverture", one::open),
                holding(PUBLISH, POST, ONE + "/copie", one::copy),
                holding(PUBLISH, GET, ONE + "/suppression", one::askDelete),
                holding(PUBLISH, POST, ONE + "/suppression", one::delete));
    }

    private static List<Route> around(FormSettingsPages settings, PreviewPages preview) {
        return List.of(
                holding(PUBLISH, GET, ONE + "/reglages", settings::show),
                holding(PUBLISH, POST, ONE + "/reglages", settings::save),
                holding(PUBLISH, GET, ONE + "/apercu", preview::show));
    }

    private static List<Route> questions(QuestionPages questions) {
        return List.of(
                holding(PUBLISH, GET, ONE + "/questions/nouvelle", questions::create),
                holding(PUBLISH, POST, ONE + "/questions/nouvelle", questions::saveNew),
                holding(PUBLISH, GET, QUESTION, questions::show),
                holding(PUBLISH, POST, QUESTION, questions::save),
                holding(PUBLISH, POST, QUESTION + "/position", questions::move),
                holding(PUBLISH, GET, QUESTION + "/suppression", questions::askDrop),
                holding(PUBLISH, POST, QUESTION + "/suppression", questions::drop));
    }

    private static List<Route> answers(AnswerListPages list, AnswerPages one) {
        return List.of(
                holding(PUBLISH, GET, ONE + "/reponses", list::list),
                holding(PUBLISH, GET, ONE + "/reponses.csv", list::export),
                holding(PUBLISH, GET, ANSWER, one::show),
                holding(PUBLISH, POST, ANSWER + "/tri", one::sort),
                holding(PUBLISH, GET, ANSWER + "/suppression", one::askDelete),
                holding(PUBLISH, POST, ANSWER + "/suppression", one::delete));
    }

    private static List<Route> people(AnswerFilePages files, PersonPages person) {
        return List.of(
                holding(PUBLISH, GET, ANSWER + "/fichiers/{file}", files::file),
                holding(PUBLISH, GET, DESK + "/personnes", person::search),
                holding(PUBLISH, GET, DESK + "/personnes.json", person::export),
                holding(PUBLISH, POST, DESK + "/personnes/effacement", person::erase));
    }

    private static List<Route> formsApi(FormsApi forms) {
        return List.of(
                api(
                        PUBLISH,
                        GET,
                        API,
                        ApiDoc.of("listForms", "Lists forms, the last changed first.")
                                .givesMany(FormJson.class),
                        forms::list),
                api(
                        PUBLISH,
                        POST,
                        API,
                        ApiDoc.of("createForm", "Makes a form, from nothing or a ready one.")
                                .takes(FormsApi.NewForm.class)
                                .gives(FormJson.class),
                        forms::create),
                api(
                        PUBLISH,
                        GET,
                        API_ONE,
                        ApiDoc.of("getForm", "Reads a form with its questions.")
                                .gives(FormJson.class),
                        forms::get),
                api(
                        PUBLISH,
                        PUT,
                        API_ONE,
                        ApiDoc.of("replaceForm", "Changes the settings and questions of a form.")
                                .takes(FormsApi.FormInput.class)
                                .gives(FormJson.class),
                        forms::replace),
                api(
                        PUBLISH,
                        POST,
                        API_ONE + "/copy",
                        ApiDoc.of(
                                        "copyForm",
                                        "Makes a closed form with the same questions and settings.")
                                .takes(FormsApi.Copying.class)
                                .gives(FormJson.class),
                        forms::copy),
                api(
                        PUBLISH,
                        POST,
                        API_ONE + "/opening",
                        ApiDoc.of("openForm", "Opens a form to visitors.").gives(FormJson.class),
                        forms::open),
                api(
                        PUBLISH,
                        DELETE,
                        API_ONE + "/opening",
                        ApiDoc.of("closeForm", "Closes a form.").gives(FormJson.class),
                        forms::close),
                api(
                        PUBLISH,
                        DELETE,
                        API_ONE,
                        ApiDoc.of("deleteForm", "Deletes a form with all its answers."),
                        forms::delete));
    }

    private static List<Route> answersApi(AnswersApi answers) {
        String one = API_ONE + "/answers/{answer}";
        String person = "/api/v1/associations/{association}/form-answers";
        return List.of(
                api(
                        PUBLISH,
                        GET,
                        API_ONE + "/answers",
                        ApiDoc.of("listAnswers", "Lists answers, the latest first.")
                                .asks("q", String.class, "Words that an answer holds.")
                                .asks("etat", String.class, "received, suspect or spam.")
                                .asks("page", Integer.class, "From 1.")
                                .givesMany(AnswersApi.AnswerJson.class),
                        answers::list),
                api(
                        PUBLISH,
                        GET,
                        one,
                        ApiDoc.of("getAnswer", "Reads an answer.")
                                .gives(AnswersApi.AnswerJson.class),
                        answers::get),
                api(
                        PUBLISH,
                        PUT,
                        one + "/state",
                        ApiDoc.of("sortAnswer", "Says that it is dealt with, or what it is.")
                                .takes(AnswersApi.How.class)
                                .gives(AnswersApi.AnswerJson.class),
                        answers::sort),
                api(
                        PUBLISH,
                        DELETE,
                        one,
                        ApiDoc.of("deleteAnswer", "Deletes an answer with its files."),
                        answers::delete),
                api(
                        PUBLISH,
                        GET,
                        person,
                        ApiDoc.of("listAnswersOfPerson", "All answers of one address.")
                                .asks("email", String.class, "The person's address.")
                                .givesMany(PersonPages.Own.class),
                        answers::person),
                api(
                        PUBLISH,
                        DELETE,
                        person,
                        ApiDoc.of("eraseAnswersOfPerson", "Deletes all answers of one address.")
                                .asks("email", String.class, "The person's address."),
                        answers::erase));
    }
}
