"""The page that explores: map, timeline and list are three views of one filter, and the filter is the address."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from conftest import axe, in_theme

WIDE, PHONE = (1360, 900), (390, 844)
THUMBS = ("First day", "Last day")


def query(page):
    """Return what the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def headline(page):
    return page.locator(".line strong")


def shown(page):
    """Return how many incidents the page says it shows."""
    expect(headline(page)).to_have_text(re.compile(r"\d"))
    return int(headline(page).inner_text().split()[0].replace(",", ""))


def rows(page):
    return page.get_by_role("option")


@pytest.fixture
def page(visit, samples):
    opened = visit(samples)
    expect(rows(opened).first).to_be_visible()
    return opened


def drag(page, start, end):
    """Draw a brush over the timeline, from one share of its width to another."""
    box = page.locator(".chart canvas").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 10 + start * (box["width"] - 20), y)
    page.mouse.down()
    page.mouse.move(box["x"] + 10 + end * (box["width"] - 20), y, steps=6)
    page.mouse.up()


class TestThreeViewsOfOneFilter:
    def test_list_and_summary_tell_what_the_api_tells(self, page, samples):
        assert shown(page) == samples.get("/incidents/count")["count"]
        expect(page.get_by_role("status")).to_contain_text("incidents, all time")

    def test_a_brush_narrows_all_three_and_goes_into_the_address_and_back(self, page, samples):
        before = shown(page)
        drag(page, 0.9, 0.999)
        expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d"))
        asked = {name: values[0] for name, values in query(page).items() if name in {"since", "until"}}
        expect(headline(page)).to_contain_text(" of ")
        narrowed = shown(page)
        assert narrowed < before
        assert narrowed == samples.get("/incidents/count", **asked)["count"]
        assert int(rows(page).first.get_attribute("aria-setsize")) == narrowed
        page.go_back()
        expect(headline(page)).not_to_contain_text(" of ")
        assert shown(page) == before
        page.go_forward()
        expect(headline(page)).to_contain_text(" of ")
        assert shown(page) == narrowed

    def test_an_address_opens_as_the_view_that_it_names(self, visit, samples):
        page = visit(samples, "/?type=strike&country=SD")
        expect(headline(page)).to_contain_text(" of ")
        assert shown(page) == samples.get("/incidents/count", type="strike", country="SD")["count"]
        expect(page.get_by_label("Filters in force").get_by_role("button")).to_have_count(3)  # and one that clears all

    def test_every_facet_says_how_many_it_leaves(self, page, samples):
        facet = page.get_by_label("Filters", exact=True).get_by_role(
            "button", name=re.compile(r"^Strikes and explosions")
        )
        promised = int(re.search(r"\d+$", facet.inner_text())[0])
        facet.click()
        expect(page).to_have_url(re.compile("type=strike"))
        expect(headline(page)).to_contain_text(f"{promised} of")
        assert promised == samples.get("/incidents/count", type="strike")["count"]
        facet.click()
        expect(page).not_to_have_url(re.compile("type=strike"))

    def test_words_are_asked_of_the_server(self, page, samples):
        page.get_by_label("Actor").fill("army")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("actor=army"))
        told = samples.get("/incidents/count", actor="army")["count"]
        expect(headline(page)).to_have_text(re.compile(rf"^{told} incident"))

    def test_what_has_no_date_is_counted_apart_and_left_out_by_a_brush(self, page):
        expect(page.get_by_label("Time", exact=True)).to_contain_text(re.compile(r"\d+ undated, not on this chart"))
        page.get_by_role("button", name="30 d", exact=True).click()
        expect(page.get_by_label("Time", exact=True)).to_contain_text("left out while a time is chosen")


