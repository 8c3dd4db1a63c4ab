"""The parts of infra/bench/web that look at whole sites: pages of each theme, an edit, search, coming and going."""
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from common import ROOT, Server, article_of, children, cpu, load, preau

SITES = ["libre-a-valrive", "tilleuls", "ecluses", "us-valrive", "panier-partage", "pont-vieux"]


def p(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def kinds(server, host):
    """The address of an article, a section, the home page and a search, of one site."""
    _, home = server.get(host, "/")
    links = set(re.findall(rb'href="(/[a-z0-9-]+)"', home))
    section = None
    for link in sorted(links):
        _, body = server.get(host, link.decode())
        if b'class="page-section"' in body:
            section = link.decode()
            break
    return {"article": article_of(server, host), "section": section, "home": "/", "search": "/recherche?q=pour"}


def pages(options):
    """Pages of each theme that are in no cache: what the server and the database spend on one."""
    data = tempfile.mkdtemp(prefix="preau-bench-")
    server = Server(data, PREAU_CACHE_MEGABYTES="0")
    postgres = server.postgres()
    java = [pid for pid in children(server.pid) if pid not in postgres]  # its own PostgreSQL is a child of the server
    host = "tilleuls.localhost"
    warm(server, host, article_of(server, host), java, 40000, 120, options)
    print(f"{'not cached, ms CPU of Java + PostgreSQL':<40}" + "".join(f"{kind:>18}" for kind in kinds(server, host)))
    for slug in SITES:
        host = slug + ".localhost"
        row = []
        for path in kinds(server, host).values():
            warm(server, host, path, java, 3000, 15, options)
            row.append(one(server, host, path, options))
        print(f"  {slug:<38}" + "".join(f"{mine:>9.3f} + {base:.3f}" for mine, base in row), flush=True)
    server.stop()
    shutil.rmtree(data)


def warm(server, host, path, java, count, most, options):
    """Rendering is a lot of code: a busy machine takes its time to compile it."""
    made, begun = 0, time.monotonic()
    while made < count and time.monotonic() - begun < most:
        seconds = min(options.warm, 5)
        made += load(f"http://127.0.0.1:{server.port}{path}", java, seconds, [f"Host: {host}:{server.port}"],
                     connections=1)[0] * seconds


def one(server, host, path, options):
    """PostgreSQL's processes are asked for anew each round: its connections are replaced now and then."""
    rows = []
    for _ in range(options.rounds):
        postgres = server.postgres()
        java = [pid for pid in children(server.pid) if pid not in postgres]
        before = cpu(postgres)
        seconds = min(options.seconds, 3)
        rate, mine = load(f"http://127.0.0.1:{server.port}{path}", java, seconds, [f"Host: {host}:{server.port}"],
                          connections=1)
        rows.append((mine / 1000, 1000 * (cpu(postgres) - before) / (rate * seconds)))
    return statistics.median(r[0] for r in rows), statistics.median(r[1] for r in rows)


class Api:
    """The HTTP interface on one connection, as somebody of an association."""

    def __init__(self, server, email, slug):
        answer = preau(server.data, "account", "token", email, "--name", "bench", "--days", "1",
                       "--association", slug, "--rights", "read,write,publish", "--json")
        self.token = json.loads(answer)["token"]
        self.host = f"localhost:{server.port}"
        self.path = f"/api/v1/associations/{slug}"
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port)

    def ask(self, method, path, value=None):
        self.connection.request(method, self.path + path, None if value is None else json.dumps(value),
                                {"Host": self.host, "Authorization": "Bearer " + self.token,
                                 "Content-Type": "application/json"})
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path} answered {answer.status}: {body[:300]}")
        return json.loads(body)


