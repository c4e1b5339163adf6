#!/usr/bin/env python3
"""Verifies bundles of evidence of a PorFse.Ledger: python3 verify.py bundle.zip

It needs Python 3.9 or later and the command openssl, nothing else: no network, no database and
not the program that wrote the bundle. It unpacks nothing; only openssl is given three small files
in a temporary folder. It ends with 0 when everything is right, else with 1 and the first thing
that is wrong.

What it does, in this order:
  1. the zip has the files it must have, each once, and no others;
  2. the checkpoint bears a signature of the public key (openssl; ECDSA on P-256 with SHA-256);
  3. with an older checkpoint: the log it is of is the beginning of this one (RFC 9162, 2.1.4);
  4. the hash of every event is at its place in the tree whose root was signed (RFC 9162, 2.1);
  5. positions, times, streams and versions of the events are as they must be;
  6. the figures are what the events add up to, to the cent.
Nothing of an event is believed before its bytes are confirmed by step 4.
"""
import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

EVENTS, PROOF, FIGURES = "events.jsonl", "proof", "figures.json"
CHECKPOINT, PUBLIC_KEY = "checkpoint", "public-key.pem"
ALWAYS = [EVENTS, PROOF, CHECKPOINT, FIGURES, PUBLIC_KEY, "README.md", "README.it.md", "verify.py"]
SINCE_OLDER = ["older-checkpoint", "consistency"]

FORMAT = "porfse-evidence-1"
LONGEST_LINE = 1 << 24
MOST_OF_SMALL = 1 << 20
MOST_SIGNATURES = 100
MOST_OF_PATH = 128
LARGEST = (1 << 63) - 1

# What stands before the two coordinates of every public key on P-256 (RFC 5480).
P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")

PROGRAMMED, COMMITTED, PAID, CERTIFIED = range(4)
MOVES = {
    "resources_programmed": (PROGRAMMED, 1),
    "programmed_resources_reduced": (PROGRAMMED, -1),
    "commitment_entered": (COMMITTED, 1),
    "commitment_reduced": (COMMITTED, -1),
    "payment_made": (PAID, 1),
    "payment_recovered": (PAID, -1),
    "expenditure_certified": (CERTIFIED, 1),
    "expenditure_decertified": (CERTIFIED, -1),
}

