"""A page of an estimate: one HTML file that needs nothing else, without script, to be read by whoever must judge it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from habeas.estimate.charts import by_method, density, lists_left_out, upset
from habeas.estimate.drawing import words
from habeas.estimate.findings import Finding

if TYPE_CHECKING:
    from habeas.estimate.estimating import Estimate
    from habeas.estimate.overlap import Overlap
    from habeas.estimate.strata import Summed

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}
.headline{font-size:1.25rem;border-left:.3rem solid #1f5f8b;padding:.4rem 1rem;background:#f3f6f8}
.wide{overflow-x:auto}
.wide svg{min-width:34rem}
.wide td:last-child:not(.number){min-width:14rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid #c9d3da;vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
footer{margin-top:2rem;font-size:.85rem;color:#444}
:root{color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){
body{color:#e6e8ea;background:#14181b}
.headline{background:#1d252b;border-color:#6fb1e0}
th,td{border-color:#3d4850}
footer{color:#aab4bb}
svg{background:#14181b!important}
[fill="#1c1c1c"]{fill:#e6e8ea}[fill="#1f5f8b"]{fill:#6fb1e0}[fill="#c9d3da"]{fill:#3d4850}[fill="#fff"]{fill:#14181b}
[stroke="#1c1c1c"]{stroke:#e6e8ea}[stroke="#1f5f8b"]{stroke:#6fb1e0}[stroke="#c9d3da"]{stroke:#3d4850}
}
"""
LIMITS = (
    "An estimate is not a count: nobody beyond those documented is known by name. It stands on "
    "assumptions that the lists "
    "themselves cannot prove, and models that fit the lists alike can give any total. It speaks of those "
    "whom some list "
    "could have seen; people whom none could ever see are not in it."
)


def estimate_page(estimate: Estimate, title: str) -> str:
    """The page of one estimate."""
    return _page(title, [f'<p class="headline">{words(estimate.headline)}</p>', *_estimate(estimate)])


def overlap_page(overlap: Overlap, title: str = "How the lists overlap") -> str:
    """The page of overlaps alone."""
    return _page(title, [*_findings(overlap.findings), *_overlap(overlap)])


def summed_page(summed: Summed, title: str) -> str:
    """The page of a population in parts: the sum, then each part."""
    rows = [
        [name, f"{part.documented:,}", _total(part.point), _total(part.low), _total(part.high), part.headline]
        for name, part in summed.parts.items()
    ]
    columns = ["Part", "Documented", "Middle", "From", "To", "In words"]
    inside = [
        f'<p class="headline">{words(summed.headline)}</p>',
        _table("The parts", columns, rows, numbers=(1, 2, 3, 4)),
    ]
    inside.append("<p>The sum is of the draws of all parts, never of the ends of their intervals.</p>")
    inside += [f"<p>{words(LIMITS)}</p>"]
    for name, part in summed.parts.items():
        inside.append(f"<h2>{words(name)}</h2>")
        inside += [_prefixed(each, name) for each in _estimate(part, deeper=True)]
    return _page(title, inside)


def _estimate(estimate: Estimate, *, deeper: bool = False) -> list[str]:
    level = "h3" if deeper else "h2"
    inside = [] if deeper else [f"<p>{words(LIMITS)}</p>"]
    inside += _findings(estimate.findings, level)
    if estimate.methods:
        inside += [f"<{level}>Methods</{level}>", _chart("Estimates by method", by_method(estimate))]
        inside.append(_methods(estimate))
    if len(estimate.draws):
        inside.append(_chart("How likely each total is", density(estimate)))
    if len(estimate.left_out) > 1:
        inside += [f"<{level}>Without each list</{level}>", _chart("With each list left out", lists_left_out(estimate))]
        inside.append("<p>At a glance: log-linear models by their weights and graphs, without the latent classes.</p>")
    if estimate.checks:
        inside += [f"<{level}>Lists taken as the truth</{level}>", _checks(estimate)]
    inside += _overlap(estimate.overlap, level)
    dates = "; ".join(f"{name}: {day.day} {day:%B %Y}" for name, day in sorted(estimate.about.as_of.items()))
    made = f"Interval at {estimate.level:.0%}; seed {estimate.seed}; {'quick' if estimate.quick else 'full'}. "
    inside.append(
        f"<p>{words(made + (f'Lists as of {dates}.' if dates else 'The days of the lists were not given.'))}</p>"
    )
    return inside


