"""Files, folders, tables and standard input, whole and broken. Every text here is invented."""

import gzip
import hashlib
import io
import json
import tracemalloc
from datetime import date
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.errors import UnknownName
from dateline.sources import read, total

NEWS = "Rebels shelled the harbour of Arden on Monday and killed nine people, two doctors said."
OTHER = "Soldiers answered with rockets from the hills, and families fled along the coast road."


def only(*sources, columns=None):
    reports = list(read([str(source) for source in sources], columns))
    assert len(reports) == 1
    return reports[0]


def put(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def put_rows(path, *rows):
    return put(path, "".join(json.dumps(row) + "\n" for row in rows))


def test_a_text_file(tmp_path):
    path = put(tmp_path / "a.txt", NEWS)
    report = only(path)
    assert (report.text, report.source, report.language, report.error) == (NEWS, str(path), "en", None)
    assert report.id == hashlib.sha256(NEWS.encode()).hexdigest()
    assert report.published is None
    assert report.input_id is None


def test_a_compressed_file_reads_like_the_plain_one(tmp_path):
    report = only(put(tmp_path / "a.txt.gz", gzip.compress(NEWS.encode(), mtime=0)))
    assert (report.text, report.error) == (NEWS, None)
    assert report.id == only(put(tmp_path / "a.txt", NEWS)).id


def test_markdown_loses_its_marks(tmp_path):
    text = f"---\ntitle: Nine killed in Arden\ndate: 2021-05-03\n---\n# Nine killed in Arden\n\n**{NEWS}**\n\n> [{OTHER}](http://a.example)\n"
    report = only(put(tmp_path / "a.md", text))
    assert report.text == f"Nine killed in Arden\n\n{NEWS}\n\n{OTHER}"
    assert (report.title, report.published) == ("Nine killed in Arden", date(2021, 5, 3))


def test_a_folder_is_read_in_order_and_others_are_counted(tmp_path):
    (tmp_path / "b").mkdir()
    put(tmp_path / "b" / "z.txt", OTHER)
    put(tmp_path / "a.txt", NEWS)
    put_rows(tmp_path / "c.jsonl", {"text": NEWS}, {"text": OTHER})
    put(tmp_path / "picture.png", b"\x89PNG")
    put(tmp_path / ".hidden.txt", NEWS)
    texts = [report.text for report in read([str(tmp_path)])]
    assert texts == [NEWS, OTHER, NEWS, OTHER]
    assert total([str(tmp_path)]).skipped == 1
    assert total([str(tmp_path / "a.txt"), str(tmp_path / "b")]).reports == 2
    assert total([str(tmp_path)]).reports is None


def test_a_folder_with_nothing_to_read_says_so(tmp_path):
    put(tmp_path / "picture.png", b"\x89PNG")
    assert "endings that can" in only(tmp_path).error


def test_sources_come_in_the_order_given(tmp_path):
    first, second = put(tmp_path / "b.txt", NEWS), put(tmp_path / "a.txt", OTHER)
    assert [report.text for report in read([str(first), str(second)])] == [NEWS, OTHER]


def test_a_row_brings_its_facts(tmp_path):
    row = {
        "id": 17,
        "text": NEWS,
        "title": "Nine killed",
        "published": "2021-05-03T10:00:00+02:00",
        "url": "https://coast.example/17",
        "publisher": "The Coast Courier",
        "language": "en-GB",
    }
    report = only(put_rows(tmp_path / "a.jsonl", row))
    assert (report.input_id, report.title, report.published) == ("17", "Nine killed", date(2021, 5, 3))
    assert (report.url, report.publisher, report.language) == ("https://coast.example/17", "The Coast Courier", "en")
    assert report.source.endswith("a.jsonl:1")


def test_the_id_of_a_row_does_not_hang_on_the_order_of_its_keys(tmp_path):
    one = only(put(tmp_path / "a.jsonl", json.dumps({"id": "1", "text": NEWS})))
    two = only(put(tmp_path / "b.jsonl", json.dumps({"text": NEWS, "id": "1"}, indent=None)))
    assert one.id == two.id


def test_a_printed_date_comes_before_the_day_a_row_was_collected(tmp_path):
    row = {"text": f"Published April 2 2017 {NEWS}", "published": "2017-04-09"}
    assert only(put_rows(tmp_path / "a.jsonl", row)).published == date(2017, 4, 2)


@pytest.mark.parametrize("published", ["2017-02-31", "yesterday", "0001-01-01", "04/07/2017", 1491177600, None, ""])
def test_a_date_that_cannot_be_read_is_none(tmp_path, published):
    report = only(put_rows(tmp_path / "a.jsonl", {"text": NEWS, "published": published}))
    assert (report.published, report.error) == (None, None)


def test_a_date_in_the_future_is_taken_as_given(tmp_path):
    assert only(put_rows(tmp_path / "a.jsonl", {"text": NEWS, "published": "2099-01-01"})).published == date(2099, 1, 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f'id,text,title\n1,"{NEWS}",Nine killed\n2,"{OTHER}",\n'),
        ("a.tsv", f"id\ttext\ttitle\n1\t{NEWS}\tNine killed\n2\t{OTHER}\t\n"),
        ("semicolon.csv", f"\ufeffid;text;title\n1;{NEWS};Nine killed\n2;{OTHER};\n"),
        ("a.csv.gz", gzip.compress(f'id,text,title\n1,"{NEWS}",Nine killed\n2,"{OTHER}",\n'.encode())),
    ],
)
def test_separated_values(tmp_path, name, data):
    first, second = read([str(put(tmp_path / name, data))])
    assert (first.input_id, first.text, first.title) == ("1", NEWS, "Nine killed")
    assert (second.input_id, second.text, second.title) == ("2", OTHER, None)
    assert second.source.endswith(f"{name}:3")


