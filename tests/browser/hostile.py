"""Reports that somebody sends who wants a page to run, hide or turn around what it shows. Each tells of an event, so that it is shown."""

EVENT = "Gunmen killed seven villagers in an attack on the village of Tawila in North Darfur on Monday, police said."
PWNED = "window.pwned = (window.pwned || 0) + 1"  # the tests look for it

NAME = f"<img src=x onerror='{PWNED}'><script>{PWNED}</script>\u202edewohs\u202c"  # of a place, an actor, a source, a person


def _report(key, title, text=EVENT, **more):
    return {
        "id": f"hostile-{key}",
        "title": title,
        "text": text,
        "published": "2025-05-06",
        "publisher": f"Hostile {key}",
        **more,
    }


REPORTS = (
    _report("script", f"<script>{PWNED}</script>Seven killed at Tawila", f"<script>{PWNED}</script> {EVENT}"),
    _report(
        "handler",
        f"<img src=x onerror='{PWNED}'> Five killed at Geneina",
        f"<svg/onload='{PWNED}'> Gunmen killed five people in the town of Geneina on Monday, police said. <b onmouseover='{PWNED}'>so</b>",
        publisher=f"<a href='javascript:{PWNED}'>Courier</a>",
    ),
    _report(
        "link",
        f"[Nine killed](javascript:{PWNED}) in Kutum",
        f"Shelling killed nine people in the town of Kutum on Monday, doctors said. javascript:{PWNED} data:text/html,<script>{PWNED}</script>",
        url=f"javascript:{PWNED}",
    ),
    _report(
        "long",
        "Four killed in Zalingei " + "A" * 2**20,
        "Gunmen killed four people in the town of Zalingei on Monday, police said.",
    ),
    _report(
        "bidi",
        "\u202eedirrevo si eltit sihT\u202c Three killed in Kabkabiya",
        "\u202eA \u2066turned\u2069 line.\u202c Gunmen killed three people in the town of Kabkabiya on Monday, police said. \u202e",
        publisher="\u202ereiruoC",
    ),
    _report(
        "invisible",
        "Six\u200b kil\u200dled\ufeff in Mell\u00adit",
        "\u200b\u200b\ufeff Gunmen killed six people in the town of Mellit on Monday, police said.\u200f \u2060",
    ),
    _report(
        "template",
        "{{7*7}} ${7*7} {@html '<script>'} Two killed in Nyala",
        "{{constructor.constructor('return 1')()}} Shelling killed two people in the city of Nyala on Monday, doctors said.",
    ),
)