MESSAGES = {
    "bundle-unreadable": (
        "The bundle cannot be read: {0}",
        "Il fascicolo non si può leggere: {0}"),
    "bundle-member-wrong": (
        'The bundle has "{0}" {1} times; it should be {2}.',
        'Il fascicolo contiene "{0}" {1} volte; dovrebbero essere {2}.'),
    "bundle-member-malformed": (
        'Line {1} of "{0}" is not as it must be: {2}.',
        'La riga {1} di "{0}" non è come deve essere: {2}.'),
    "bundle-key-unexpected": (
        "The public key of the bundle has the fingerprint {0}; expected is {1}.",
        "La chiave pubblica del fascicolo ha l'impronta {0}; ci si aspetta {1}."),
    "checkpoint-not-believed": (
        'The signed note "{0}" is not to be believed: {1}',
        'La nota firmata "{0}" non è attendibile: {1}'),
    "older-checkpoint-differs": (
        "The bundle goes back to a checkpoint of {0} {1}; the one kept has {2}.",
        "Il fascicolo risale a un checkpoint con {0} {1}; quello conservato ha {2}."),
    "history-not-continued": (
        "The log of {0} events with the root {1} is not shown to be the beginning of that of {2} "
        "events with the root {3}.",
        "Il registro di {0} eventi con radice {1} non risulta essere l'inizio di quello di {2} "
        "eventi con radice {3}."),
    "event-left-out": (
        "The event at position {0} is missing; found there: {1}.",
        "Manca l'evento alla posizione {0}; al suo posto: {1}."),
    "event-not-proven": (
        "An event says it has position {0}; the proof has there: {1}.",
        "Un evento dichiara la posizione {0}; la prova prevede lì: {1}."),
    "event-hash-differs": (
        "The event at position {0} was altered: it has the hash {2}; the proof has {1}.",
        "L'evento alla posizione {0} è stato alterato: ha l'hash {2}; la prova ha {1}."),
    "proof-misplaced": (
        "The proof's part over positions {0} to {1} does not follow the one before in the tree.",
        "La parte della prova sulle posizioni da {0} a {1} non segue la precedente nell'albero."),
    "proof-root-differs": (
        "The events and the proof give the root {2} over {0} events; signed is {1}.",
        "Gli eventi e la prova danno la radice {2} su {0} eventi; quella firmata è {1}."),
    "bundle-incomplete": (
        "The events of positions {0} to {1} are missing from the bundle.",
        "Nel fascicolo mancano gli eventi delle posizioni da {0} a {1}."),
    "event-unreadable": (
        "The event at position {0} cannot be read: {1}",
        "L'evento alla posizione {0} non si può leggere: {1}"),
    "event-misplaced": (
        "The event at position {0} says it has position {1}.",
        "L'evento alla posizione {0} dichiara la posizione {1}."),
    "event-of-another-stream": (
        "The event at position {0} is of {1}; the bundle is about {2}.",
        "L'evento alla posizione {0} è di {1}; il fascicolo riguarda {2}."),
    "time-goes-back": (
        "The event at position {0} is recorded at {1}, before the one before it, {2}.",
        "L'evento alla posizione {0} è registrato il {1}, prima del precedente, {2}."),
    "version-out-of-order": (
        "The event at position {0} is version {2} of {1}, where {3} should be.",
        "L'evento alla posizione {0} è la versione {2} di {1}; dovrebbe essere la {3}."),
    "origin-differs": (
        "The checkpoint is of {0}; the events are of {1}.",
        "Il checkpoint è di {0}; gli eventi sono di {1}."),
    "figure-differs": (
        "The figure {0} is stated as {1}; the events give {2}.",
        "Il dato {0} è dichiarato come {1}; gli eventi danno {2}."),
    "proven": (
        "All right: {0} events of {1}, known up to position {2}; root {3}.",
        "Tutto a posto: {0} eventi di {1}, noti fino alla posizione {2}; radice {3}."),
    "older": (
        "The log of {0} events of the older checkpoint is the beginning of this one.",
        "Il registro di {0} eventi del checkpoint più vecchio è l'inizio di questo."),
    "key-as-expected": (
        "Signed with the key expected, fingerprint {0}.",
        "Firmato con la chiave attesa, impronta {0}."),
    "key-to-compare": (
        "Signed with the key of fingerprint {0}: COMPARE IT with the one the authority has "
        "published; this bundle cannot vouch for its own key.",
        "Firmato con la chiave di impronta {0}: CONFRONTARLA con quella pubblicata "
        "dall'autorità; il fascicolo non può garantire la propria chiave."),
    "whole": (
        "No event up to that position is missing.",
        "Fino a quella posizione non manca alcun evento."),
    "part": (
        "Of operation {0} no event between the first and the last here is missing; later ones "
        "could be: only a bundle of all events shows that there are none.",
        "Dell'operazione {0} non manca alcun evento tra il primo e l'ultimo qui presenti; "
        "potrebbero mancarne di successivi: solo un fascicolo con tutti gli eventi lo esclude."),
    "demonstration": (
        "Demonstration: the history of this ledger is constructed.",
        "Dimostrazione: la storia di questo registro è costruita."),
}


class Fault(Exception):
    """The first thing that is wrong: a code, and the values of its message."""

    def __init__(self, code, *values):
        super().__init__(code)
        self.code, self.values = code, values


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def to_base64(data):
    return base64.b64encode(data).decode("ascii")


