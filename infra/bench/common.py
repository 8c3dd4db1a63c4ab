"""What the benchmarks share: a server started as a user would, nginx beside it, wrk, and CPU counted per request."""
import http.client
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HZ = os.sysconf("SC_CLK_TCK")


def need(*commands):
    missing = [c for c in commands if not shutil.which(c)]
    if missing:
        sys.exit("missing: " + " ".join(missing) + " (apt-get install nginx-light wrk)")


def cpu(pids):
    """Seconds of CPU that these processes have used, user and system."""
    total = 0
    for pid in pids:
        try:
            fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / HZ


def children(pid):
    """A process and all below it."""
    found = [pid]
    for line in subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split():
        found += children(int(line))
    return found


class Server:
    """Our server on a folder of its own, started as a user would."""

    def __init__(self, data, *arguments, **environment):
        env = {**os.environ, "PREAU_LOG_REQUESTS": "false", "PREAU_AOT": "off", **environment}
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [os.path.join(ROOT, "infra/run"), "--port", "0", "--data", data, *arguments],
            stdout=subprocess.PIPE, stderr=open(os.path.join(data, "bench.log"), "ab"), text=True, env=env)
        self.port = None
        for line in self.process.stdout:
            match = re.match(r"Préau is ready: http://localhost:(\d+)/", line)
            if match:
                self.port = int(match[1])
                break
        if self.port is None:
            sys.exit("the server did not start; see " + data + "/bench.log")
        self.started = time.monotonic() - begun
        self.pid = self.process.pid
        self.data = data

    def postgres(self):
        names = {}
        for pid in os.listdir("/proc"):
            if pid.isdigit():
                try:
                    names[int(pid)] = os.readlink(f"/proc/{pid}/cwd")
                except OSError:
                    pass
        return [pid for pid, cwd in names.items() if cwd.startswith(os.path.realpath(self.data) + "/postgresql")]

    def get(self, host, path, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Host": f"{host}:{self.port}", **(headers or {})})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def heap(self):
        """Megabytes of live objects, after a full collection."""
        java = [p for p in children(self.pid) if open(f"/proc/{p}/comm").read().strip() == "java"][0]
        jcmd = os.path.join(os.path.dirname(os.readlink(f"/proc/{java}/exe")), "jcmd")
        seen = []
        for _ in range(4):  # what is still being started holds more: the least is what stays
            subprocess.run([jcmd, str(java), "GC.run"], capture_output=True)
            time.sleep(1)
            text = subprocess.run([jcmd, str(java), "GC.heap_info"], capture_output=True, text=True).stdout
            seen.append(int(re.search(r"used (\d+)K", text)[1]) / 1024)
        return min(seen)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


class Nginx:
    """nginx, one worker, serving a folder from the page cache, with compressed files made beforehand."""

    def __init__(self, folder):
        self.run = tempfile.mkdtemp(prefix="preau-nginx-")
        os.chmod(self.run, 0o755)
        self.port = free_port()
        temp = "".join(f"{n}_temp_path {self.run}/{n};" for n in ("client_body", "fastcgi", "proxy", "uwsgi", "scgi"))
        with open(self.run + "/nginx.conf", "w") as conf:
            conf.write(f"""worker_processes 1; daemon off; pid {self.run}/pid; error_log {self.run}/error.log warn;
events {{ worker_connections 4096; }}
http {{ types {{ text/html html; }} default_type text/html; access_log off; sendfile on; tcp_nopush off;
 keepalive_requests 100000000; open_file_cache max=2000 inactive=60s; etag on; {temp}
 server {{ listen 127.0.0.1:{self.port}; root {folder}; gzip_static on; }} }}
""")
        self.process = subprocess.Popen(["nginx", "-c", self.run + "/nginx.conf"])
        wait_for(self.port)

    def pids(self):
        return children(self.process.pid)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.run)


def free_port():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port):
    import socket
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    sys.exit(f"nothing answers at port {port}")


def load(url, pids, seconds, headers=(), script=None, env=None, connections=32):
    """Runs wrk; requests a second, and microseconds of the server's CPU for each."""
    command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--timeout", "20s"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script]
    before = cpu(pids)
    text = subprocess.run(command + [url], capture_output=True, text=True, env={**os.environ, **(env or {})}).stdout
    used = cpu(pids) - before
    count = int(re.search(r"(\d+) requests in", text)[1])
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors:.*", text)
    if errors:
        sys.exit("wrk saw errors: " + errors[0])
    return count / seconds, 1e6 * used / count


def compare(title, ours, theirs, rounds):
    """Runs both sides in turn and prints medians and the ratio per CPU-second."""
    a, b = [], []
    for _ in range(rounds):
        a.append(ours())
        b.append(theirs())
    mine = statistics.median(x[1] for x in a)
    other = statistics.median(x[1] for x in b)
    print(f"{title:<34} Préau {statistics.median(x[0] for x in a):>8.0f}/s {mine:6.2f} µs CPU"
          f" | nginx {statistics.median(x[0] for x in b):>8.0f}/s {other:6.2f} µs CPU"
          f" | per CPU-second {other / mine:.2f} × nginx", flush=True)
    return other / mine


def article_of(server, host):
    _, body = server.get(host, "/feed.atom")
    links = re.findall(rb'<link[^>]*href="http://[^/]+(/[^"]+)"', body)
    return next(l.decode() for l in links if not l.endswith(b".atom"))


def create(data, count, start=1):
    """Opens associations by CSV through the command line, beside the running server."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as csv:
        csv.write("slug,name\n")
        for i in range(start, start + count):
            csv.write(f"bench-{i},Association {i}\n")
    preau(data, "import-csv", csv.name)
    os.unlink(csv.name)


def preau(data, *arguments):
    """What a command answers, run beside the server of that folder."""
    return subprocess.run([os.path.join(ROOT, "infra/preau"), *arguments, "--data", data],
                          check=True, capture_output=True, text=True).stdout


def commented(server, slug):
    """Two comments below an article, in the database: a form would want to see a reader who takes time."""
    passwords = dict(line.strip().split("=", 1) for line in open(server.data + "/postgresql/passwords") if "=" in line)
    port = open(server.data + "/postgresql/port").read().strip()
    sql = f"""
        with a as (update preau.article set comments = 'open', comment_count = 2
                    where slug = '{slug}' returning tenant_id, id)
        insert into preau.comment (tenant_id, id, article_id, name, body, state)
        select tenant_id, gen_random_uuid(), id, 'Une voisine', 'La terre est bonne. ' || n, 'published'
          from a, generate_series(1, 2) as n;"""
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", "postgres", "preau", "-c", sql],
                   env={**os.environ, "PGPASSWORD": passwords["postgres"]}, check=True)