class TestByKeys:
    def test_thumbs_move_by_arrows_and_say_their_day(self, page):
        thumb = page.get_by_role("slider", name="First day")
        thumb.focus()
        before = thumb.get_attribute("aria-valuetext")
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile("since="))
        assert thumb.get_attribute("aria-valuetext") != before

    def test_the_list_is_walked_by_arrows_and_opened_by_enter(self, page):
        page.get_by_role("listbox").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option", selected=True)).to_have_attribute("aria-posinset", "2")
        expect(page.get_by_label("The chosen incident")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("/incident/"))

    def test_the_list_goes_on_from_where_it_was_when_the_map_has_moved(self, page):
        page.get_by_role("listbox").focus()
        page.keyboard.press("ArrowDown")
        page.get_by_role("button", name="Zoom in").click()
        expect(page).to_have_url(re.compile("at="))
        expect(page.get_by_role("option", selected=True)).to_have_attribute("aria-posinset", "1")
        page.get_by_role("listbox").focus()
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option", selected=True)).to_have_attribute("aria-posinset", "2")

    def test_the_map_goes_from_symbol_to_symbol(self, page):
        canvas = page.get_by_label(re.compile("^Map. Arrow keys"))
        expect(canvas).to_be_visible()
        canvas.focus()
        page.keyboard.press("n")
        expect(page.get_by_role("status")).to_contain_text(re.compile(r"incidents? (at|near|known)"))

    def test_a_step_on_a_map_that_is_not_drawn_yet_is_made_once_it_is(self, visit, samples):
        held = []
        page = visit(samples, "/method")

        def hold(route):
            held.append(route)

        page.route("**/incidents/columns*", hold)
        page.get_by_role("link", name="Explore").click()
        canvas = page.get_by_label(re.compile("^Map. Arrow keys"))
        canvas.focus()
        page.keyboard.press("n")
        expect(page.get_by_role("status")).to_contain_text("not drawn yet")
        for route in held:
            route.continue_()
        expect(page.get_by_role("status")).to_contain_text(re.compile(r"incidents? (at|near|known)"))

    def test_the_first_stop_leads_past_the_header(self, page):
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to content")).to_be_focused()


NOTE_BEATS = """() => {
    const set = window.setInterval;
    window.beats = [];
    window.setInterval = (act, beat, ...more) => { window.beats.push(beat); return set(act, beat, ...more); };
}"""
AFTER_TWO_BEATS = "() => new Promise((done) => setTimeout(done, 2 * window.beats.at(-1)))"


def days(page):
    """Return the first and last day of the window, as the thumbs tell them."""
    return tuple(int(page.get_by_role("slider", name=name).get_attribute("aria-valuenow")) for name in THUMBS)


class TestPlay:
    def test_moves_the_window_step_by_step_until_it_is_pressed_again(self, page, samples):
        page.evaluate(NOTE_BEATS)
        page.get_by_role("button", name="Play through time").click()
        first = page.get_by_role("slider", name="First day")
        begun = days(page)
        expect(first).not_to_have_attribute("aria-valuenow", str(begun[0]))
        expect(headline(page)).to_contain_text(" of ")
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("button", name="Play through time")).to_have_attribute("aria-pressed", "false")
        stood = days(page)
        assert stood[0] > begun[0]
        assert stood[1] - stood[0] == begun[1] - begun[0]
        expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until="))
        page.evaluate(AFTER_TWO_BEATS)
        assert days(page) == stood
        asked = {name: values[0] for name, values in query(page).items()}
        told = samples.get("/incidents/count", **asked)["count"]
        expect(headline(page)).to_have_text(re.compile(rf"^{told} of"))

    def test_stops_at_the_newest_day(self, page):
        drag(page, 0.93, 0.97)
        expect(page).to_have_url(re.compile("until="))
        page.get_by_role("button", name="Play through time").click()
        expect(page.get_by_role("button", name="Pause")).to_have_count(0)
        last = page.get_by_role("slider", name="Last day")
        assert last.get_attribute("aria-valuenow") == last.get_attribute("aria-valuemax")

    def test_what_is_chosen_while_it_plays_does_not_lose_the_window(self, page):
        page.get_by_role("button", name="Play through time").click()
        expect(headline(page)).to_contain_text(" of ")
        page.get_by_label("Filters", exact=True).get_by_role("button", name=re.compile("^machine only")).click()
        expect(page).to_have_url(re.compile("review=machine.*since="))
        page.get_by_role("button", name="Pause").click()

    def test_where_less_motion_is_wished_for_steps_are_rarer(self, page):
        beats = []
        for wish in ("reduce", "no-preference"):
            page.emulate_media(reduced_motion=wish)
            page.evaluate(NOTE_BEATS)
            page.get_by_role("button", name="Play through time").click()
            page.get_by_role("button", name="Pause").click()
            beats.append(page.evaluate("window.beats.at(-1)"))
        assert beats[0] > 2 * beats[1]