def from_base64(text):
    """Base64 as it is written, in one way only; None for anything else."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if to_base64(data) == text else None


def digest_of(text):
    data = from_base64(text)
    return data if data is not None and len(data) == 32 else None


def number_of(text):
    """A whole number as it is written, in one way only; None for anything else."""
    return int(text) if re.fullmatch("0|[1-9][0-9]{0,18}", text) and int(text) <= LARGEST else None


# ---- 1. the files -------------------------------------------------------------------------------

def check_members(archive, needs_older):
    names = archive.namelist()
    for name in ALWAYS:
        if names.count(name) != 1:
            raise Fault("bundle-member-wrong", name, names.count(name), 1)
    if needs_older or any(name in names for name in SINCE_OLDER):
        for name in SINCE_OLDER:
            if names.count(name) != 1:
                raise Fault("bundle-member-wrong", name, names.count(name), 1)
    for name in sorted(set(names) - set(ALWAYS) - set(SINCE_OLDER)):
        raise Fault("bundle-member-wrong", name, names.count(name), 0)


def small(archive, name):
    with archive.open(name) as stream:
        data = stream.read(MOST_OF_SMALL + 1)
    if len(data) > MOST_OF_SMALL:
        raise zipfile.BadZipFile(f'"{name}" is longer than {MOST_OF_SMALL} bytes.')
    return data


def lines(archive, name):
    with archive.open(name) as stream:
        while line := stream.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise zipfile.BadZipFile(f'A line of "{name}" is too long or does not end.')
            yield line[:-1]


# ---- 2. the signature ---------------------------------------------------------------------------

def read_key(pem):
    """The public key in DER."""
    found = re.search(
        "-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PUBLIC KEY-----",
        pem.decode("latin-1").replace("\r\n", "\n"))
    key = from_base64(found.group(1).replace("\n", "")) if found else None
    return key if key and len(key) == 91 and key.startswith(P256) else None


def read_note(data):
    """A signed note (C2SP, signed-note.md): its text and its signatures; None where it is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    end = text.rfind("\n\n") + 1
    if end == 0 or not text.endswith("\n") or any(c < " " and c != "\n" for c in text):
        return None
    signatures = []
    for line in text[end + 1:].split("\n")[:-1]:
        words = line[2:].split(" ")
        signed = from_base64(words[-1])
        if not line.startswith("— ") or len(words) != 2 or not words[0] or not signed or len(signed) < 5:
            return None
        signatures.append((words[0], signed[:4], signed[4:]))
    return (text[:end], signatures) if 1 <= len(signatures) <= MOST_SIGNATURES else None


def read_checkpoint(note):
    """A checkpoint (C2SP, tlog-checkpoint.md): origin, size and root; None where it is none."""
    rows = note[0].split("\n")[:-1]
    if len(rows) < 3 or "" in rows or number_of(rows[1]) is None or digest_of(rows[2]) is None:
        return None
    return rows[0], number_of(rows[1]), digest_of(rows[2])