def edit(options):
    """From the answer to a save until the article's public page shows it: just started, and warm."""
    data = tempfile.mkdtemp(prefix="preau-bench-")
    server = Server(data)
    api = Api(server, "yann.le-goff@courriel.example", "libre-a-valrive")
    found = api.ask("GET", "/articles?state=published")
    listed = (found if isinstance(found, list) else found["items"])[0]
    public = http.client.HTTPConnection("127.0.0.1", server.port)
    times, saves = [], []
    for i in range(5100):
        article = api.ask("GET", f"/articles/{listed['id']}")
        fields = ["title", "lead", "body", "section", "slug", "tags", "cover", "coverAlt", "coverCaption", "version"]
        change = {name: article.get(name) for name in fields if name in article}
        change["title"] = f"Une modification, la {i}e"
        change["body"] = article["body"] + f"\n\nUn mot de plus, le {i}e.\n" if i % 50 else "Le texte commence."
        begun = time.monotonic()
        api.ask("PUT", f"/articles/{listed['id']}", change)
        saved = time.monotonic()
        while True:
            public.request("GET", "/" + article["slug"], headers={"Host": f"libre-a-valrive.localhost:{server.port}"})
            body = public.getresponse().read().decode()
            if f"la {i}e" in body:
                break
        times.append(1000 * (time.monotonic() - saved))
        saves.append(1000 * (saved - begun))
    for name, part in [("just started", slice(100, 1100)), ("warm", slice(3100, 5100))]:
        some = times[part]
        print(f"{'an edit is public, ' + name:<34} median {statistics.median(some):.1f} ms | p99 {p(some, .99):.1f} ms"
              f" | worst {max(some):.1f} ms after its answer | the save {statistics.median(saves[part]):.1f} ms"
              f" | N={len(some)}", flush=True)
    server.stop()
    shutil.rmtree(data)


WORDS = ("association jardin quartier atelier lecture école famille voisin marché concert match équipe bénévole réunion "
         "repas fête saison adhésion conseil bureau projet salle horaire inscription partage semaine dimanche enfant "
         "musique danse théâtre livre histoire rivière pont gare place rue mairie sortie voyage vélo marche stage").split()


def texts(folder, count, length=120):
    """A folder of invented articles in Markdown; word frequencies fall as in a language."""
    choose = random.Random(20261121)
    weights = [1 / (i + 1) for i in range(len(WORDS))]
    names = [f"mot{i}" for i in range(3000)]
    os.makedirs(folder + "/articles", exist_ok=True)
    for i in range(count):
        words = choose.choices(WORDS, weights, k=length) + choose.choices(names, k=12)
        choose.shuffle(words)
        body = "\n\n".join(" ".join(words[j:j + 40]).capitalize() + "." for j in range(0, len(words), 40))
        day = f"20{10 + i % 16:02d}-{1 + i % 12:02d}-{1 + i % 28:02d}"
        with open(f"{folder}/articles/{day}-texte-{i}.md", "w") as out:
            out.write(f"---\ntitle: Texte {i} sur {words[0]} et {words[1]}\ndate: {day}\n---\n\n{body}\n")


def search(options):
    """Words of all frequencies in 10,000 articles, over HTTP, whole pages."""
    data = tempfile.mkdtemp(prefix="preau-bench-")
    # One of the demonstration's, whose legal notice is complete: elsewhere what comes in would wait, unpublished.
    server = Server(data)
    folder = tempfile.mkdtemp(prefix="preau-texts-")
    texts(folder, 10000)
    begun = time.monotonic()
    preau(data, "import", "folder", "tilleuls", folder)
    brought = time.monotonic() - begun
    asked = WORDS + [a + " " + b for a, b in zip(WORDS[::2], WORDS[1::2])] + [f"mot{i}" for i in range(0, 3000, 60)]
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    times, found = [], []
    for i in range(options.rounds + 2):
        for words in asked:
            from urllib.parse import quote
            begun = time.monotonic()
            connection.request("GET", "/recherche?q=" + quote(words), headers={"Host": f"tilleuls.localhost:{server.port}"})
            body = connection.getresponse().read()
            if i > 1:
                times.append(1000 * (time.monotonic() - begun))
                found.append(b'class="card' in body)
    print(f"{'search, 10,000 articles':<34} median {statistics.median(times):.1f} ms | p95 {p(times, .95):.1f} ms"
          f" | worst {max(times):.1f} ms | {sum(found)} of {len(found)} found something | import {brought:.1f} s", flush=True)
    server.stop()
    shutil.rmtree(data)
    shutil.rmtree(folder)