LOOK = """(one) => {
    const shown = getComputedStyle(one);
    return [shown.fontStyle, shown.borderBottomStyle, shown.backgroundColor, shown.color].join();
}"""
INK_AT_FOOT = """(x) => {
    const canvas = document.querySelector('.chart canvas'), ratio = devicePixelRatio;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(Math.round((x - 4) * ratio), canvas.height - Math.round(17 * ratio), 9 * ratio, 4 * ratio);
    return data.some((value, at) => at % 4 === 3 && value > 60);
}"""


def point_at(visit, samples, monday):
    """Return a page whose pointer is on a week of the timeline, and how far right in the chart that is."""
    page = visit(samples, f"/?since={monday}&until={monday}")
    expect(headline(page)).to_contain_text(" of ")
    thumb = page.get_by_role("slider", name="First day").bounding_box()
    page.goto(samples.page("/"))
    expect(headline(page)).to_have_text(re.compile(r"^\d+ incidents"))
    expect(page.locator(".said")).to_contain_text("undated")
    box = page.locator(".chart canvas").bounding_box()
    right = thumb["x"] + thumb["width"] / 2 + 3 - box["x"]
    page.mouse.move(box["x"] + right, box["y"] + 15)
    return page, right


class TestWhatIsNotThere:
    def test_no_incident_that_fits_is_told_apart_from_a_failure(self, visit, samples):
        page = visit(samples, "/?killed=9999999")
        expect(page.get_by_role("heading", name="No incident fits")).to_be_visible()
        expect(page.get_by_role("alert")).to_have_count(0)

    def test_a_server_that_fails_is_told_and_asked_again(self, visit, samples, watch):
        watch.allowed.append("503")
        page = visit(samples)
        expect(rows(page).first).to_be_visible()
        page.route(
            "**/incidents/columns*", lambda route: route.fulfill(status=503, json={"title": "Busy", "status": 503})
        )
        page.get_by_label("Place").fill("Khartoum")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Busy")
        page.unroute("**/incidents/columns*")
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("alert")).to_have_count(0)

    def test_zero_no_figure_and_failed_look_different(self, page, visit, samples, watch):
        watch.allowed.append("503")
        zero = visit(samples, "/?place=Moundou").locator("[role=option] .figures .none")
        expect(zero).to_have_text("none killed, as reported")
        page.route("**/incidents/columns*", lambda route: route.fulfill(status=503, json={"title": "Busy"}))
        silent = page.locator("[role=option] .figures .silent").first
        looks = {zero.evaluate(LOOK), silent.evaluate(LOOK)}
        page.get_by_label("Place").fill("Khartoum")
        page.keyboard.press("Enter")
        failed = page.get_by_role("alert")
        expect(failed).to_contain_text("failed to load")
        assert len({*looks, failed.evaluate(LOOK)}) == 3

    def test_days_without_a_report_are_hatched_and_called_not_covered(self, visit, samples):
        weeks = samples.get("/analysis/coverage")["items"]
        silent = next(one["week"] for one in weeks if one["reports"] == 0)
        page, right = point_at(visit, samples, silent)
        assert page.evaluate(INK_AT_FOOT, right)
        expect(page.locator(".said")).to_contain_text("not covered, which is not calm")

    def test_where_many_sources_came_or_went_the_timeline_says_so(self, visit, samples):
        weeks = samples.get("/analysis/coverage")["items"]
        every = len({name for one in weeks for name in one["began"]})
        marked = [one for one in weeks[1:-1] if len(one["began"]) + len(one["ended"]) >= max(3, 0.15 * every)]
        assert marked
        page, _ = point_at(visit, samples, marked[-1]["week"])
        expect(page.locator(".said")).to_contain_text("coverage changed")

    def test_silence_is_not_zero(self, page):
        expect(page.get_by_text("No figure given").first).to_be_visible()
        expect(page.locator(".line")).to_contain_text(re.compile(r"\d+ give no figure"))


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_serious(visit, samples, size):
    page = visit(samples, size=size)
    expect(rows(page).first).to_be_visible()
    for theme in ("dark", "light"):
        in_theme(page, theme)
        assert axe(page) == []


def test_a_phone_shows_the_list_first_and_the_map_on_demand(visit, samples):
    page = visit(samples, size=PHONE)
    expect(rows(page).first).to_be_in_viewport()
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.get_by_label(re.compile("^Map. Arrow keys"))).to_be_in_viewport()
    expect(rows(page).first).not_to_be_visible()


