#!/usr/bin/env python3
"""Writes a small SPIP site in SPIP's own tables: a dump as mysqldump writes it, and SPIP's SQLite backup.

The schema is SPIP's published one (ecrire/base/objets.php, plugins-dist/*/base), the texts are ours.
    make.py DIR            writes DIR/spip.sql and DIR/spip.sqlite
    make.py DIR BYTES      with as many more articles as make about BYTES
"""
import os, sqlite3, sys

TABLES = {
    'spip_meta': 'nom VARCHAR(255) NOT NULL, valeur text, impt ENUM("non","oui") DEFAULT "oui"',
    'spip_rubriques': 'id_rubrique bigint(21) NOT NULL, id_parent bigint(21) DEFAULT 0 NOT NULL, titre text DEFAULT "" NOT NULL, '
        'descriptif text DEFAULT "" NOT NULL, texte longtext DEFAULT "" NOT NULL, id_secteur bigint(21) DEFAULT 0 NOT NULL, '
        'maj TIMESTAMP, statut varchar(10) DEFAULT "0" NOT NULL, date datetime DEFAULT "0000-00-00 00:00:00" NOT NULL, '
        'lang VARCHAR(10) DEFAULT "" NOT NULL',
    'spip_articles': 'id_article bigint(21) NOT NULL, surtitre text DEFAULT "" NOT NULL, titre text DEFAULT "" NOT NULL, '
        'soustitre text DEFAULT "" NOT NULL, id_rubrique bigint(21) DEFAULT 0 NOT NULL, descriptif text DEFAULT "" NOT NULL, '
        'chapo mediumtext DEFAULT "" NOT NULL, texte longtext DEFAULT "" NOT NULL, ps mediumtext DEFAULT "" NOT NULL, '
        'date datetime DEFAULT "0000-00-00 00:00:00" NOT NULL, statut varchar(10) DEFAULT "0" NOT NULL, id_secteur bigint(21) DEFAULT 0 NOT NULL, '
        'maj TIMESTAMP, export VARCHAR(10) DEFAULT "oui", date_redac datetime DEFAULT "0000-00-00 00:00:00" NOT NULL, '
        'visites int DEFAULT 0 NOT NULL, date_modif datetime DEFAULT "0000-00-00 00:00:00" NOT NULL, lang VARCHAR(10) DEFAULT "" NOT NULL, '
        'id_trad bigint(21) DEFAULT 0 NOT NULL, nom_site tinytext DEFAULT "" NOT NULL, url_site text DEFAULT "" NOT NULL, virtuel text DEFAULT "" NOT NULL',
    'spip_auteurs': 'id_auteur bigint(21) NOT NULL, nom text DEFAULT "" NOT NULL, bio text DEFAULT "" NOT NULL, email tinytext DEFAULT "" NOT NULL, '
        'nom_site tinytext, url_site text, login VARCHAR(255), pass tinytext, statut varchar(255) DEFAULT "0" NOT NULL',
    'spip_auteurs_liens': 'id_auteur bigint(21) DEFAULT "0" NOT NULL, id_objet bigint(21) DEFAULT "0" NOT NULL, objet VARCHAR(25) DEFAULT "" NOT NULL, vu VARCHAR(6) DEFAULT "non" NOT NULL',
    'spip_groupes_mots': 'id_groupe bigint(21) NOT NULL, titre text DEFAULT "" NOT NULL, descriptif text, texte longtext',
    'spip_mots': 'id_mot bigint(21) NOT NULL, titre text DEFAULT "" NOT NULL, descriptif text, texte longtext, id_groupe bigint(21), type text',
    'spip_mots_liens': 'id_mot bigint(21) DEFAULT "0" NOT NULL, id_objet bigint(21) DEFAULT "0" NOT NULL, objet VARCHAR(25) DEFAULT "" NOT NULL',
    'spip_documents': 'id_document bigint(21) NOT NULL, id_vignette bigint(21) DEFAULT 0 NOT NULL, extension VARCHAR(10) DEFAULT "" NOT NULL, '
        'titre text, date datetime, descriptif text, fichier text, taille bigint, largeur int, hauteur int, duree int, media varchar(10), '
        'mode ENUM("vignette","image","document"), distant VARCHAR(3) DEFAULT "non", statut varchar(10) DEFAULT "0" NOT NULL, credits text, alt text',
    'spip_documents_liens': 'id_document bigint(21) DEFAULT 0 NOT NULL, id_objet bigint(21) DEFAULT 0 NOT NULL, objet VARCHAR(25) DEFAULT "" NOT NULL, vu ENUM("non","oui") DEFAULT "non" NOT NULL',
    'spip_forum': 'id_forum bigint(21) NOT NULL, id_objet bigint(21) DEFAULT 0 NOT NULL, objet VARCHAR(25) DEFAULT "" NOT NULL, id_parent bigint(21) DEFAULT 0 NOT NULL, '
        'id_thread bigint(21), date_heure datetime, date_thread datetime, titre text, texte mediumtext, auteur text, email_auteur text, '
        'nom_site text, url_site text, statut varchar(8), ip varchar(45), maj TIMESTAMP, id_auteur bigint DEFAULT 0 NOT NULL',
    'spip_menus': "id_menu bigint(21) NOT NULL, id_menus_entree bigint(21) DEFAULT '0' NOT NULL, titre text DEFAULT '' NOT NULL, identifiant varchar(255) DEFAULT '' NOT NULL, css tinytext DEFAULT '' NOT NULL",
    'spip_menus_entrees': "id_menus_entree bigint(21) NOT NULL, id_menu bigint(21) DEFAULT '0' NOT NULL, rang smallint DEFAULT '1' NOT NULL, type_entree tinytext DEFAULT '' NOT NULL, parametres text DEFAULT '' NOT NULL",
    'spip_urls': 'id_parent bigint(21) DEFAULT 0 NOT NULL, url VARCHAR(255) NOT NULL, type varchar(25) DEFAULT "article" NOT NULL, id_objet bigint(21) NOT NULL, '
        'date DATETIME DEFAULT "0000-00-00 00:00:00" NOT NULL, segments SMALLINT(3) DEFAULT 1 NOT NULL, perma TINYINT(1) DEFAULT 0 NOT NULL',
    'spip_syndic': 'id_syndic bigint(21) NOT NULL, id_rubrique bigint(21), id_secteur bigint(21), nom_site text, url_site text, url_syndic text, descriptif text, statut varchar(10)',
    'spip_breves': 'id_breve bigint(21) NOT NULL, date_heure datetime, titre text, texte longtext, lien_titre text, lien_url text, statut varchar(6), id_rubrique bigint(21), lang VARCHAR(10), maj TIMESTAMP',
}
KEYS = {t: t[5:].rstrip('s') for t in TABLES}
KEYS.update({'spip_meta': None, 'spip_auteurs_liens': None, 'spip_mots_liens': None, 'spip_documents_liens': None, 'spip_urls': None,
             'spip_groupes_mots': 'groupe', 'spip_menus_entrees': 'menus_entree', 'spip_syndic': 'syndic', 'spip_forum': 'forum'})

