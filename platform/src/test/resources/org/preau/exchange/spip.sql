-- MySQL dump 10.13
--
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;

DROP TABLE IF EXISTS `spip_meta`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_meta` (
  `nom` VARCHAR(255) NOT NULL, `valeur` text, `impt` ENUM('non','oui') DEFAULT 'oui'
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_meta` WRITE;
/*!40000 ALTER TABLE `spip_meta` DISABLE KEYS */;
INSERT INTO `spip_meta` VALUES ('adresse_site','https://www.lavoir.example','oui'),('nom_site','Le Lavoir','oui'),('langue_site','fr','oui'),('charset','utf-8','oui');
/*!40000 ALTER TABLE `spip_meta` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_rubriques`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_rubriques` (
  `id_rubrique` bigint(21) NOT NULL, `id_parent` bigint(21) DEFAULT 0 NOT NULL, `titre` text DEFAULT '' NOT NULL, `descriptif` text DEFAULT '' NOT NULL, `texte` longtext DEFAULT '' NOT NULL, `id_secteur` bigint(21) DEFAULT 0 NOT NULL, `maj` TIMESTAMP, `statut` varchar(10) DEFAULT '0' NOT NULL, `date` datetime DEFAULT '0000-00-00 00:00:00' NOT NULL, `lang` VARCHAR(10) DEFAULT '' NOT NULL,
  PRIMARY KEY (`id_rubrique`),
  KEY `x` (`id_rubrique`,`id_parent`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_rubriques` WRITE;
/*!40000 ALTER TABLE `spip_rubriques` DISABLE KEYS */;
INSERT INTO `spip_rubriques` VALUES (3,2,'20. Hors les murs','','Les sorties, {à pied}.',1,NULL,'publie','2019-01-01 00:00:00','fr'),(1,0,'10. Vie du lavoir','Ce qui se passe ici.','',1,NULL,'publie','2018-01-01 00:00:00','fr'),(2,1,'Concerts & bals','On danse.','Un texte long.',1,NULL,'publie','2018-02-01 00:00:00','fr');
/*!40000 ALTER TABLE `spip_rubriques` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_articles`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_articles` (
  `id_article` bigint(21) NOT NULL, `surtitre` text DEFAULT '' NOT NULL, `titre` text DEFAULT '' NOT NULL, `soustitre` text DEFAULT '' NOT NULL, `id_rubrique` bigint(21) DEFAULT 0 NOT NULL, `descriptif` text DEFAULT '' NOT NULL, `chapo` mediumtext DEFAULT '' NOT NULL, `texte` longtext DEFAULT '' NOT NULL, `ps` mediumtext DEFAULT '' NOT NULL, `date` datetime DEFAULT '0000-00-00 00:00:00' NOT NULL, `statut` varchar(10) DEFAULT '0' NOT NULL, `id_secteur` bigint(21) DEFAULT 0 NOT NULL, `maj` TIMESTAMP, `export` VARCHAR(10) DEFAULT 'oui', `date_redac` datetime DEFAULT '0000-00-00 00:00:00' NOT NULL, `visites` int DEFAULT 0 NOT NULL, `date_modif` datetime DEFAULT '0000-00-00 00:00:00' NOT NULL, `lang` VARCHAR(10) DEFAULT '' NOT NULL, `id_trad` bigint(21) DEFAULT 0 NOT NULL, `nom_site` tinytext DEFAULT '' NOT NULL, `url_site` text DEFAULT '' NOT NULL, `virtuel` text DEFAULT '' NOT NULL,
  PRIMARY KEY (`id_article`),
  KEY `x` (`id_article`,`surtitre`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_articles` WRITE;
/*!40000 ALTER TABLE `spip_articles` DISABLE KEYS */;
INSERT INTO `spip_articles` VALUES (12,'Au bord de l’eau','1. Le lavoir a rouvert','récit d’un chantier',2,'Résumé.','Un chapô avec {emphase}.','Le lavoir du quai {{a rouvert}} ce printemps.{Tout le monde} était là[[Ou presque : {Lina} gardait l\'atelier, voir [->13].]].\n\n{{{Ce qui a changé}}}\n\n-* l\'eau est claire ;\n-* le banc est neuf :\n-** peint en vert,\n-** vissé ;\n-# on compte\n-# jusqu\'à deux\n\n|{{Jour}}|{{Heure}}|\n|lundi|10 h|\n|mardi|[14 h->rub2]|\n\n<quote>\nOn dirait {le lavoir} d\'avant.\n</quote>\n\n<poesie>\nL\'eau passe,\nle linge reste.\n</poesie>\n\n<code>rincer --deux-fois</code> et puis\n<cadre>\nun\ndeux\n</cadre>\n\n<img1|left> puis <doc2|center> et <doc9>\n_ nouvelle ligne ~: fin.\n\n----\n\nVoir [la suite->art13], [->13], [la rubrique->rub2], [le plan->doc2], [nous écrire->bonjour@lavoir.example],\n[ailleurs|un titre{en}->https://ailleurs.example/page?a=1&b=2], [?Lavoir], [ancien->https://www.lavoir.example/spip.php?article13#haut],\n[perdu->art999] et <a href=\"spip.php?rubrique2\">ici</a>. <multi>[fr]Bonjour[en]Hello</multi> C\'est\\fini.','Merci à {{tous}}.','2021-04-12 10:30:00','publie',1,'2021-05-01 09:00:00','oui','0000-00-00 00:00:00',42,'2021-04-20 12:00:00','fr',0,'La presse','https://presse.example/lavoir',''),(13,'','La suite','',3,'','','C\'est la suite.\nMême paragraphe.\n\nUn autre; avec (des) \'guillemets\', et \"doubles\".','','2021-06-01 08:00:00','publie',1,NULL,'oui','0000-00-00 00:00:00',0,'0000-00-00 00:00:00','fr',0,'','',''),(14,'','En préparation','',2,'','','Pas fini.','','2022-01-01 00:00:00','prepa',1,NULL,'oui','0000-00-00 00:00:00',0,'0000-00-00 00:00:00','fr',0,'','',''),(15,'','Proposé','',2,'','','À lire.','','2022-01-02 00:00:00','prop',1,NULL,'oui','0000-00-00 00:00:00',0,'0000-00-00 00:00:00','fr',0,'','',''),(16,'','Refusé','',2,'','','Non.','','2022-01-03 00:00:00','refuse',1,NULL,'oui','0000-00-00 00:00:00',0,'0000-00-00 00:00:00','fr',0,'','',''),(17,'','À la poubelle','',2,'','','Rien.','','2022-01-04 00:00:00','poubelle',1,NULL,'oui','0000-00-00 00:00:00',0,'0000-00-00 00:00:00','fr',0,'','',''),(18,'','Redirigé','',2,'','','','','2022-02-01 00:00:00','publie',1,NULL,'oui','0000-00-00 00:00:00',0,'0000-00-00 00:00:00','fr',0,'','','art12');
/*!40000 ALTER TABLE `spip_articles` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_auteurs`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_auteurs` (
  `id_auteur` bigint(21) NOT NULL, `nom` text DEFAULT '' NOT NULL, `bio` text DEFAULT '' NOT NULL, `email` tinytext DEFAULT '' NOT NULL, `nom_site` tinytext, `url_site` text, `login` VARCHAR(255), `pass` tinytext, `statut` varchar(255) DEFAULT '0' NOT NULL,
  PRIMARY KEY (`id_auteur`),
  KEY `x` (`id_auteur`,`nom`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_auteurs` WRITE;
/*!40000 ALTER TABLE `spip_auteurs` DISABLE KEYS */;
INSERT INTO `spip_auteurs` VALUES (1,'Lina Moreau','','lina@lavoir.example','','','lina','x','0minirezo'),(2,'Gaël d\'Arc','','','','','gael','x','1comite');
/*!40000 ALTER TABLE `spip_auteurs` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_auteurs_liens`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_auteurs_liens` (
  `id_auteur` bigint(21) DEFAULT '0' NOT NULL, `id_objet` bigint(21) DEFAULT '0' NOT NULL, `objet` VARCHAR(25) DEFAULT '' NOT NULL, `vu` VARCHAR(6) DEFAULT 'non' NOT NULL
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_auteurs_liens` WRITE;
/*!40000 ALTER TABLE `spip_auteurs_liens` DISABLE KEYS */;
INSERT INTO `spip_auteurs_liens` VALUES (1,12,'article','non'),(2,12,'article','non'),(2,13,'article','non');
/*!40000 ALTER TABLE `spip_auteurs_liens` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_groupes_mots`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_groupes_mots` (
  `id_groupe` bigint(21) NOT NULL, `titre` text DEFAULT '' NOT NULL, `descriptif` text, `texte` longtext,
  PRIMARY KEY (`id_groupe`),
  KEY `x` (`id_groupe`,`titre`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_groupes_mots` WRITE;
/*!40000 ALTER TABLE `spip_groupes_mots` DISABLE KEYS */;
INSERT INTO `spip_groupes_mots` VALUES (1,'Saisons','','');
/*!40000 ALTER TABLE `spip_groupes_mots` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_mots`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_mots` (
  `id_mot` bigint(21) NOT NULL, `titre` text DEFAULT '' NOT NULL, `descriptif` text, `texte` longtext, `id_groupe` bigint(21), `type` text,
  PRIMARY KEY (`id_mot`),
  KEY `x` (`id_mot`,`titre`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_mots` WRITE;
/*!40000 ALTER TABLE `spip_mots` DISABLE KEYS */;
INSERT INTO `spip_mots` VALUES (1,'Été','','',1,'Saisons'),(2,'Chantier','','',1,'Saisons');
/*!40000 ALTER TABLE `spip_mots` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_mots_liens`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_mots_liens` (
  `id_mot` bigint(21) DEFAULT '0' NOT NULL, `id_objet` bigint(21) DEFAULT '0' NOT NULL, `objet` VARCHAR(25) DEFAULT '' NOT NULL
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_mots_liens` WRITE;
/*!40000 ALTER TABLE `spip_mots_liens` DISABLE KEYS */;
INSERT INTO `spip_mots_liens` VALUES (1,12,'article'),(2,12,'article'),(1,1,'rubrique');
/*!40000 ALTER TABLE `spip_mots_liens` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_documents`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_documents` (
  `id_document` bigint(21) NOT NULL, `id_vignette` bigint(21) DEFAULT 0 NOT NULL, `extension` VARCHAR(10) DEFAULT '' NOT NULL, `titre` text, `date` datetime, `descriptif` text, `fichier` text, `taille` bigint, `largeur` int, `hauteur` int, `duree` int, `media` varchar(10), `mode` ENUM('vignette','image','document'), `distant` VARCHAR(3) DEFAULT 'non', `statut` varchar(10) DEFAULT '0' NOT NULL, `credits` text, `alt` text,
  PRIMARY KEY (`id_document`),
  KEY `x` (`id_document`,`id_vignette`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_documents` WRITE;
/*!40000 ALTER TABLE `spip_documents` DISABLE KEYS */;
INSERT INTO `spip_documents` VALUES (1,0,'png','Le lavoir en été','2021-04-10 00:00:00','Photo du {quai}','png/lavoir.png',100,60,40,0,'image','image','non','publie','Gaël','Un lavoir au soleil'),(2,0,'pdf','Le plan','2021-04-10 00:00:00','','pdf/plan.pdf',100,0,0,0,'file','document','non','publie','',''),(3,0,'png','Le banc','2021-04-10 00:00:00','','png/banc.png',100,60,40,0,'image','document','non','publie','','Un banc vert'),(4,0,'png','Absente','2021-04-10 00:00:00','','png/absente.png',100,60,40,0,'image','document','non','publie','','');
/*!40000 ALTER TABLE `spip_documents` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_documents_liens`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_documents_liens` (
  `id_document` bigint(21) DEFAULT 0 NOT NULL, `id_objet` bigint(21) DEFAULT 0 NOT NULL, `objet` VARCHAR(25) DEFAULT '' NOT NULL, `vu` ENUM('non','oui') DEFAULT 'non' NOT NULL
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_documents_liens` WRITE;
/*!40000 ALTER TABLE `spip_documents_liens` DISABLE KEYS */;
INSERT INTO `spip_documents_liens` VALUES (1,12,'article','oui'),(2,12,'article','oui'),(3,12,'article','non'),(4,13,'article','non');
/*!40000 ALTER TABLE `spip_documents_liens` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_forum`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_forum` (
  `id_forum` bigint(21) NOT NULL, `id_objet` bigint(21) DEFAULT 0 NOT NULL, `objet` VARCHAR(25) DEFAULT '' NOT NULL, `id_parent` bigint(21) DEFAULT 0 NOT NULL, `id_thread` bigint(21), `date_heure` datetime, `date_thread` datetime, `titre` text, `texte` mediumtext, `auteur` text, `email_auteur` text, `nom_site` text, `url_site` text, `statut` varchar(8), `ip` varchar(45), `maj` TIMESTAMP, `id_auteur` bigint DEFAULT 0 NOT NULL,
  PRIMARY KEY (`id_forum`),
  KEY `x` (`id_forum`,`id_objet`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_forum` WRITE;
/*!40000 ALTER TABLE `spip_forum` DISABLE KEYS */;
INSERT INTO `spip_forum` VALUES (1,12,'article',0,1,'2021-04-13 10:00:00','2021-04-13 10:00:00','Bravo','Quel {beau} travail','Paul','paul@mail.example','','','publie','192.0.2.1',NULL,0),(2,12,'article',1,1,'2021-04-14 10:00:00','2021-04-13 10:00:00','Merci','Merci Paul !','Lina','lina@lavoir.example','','','publie','192.0.2.2',NULL,1),(3,12,'article',0,3,'2021-04-15 10:00:00','2021-04-15 10:00:00','Achetez','des pilules','Spam','','','','spam','192.0.2.3',NULL,0),(4,12,'article',2,1,'2021-04-16 10:00:00','2021-04-13 10:00:00','Le lavoir a rouvert','De {rien}, <b>Lina</b> !<script>alert(1)</script>','Paul','','','','publie','192.0.2.1',NULL,0),(5,13,'article',0,5,'2021-06-02 10:00:00','2021-06-02 10:00:00','','À lire avant, [->art12].','Zoé','zoe@mail.example','','','prop','192.0.2.4',NULL,0),(6,12,'article',0,6,'2021-04-17 10:00:00','2021-04-17 10:00:00','Entre nous','Il reste une faute.','Lina','','','','prive','',NULL,1),(7,5,'breve',0,7,'2020-03-02 10:00:00','2020-03-02 10:00:00','','Je viens.','Ali','','','','publie','192.0.2.5',NULL,0),(8,1,'rubrique',0,8,'2020-03-03 10:00:00','2020-03-03 10:00:00','','Sous une rubrique.','Ali','','','','publie','192.0.2.5',NULL,0);
/*!40000 ALTER TABLE `spip_forum` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_menus`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_menus` (
  `id_menu` bigint(21) NOT NULL, `id_menus_entree` bigint(21) DEFAULT '0' NOT NULL, `titre` text DEFAULT '' NOT NULL, `identifiant` varchar(255) DEFAULT '' NOT NULL, `css` tinytext DEFAULT '' NOT NULL,
  PRIMARY KEY (`id_menu`),
  KEY `x` (`id_menu`,`id_menus_entree`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_menus` WRITE;
/*!40000 ALTER TABLE `spip_menus` DISABLE KEYS */;
INSERT INTO `spip_menus` VALUES (1,0,'Menu principal','barrenav',''),(2,2,'','',''),(3,0,'Pied de page','barrepied',''),(4,0,'Réseaux','reseaux','');
/*!40000 ALTER TABLE `spip_menus` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_menus_entrees`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_menus_entrees` (
  `id_menus_entree` bigint(21) NOT NULL, `id_menu` bigint(21) DEFAULT '0' NOT NULL, `rang` smallint DEFAULT '1' NOT NULL, `type_entree` tinytext DEFAULT '' NOT NULL, `parametres` text DEFAULT '' NOT NULL,
  PRIMARY KEY (`id_menus_entree`),
  KEY `x` (`id_menus_entree`,`id_menu`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_menus_entrees` WRITE;
/*!40000 ALTER TABLE `spip_menus_entrees` DISABLE KEYS */;
INSERT INTO `spip_menus_entrees` VALUES (1,1,1,'accueil','a:0:{}'),(2,1,2,'objet','a:3:{s:10:\"type_objet\";s:8:\"rubrique\";s:8:\"id_objet\";s:1:\"1\";s:5:\"titre\";s:6:\"La vie\";}'),(3,2,1,'objet','a:2:{s:10:\"type_objet\";s:7:\"article\";s:8:\"id_objet\";s:2:\"12\";}'),(4,2,2,'objet','a:3:{s:10:\"type_objet\";s:7:\"article\";s:8:\"id_objet\";s:3:\"999\";s:5:\"titre\";s:5:\"Perdu\";}'),(5,1,4,'lien','a:2:{s:5:\"titre\";s:15:\"La fédération\";s:4:\"lien\";s:27:\"https://federation.example/\";}'),(6,1,3,'lien','a:2:{s:5:\"titre\";s:8:\"La suite\";s:4:\"lien\";s:18:\"spip.php?article13\";}'),(7,1,5,'lien','a:2:{s:5:\"titre\";s:6:\"Piège\";s:4:\"lien\";s:19:\"javascript:alert(1)\";}'),(8,1,6,'espace_prive','a:0:{}'),(9,3,1,'objet','a:3:{s:10:\"type_objet\";s:7:\"article\";s:8:\"id_objet\";s:2:\"13\";s:5:\"titre\";s:13:\"Été & hiver\";}'),(10,4,1,'lien','a:2:{s:5:\"titre\";s:8:\"Ailleurs\";s:4:\"lien\";s:25:\"https://ailleurs.example/\";}');
/*!40000 ALTER TABLE `spip_menus_entrees` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_urls`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_urls` (
  `id_parent` bigint(21) DEFAULT 0 NOT NULL, `url` VARCHAR(255) NOT NULL, `type` varchar(25) DEFAULT 'article' NOT NULL, `id_objet` bigint(21) NOT NULL, `date` DATETIME DEFAULT '0000-00-00 00:00:00' NOT NULL, `segments` SMALLINT(3) DEFAULT 1 NOT NULL, `perma` TINYINT(1) DEFAULT 0 NOT NULL
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_urls` WRITE;
/*!40000 ALTER TABLE `spip_urls` DISABLE KEYS */;
INSERT INTO `spip_urls` VALUES (0,'Vie-du-lavoir','rubrique',1,'2018-01-01 00:00:00',1,0),(1,'Concerts-bals','rubrique',2,'2018-02-01 00:00:00',1,0),(2,'Le-lavoir-rouvre','article',12,'2021-04-12 10:00:00',1,0),(2,'Le-lavoir-a-rouvert','article',12,'2021-04-13 10:00:00',1,0);
/*!40000 ALTER TABLE `spip_urls` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_syndic`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_syndic` (
  `id_syndic` bigint(21) NOT NULL, `id_rubrique` bigint(21), `id_secteur` bigint(21), `nom_site` text, `url_site` text, `url_syndic` text, `descriptif` text, `statut` varchar(10),
  PRIMARY KEY (`id_syndic`),
  KEY `x` (`id_syndic`,`id_rubrique`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_syndic` WRITE;
/*!40000 ALTER TABLE `spip_syndic` DISABLE KEYS */;
INSERT INTO `spip_syndic` VALUES (1,1,1,'Un site ami','https://ami.example/','','','publie');
/*!40000 ALTER TABLE `spip_syndic` ENABLE KEYS */;
UNLOCK TABLES;

