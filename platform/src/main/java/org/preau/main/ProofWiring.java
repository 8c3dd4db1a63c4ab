package org.preau.main;

import java.util.List;
import org.preau.mail.ToOperators;
import org.preau.proof.CheckPages;
import org.preau.proof.ProofFeature;
import org.preau.proof.ProofLetters;
import org.preau.proof.Prove;
import org.preau.snapshot.Chapters;
import org.preau.web.Route;

/** Puts together the proofs that what is kept can be had back. */
public final class ProofWiring {

    private ProofWiring() {}

    /**
     * What proves.
     *
     * @param chapters all of the house's, unless a test says otherwise
     */
    public static Prove prove(House house, Chapters chapters) {
        return new Prove(
                new Prove.Ground(
                        house.database(),
                        chapters,
                        house.store(),
                        ArchiveWiring.vaults(house),
                        ArchiveWiring.take(house),
                        ArchiveWiring.fill(house),
                        ArchiveWiring.places(house),
                        new CheckPages(
                                house.database(),
                                house.directory(),
                                house.origins(),
                                ThemeWiring.site(house)),
                        ArchiveWiring.words(house),
                        house.clock()));
    }

    /** The short names of all associations, in their order. */
    static List<String> slugs(House house) {
        return house.database()
                .operator(
                        "name all associations",
                        tx ->
                                tx.query(
                                                """
                                                select slug
                                                  from tenant
                                                 where state <> 'deleted'
                                                 order by slug
                                                """)
                                        .list(String.class));
    }

    /** What tells the operators that a proof failed. */
    public static ProofLetters letters(House house) {
        return new ProofLetters(
                house.database(),
                house.directory(),
                house.origins(),
                house.messages(),
                new ToOperators(house.post(), house.messages()));
    }

    private static ProofFeature feature(House house) {
        return new ProofFeature(
                house.database(),
                house.jobs(),
                house.pages(),
                house.templates(),
                prove(house, ArchiveWiring.chapters()),
                letters(house),
                () -> RebuildWiring.standing(house),
                house.clock());
    }

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).jobs();
    }
}
