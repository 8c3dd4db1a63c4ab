package org.preau.themes;

/**
 * Texts of articles and pages as the server gives them: sanitised HTML with everything that
 * Markdown can bring.
 */
final class Prose {

    static final String SHORT =
            "<p>Le comité se réunit <strong>le premier lundi du mois</strong>, salle du Four ; tout le monde y parle."
                    + " On peut aussi <a href=\"/ecrire\">écrire</a>.</p><ul><li>ouvert à tous</li><li>café offert</li></ul>";

    static final String STATEMENT =
            "<p>L’association s’engage à rendre son site accessible.</p><h2>État de conformité</h2>"
                    + "<p>Partiellement conforme au RGAA 4.1.</p><h3>Contenus non accessibles</h3><ul><li>trois affiches</li></ul>";

    static final String LONG =
            """
            <h2 id="s1">Ce qu’on a compté</h2>
            <p>Onze habitantes et habitants se sont relayés sur une chaise pliante pendant trois jours, de 7 h à 20 h.<sup class="footnote-ref" id="fnr1"><a href="#fn1" aria-label="Note 1">1</a></sup> On comptait ce qui passe, dans les deux sens, et on notait la météo.</p>
            <div class="table-scroll" role="region" aria-label="Tableau : Passages par jour, moyenne de trois jours" tabindex="0"><table><caption>Passages par jour, moyenne de trois jours</caption><thead><tr><th scope="col">Qui passe</th><th scope="col">Matin</th><th scope="col">Après-midi</th><th scope="col">Jour</th></tr></thead><tbody><tr><th scope="row">À pied</th><td>412</td><td>538</td><td>950</td></tr><tr><th scope="row">À vélo</th><td>96</td><td>121</td><td>217</td></tr><tr><th scope="row">En voiture</th><td>188</td><td>204</td><td>392</td></tr><tr><th scope="row">Dont sans s’arrêter</th><td>141</td><td>160</td><td>301</td></tr></tbody></table>
            </div>
            <p>Trois voitures sur quatre ne font que traverser. C’est le chiffre qui a le plus surpris, y compris celles et ceux qui traversent.</p>
            <h2 id="s2">Les trois scénarios</h2>
            <h3>A. Sens unique</h3>
            <p>Du pont vers la place. Dix-huit places de stationnement, un trottoir élargi côté école.</p>
            <h3>B. Double sens apaisé</h3>
            <p>Comme aujourd’hui, à 20 km/h, avec deux plateaux. Le moins cher, le plus bruyant.</p>
            <h3>C. Rue aux enfants</h3>
            <p>Fermée de 8 h à 18 h sauf riverains, livraisons et secours. Six places, un long banc, quatre arbres.</p>
            <figure class="image"><img src="media/plan-four.svg" width="960" height="640" alt="Trois coupes de la rue dessinées : sens unique, double sens, rue aux enfants avec arbres." loading="lazy" decoding="async"><figcaption>Les trois coupes, à la même échelle. La façade fait sept mètres de haut.</figcaption></figure>
            <figure class="quote"><blockquote><p>Je livre du pain à cinq heures. Donnez-moi cinq heures, et faites ce que vous voulez du reste.</p>
            </blockquote><figcaption>M. Martinet, boulanger</figcaption></figure>
            <h2 id="s3">Comment on décide</h2>
            <ol><li>Le 25 novembre, on en parle : salle du Four, plans au mur.</li><li>Jusqu’au 6 décembre, on répond au questionnaire, sur papier ou ici.</li><li>Le 7 décembre, le comité vote un avis et le porte en mairie.</li></ol>
            <div role="note" class="callout" aria-label="Répondre sans ordinateur"><p class="callout-title">Répondre sans ordinateur</p>
            <p>Des feuilles sont à la boulangerie et à la pharmacie. On peut aussi appeler Solange, qui note.</p>
            </div>
            <ul class="gallery"><li><figure><a href="media/rue-four.svg"><img src="media/rue-four.svg" width="960" height="640" alt="La rue du Four." loading="lazy" decoding="async"></a><figcaption>Aujourd’hui</figcaption></figure>
            </li><li><figure><a href="media/marche.svg"><img src="media/marche.svg" width="960" height="640" alt="Le marché et ses auvents." loading="lazy" decoding="async"></a><figcaption>Le samedi</figcaption></figure>
            </li><li><figure><a href="media/nuit.svg"><img src="media/nuit.svg" width="960" height="640" alt="La rue la nuit." loading="lazy" decoding="async"></a><figcaption>La nuit</figcaption></figure>
            </li></ul>
            <div class="embed"><p class="embed-title"><a href="/voir/1/2">La réunion en entier</a></p><p>Vidéo de <a href="https://tube.exemple.org/w/kkGMgK9ZtnKfYAgnEtQxbv" rel="noopener">tube.exemple.org</a>. Rien n’est demandé à ce site avant votre clic.</p></div>
            <figure class="audio"><audio controls preload="none" aria-label="Le bruit de la rue à midi"></audio><figcaption>Enregistré par Solange<br><a href="/ecoute">Transcription</a></figcaption></figure>
            <p>L’avis n’engage pas la mairie.<sup class="footnote-ref" id="fnr2"><a href="#fn2" aria-label="Note 2">2</a></sup> Mais la dernière fois, elle l’a suivi.</p>
            <section class="footnotes" aria-labelledby="fn-t"><h2 id="fn-t">Notes</h2><ol><li id="fn1">Les 6, 7 et 8 octobre 2026. Feuilles de comptage jointes. <a class="footnote-back" href="#fnr1" aria-label="Revenir à l'appel de note 1">↩</a></li><li id="fn2">Article 4 de la charte des comités de quartier de Valrive. <a class="footnote-back" href="#fnr2" aria-label="Revenir à l'appel de note 2">↩</a></li></ol>
            </section>
            """;

    private Prose() {}
}