def test_a_cell_over_several_lines(tmp_path):
    first, second = read([str(put(tmp_path / "a.csv", f'text\n"{NEWS}\n\n{OTHER}"\n{OTHER}\n'))])
    assert first.text == f"{NEWS}\n\n{OTHER}"
    assert second.source.endswith("a.csv:5")


def test_parquet(tmp_path):
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": [7, 8], "text": [NEWS, None], "published": [date(2021, 5, 3), None]}), path)
    first, second = read([str(path)])
    assert (first.input_id, first.text, first.published) == ("7", NEWS, date(2021, 5, 3))
    assert "without text" in second.error
    assert total([str(path)]).reports == 2


def test_columns_of_other_names(tmp_path):
    path = put(tmp_path / "a.csv", f'nr,body\n1,"{NEWS}"\n')
    report = only(path, columns={"text": "body", "id": "nr"})
    assert (report.input_id, report.text) == ("1", NEWS)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.parquet"])
def test_a_column_that_is_not_there_lists_those_that_are(tmp_path, name):
    path = tmp_path / name
    if name == "a.parquet":
        pq.write_table(pa.table({"nr": ["1"], "body": [NEWS]}), path)
    else:
        put(path, f"nr\tbody\n1\t{NEWS}\n".replace("\t", "\t" if name == "a.tsv" else ","))
    assert "columns there are: nr, body" in only(path).error
    assert "no such column: text=words" in only(path, columns={"text": "words"}).error


def test_a_mapping_from_a_name_that_is_not_ours_is_refused():
    with pytest.raises(UnknownName, match="no column is called 'txt'"):
        read(["a.csv"], {"txt": "body"})


BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t ", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
    "paper.txt": (b"%PDF-1.7 obj", "a PDF"),
    "nul.txt": (b"Rebels shelled\x00 the harbour", "NUL bytes"),
    "noise.txt": (bytes(range(128, 256)) * 4, "not UTF-8"),
    "latin-noise.txt": (b"Rebels \x80\xfe\xff\xfe\x81 shelled the \xe9\xea\xeb\xfd", "not UTF-8"),
    "mark.txt": (b"\xff\xfeRebels shelled the harbour of Arden", "not UTF-16"),
    "half.txt": (b"\xff\xfe" + "Rebels".encode("utf-16-le") + b"\x00", "not UTF-16"),
    "letter.docx": (b"PK\x03\x04", ".docx cannot be read"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a><a href='/b'>World</a></nav></body></html>", "no article"),
    "empty.html": (b"<html></html>", "no article"),
    "bad.txt.gz": (b"this is no gzip at all", "damaged"),
    "cut.txt.gz": (gzip.compress(NEWS.encode() * 50)[:-20], "damaged"),
    "bad.parquet": (b"PAR1 this is no parquet PAR1", "cannot be read"),
    "cut.parquet": (b"PAR1", "cannot be read"),
    "empty.parquet": (b"", "cannot be read"),
    "empty.csv": (b"", "empty"),
    "no-text.csv": (b"id,body\n1,x\n", "no column 'text' or 'html'"),
    "not-json.jsonl": (b"{'text': 1}\n", "not JSON"),
    "array.jsonl": (b"[1, 2]\n", "no object"),
    "no-text.jsonl": (b'{"id": "7", "body": "x"}\n', "columns there are: id, body"),
    "number.jsonl": (b'{"text": 12}\n', "without text"),
    "deep.jsonl": (b"[" * 100_000 + b"\n", "not JSON"),
    "furniture.txt": (b"Loading Now\n\nPost Comment\n\nShare this article\n", "nothing but page furniture"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_says_so_and_the_run_goes_on(tmp_path, name):
    data, words = BROKEN[name]
    broken, good = put(tmp_path / name, data), put(tmp_path / "good.txt", NEWS)
    failed, report = read([str(broken), str(good)])
    assert words in failed.error
    assert failed.error.startswith(str(broken))
    assert failed.text == ""
    assert report.text == NEWS


def test_a_missing_file_says_so(tmp_path):
    failed = only(tmp_path / "gone.txt")
    assert failed.error == f"{tmp_path / 'gone.txt'}: no such file or folder"


def test_a_broken_row_has_its_line_and_the_others_are_read(tmp_path):
    path = put(
        tmp_path / "a.jsonl",
        json.dumps({"text": NEWS}) + "\n\n{oops\n" + json.dumps({"id": "x"}) + "\n" + json.dumps({"text": OTHER}),
    )
    good, bad, empty, last = read([str(path)])
    assert (good.text, last.text) == (NEWS, OTHER)
    assert bad.error.startswith(f"{path}:3: not JSON")
    assert (empty.source, empty.input_id) == (f"{path}:4", "x")


def test_rows_before_the_damage_of_a_compressed_table_are_read(tmp_path):
    rows = "".join(
        json.dumps({"id": str(number), "text": f"{NEWS} {hashlib.sha256(bytes(number)).hexdigest()}"}) + "\n"
        for number in range(3000)
    )
    path = put(tmp_path / "a.jsonl.gz", gzip.compress(rows.encode())[:-2000])
    *read_well, last = read([str(path)])
    assert len(read_well) > 100
    assert all(report.error is None for report in read_well)
    assert "damaged" in last.error


def test_one_bad_line_of_a_csv_is_told_and_the_others_are_read(tmp_path):
    data = b'id,text\n1,"' + NEWS.encode() + b'"\n2,\xff\xfa\x00 noise\n3,"' + OTHER.encode() + b'"\n'
    reports = list(read([str(put(tmp_path / "a.csv", data))]))
    assert [report.text for report in reports if report.error is None] == [NEWS, OTHER]
    assert [report.source.rpartition(":")[2] for report in reports if report.error] == ["3"]


@pytest.mark.parametrize("name", ["long.txt", "long.html", "long.jsonl", "long.csv"])
def test_twenty_megabytes_of_one_line_are_refused_in_bounded_memory(tmp_path, name):
    path = put(tmp_path / name, b"text\n" * (name == "long.csv") + b"x" * 20_000_000)
    tracemalloc.start()
    reports = list(read([str(path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [report.text for report in reports] == [""]
    assert "too long" in reports[0].error
    assert peak < 80_000_000


def test_a_text_over_the_limit_names_the_limit(tmp_path):
    assert "at most 1,000,000" in only(put(tmp_path / "a.txt", "word " * 300_000)).error
    assert "at most 1,000,000" in only(put_rows(tmp_path / "a.jsonl", {"text": "word " * 300_000})).error


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", "İdlib’de – naïve façade"),
        ("utf-8-sig", "İdlib’de – naïve façade"),
        ("utf-16", "İdlib’de – naïve façade"),
        ("windows-1252", "The café on “Rue Liberté” – a façade"),
    ],
)
def test_encodings_that_can_be_told(tmp_path, encoding, words):
    text = f"{words}: {NEWS}"
    assert only(put(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_a_page_in_the_encoding_it_declares(tmp_path):
    body = "".join(f"<p>{line}</p>" for line in ("Обстрел порта: погибли девять человек, сообщили врачи.", NEWS, OTHER))
    head = "<meta charset='windows-1251'><title>Порт</title>"
    page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    assert "погибли девять человек" in only(put(tmp_path / "a.html", page.encode("windows-1251"))).text


def test_what_no_file_can_hold_is_replaced(tmp_path):
    report = only(
        put(tmp_path / "a.jsonl", '{"id": "\\ud800", "text": "Nine \\ud83d killed \\u0000 in Arden on Monday."}')
    )
    assert report.text == "Nine \ufffd killed \ufffd in Arden on Monday."
    assert report.input_id == "\ufffd"


def feed(monkeypatch, data):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))


def test_standard_input_with_rows(monkeypatch):
    feed(monkeypatch, b"".join(json.dumps({"text": text}).encode() + b"\n" for text in (NEWS, OTHER)))
    assert [(report.text, report.source) for report in read(["-"])] == [(NEWS, "-:1"), (OTHER, "-:2")]


@pytest.mark.parametrize("data", [NEWS, f"{NEWS}\n\n{OTHER}", f'{{"a": 1}}\n{NEWS}'])
def test_standard_input_with_a_text(monkeypatch, data):
    feed(monkeypatch, data.encode())
    assert only("-").text == data


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"a\x00b", "NUL"), (b"x" * 20_000_000, "too long")])
def test_standard_input_that_cannot_be_read(monkeypatch, data, words):
    feed(monkeypatch, data)
    assert words in only("-").error


def test_standard_input_with_a_page(monkeypatch):
    body = "".join(f"<p>{line}</p>" for line in (NEWS, OTHER, NEWS.replace("Monday", "Friday")))
    feed(monkeypatch, f"<!DOCTYPE html><html><body><article>{body}</article></body></html>".encode())
    assert OTHER in only("-").text


def test_rows_with_pages(tmp_path):
    body = "".join(f"<p>{line}</p>" for line in (NEWS, OTHER, NEWS.replace("Monday", "Friday")))
    row = {"id": "1", "html": f"<html><body><nav>Menu</nav><article>{body}</article></body></html>"}
    good, bad = read(
        [str(put_rows(tmp_path / "a.jsonl", row, {"id": "2", "html": "<html><body><p>Menu</p></body></html>"}))]
    )
    assert OTHER in good.text
    assert "no article" in bad.error
    assert bad.input_id == "2"