TEXT = """Le lavoir du quai {{a rouvert}} ce printemps.{Tout le monde} était là[[Ou presque : {Lina} gardait l'atelier, voir [->13].]].

{{{Ce qui a changé}}}

-* l'eau est claire ;
-* le banc est neuf :
-** peint en vert,
-** vissé ;
-# on compte
-# jusqu'à deux

|{{Jour}}|{{Heure}}|
|lundi|10 h|
|mardi|[14 h->rub2]|

<quote>
On dirait {le lavoir} d'avant.
</quote>

<poesie>
L'eau passe,
le linge reste.
</poesie>

<code>rincer --deux-fois</code> et puis
<cadre>
un
deux
</cadre>

<img1|left> puis <doc2|center> et <doc9>
_ nouvelle ligne ~: fin.

----

Voir [la suite->art13], [->13], [la rubrique->rub2], [le plan->doc2], [nous écrire->bonjour@lavoir.example],
[ailleurs|un titre{en}->https://ailleurs.example/page?a=1&b=2], [?Lavoir], [ancien->https://www.lavoir.example/spip.php?article13#haut],
[perdu->art999] et <a href="spip.php?rubrique2">ici</a>. <multi>[fr]Bonjour[en]Hello</multi> C'est\\fini."""


def php(**values):
    """What PHP's serialize makes of names and texts."""
    text = lambda t: 's:%d:"%s";' % (len(t.encode()), t)
    return 'a:%d:{%s}' % (len(values), ''.join(text(k) + text(v) for k, v in values.items()))


