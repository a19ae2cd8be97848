"""What the pages weigh, and what they may do."""

import gzip
from urllib.request import urlopen

from conftest import BUILT

MOST = 600_000  # bytes of JavaScript as it is sent


def test_all_javascript_together_is_light():
    scripts = sorted(BUILT.parent.rglob("*.js"))
    assert scripts
    assert sum(len(gzip.compress(one.read_bytes())) for one in scripts) < MOST


def test_the_policy_lets_nothing_run_or_load_that_is_not_its_own(samples):
    with urlopen(samples.address, timeout=30) as answer:  # noqa: S310  (our own address)
        policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[name] for name in ("script-src", "style-src", "connect-src", "worker-src", "font-src")} == {"'self'"}
    assert not any(sign in value for value in policy.values() for sign in ("unsafe", "http", "*"))


def test_what_is_written_into_the_page_does_not_run(samples, visit, watch):
    watch.allowed.append("Content Security Policy")
    page = visit(samples, "/method")
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.pwned = 1';
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', '<i onclick="window.pwned = 1">x</i>');
            document.body.lastElementChild.click();
        }"""
    )
    assert page.evaluate("window.pwned") is None
