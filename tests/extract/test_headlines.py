import pytest

from dateline.extract.headlines import parsed, readable, swaps


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The regime forces shell two farms", "The regime troops destroy two farms"),
        ("IS targets a post near Uqayrib", "ISIS destroys a post near Uqayrib"),
        ("Turkish shelling targets Tal village", "Turkish shelling destroys Tal village"),
        ("Rebels clash with soldiers", "Rebels negotiate with soldiers"),
        ("“Rebels” attack hamlets", "“Rebels” destroy hamlets"),
    ],
)
def test_a_verb_that_could_be_a_noun_is_read_as_one_that_could_not(text, read):
    assert readable(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "The law forces shops to close",
        "The regime forces its clerks to retire",
        "Rebels attack in Homs",
        "IS-held villages were shelled",
        "Rebel attacks kill nine",
        "Military targets were hit",
        "It is a raid",
        "The Lebanese Forces deny it",
        "",
    ],
)
def test_what_a_parser_reads_rightly_stays(text):
    assert readable(text) == text


def test_a_parse_holds_the_words_of_the_report():
    text = "IS targets  the post, and the regime forces shell farms. Rebels clash with guards near Uqayrib."
    (doc,) = parsed([text])
    assert doc.text == text
    assert [text[token.idx : token.idx + len(token)] for token in doc] == [token.text for token in doc]
    verbs = [(token.text, token.lemma_) for token in doc if token.tag_ in {"VBZ", "VBP"}]
    assert verbs == [("targets", "target"), ("shell", "shell"), ("clash", "clash")]


def test_other_texts_are_parsed_as_they_are():
    texts = ["Soldiers shot a farmer in Uqayrib.", "IS targets a post."]
    assert [doc.text for doc in parsed(texts)] == texts
    assert [len(swaps(text)) for text in texts] == [0, 2]