ROWS = {
    'spip_meta': [('adresse_site', 'https://www.lavoir.example', 'oui'), ('nom_site', 'Le Lavoir', 'oui'), ('langue_site', 'fr', 'oui'), ('charset', 'utf-8', 'oui')],
    'spip_rubriques': [
        (3, 2, '20. Hors les murs', '', 'Les sorties, {à pied}.', 1, None, 'publie', '2019-01-01 00:00:00', 'fr'),
        (1, 0, '10. Vie du lavoir', 'Ce qui se passe ici.', '', 1, None, 'publie', '2018-01-01 00:00:00', 'fr'),
        (2, 1, 'Concerts & bals', 'On danse.', 'Un texte long.', 1, None, 'publie', '2018-02-01 00:00:00', 'fr')],
    'spip_articles': [
        (12, 'Au bord de l’eau', '1. Le lavoir a rouvert', 'récit d’un chantier', 2, 'Résumé.', 'Un chapô avec {emphase}.', TEXT, 'Merci à {{tous}}.',
         '2021-04-12 10:30:00', 'publie', 1, '2021-05-01 09:00:00', 'oui', '0000-00-00 00:00:00', 42, '2021-04-20 12:00:00', 'fr', 0, 'La presse', 'https://presse.example/lavoir', ''),
        (13, '', 'La suite', '', 3, '', '', "C'est la suite.\nMême paragraphe.\n\nUn autre; avec (des) 'guillemets', et \"doubles\".", '',
         '2021-06-01 08:00:00', 'publie', 1, None, 'oui', '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', ''),
        (14, '', 'En préparation', '', 2, '', '', 'Pas fini.', '', '2022-01-01 00:00:00', 'prepa', 1, None, 'oui', '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', ''),
        (15, '', 'Proposé', '', 2, '', '', 'À lire.', '', '2022-01-02 00:00:00', 'prop', 1, None, 'oui', '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', ''),
        (16, '', 'Refusé', '', 2, '', '', 'Non.', '', '2022-01-03 00:00:00', 'refuse', 1, None, 'oui', '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', ''),
        (17, '', 'À la poubelle', '', 2, '', '', 'Rien.', '', '2022-01-04 00:00:00', 'poubelle', 1, None, 'oui', '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', ''),
        (18, '', 'Redirigé', '', 2, '', '', '', '', '2022-02-01 00:00:00', 'publie', 1, None, 'oui', '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', 'art12')],
    'spip_auteurs': [(1, 'Lina Moreau', '', 'lina@lavoir.example', '', '', 'lina', 'x', '0minirezo'), (2, "Gaël d'Arc", '', '', '', '', 'gael', 'x', '1comite')],
    'spip_auteurs_liens': [(1, 12, 'article', 'non'), (2, 12, 'article', 'non'), (2, 13, 'article', 'non')],
    'spip_groupes_mots': [(1, 'Saisons', '', '')],
    'spip_mots': [(1, 'Été', '', '', 1, 'Saisons'), (2, 'Chantier', '', '', 1, 'Saisons')],
    'spip_mots_liens': [(1, 12, 'article'), (2, 12, 'article'), (1, 1, 'rubrique')],
    'spip_documents': [
        (1, 0, 'png', 'Le lavoir en été', '2021-04-10 00:00:00', 'Photo du {quai}', 'png/lavoir.png', 100, 60, 40, 0, 'image', 'image', 'non', 'publie', 'Gaël', 'Un lavoir au soleil'),
        (2, 0, 'pdf', 'Le plan', '2021-04-10 00:00:00', '', 'pdf/plan.pdf', 100, 0, 0, 0, 'file', 'document', 'non', 'publie', '', ''),
        (3, 0, 'png', 'Le banc', '2021-04-10 00:00:00', '', 'png/banc.png', 100, 60, 40, 0, 'image', 'document', 'non', 'publie', '', 'Un banc vert'),
        (4, 0, 'png', 'Absente', '2021-04-10 00:00:00', '', 'png/absente.png', 100, 60, 40, 0, 'image', 'document', 'non', 'publie', '', '')],
    'spip_documents_liens': [(1, 12, 'article', 'oui'), (2, 12, 'article', 'oui'), (3, 12, 'article', 'non'), (4, 13, 'article', 'non')],
    'spip_forum': [
        (1, 12, 'article', 0, 1, '2021-04-13 10:00:00', '2021-04-13 10:00:00', 'Bravo', 'Quel {beau} travail', 'Paul', 'paul@mail.example', '', '', 'publie', '192.0.2.1', None, 0),
        (2, 12, 'article', 1, 1, '2021-04-14 10:00:00', '2021-04-13 10:00:00', 'Merci', 'Merci Paul !', 'Lina', 'lina@lavoir.example', '', '', 'publie', '192.0.2.2', None, 1),
        (3, 12, 'article', 0, 3, '2021-04-15 10:00:00', '2021-04-15 10:00:00', 'Achetez', 'des pilules', 'Spam', '', '', '', 'spam', '192.0.2.3', None, 0),
        (4, 12, 'article', 2, 1, '2021-04-16 10:00:00', '2021-04-13 10:00:00', 'Le lavoir a rouvert', 'De {rien}, <b>Lina</b> !<script>alert(1)</script>', 'Paul', '', '', '', 'publie', '192.0.2.1', None, 0),
        (5, 13, 'article', 0, 5, '2021-06-02 10:00:00', '2021-06-02 10:00:00', '', 'À lire avant, [->art12].', 'Zoé', 'zoe@mail.example', '', '', 'prop', '192.0.2.4', None, 0),
        (6, 12, 'article', 0, 6, '2021-04-17 10:00:00', '2021-04-17 10:00:00', 'Entre nous', 'Il reste une faute.', 'Lina', '', '', '', 'prive', '', None, 1),
        (7, 5, 'breve', 0, 7, '2020-03-02 10:00:00', '2020-03-02 10:00:00', '', 'Je viens.', 'Ali', '', '', '', 'publie', '192.0.2.5', None, 0),
        (8, 1, 'rubrique', 0, 8, '2020-03-03 10:00:00', '2020-03-03 10:00:00', '', 'Sous une rubrique.', 'Ali', '', '', '', 'publie', '192.0.2.5', None, 0)],
    'spip_menus': [(1, 0, 'Menu principal', 'barrenav', ''), (2, 2, '', '', ''), (3, 0, 'Pied de page', 'barrepied', ''), (4, 0, 'Réseaux', 'reseaux', '')],
    'spip_menus_entrees': [
        (1, 1, 1, 'accueil', 'a:0:{}'),
        (2, 1, 2, 'objet', php(type_objet='rubrique', id_objet='1', titre='La vie')),
        (3, 2, 1, 'objet', php(type_objet='article', id_objet='12')),
        (4, 2, 2, 'objet', php(type_objet='article', id_objet='999', titre='Perdu')),
        (5, 1, 4, 'lien', php(titre='La fédération', lien='https://federation.example/')),
        (6, 1, 3, 'lien', php(titre='La suite', lien='spip.php?article13')),
        (7, 1, 5, 'lien', php(titre='Piège', lien='javascript:alert(1)')),
        (8, 1, 6, 'espace_prive', 'a:0:{}'),
        (9, 3, 1, 'objet', php(type_objet='article', id_objet='13', titre='Été & hiver')),
        (10, 4, 1, 'lien', php(titre='Ailleurs', lien='https://ailleurs.example/'))],
    'spip_urls': [
        (0, 'Vie-du-lavoir', 'rubrique', 1, '2018-01-01 00:00:00', 1, 0), (1, 'Concerts-bals', 'rubrique', 2, '2018-02-01 00:00:00', 1, 0),
        (2, 'Le-lavoir-rouvre', 'article', 12, '2021-04-12 10:00:00', 1, 0), (2, 'Le-lavoir-a-rouvert', 'article', 12, '2021-04-13 10:00:00', 1, 0)],
    'spip_syndic': [(1, 1, 1, 'Un site ami', 'https://ami.example/', '', '', 'publie')],
    'spip_breves': [(5, '2020-03-01 09:00:00', 'Une brève', 'On cherche {des bras}.', 'Le détail', 'https://ailleurs.example/', 'publie', 1, 'fr', None)],
}