def openssl_verifies(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        pem = b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(key) + b"-----END PUBLIC KEY-----\n"
        for name, data in (("key", pem), ("text", text.encode("utf-8")), ("signature", signature)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        command = ["openssl", "dgst", "-sha256", "-verify", "key", "-signature", "signature", "text"]
        return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def believed(archive, name, key):
    note = read_note(small(archive, name))
    checkpoint = read_checkpoint(note) if note else None
    if checkpoint is None:
        raise Fault("checkpoint-not-believed", name, "it is no signed checkpoint")
    text, signatures = note
    mine = [s for n, i, s in signatures if n == checkpoint[0] and i == sha256(key)[:4]]
    if not mine:
        raise Fault("checkpoint-not-believed", name, "the key has not signed it")
    if not all(openssl_verifies(key, text, signature) for signature in mine):
        raise Fault("checkpoint-not-believed", name, "the signature does not fit the text")
    return checkpoint


# ---- 3. the older checkpoint --------------------------------------------------------------------

def is_continued(older, older_root, size, root, path):
    """RFC 9162, 2.1.4.2: whether the older tree is the beginning of the tree."""
    if older > size:
        return False
    if older in (0, size):
        return not path and older_root == (root if older == size else sha256(b""))
    number, last = older - 1, size - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    if number == 0:
        path = [older_root] + path
    if not path:
        return False
    before = after = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            before, after = sha256(b"\1", node, before), sha256(b"\1", node, after)
            while not number & 1 and number:
                number, last = number >> 1, last >> 1
        else:
            after = sha256(b"\1", after, node)
        number, last = number >> 1, last >> 1
    return last == 0 and before == older_root and after == root


def check_older(archive, key, checkpoint, kept):
    name, consistency = SINCE_OLDER
    if name not in archive.namelist():
        return None
    older = believed(archive, name, key)
    if older[0] != checkpoint[0]:
        raise Fault("origin-differs", older[0], checkpoint[0])
    if kept and kept[1] != older[1]:
        raise Fault("older-checkpoint-differs", "size", older[1], kept[1])
    if kept and kept[2] != older[2]:
        raise Fault("older-checkpoint-differs", "root", to_base64(older[2]), to_base64(kept[2]))
    path = []
    for line in lines(archive, consistency):
        path.append(digest_of(line.decode("latin-1")))
        if path[-1] is None or len(path) > MOST_OF_PATH:
            raise Fault("bundle-member-malformed", consistency, len(path), "SHA-256, base64")
    if not is_continued(older[1], older[2], checkpoint[1], checkpoint[2], path):
        raise Fault(
            "history-not-continued", older[1], to_base64(older[2]), checkpoint[1], to_base64(checkpoint[2]))
    return older


# ---- 4. the tree --------------------------------------------------------------------------------

class Tree:
    """Puts a tree together from nodes that follow one another; it keeps at most two a level."""

    def __init__(self, size):
        self.size, self.next, self.open = size, 0, []

    def split(self, first, end):
        """Where the two halves of a node meet, or None where the tree has no such node."""
        height = (end - first - 1).bit_length()
        if end > self.size or first & ((1 << height) - 1) or (end - first != 1 << height and end != self.size):
            return None
        return first + (1 << height >> 1)

    def add(self, first, end, digest):
        if first != self.next or first >= end or self.split(first, end) is None:
            return False
        self.next = end
        while self.open and self.split(self.open[-1][0], end) == first:
            first, left = self.open.pop()
            digest = sha256(b"\1", left, digest)
        self.open.append((first, digest))
        return True

    def root(self):
        if self.next != self.size:
            return None
        return self.open[0][1] if self.open else sha256(b"")


def proof_lines(archive):
    """(is an event, first position, last position, hash) for each part of the tree, in order."""
    for count, line in enumerate(lines(archive, PROOF), 1):
        words = line.decode("latin-1").split(" ")
        positions = [number_of(word) for word in words[1:-1]]
        digest = digest_of(words[-1])
        if digest is None or not all(positions) or (words[0], len(positions)) not in (("event", 1), ("nodes", 2)):
            raise Fault("bundle-member-malformed", PROOF, count, "event 7 HASH, nodes 1 6 HASH")
        yield words[0] == "event", positions[0], positions[-1], digest


def position_of(line):
    try:
        position = json.loads(line)["position"]
        return position if type(position) is int else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def check_event(line, at, digest):
    if line is None:
        raise Fault("event-left-out", at, "–")
    found = sha256(b"\0", line)
    if found == digest:
        return
    says = position_of(line)
    if says is None or says == at:
        raise Fault("event-hash-differs", at, to_base64(digest), to_base64(found))
    if says > at:
        raise Fault("event-left-out", at, says)
    raise Fault("event-not-proven", says, at)


def check_proof(archive, size, root, is_whole):
    """Whether events and proof give the root; the hash of the first event."""
    tree, events, opening = Tree(size), lines(archive, EVENTS), None
    for is_event, first, last, digest in proof_lines(archive):
        if not is_event and (is_whole or first == 1):
            raise Fault("bundle-incomplete", first, last)
        if is_event:
            check_event(next(events, None), first, digest)
            opening = digest if first == 1 else opening
        if not tree.add(first - 1, last, digest):
            raise Fault("proof-misplaced", first, last)
    more = next(events, None)
    if more is not None:
        raise Fault("event-not-proven", position_of(more), "–")
    if tree.root() != root:
        raise Fault("proof-root-differs", size, to_base64(root), to_base64(tree.root() or b""))
    if opening is None:
        raise Fault("event-left-out", 1, "–")
    return opening


# ---- 5. and 6. the events and their sums --------------------------------------------------------

def read_json(data):
    """JSON with exact numbers."""
    def refuse(word):
        raise ValueError(word)
    return json.loads(data, parse_float=Decimal, parse_int=int, parse_constant=refuse)


def cents(amount):
    if isinstance(amount, bool) or not isinstance(amount, (int, Decimal)) or amount * 100 != int(amount * 100):
        raise ValueError(f"{amount} is not in whole cents")
    return int(amount * 100)


def text(value):
    if not isinstance(value, str):
        raise ValueError(f"{value} is no text")
    return value


def day(value):
    if len(text(value)) != 10 or date.fromisoformat(value).isoformat() != value:
        raise ValueError(f"{value} is no date")
    return value


def moment(value):
    if len(text(value)) != 27 or value[19] != "." or value[26] != "Z":
        raise ValueError(f"{value} is no moment")
    datetime.fromisoformat(value[:-1])
    return value


class Fold:
    """Adds events up to the figures of a bundle. Dates and moments compare as their texts do."""

    def __init__(self, at, operation):
        self.at, self.operation = at, operation
        self.stream = None if operation is None else "operation-" + operation
        self.programme, self.demonstration, self.recorded_at, self.events = "", False, "", 0
        self.axis_of, self.sums, self.plans, self.versions = {}, {}, [], {}

    def take(self, at, event):
        says, stream, version = event["position"], text(event["stream"]), event["version"]
        if type(says) is not int or type(version) is not int:
            raise ValueError("position and version are whole numbers")
        if says != at:
            raise Fault("event-misplaced", at, says)
        if self.stream is not None and at != 1 and stream != self.stream:
            raise Fault("event-of-another-stream", at, stream, self.stream)
        if moment(event["recordedAt"]) < self.recorded_at:
            raise Fault("time-goes-back", at, event["recordedAt"], self.recorded_at)
        self.recorded_at = event["recordedAt"]
        expected = self.versions.get(stream, 0) + 1
        if version != expected:
            raise Fault("version-out-of-order", at, stream, version, expected)
        self.versions[stream] = version
        self.add(at, stream, text(event["type"]), event["data"])
        self.events += 1

    def add(self, at, stream, kind, data):
        if kind == "ledger_opened":
            self.programme, self.demonstration = text(data["Programme"]), bool(data["Demonstration"])
        elif kind == "financial_plan_adopted":
            axes = [(text(axis["Axis"]), cents(axis["Allocation"])) for axis in data["Axes"]]
            self.plans.append((day(data["On"]), at, text(data["Decision"]), axes))
        elif kind == "initiative_opened":
            self.axis_of[text(data["Initiative"])] = text(data["Axis"])
        elif kind in MOVES and self.stream in (None, stream):
            stage, sign = MOVES[kind]
            initiative, amount = text(data["Initiative"]), sign * cents(data["Amount"])
            if day(data["On"]) <= self.at:
                sums = self.sums.setdefault(initiative, [0, 0, 0, 0, 0])
                sums[stage] += amount
                sums[4] += 1

    def figures(self, position):
        plans = sorted(self.plans, key=lambda plan: plan[:2])
        in_force = next((plan for plan in reversed(plans) if plan[0] <= self.at), None)
        figures = {"format": FORMAT, "programme": self.programme, "demonstration": self.demonstration}
        figures["at"] = self.at
        figures["knownAt"] = {"position": position}
        figures["events"] = self.events
        if self.operation is not None:
            figures["operation"] = self.operation
            figures["total"] = self.row(None, None, self.sums)
            return figures
        figures["knownAt"]["recordedAt"] = self.recorded_at
        if in_force:
            figures["plan"] = {"decision": in_force[2], "on": in_force[0], "position": in_force[1]}
        axes = in_force[3] if in_force else [(axis, 0) for axis, _ in plans[0][3]] if plans else []
        named = [axis for axis, _ in axes]
        others = {self.axis_of.get(initiative, "") for initiative in self.sums} - set(named)
        axes = axes + [(axis, 0) for axis in sorted(others)]
        figures["rows"] = [self.row(axis, allocation, [
            initiative for initiative in self.sums if self.axis_of.get(initiative, "") == axis])
            for axis, allocation in axes]
        figures["total"] = self.row(None, sum(planned for _, planned in axes), self.sums)
        return figures

    def row(self, axis, allocation, initiatives):
        """A row of Table 2; an operation has nothing allocated and nothing programmed."""
        programmed, committed, paid, certified, events = (
            sum(self.sums[initiative][i] for initiative in initiatives) for i in range(5))
        row = {} if axis is None else {"axis": axis}
        if allocation is not None:
            row["allocation"], row["programmed"] = euro(allocation), euro(programmed)
        row.update(committed=euro(committed), paid=euro(paid), certified=euro(certified))
        rates = [("paidRate", paid, committed), ("certifiedRate", certified, paid)]
        if allocation is not None:
            rates = [("programmedRate", programmed, allocation), ("committedRate", committed, programmed)] + rates
        for name, numerator, denominator in rates:
            if denominator != 0:
                row[name] = rate(numerator, denominator)
        row["events"] = events
        return row


def euro(amount):
    return Decimal(amount).scaleb(-2)


def rate(numerator, denominator):
    """The ratio to six decimals, half away from zero, rounded once."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    numerator, denominator = abs(numerator) * 10**6, abs(denominator)
    return Decimal(sign * ((2 * numerator + denominator) // (2 * denominator))).scaleb(-6)


def check_events(archive, fold):
    places = (first for is_event, first, _, _ in proof_lines(archive) if is_event)
    for at, line in zip(places, lines(archive, EVENTS)):
        try:
            fold.take(at, read_json(line))
        except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as wrong:
            raise Fault("event-unreadable", at, wrong) from wrong


MISSING = object()


def shown(value):
    if value is MISSING:
        return "–"
    return str(value) if isinstance(value, (Decimal, int)) else json.dumps(value, default=str, ensure_ascii=False)


def check_figures(place, stated, derived):
    if isinstance(stated, dict) and isinstance(derived, dict):
        for name in list(derived) + [name for name in stated if name not in derived]:
            check_figures(f"{place}.{name}" if place else name,
                          stated.get(name, MISSING), derived.get(name, MISSING))
    elif isinstance(stated, list) and isinstance(derived, list):
        for i in range(max(len(stated), len(derived))):
            check_figures(f"{place}[{i}]",
                          stated[i] if i < len(stated) else MISSING,
                          derived[i] if i < len(derived) else MISSING)
    else:
        kinds = [type(value) in (int, Decimal) or type(value) for value in (stated, derived)]
        if kinds[0] != kinds[1] or stated != derived:
            raise Fault("figure-differs", place, shown(stated), shown(derived))


# ---- all of it ----------------------------------------------------------------------------------

def question(archive):
    try:
        stated = read_json(small(archive, FIGURES))
        return stated, day(stated["at"]), text(stated["operation"]) if "operation" in stated else None
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as wrong:
        raise Fault("bundle-member-malformed", FIGURES, 1, wrong) from wrong


def verify(path, expected, kept):
    """What a bundle proves; a Fault where it proves nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_members(archive, kept is not None)
            key = read_key(small(archive, PUBLIC_KEY))
            if key is None:
                raise Fault("bundle-member-malformed", PUBLIC_KEY, 1, "PEM, PUBLIC KEY, P-256")
            fingerprint = sha256(key).hex()
            if expected not in (None, fingerprint):
                raise Fault("bundle-key-unexpected", fingerprint, expected)
            checkpoint = believed(archive, CHECKPOINT, key)
            older = check_older(archive, key, checkpoint, kept)
            stated, at, operation = question(archive)
            origin, size, root = checkpoint
            opening = check_proof(archive, size, root, operation is None)
            fold = Fold(at, operation)
            check_events(archive, fold)
            named = f"porfse/{quote(fold.programme, safe='')}/{opening[:8].hex()}"
            if origin != named:
                raise Fault("origin-differs", origin, named)
            check_figures("", stated, fold.figures(size))
            return stated, checkpoint, older, fingerprint
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as wrong:
        raise Fault("bundle-unreadable", wrong) from wrong


def report(proven, expected, say, money):
    stated, (origin, size, root), older, fingerprint = proven
    say("proven", stated["events"], origin, size, to_base64(root))
    if older:
        say("older", older[1])
    say("key-as-expected" if expected else "key-to-compare", fingerprint)
    say("part" if "operation" in stated else "whole", stated.get("operation"))
    if stated["demonstration"]:
        say("demonstration")
    columns = ["allocation", "programmed", "committed", "paid", "certified"]
    columns = [column for column in columns if column in stated["total"]]
    print(f"{stated['at']:12}" + "".join(f"{column:>20}" for column in columns))
    for row in stated.get("rows", []) + [stated["total"]]:
        print(f"{row.get('axis', stated.get('operation', 'Total')):12}"
              + "".join(f"{money(row[column]):>20}" for column in columns))


def expected_key(given):
    """The fingerprint of a key given as such, or as a PEM file."""
    if re.fullmatch("[0-9a-fA-F]{64}", given.replace(":", "")):
        return given.replace(":", "").lower()
    with open(given, "rb") as file:
        key = read_key(file.read())
    if key is None:
        raise SystemExit(f"{given}: PEM, PUBLIC KEY, P-256")
    return sha256(key).hex()


def kept_checkpoint(path):
    with open(path, "rb") as file:
        note = read_note(file.read())
    checkpoint = read_checkpoint(note) if note else None
    if checkpoint is None:
        raise SystemExit(f"{path}: no signed checkpoint")
    return checkpoint


def main():
    parser = argparse.ArgumentParser(description="Verifies bundles of evidence of a PorFse.Ledger.")
    parser.add_argument("bundle", nargs="+", help="the zip file")
    parser.add_argument("--key", help="the key expected: SHA-256 fingerprint, or PEM file")
    parser.add_argument("--older", help="a checkpoint you kept, to which the bundle must go back")
    parser.add_argument("--lang", choices=["en", "it"], default="en")
    options = parser.parse_args()
    language = ["en", "it"].index(options.lang)
    expected = expected_key(options.key) if options.key else None
    kept = kept_checkpoint(options.older) if options.older else None

    def say(code, *values):
        print(MESSAGES[code][language].format(*values))

    def money(amount):
        shown_amount = f"{amount:,.2f}"
        return shown_amount.translate(str.maketrans(",.", ".,")) if language else shown_amount

    wrong = 0
    for path in options.bundle:
        try:
            proven = verify(path, expected, kept)
            print(f"{path}:")
            report(proven, expected, say, money)
        except Fault as fault:
            wrong += 1
            print(f"{path}: {fault.code}: {MESSAGES[fault.code][language].format(*fault.values)}")
        except OSError as broken:
            wrong += 1
            print(f"{path}: {broken}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
