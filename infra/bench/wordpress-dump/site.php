<?php
// A site of our own in a real WordPress, then its own export on the standard output.
$_SERVER += ['HTTP_HOST' => 'www.lavoir.example', 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'SERVER_NAME' => 'www.lavoir.example', 'REQUEST_URI' => '/', 'HTTPS' => 'on'];
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
ob_start();
function wp_new_blog_notification($a, $b, $c, $d) {}
wp_install('Le Lavoir', 'lina', 'lina@lavoir.example', true, '', 'motdepasse');
ob_end_clean();
wp_installing(false);
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/post.php';
require_once ABSPATH . 'wp-admin/includes/export.php';
global $wp_rewrite, $wpdb;
update_option('timezone_string', 'Europe/Paris');
update_option('permalink_structure', '/%year%/%monthnum%/%day%/%postname%/');
$wp_rewrite->init();
create_initial_post_types(); create_initial_taxonomies();
foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1, 'post_status' => 'any']) as $p) wp_delete_post($p->ID, true);
wp_update_user(['ID' => 1, 'display_name' => 'Lina Moreau']);
$gael = wp_insert_user(['user_login' => 'gael', 'user_pass' => 'x', 'user_email' => 'gael@lavoir.example', 'display_name' => 'Gaël d’Arc', 'role' => 'author']);

$vie = wp_insert_term('Vie du lavoir', 'category', ['description' => 'Ce qui se passe ici, & ailleurs.'])['term_id'];
$bals = wp_insert_term('Concerts & bals', 'category', ['slug' => 'concerts-bals', 'parent' => $vie])['term_id'];
$murs = wp_insert_term('Hors les murs', 'category', ['parent' => $bals])['term_id'];
foreach (['Été', 'Chœur', 'Fête de la Saint-Jean'] as $t) wp_insert_term($t, 'post_tag');

function picture($name, $alt, $caption, $colour, $when) {
    $up = wp_upload_dir($when);
    $file = $up['path'] . '/' . $name;
    $im = imagecreatetruecolor(900, 600);
    imagefilledrectangle($im, 0, 0, 900, 600, $colour);
    imagefilledellipse($im, 450, 300, 300, 200, 0xffffff);
    str_ends_with($name, '.png') ? imagepng($im, $file) : imagejpeg($im, $file, 60);
    $id = wp_insert_attachment(['post_mime_type' => str_ends_with($name, '.png') ? 'image/png' : 'image/jpeg', 'post_title' => pathinfo($name, PATHINFO_FILENAME),
        'post_excerpt' => $caption, 'post_status' => 'inherit', 'guid' => $up['url'] . '/' . $name, 'post_date' => $when . '/02 10:00:00'], $file);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $file));
    if ($alt) update_post_meta($id, '_wp_attachment_image_alt', $alt);
    return $id;
}
$quai = picture('quai-d-été.jpg', 'Le quai en été', 'Photo de <em>Gaël</em>', 0x336699, '2023/06');
$banc = picture('banc.png', 'Un banc vert', '', 0x228833, '2023/06');
$bal = picture('bal.jpg', '', 'Le bal', 0xaa3322, '2023/07');
$absente = picture('absente.jpg', 'Une photo perdue', '', 0x999999, '2023/07');
function src($id, $size = 'large') { return wp_get_attachment_image_src($id, $size)[0]; }

function post($a) { return wp_insert_post(wp_slash($a + ['post_type' => 'post', 'post_status' => 'publish', 'post_author' => 1, 'comment_status' => 'open']), true); }

$classic = post(['post_title' => 'L’été au lavoir', 'post_date' => '2023-06-21 18:30:00', 'post_category' => [$bals, $vie], 'tags_input' => ['Été', 'Chœur'], 'post_excerpt' => 'On danse, <em>on chante</em>.',
    'post_content' => "Le lavoir a <strong>rouvert</strong>, et l'on y danse.\nUne ligne de plus.\n\nUn autre paragraphe, avec <a href=\"https://www.lavoir.example/2023/07/14/le-grand-bal/\">le grand bal</a>"
      . " et <a href=\"/?p=99999\">un lien perdu</a>.\n\n[caption id=\"attachment_$quai\" align=\"alignleft\" width=\"300\"]<a href=\"" . wp_get_attachment_url($quai) . "\"><img class=\"size-medium wp-image-$quai\" src=\"" . src($quai, 'medium') . "\" alt=\"Le quai\" width=\"300\" height=\"200\" /></a> Le quai, un soir[/caption]\n\n"
      . "<!--more-->\n\n<h2>Le programme</h2>\n<ul>\n<li>danser ;</li>\n<li>chanter :\n<ol><li>haut</li><li>fort</li></ol></li>\n</ul>\n\n[gallery ids=\"$quai,$banc,$bal\"]\n\n[contact-form-7 id=\"12\" title=\"Écrire\"]\n\n<blockquote>Vive l'eau.</blockquote>\n\n<pre>un\n  deux</pre>"]);