def test_a_phone_has_room_for_days_to_be_typed(visit, samples):
    page = visit(samples, size=PHONE)
    expect(rows(page).first).to_be_visible()
    page.get_by_label("First day", exact=True).first.fill("2026-03-01")
    expect(page).to_have_url(re.compile("since=2026-03-01"))
    told = samples.get("/incidents/count", since="2026-03-01")["count"]
    expect(headline(page)).to_have_text(re.compile(rf"^{told} of"))
    box = page.locator(".time").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]


def test_the_legend_says_how_far_near_reaches(page, samples):
    page.get_by_text("Legend", exact=True).click()
    reach = samples.get("/codebook")["place_reach"]["near"]
    expect(page.get_by_text(f"as far around it as a report says, {reach:.0f} km where none does")).to_be_visible()


INK_AROUND = """(km) => {
    const canvas = document.querySelector('canvas.symbols'), { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    const scale = 512 * 2 ** 7 / 40075.017 / Math.cos(13.83 * Math.PI / 180) * devicePixelRatio, radius = km * scale;
    let inked = 0;
    for (let turn = 0; turn < 360; turn++) {
        const at = [0, 1, -1].map((off) => {
            const right = Math.round(width / 2 + (radius + off) * Math.cos(turn * Math.PI / 180));
            const down = Math.round(height / 2 + (radius + off) * Math.sin(turn * Math.PI / 180));
            return data[4 * (down * width + right) + 3];
        });
        if (Math.max(...at) > 60) inked++;
    }
    return inked / 360;
}"""


def test_a_ring_is_as_wide_as_the_report_says(visit, samples):
    (told,) = [one for one in samples.incidents(country="TD") if "Abeche" in (one["title"] or "")]
    place = samples.get(f"/incidents/{told['id']}")["place"]
    assert (place["precision"], place["reach_km"]) == ("near", 30.0)
    page = visit(samples, f"/?country=TD&at={place['lat']},{place['lon']},7")
    expect(page.get_by_text("Drawing the map")).to_have_count(0, timeout=60_000)
    page.get_by_label(re.compile("^Map. Arrow keys")).focus()
    page.keyboard.press("n")
    expect(page.get_by_role("status")).to_contain_text("1 incident 30 km from one place, as reported")
    assert page.evaluate(INK_AROUND, 30) > 0.35  # a dotted line is half gaps
    assert page.evaluate(INK_AROUND, 25) < 0.1  # nor as wide as "near" is where nobody says


def test_a_hundred_thousand_are_explored_and_the_address_brings_the_view_back(visit, many):
    page = visit(many)
    expect(page.locator(".early li, [role=option]").first).to_be_visible()  # long before all are there
    expect(headline(page)).to_have_text(re.compile("100,000"), timeout=120_000)
    drag(page, 0.5, 0.6)
    expect(headline(page)).to_contain_text("of 100,000")
    page.get_by_label("Filters", exact=True).get_by_role("button", name=re.compile("^Strikes and explosions")).click()
    expect(page).to_have_url(re.compile("type=strike"))
    asked = {name: values[0] for name, values in query(page).items() if name in {"since", "until", "type"}}
    told = many.get("/incidents/count", **asked)["count"]
    assert 0 < told < 10_000
    expect(headline(page)).to_have_text(f"{told:,} of 100,000 incidents")
    expect(rows(page).first).to_have_attribute("aria-setsize", str(told))
    first = rows(page).first.inner_text()
    page.reload()
    expect(headline(page)).to_have_text(f"{told:,} of 100,000 incidents", timeout=120_000)
    expect(rows(page).first).to_have_text(first, use_inner_text=True)
    page.go_back()
    expect(page).not_to_have_url(re.compile("type=strike"))
    expect(headline(page)).not_to_have_text(re.compile(rf"^{told:,} of"))


def test_a_hundred_thousand_do_not_block_the_page(visit, many):
    """While the brush plays over all of them the page goes on answering: no task of its main thread is long beside the whole."""
    page = visit(many, "/?at=15,30,2")
    expect(headline(page)).to_have_text(re.compile("100,000"), timeout=120_000)
    page.evaluate(
        """() => {
            window.ticks = 0;
            const tick = () => { window.ticks++; setTimeout(tick, 0); };
            tick();
        }"""
    )
    before = page.evaluate("window.ticks")
    for step in range(12):
        drag(page, step / 20, step / 20 + 0.2)
    assert page.evaluate("window.ticks") - before > 60
    expect(headline(page)).to_contain_text("of 100,000")
    assert len(rows(page).all()) < 40