def _findings(findings: Sequence[Finding], level: str = "h2") -> list[str]:
    if not findings:
        return []
    items = "".join(
        f"<li><strong>{words(each.code)}</strong> ({each.severity}): {words(each.words)}</li>" for each in findings
    )
    return [f"<{level}>What to know first</{level}>", f"<ul>{items}</ul>"]


def _methods(estimate: Estimate) -> str:
    rows = []
    for each in estimate.methods.values():
        passed = "passed its checks" if estimate.refused else "in the headline"
        state = passed if each.counts else f"not in the headline: {each.withheld or 'no distribution'}"
        more = f" Model: {each.details['model']}." if "model" in each.details else ""
        rows.append(
            [each.title, _total(each.point), _total(each.low), _total(each.high), state, each.assumption + more]
        )
    columns = ["Method", "Estimate", "From", "To", "Whether it counts", "What it assumes"]
    return _table("Every method", columns, rows, numbers=(1, 2, 3))


def _checks(estimate: Estimate) -> str:
    rows = [
        [each.name, f"{each.truth:,}", f"{each.observed:,}", _total(each.point), _total(each.low), _total(each.high)]
        for each in estimate.checks
    ]
    columns = ["List", "People on it", "Seen by the others", "Estimated from them", "From", "To"]
    return _table("How near the other lists come to the size of one", columns, rows, numbers=(1, 2, 3, 4, 5))


def _overlap(overlap: Overlap, level: str = "h2") -> list[str]:
    rows = [
        [
            f"{pair.first} and {pair.second}",
            f"{pair.together:,}",
            f"{pair.among_others:,}",
            "" if pair.expected is None else f"{pair.expected:,.1f}",
            "" if pair.ratio is None else f"{pair.ratio:.2f}",
            "" if pair.low is None or pair.high is None else f"{pair.low:.2f} to {pair.high:.2f}",
            f"{pair.two.chapman:,.0f}",
        ]
        for pair in overlap.pairs
    ]
    columns = ["Lists", "On both", "… and on a third", "Expected of those", "Ratio", "Interval", "Chapman"]
    said = (
        "Expected are those of a third list who would be on both if the two were independent. Chapman "
        "is a diagnostic, no estimate."
    )
    return [
        f"<{level}>How the lists overlap</{level}>",
        _chart("People on exactly these lists together", upset(overlap.table)),
        _table("Pairs of lists", columns, rows, numbers=(1, 2, 3, 4, 5, 6)),
        f"<p>{words(said)}</p>",
    ]


def _table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int]) -> str:
    def cells(tag: str, values: Sequence[str], scope: str = "") -> str:
        return "".join(
            f"<{tag}{scope}{' class=number' if place in numbers else ''}>{words(value)}</{tag}>"
            for place, value in enumerate(values)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    head = cells("th", columns, ' scope="col"')
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{words(caption)}">'
        f"<table><caption>{words(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _chart(label: str, drawing: str) -> str:
    """A chart that is no smaller than can be read: on a small screen it is moved sideways, with the keyboard too."""
    return f'<div class="wide" tabindex="0" role="region" aria-label="{words(label)}">{drawing}</div>'


def _prefixed(html: str, name: str) -> str:
    """Ids of charts once on the page: each part's get its own beginning."""
    own = "".join(letter if letter.isalnum() else "-" for letter in name)
    for chart in ("overlap", "methods", "left-out", "density"):
        for part in ("title", "description"):
            html = html.replace(f"{chart}-{part}", f"{own}-{chart}-{part}")
    return html


def _total(value: float | None) -> str:
    return "none" if value is None else f"{value:,.0f}"


def _page(title: str, inside: Iterable[str]) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{words(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{words(title)}</h1>\n"
        + "\n".join(inside)
        + "\n</main>\n<footer><p>Made with Habeas. Methods and their limits: docs/estimates.md.</p></footer>\n"
        "</body>\n</html>\n"
    )