set_post_thumbnail($classic, $quai);
$blocks = post(['post_title' => 'Le grand bal', 'post_date' => '2023-07-14 21:00:00', 'post_author' => $gael, 'post_category' => [$murs], 'tags_input' => ['Fête de la Saint-Jean'],
    'post_content' => "<!-- wp:paragraph -->\n<p>Venez <em>nombreux</em> au <a href=\"https://www.lavoir.example/venir/par-le-train/\">lavoir</a>.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading {\"level\":3} -->\n<h3 class=\"wp-block-heading\">Qui joue ?</h3>\n<!-- /wp:heading -->\n\n"
      . "<!-- wp:image {\"id\":$bal,\"sizeSlug\":\"large\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"" . src($bal) . "\" alt=\"Des gens dansent\" class=\"wp-image-$bal\"/><figcaption class=\"wp-element-caption\">Le bal de <strong>2022</strong></figcaption></figure>\n<!-- /wp:image -->\n\n"
      . "<!-- wp:gallery {\"linkTo\":\"none\"} -->\n<figure class=\"wp-block-gallery has-nested-images\"><!-- wp:image {\"id\":$quai} -->\n<figure class=\"wp-block-image\"><img src=\"" . src($quai) . "\" alt=\"Le quai en été\" class=\"wp-image-$quai\"/></figure>\n<!-- /wp:image -->\n<!-- wp:image {\"id\":$absente} -->\n<figure class=\"wp-block-image\"><img src=\"" . src($absente) . "\" alt=\"Perdue\" class=\"wp-image-$absente\"/></figure>\n<!-- /wp:image --></figure>\n<!-- /wp:gallery -->\n\n"
      . "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table><thead><tr><th>Heure</th><th>Groupe</th></tr></thead><tbody><tr><td>21 h</td><td>Les Écluses</td></tr></tbody></table><figcaption>Le soir</figcaption></figure>\n<!-- /wp:table -->\n\n"
      . "<!-- wp:embed {\"url\":\"https://video.example/v/12\",\"type\":\"video\"} -->\n<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://video.example/v/12\n</div></figure>\n<!-- /wp:embed -->\n\n"
      . "<!-- wp:buttons -->\n<div class=\"wp-block-buttons\"><!-- wp:button -->\n<div class=\"wp-block-button\"><a class=\"wp-block-button__link\" href=\"https://www.lavoir.example/venir/\">Venir</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->\n\n<!-- wp:separator -->\n<hr class=\"wp-block-separator\"/>\n<!-- /wp:separator -->\n\n<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>à gauche</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></div>\n<!-- /wp:column --><!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><p>À droite.</p><cite>Lina</cite></blockquote>\n<!-- /wp:quote --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->\n\n<!-- wp:file -->\n<div class=\"wp-block-file\"><a href=\"https://www.lavoir.example/wp-content/uploads/2023/07/plan.pdf\">Le plan</a><a href=\"https://www.lavoir.example/wp-content/uploads/2023/07/plan.pdf\" class=\"wp-block-file__button\" download>Télécharger</a></div>\n<!-- /wp:file -->"]);
post(['post_title' => 'Un brouillon', 'post_status' => 'draft', 'post_date' => '2023-08-01 10:00:00', 'post_content' => 'Pas fini.', 'post_category' => [$vie]]);
post(['post_title' => 'En attente', 'post_status' => 'pending', 'post_date' => '2023-08-02 10:00:00', 'post_content' => 'À relire.', 'post_category' => [$vie]]);
post(['post_title' => 'Entre nous', 'post_status' => 'private', 'post_date' => '2023-08-03 10:00:00', 'post_content' => 'Confidentiel.', 'post_category' => [$vie]]);
post(['post_title' => 'Sous clé', 'post_password' => 'sesame', 'post_date' => '2023-08-04 10:00:00', 'post_content' => 'Derrière un mot de passe.', 'post_category' => [$vie]]);
post(['post_title' => 'À venir', 'post_status' => 'future', 'post_date' => '2090-01-01 09:00:00', 'post_content' => 'Dans longtemps.', 'post_category' => [$bals]]);
$trash = post(['post_title' => 'Jeté', 'post_date' => '2023-08-05 10:00:00', 'post_content' => 'À la corbeille.', 'post_category' => [$vie]]);
wp_trash_post($trash);
post(['post_title' => 'Sans catégorie', 'post_date' => '2023-08-06 10:00:00', 'post_content' => 'Nulle part. [audio src="https://www.lavoir.example/wp-content/uploads/2023/07/chant.mp3"][/audio] Et un tableau [1] entre crochets.']);
$venir = post(['post_type' => 'page', 'post_title' => 'Venir', 'post_date' => '2022-01-01 10:00:00', 'menu_order' => 1, 'post_content' => '<!-- wp:paragraph --><p>Quai des Bateliers.</p><!-- /wp:paragraph -->']);
$train = post(['post_type' => 'page', 'post_title' => 'Par le train', 'post_parent' => $venir, 'post_date' => '2022-01-02 10:00:00', 'menu_order' => 2, 'post_content' => 'La gare est à deux pas, voir <a href="https://www.lavoir.example/?p=' . $classic . '">l’été</a>.']);

