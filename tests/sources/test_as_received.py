import json

from dateline.sources import read


def test_text_as_received_keeps_its_furniture_and_so_its_offsets(tmp_path):
    text = "Loading Now\n\nShells fell on the market of Kafr Sama on Monday, residents said.\n\nPost Comment"
    table = tmp_path / "desk.jsonl"
    table.write_text(json.dumps({"id": "d-1", "text": text}) + "\n", encoding="utf-8")
    (cleaned,) = read([str(table)])
    (received,) = read([str(table)], as_received=True)
    assert "Loading Now" not in cleaned.text
    assert received.text == text