def literal(value):
    if value is None:
        return 'NULL'
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace('\\', '\\\\').replace("'", "\\'").replace('\n', '\\n').replace('"', '\\"') + "'"


def dump(path, rows):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('-- MySQL dump 10.13\n--\n/*!40101 SET NAMES utf8mb4 */;\n/*!40103 SET TIME_ZONE=\'+00:00\' */;\n')
        for table, columns in TABLES.items():
            lines = columns.replace('"', "'")
            quoted = ', '.join('`%s` %s' % tuple(c.split(' ', 1)) for c in split(lines))
            key = KEYS[table]
            out.write(f'\nDROP TABLE IF EXISTS `{table}`;\n/*!40101 SET character_set_client = utf8 */;\nCREATE TABLE `{table}` (\n  {quoted}'
                      + (f',\n  PRIMARY KEY (`id_{key}`),\n  KEY `x` (`id_{key}`,`{split(columns)[1].split()[0]}`)' if key else '')
                      + '\n) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;\n')
            out.write(f'LOCK TABLES `{table}` WRITE;\n/*!40000 ALTER TABLE `{table}` DISABLE KEYS */;\n')
            all = rows[table]
            for i in range(0, len(all), 50):
                out.write(f'INSERT INTO `{table}` VALUES ' + ','.join('(' + ','.join(map(literal, r)) + ')' for r in all[i:i + 50]) + ';\n')
            out.write(f'/*!40000 ALTER TABLE `{table}` ENABLE KEYS */;\nUNLOCK TABLES;\n')
        out.write('\n-- Dump completed on 2024-01-01  0:00:00\n')