DROP TABLE IF EXISTS `spip_breves`;
/*!40101 SET character_set_client = utf8 */;
CREATE TABLE `spip_breves` (
  `id_breve` bigint(21) NOT NULL, `date_heure` datetime, `titre` text, `texte` longtext, `lien_titre` text, `lien_url` text, `statut` varchar(6), `id_rubrique` bigint(21), `lang` VARCHAR(10), `maj` TIMESTAMP,
  PRIMARY KEY (`id_breve`),
  KEY `x` (`id_breve`,`date_heure`)
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;
LOCK TABLES `spip_breves` WRITE;
/*!40000 ALTER TABLE `spip_breves` DISABLE KEYS */;
INSERT INTO `spip_breves` VALUES (5,'2020-03-01 09:00:00','Une brève','On cherche {des bras}.','Le détail','https://ailleurs.example/','publie',1,'fr',NULL);
/*!40000 ALTER TABLE `spip_breves` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `spip_evenements`
--

DROP TABLE IF EXISTS `spip_evenements`;
CREATE TABLE `spip_evenements` (
  `id_evenement` bigint(21) NOT NULL,
  `id_article` bigint(21) NOT NULL,
  `date_debut` text NOT NULL,
  `date_fin` text NOT NULL,
  `titre` text NOT NULL,
  `descriptif` text NOT NULL,
  `lieu` text NOT NULL,
  `adresse` text NOT NULL,
  `inscription` bigint(21) NOT NULL,
  `places` bigint(21) NOT NULL,
  `horaire` text NOT NULL,
  `id_evenement_source` bigint(21) NOT NULL,
  `statut` text NOT NULL,
  `maj` text NOT NULL
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;

LOCK TABLES `spip_evenements` WRITE;
INSERT INTO `spip_evenements` VALUES (1,12,'2099-06-20 20:30:00','2099-06-20 22:30:00','Le lavoir a rouvert','','Le lavoir','Quai des Tanneurs',0,0,'oui',0,'publie','2021-04-12 00:00:00'),(2,12,'2099-07-01 00:00:00','2099-07-03 23:59:00','20. Exposition {au lavoir}','','','',0,0,'non',0,'publie','2021-04-12 00:00:00'),(3,12,'2099-08-01 18:00:00','2099-08-01 18:00:00','Cachée','','','',0,0,'oui',0,'prepa','2021-04-12 00:00:00'),(4,99,'2099-08-02 18:00:00','2099-08-02 19:00:00','Orpheline','','','',0,0,'oui',0,'publie','2021-04-12 00:00:00'),(5,12,'0000-00-00 00:00:00','0000-00-00 00:00:00','Sans jour','','','',0,0,'oui',0,'publie','2021-04-12 00:00:00');
UNLOCK TABLES;

-- Dump completed on 2024-01-01  0:00:00
