"""Rows as other data sets have them, invented; the columns are those of `tests/outputs/columns.yaml`."""

from pathlib import Path

import yaml

COLUMNS = yaml.safe_load((Path(__file__).parent / "outputs" / "columns.yaml").read_text(encoding="utf-8"))
ACLED = {
    "event_id_cnty": "SYR9001",
    "event_date": "16 May 2023",
    "year": "2023",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-2024)",
    "inter1": "State forces",
    "actor2": "Civilians (Syria)",
    "assoc_actor_2": "Farmers (Syria); Women (Syria)",
    "inter2": "7",
    "interaction": "State forces-Civilians",
    "civilian_targeting": "Civilians targeted",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Idleb",
    "location": "Tel Darim",
    "latitude": "35.9300",
    "longitude": "36.6300",
    "geo_precision": "1",
    "source": "Port Courier; Hill Radio",
    "source_scale": "Local partner-National",
    "notes": "On 16 May 2023, jets bombed a field near Tel Darim, and three farmers died.",
    "fatalities": "3",
    "tags": "crowd size=no report",
    "timestamp": "1684800000",
}
UCDP = {
    "id": "400123",
    "relid": "SDN-2023-3-1-7",
    "year": "2023",
    "type_of_violence": "3",
    "code_status": "Clear",
    "side_a": "Janjaweed",
    "side_b": "Civilians",
    "number_of_sources": "-1",
    "source_office": "Port Courier;Hill Radio",
    "source_date": "2023-05-17;2023-05-18",
    "source_headline": "Raid on a village;More on the raid",
    "where_prec": "4",
    "where_coordinates": "Darfur state",
    "adm_1": "Darfur state",
    "latitude": "13.5",
    "longitude": "-24.25",
    "country": "Sudan",
    "country_id": "625",
    "date_prec": "2",
    "date_start": "2023-05-14 00:00:00.000",
    "date_end": "2023-05-17 00:00:00.000",
    "deaths_civilians": "9",
    "best": "9",
    "high": "14",
    "low": "7",
}
POLECAT = {
    "Event ID": "20230516-0001-aaaabbbbcccc_ASSAULT_D",
    "Event Date": "2023-05-16",
    "Event Type": "ASSAULT",
    "Event Mode": "aerial",
    "Intensity": "-9.5",
    "Quad Code": "MATERIAL CONFLICT",
    "Actor Name": "None; Syria",
    "Actor Country": "None; Syria",
    "Actor Sectors": "REB; MIL",
    "Actor Name Raw": "fighters; the army",
    "Recipient Name": "None",
    "Primary Recipient Sector": "CVL",
    "Recipient Name Raw": "villagers",
    "Placename": "Tel Darim",
    "Country": "Syria",
    "Latitude": "35.93",
    "Longitude": "36.63",
    "GeoNames ID": "99",
    "Feature Type": "PPL",
    "Source": "Port Courier",
    "Publication Date": "2023-05-17",
}
GDELT = {
    "GLOBALEVENTID": "1090000001",
    "SQLDATE": "20230516",
    "Actor1Name": "UKRAINE",
    "Actor1CountryCode": "UKR",
    "Actor1Type1Code": "MIL",
    "Actor2Name": "VILLAGE",
    "Actor2Type1Code": "CVL",
    "EventCode": "190",
    "EventBaseCode": "190",
    "EventRootCode": "19",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Tel Darim, Idlib, Syria",
    "ActionGeo_CountryCode": "UP",
    "ActionGeo_Lat": "49.5",
    "ActionGeo_Long": "-0.5",
    "DATEADDED": "20230517091500",
    "SOURCEURL": "https://courier.example/7",
}
AIRWARS = {
    "unique_reference_code": "SYRC12",
    "incident_date": "2023-05-16",
    "incident_date_end": "2023-05-18",
    "location_name": "Tel Darim",
    "country": "Syria",
    "latitude": "35.93",
    "longitude": "36.63",
    "geolocation_accuracy": "village",
    "strike_type": "Airstrike",
    "civilian_harm_status": "Contested",
    "belligerents": "Syrian Regime; Russian Military",
    "civilian_non_combatants_killed_min": "2",
    "civilian_non_combatants_killed_max": "5",
    "injured_min": "4",
    "source_url": "https://hill.example/1; https://courier.example/2",
}


def full(form, row):
    """Return the row with every column of its form."""
    return dict.fromkeys(COLUMNS[form], "None" if form == "polecat" else "") | row


def lines(row, separator=",", *, header=True):
    """Return a table of one row."""
    cells = [f'"{cell}"' if separator in cell else cell for cell in row.values()]
    return "\n".join([separator.join(row)] * header + [separator.join(cells)]) + "\n"