def split(columns):
    parts, depth, part = [], 0, ''
    for c in columns:
        depth += (c == '(') - (c == ')')
        if c == ',' and depth == 0:
            parts.append(part.strip()); part = ''
        else:
            part += c
    return parts + [part.strip()]


def lite(path, rows):
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.execute('PRAGMA page_size=1024')
    for table, columns in TABLES.items():
        plain = []
        for column in split(columns):
            name, rest = column.split(' ', 1)
            # SPIP's own translation for SQLite: enums become text, numbers INTEGER.
            kind = 'INTEGER' if rest.lower().startswith(('bigint', 'int', 'tinyint', 'smallint')) else 'TEXT' if 'ENUM' in rest else rest.split(' ')[0]
            plain.append(f'{name} {kind}')
        key = KEYS[table]
        db.execute(f'CREATE TABLE {table} (' + ', '.join(plain) + (f', PRIMARY KEY (id_{key})' if key else '') + ')')
        if rows[table]:
            db.executemany(f'INSERT INTO {table} VALUES (' + ','.join('?' * len(rows[table][0])) + ')', rows[table])
    db.commit()
    db.close()


def grown(size):
    rows = {t: list(r) for t, r in ROWS.items()}
    one = "Un deux {trois} quatre, [le lavoir->art12] au bord de l'eau. " * 150
    for n in range(size // len(one)):
        rows['spip_articles'].append((1000 + n, '', f'Texte {n}', '', 2, '', 'Un chapô.', one, '', '2020-01-01 00:00:00', 'publie', 1, None, 'oui',
                                      '0000-00-00 00:00:00', 0, '0000-00-00 00:00:00', 'fr', 0, '', '', ''))
    return rows


if __name__ == '__main__':
    rows = grown(int(sys.argv[2])) if len(sys.argv) > 2 else ROWS
    dump(os.path.join(sys.argv[1], 'spip.sql'), rows)
    lite(os.path.join(sys.argv[1], 'spip.sqlite'), rows)
