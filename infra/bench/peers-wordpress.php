<?php
// Puts Préau's articles, menu and comments into a fresh WordPress: peers-wordpress.php FOLDER URL THEME < site.json
// Answers with the address of the page to measure.
$_SERVER += ['HTTP_HOST' => parse_url($argv[2], PHP_URL_HOST), 'REQUEST_METHOD' => 'GET', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_URI' => '/'];
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/misc.php';
function wp_new_blog_notification($a, $b, $c, $d) {}
$site = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
ob_start();
wp_install($site['name'], 'bench', 'bench@example.org', true, '', 'bench', 'fr_FR');
ob_end_clean();
wp_installing(false);
foreach (get_posts(['post_type' => ['post', 'page'], 'numberposts' => -1, 'post_status' => 'any']) as $p) wp_delete_post($p->ID, true);
update_option('timezone_string', 'Europe/Paris');
update_option('permalink_structure', '/%postname%');
update_option('blogdescription', $site['description']);
update_option('date_format', 'j F Y');
switch_theme($argv[3]);
if (get_option('stylesheet') !== $argv[3]) exit('no theme ' . $argv[3]);
$GLOBALS['wp_rewrite']->init();
create_initial_post_types();
create_initial_taxonomies();
$GLOBALS['wp_rewrite']->flush_rules(false);

function term($name, $taxonomy) {
    $known = get_term_by('name', $name, $taxonomy);
    return $known ? $known->term_id : wp_insert_term($name, $taxonomy)['term_id'];
}

function author($name) {
    $known = get_user_by('slug', sanitize_title($name));
    return $known ? $known->ID : wp_insert_user(['user_login' => sanitize_title($name), 'user_pass' => 'bench', 'display_name' => $name, 'role' => 'author']);
}

foreach ($site['articles'] as $a) {
    $id = wp_insert_post(wp_slash(['post_type' => 'post', 'post_status' => 'publish', 'post_author' => author($a['author']), 'post_title' => $a['title'], 'post_name' => $a['slug'],
        'post_excerpt' => $a['lead'], 'post_content' => $a['html'], 'post_date' => $a['date'], 'comment_status' => $a['comments'] ? 'open' : 'closed',
        'post_category' => [term($a['section'], 'category')]]), true);
    if (is_wp_error($id)) exit($id->get_error_message());
    wp_set_post_tags($id, $a['tags']);
    if ($a['cover']) {
        $up = wp_upload_dir();
        $file = $up['path'] . '/' . basename($a['cover']);
        copy($a['cover'], $file);
        $picture = wp_insert_attachment(['post_mime_type' => 'image/webp', 'post_title' => $a['coverAlt'], 'post_status' => 'inherit'], $file, $id);
        wp_update_attachment_metadata($picture, wp_generate_attachment_metadata($picture, $file));
        update_post_meta($picture, '_wp_attachment_image_alt', $a['coverAlt']);
        set_post_thumbnail($id, $picture);
    }
    foreach ($a['comments'] as $c)
        wp_insert_comment(['comment_post_ID' => $id, 'comment_author' => $c['name'], 'comment_content' => $c['body'], 'comment_approved' => 1]);
    if ($a['comments']) $measured = get_permalink($id);
}

// The same menu for both kinds of theme: a classic one, and the block that the newer themes take.
$menu = wp_create_nav_menu('Menu');
$entry = fn($title, $at, $parent) => wp_update_nav_menu_item($menu, 0, ['menu-item-type' => 'custom', 'menu-item-title' => $title, 'menu-item-url' => $at,
    'menu-item-parent-id' => $parent, 'menu-item-status' => 'publish']);
$link = fn($kind, $e, $inner) => "<!-- wp:navigation-$kind " . json_encode(['label' => $e['title'], 'url' => $e['url'], 'kind' => 'custom'], JSON_UNESCAPED_UNICODE)
    . ($inner ? " -->$inner<!-- /wp:navigation-$kind -->" : ' /-->');
$blocks = '';
foreach ($site['menu'] as $e) {
    $parent = $entry($e['title'], $e['url'], 0);
    $inner = '';
    foreach ($e['children'] as $child) {
        $entry($child['title'], $child['url'], $parent);
        $inner .= $link('link', $child, '');
    }
    $blocks .= $link($inner ? 'submenu' : 'link', $e, $inner);
}
set_theme_mod('nav_menu_locations', ['primary' => $menu]);
wp_insert_post(wp_slash(['post_type' => 'wp_navigation', 'post_status' => 'publish', 'post_title' => 'Menu', 'post_content' => $blocks]));
echo $measured;
