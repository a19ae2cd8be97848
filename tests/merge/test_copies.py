from dateline.lexicon.commonness import stems
from dateline.merge.copies import COPY, bands, contained, runs, sketch

AGENCY = (
    "KORVA, March 3. Rockets fired from the eastern hills struck the grain market of Korva at noon on Tuesday, killing "
    "fourteen traders and wounding thirty others, the district hospital said. Witnesses counted six impacts within two "
    "minutes. A spokesman for the provincial guard blamed the Hill Front, which did not answer calls. The market had "
    "reopened only last week after the truce of February. Aid workers said that the only ambulance of the town was hit "
    "as it left the yard, and that the wounded were driven to Selm on flat-bed trucks through two road blocks."
)
OTHER = (
    "SELM, March 4. Two soldiers died when their lorry drove over a mine on the road to the dam, the ministry of defence "
    "said in a note. Engineers closed the road until the evening while they looked for further charges. It was the third "
    "such blast since the new year, and the ministry announced that convoys would travel by night from now on."
)


def share(one, other):
    return contained(frozenset(sketch(runs(stems(one)))), frozenset(sketch(runs(stems(other)))))


def test_a_digest_stays_what_it_is_from_one_release_of_the_library_to_the_next():
    assert bands(range(100, 140))[:2] == (256308486145496, 16085169355119)


def test_an_edited_copy_shares_a_band_and_most_of_its_text():
    edited = AGENCY.replace("fourteen traders", "15 traders").replace("KORVA, March 3. ", "")
    assert set(bands(runs(stems(AGENCY)))) & set(bands(runs(stems(edited))))
    assert share(AGENCY, edited) > COPY


def test_a_brief_inside_a_longer_report_is_a_copy():
    brief = AGENCY[: AGENCY.index(" The market")]
    longer = f"{OTHER} {brief} {OTHER.replace('road', 'track').replace('mine', 'charge')}"
    assert share(brief, longer) > COPY


def test_other_reports_and_texts_too_short_to_tell_are_no_copies():
    assert share(AGENCY, OTHER) < 0.1
    assert share("Rockets struck the market.", AGENCY) == 0
    assert bands(runs(stems("Rockets struck"))) == ()