$one = wp_insert_comment(['comment_post_ID' => $classic, 'comment_author' => 'Paul', 'comment_author_email' => 'paul@mail.example', 'comment_content' => "Quel <em>beau</em> lieu !\n\nBravo.", 'comment_approved' => 1, 'comment_date' => '2023-06-22 10:00:00']);
$two = wp_insert_comment(['comment_post_ID' => $classic, 'comment_author' => 'Lina', 'comment_author_email' => 'lina@lavoir.example', 'comment_content' => 'Merci Paul.', 'comment_approved' => 1, 'comment_parent' => $one, 'user_id' => 1, 'comment_date' => '2023-06-22 11:00:00']);
wp_insert_comment(['comment_post_ID' => $classic, 'comment_author' => 'Spam', 'comment_content' => 'Achetez !', 'comment_approved' => 'spam']);
wp_insert_comment(['comment_post_ID' => $classic, 'comment_author' => 'Paul', 'comment_content' => 'De rien, voyez <a href="https://ailleurs.example/danse">la danse</a>.', 'comment_approved' => 1, 'comment_parent' => $two, 'comment_date' => '2023-06-22 12:00:00']);
wp_insert_comment(['comment_post_ID' => $classic, 'comment_author' => 'Un autre site', 'comment_author_url' => 'https://ailleurs.example/', 'comment_content' => '[…] le lavoir […]', 'comment_approved' => 1, 'comment_type' => 'pingback', 'comment_date' => '2023-06-23 10:00:00']);
wp_insert_comment(['comment_post_ID' => $blocks, 'comment_author' => 'Ali', 'comment_content' => 'Trop tard.', 'comment_approved' => 'trash', 'comment_date' => '2023-07-15 09:00:00']);
wp_insert_comment(['comment_post_ID' => $blocks, 'comment_author' => 'Zoé', 'comment_content' => 'J’y serai.', 'comment_approved' => 0, 'comment_date' => '2023-07-15 10:00:00']);

$menu = wp_create_nav_menu('Principal');
foreach ([[$venir, 'page', 'post_type', 'Venir', 0], [$bals, 'category', 'taxonomy', 'Les bals', 0]] as $i => [$id, $object, $type, $title, $parent])
    $items[] = wp_update_nav_menu_item($menu, 0, ['menu-item-object-id' => $id, 'menu-item-object' => $object, 'menu-item-type' => $type, 'menu-item-title' => $title, 'menu-item-status' => 'publish', 'menu-item-position' => $i + 1]);
wp_update_nav_menu_item($menu, 0, ['menu-item-object-id' => $train, 'menu-item-object' => 'page', 'menu-item-type' => 'post_type', 'menu-item-title' => 'En train', 'menu-item-parent-id' => $items[0], 'menu-item-status' => 'publish', 'menu-item-position' => 3]);
wp_update_nav_menu_item($menu, 0, ['menu-item-type' => 'custom', 'menu-item-title' => 'La fédération', 'menu-item-url' => 'https://federation.example/', 'menu-item-status' => 'publish', 'menu-item-position' => 4]);

foreach ([[$classic, 'post', 'post_type', '', 5], [$bals, 'category', 'taxonomy', '', 6]] as [$id, $object, $type, $title, $at])
    wp_update_nav_menu_item($menu, 0, ['menu-item-object-id' => $id, 'menu-item-object' => $object, 'menu-item-type' => $type, 'menu-item-title' => $title, 'menu-item-parent-id' => $items[1], 'menu-item-status' => 'publish', 'menu-item-position' => $at]);
foreach ([['Accueil', 'https://www.lavoir.example/'], ['Perdu', 'https://www.lavoir.example/il-y-a-longtemps/'], ['Le bal', 'https://www.lavoir.example/2023/07/14/le-grand-bal/']] as $i => [$title, $url])
    wp_update_nav_menu_item($menu, 0, ['menu-item-type' => 'custom', 'menu-item-title' => $title, 'menu-item-url' => $url, 'menu-item-status' => 'publish', 'menu-item-position' => 7 + $i]);
$foot = wp_create_nav_menu('Pied de page');
$top = wp_update_nav_menu_item($foot, 0, ['menu-item-object-id' => $venir, 'menu-item-object' => 'page', 'menu-item-type' => 'post_type', 'menu-item-title' => '', 'menu-item-status' => 'publish', 'menu-item-position' => 1]);
wp_update_nav_menu_item($foot, 0, ['menu-item-object-id' => $train, 'menu-item-object' => 'page', 'menu-item-type' => 'post_type', 'menu-item-title' => '', 'menu-item-parent-id' => $top, 'menu-item-status' => 'publish', 'menu-item-position' => 2]);
wp_update_nav_menu_item(wp_create_nav_menu('Réseaux'), 0, ['menu-item-type' => 'custom', 'menu-item-title' => 'Ailleurs', 'menu-item-url' => 'https://ailleurs.example/', 'menu-item-status' => 'publish', 'menu-item-position' => 1]);
stick_post($blocks);

wp_set_current_user(1);
@export_wp(['content' => 'all']);