def wxr(file, megabytes):
    """A WordPress export of about that size, of invented posts."""
    choose = random.Random(7)
    with open(file, "w") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
                  ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"'
                  ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
                  "<title>Essai</title><link>http://avant.example</link><wp:wxr_version>1.2</wp:wxr_version>"
                  "<wp:base_site_url>http://avant.example</wp:base_site_url><wp:base_blog_url>http://avant.example</wp:base_blog_url>\n")
        i = 0
        while out.tell() < megabytes * 1e6:
            i += 1
            body = "\n".join("<p>" + " ".join(choose.choices(WORDS, k=60)) + ".</p>" for _ in range(8))
            out.write(f"<item><title>Billet {i}</title><link>http://avant.example/billet-{i}/</link><dc:creator>anne</dc:creator>"
                      f"<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded></excerpt:encoded>"
                      f"<wp:post_id>{i}</wp:post_id><wp:post_date>2020-01-{1 + i % 28:02d} 10:00:00</wp:post_date>"
                      f"<wp:post_date_gmt>2020-01-{1 + i % 28:02d} 09:00:00</wp:post_date_gmt><wp:post_name>billet-{i}</wp:post_name>"
                      f"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
                      f"<wp:comment><wp:comment_id>{i}</wp:comment_id><wp:comment_author>Paul</wp:comment_author>"
                      f"<wp:comment_content>{' '.join(choose.choices(WORDS, k=20))}</wp:comment_content>"
                      f"<wp:comment_approved>1</wp:comment_approved></wp:comment></item>\n")
        out.write("</channel></rss>\n")
    return i


def dump(file, megabytes):
    """A dump of a SPIP database of about that size; how many texts."""
    folder = tempfile.mkdtemp(prefix="preau-spip-")
    subprocess.run([sys.executable, os.path.join(ROOT, "infra/bench/spip-dump/make.py"), folder, str(int(megabytes * 1e6))], check=True)
    shutil.move(folder + "/spip.sql", file)
    shutil.rmtree(folder)
    with open(file) as lines:
        return sum(line.count(",'publie',1,") for line in lines)


def live(process):
    """Megabytes of live objects of a Java process, after a full collection; 0 when it is gone."""
    try:
        jcmd = os.path.join(os.path.dirname(os.readlink(f"/proc/{process.pid}/exe")), "jcmd")
        told = subprocess.run([jcmd, str(process.pid), "GC.class_histogram"], capture_output=True, text=True).stdout
        return int(told.strip().splitlines()[-1].split()[2]) / 1e6
    except (OSError, IndexError, ValueError):
        return 0


def brought(data, form, slug, file):
    """Seconds of an import, and what the importing process held at most: resident, and live once it had begun."""
    preau(data, "association", "create", slug, "--name", slug)
    begun = time.monotonic()
    env = {**os.environ, "PREAU_JAVA_OPTS": "-Xmx192m -XX:+UseSerialGC"}
    process = subprocess.Popen([os.path.join(ROOT, "infra/preau"), "import", form, slug, file, "--data", data, "--json"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env)
    resident, held = 0, []
    while process.poll() is None:
        try:
            resident = max(resident, int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{process.pid}/status").read())[1]))
        except (OSError, TypeError):
            pass
        held.append(live(process))
        time.sleep(1)
    if process.returncode:
        sys.exit(process.stderr.read()[-2000:])
    return time.monotonic() - begun, resident / 1024, max(held)


def coming(options):
    """WordPress exports of 1, 10 and 60 MB, SPIP dumps of 4 and 40 MB: what the importing process holds at most."""
    data = tempfile.mkdtemp(prefix="preau-bench-")
    server = Server(data, "--no-demo")
    for form, write, megabytes in [("wordpress", wxr, m) for m in (1, 10, 60)] + [("spip", dump, m) for m in (4, 40)]:
        file = f"{data}/{form}-{megabytes}"
        texts = write(file, megabytes)
        took, resident, held = brought(data, form, f"venu-{form}-{megabytes}", file)
        os.remove(file)
        print(f"{f'{form}, {megabytes} MB':<34} {texts} texts in {took:.1f} s | live objects at most {held:.1f} MB"
              f" | {resident:.0f} MB resident, heap bounded to 192 MB", flush=True)
    server.stop()
    shutil.rmtree(data)


def static(options):
    """A site of 1,000 articles as files that open without a server."""
    data = tempfile.mkdtemp(prefix="preau-bench-")
    # One of the demonstration's, whose legal notice is complete: elsewhere what comes in would wait, unpublished.
    server = Server(data)
    folder = tempfile.mkdtemp(prefix="preau-texts-")
    texts(folder, 1000)
    preau(data, "import", "folder", "tilleuls", folder)
    times = []
    for i in range(3):
        out = f"{data}/static-{i}"
        begun = time.monotonic()
        preau(data, "export", "static", "tilleuls", out)
        times.append(time.monotonic() - begun)
    pages = sum(name.endswith(".html") for _, _, names in os.walk(out) for name in names)
    print(f"{'static export':<34} {pages} pages in {statistics.median(times):.1f} s, the start of the command included", flush=True)
    server.stop()
    shutil.rmtree(data)
    shutil.rmtree(folder)
