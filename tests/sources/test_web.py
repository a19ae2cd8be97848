"""Addresses, against a server on this machine. Every text here is invented."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.sources import read, web

PAGE = (Path(__file__).parents[1] / "data/sources/page.html").read_bytes()
NEWS = "Rebels shelled the harbour of Arden on Monday and killed nine people, two doctors said."
ANSWERS = {
    "/page": ("text/html; charset=utf-8", PAGE),
    "/text": ("text/plain", NEWS.encode()),
    "/latin": ("text/plain; charset=iso-8859-2", f"Łódź: {NEWS}".encode("iso-8859-2")),
    "/rows.jsonl": ("application/octet-stream", f'{{"id": "1", "text": "{NEWS}"}}\n'.encode()),
    "/rows": ("text/csv", f'id,text\n1,"{NEWS}"\n'.encode()),
    "/empty": ("text/html", b""),
    "/picture": ("image/png", b"\x89PNG\r\n"),
    "/endless": ("text/plain", b"x" * 11_000_000),
}


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", "/page" if self.path == "/moved" else self.path)
            self.end_headers()
        elif self.path in ANSWERS:
            kind, data = ANSWERS[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            try:
                self.wfile.write(data)
            except ConnectionError:
                self.close_connection = True
        elif self.path == "/silent":
            self.server.wake.wait(10)
        else:
            self.send_error(404)

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    running.wake = threading.Event()
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.wake.set()
    running.shutdown()
    running.server_close()
    thread.join()


def only(address):
    reports = list(read([address]))
    assert len(reports) == 1
    return reports[0]


def test_a_page(server):
    report = only(f"{server}/page")
    assert report.title == "Nine killed in shelling of Arden harbour"
    assert (report.source, report.url, report.error) == (f"{server}/page", f"{server}/page", None)


def test_a_redirect_is_followed(server):
    report = only(f"{server}/moved")
    assert (report.source, report.url) == (f"{server}/moved", f"{server}/page")


@pytest.mark.parametrize("path", ["/text", "/rows.jsonl", "/rows"])
def test_texts_and_tables(server, path):
    assert only(server + path).text == NEWS


def test_the_encoding_that_the_server_names(server):
    assert only(f"{server}/latin").text == f"Łódź: {NEWS}"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "the server answered 404"),
        ("/empty", "empty"),
        ("/picture", "a PNG picture"),
        ("/endless", "too long (over 10 MB)"),
        ("/moved-in-circles", "cannot be fetched"),
    ],
)
def test_what_cannot_be_read_says_so(server, path, words):
    report = only(server + path)
    assert words in report.error
    assert report.error.startswith(server + path)
    assert report.text == ""


def test_a_server_that_says_nothing_is_left(server, monkeypatch):
    monkeypatch.setattr(web, "TIMEOUT", 0.2)
    assert "cannot be fetched" in only(f"{server}/silent").error


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://", "https://[oops/"])
def test_an_address_where_nobody_answers(address):
    assert "cannot be fetched" in only(address).error
