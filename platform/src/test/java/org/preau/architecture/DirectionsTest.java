package org.preau.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Tenancies;

/** Who may know whom. */
@AnalyzeClasses(packages = "org.preau", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {

    private static final String[] FEATURES = {
        "org.preau.account..",
        "org.preau.people..",
        "org.preau.media..",
        "org.preau.site..",
        "org.preau.typing..",
        "org.preau.theme..",
        "org.preau.look..",
        "org.preau.blueprint..",
        "org.preau.operator..",
        "org.preau.proof..",
        "org.preau.portal..",
        "org.preau.demo..",
        "org.preau.exchange..",
        "org.preau.files..",
        "org.preau.moving..",
        "org.preau.statistics..",
        "org.preau.template..",
        "org.preau.archive..",
        "org.preau.takeaway..",
        "org.preau.rebuild..",
        "org.preau.api.."
    };

    @ArchTest
    static final ArchRule BASE_STANDS_ALONE =
            classes()
                    .that()
                    .resideInAPackage("org.preau.base")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.preau.base", "org.jspecify..")
                    .because("values that everything speaks in must drag nothing behind them");

    @ArchTest
    static final ArchRule TENANCY_KNOWS_BASE_ONLY =
            classes()
                    .that()
                    .resideInAPackage("org.preau.tenancy")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "org.preau.base", "org.preau.tenancy", "org.jspecify..")
                    .because("the capability must be easy to read whole");

    @ArchTest
    static final ArchRule VERTX_IN_WEB_AND_MAIN =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.preau.web", "org.preau.main")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx..", "io.netty..")
                    .because("features are plain blocking code behind the one door");

    @ArchTest
    static final ArchRule JDBC_IN_SQL =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.preau.sql")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..", "com.zaxxer..", "org.flywaydb..", "org.postgresql..")
                    .because("a connection outside of the SQL room would carry no tenant");

    @ArchTest
    static final ArchRule JGIT_IN_BACKUP =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.preau.backup..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.eclipse.jgit..")
                    .because("the vault's face is small, and what is behind it may change");

    @ArchTest
    static final ArchRule BACKUP_KNOWS_NEITHER_WEB_NOR_SQL =
            noClasses()
                    .that()
                    .resideInAPackage("org.preau.backup..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.vertx..",
                            "java.sql..",
                            "org.preau.base..",
                            "org.preau.web..",
                            "org.preau.sql..",
                            "org.preau.tenancy..")
                    .because("the vault must be usable by itself when everything else is lost");

    @ArchTest
    static final ArchRule FOUNDATION_KNOWS_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.preau.base",
                            "org.preau.tenancy",
                            "org.preau.sql",
                            "org.preau.jobs",
                            "org.preau.text",
                            "org.preau.render",
                            "org.preau.web",
                            "org.preau.audit",
                            "org.preau.mail",
                            "org.preau.snapshot",
                            "org.preau.postgres")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FEATURES)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.preau.main")
                    .because(
                            "a foundation that knows what is built on it cannot carry anything else");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.preau.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("two packages that need each other are one package");

    @ArchTest
    static final ArchRule TENANCIES_ARE_ENTERED_BY_GATES_AND_JOBS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.preau.web",
                            "org.preau.jobs",
                            "org.preau.main",
                            "org.preau.tenancy",
                            "org.preau.account",
                            "org.preau.people",
                            "org.preau.operator",
                            "org.preau.portal",
                            "org.preau.demo")
                    .should()
                    .callMethod(Tenancies.class, "enter", org.preau.base.TenantId.class)
                    .because("whoever makes the capability answers for the right to it");

    @ArchTest
    static final ArchRule THE_OPERATORS_TRANSACTION_IS_THE_OPERATORS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.preau.sql",
                            "org.preau.jobs",
                            "org.preau.mail",
                            "org.preau.inbound",
                            "org.preau.operator",
                            "org.preau.archive",
                            "org.preau.proof",
                            "org.preau.mirror",
                            "org.preau.rebuild",
                            "org.preau.blueprint",
                            "org.preau.audit",
                            "org.preau.people",
                            "org.preau.portal",
                            "org.preau.demo",
                            "org.preau.statistics",
                            "org.preau.main")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(OperatorTx.class)
                    .because("work across associations is named, and its places can be counted");
}
