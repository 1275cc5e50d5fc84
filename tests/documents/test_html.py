"""Web pages: all visible text, in order, with what stands around the story marked."""

from __future__ import annotations

import time

from habeas.dates import PartialDate
from habeas.documents.html import read_html
from habeas.documents.layout import Facts
from habeas.documents.read import read

STORY = "The district court in Vell sentenced the printer Olan Tesk to four years in prison on Monday."


def blocks(page: str) -> list[tuple[str, str]]:
    reading = read_html(page, "page.html")
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def test_blocks_are_what_the_tags_say() -> None:
    page = f"<h2>Prisons</h2><p>{STORY} <b>More</b> of\n it.<br>A line</p><ul><li>One</ul><div>Loose<p>text</div>"
    assert blocks(page) == [
        ("heading", "Prisons"),
        ("paragraph", f"{STORY} More of it.\nA line"),
        ("list_item", "One"),
        ("paragraph", "Loose"),
        ("paragraph", "text"),
    ]


def test_scripts_and_styles_are_no_text_and_nothing_else_is_lost() -> None:
    page = f"<script>var a='<p>no</p>'</script><style>p{{}}</style><template>no</template><p hidden>kept</p><p>{STORY}"
    assert blocks(page) == [("paragraph", "kept"), ("paragraph", STORY)]


def test_menus_are_kept_and_marked() -> None:
    page = f"""<body class="has-sidebar"><nav><a href=/>Home</a></nav><header>The Courier</header>
    <main><h1>Sentenced</h1><p>{STORY}</p><p>{STORY}</p><div class="share-buttons">Send it on</div></main>
    <div id=site-footer>Imprint of the paper</div></body>"""
    assert blocks(page) == [
        ("boilerplate", "Home"),
        ("boilerplate", "The Courier"),
        ("heading", "Sentenced"),
        ("paragraph", STORY),
        ("paragraph", STORY),
        ("boilerplate", "Send it on"),
        ("boilerplate", "Imprint of the paper"),
    ]


def test_a_list_of_links_is_marked_beside_a_story_and_not_where_it_is_the_page() -> None:
    links = "<ul><li><a href=1>Olan Tesk</a><li><a href=2>Ana Rell</a></ul>"
    assert [kind for kind, _ in blocks(f"<p>{STORY}</p>{links}")] == ["paragraph", "boilerplate", "boilerplate"]
    assert [kind for kind, _ in blocks(f"<h1>Held</h1>{links}")] == ["heading", "list_item", "list_item"]


def test_a_class_that_would_mark_the_whole_page_is_not_believed() -> None:
    assert blocks(f'<div class="widget"><p>{STORY}</p></div>') == [("paragraph", STORY)]


def test_a_row_of_short_cells_is_one_line_of_a_table() -> None:
    page = "<table><tr><th>Name<th>Held since<tr><td>Olan Tesk<td>2023</table>"
    assert blocks(page) == [("table", "Name\tHeld since"), ("table", "Olan Tesk\t2023")]


def test_a_table_for_layout_is_paragraphs() -> None:
    page = f"<table><tr><td>{STORY}{STORY}<td>Menu</table>"
    assert [kind for kind, _ in blocks(page)] == ["paragraph", "paragraph"]


def test_a_hundred_thousand_nested_tags_lose_no_text() -> None:
    for tag in ("div", "b", "table"):
        page = f"<p>{STORY}</p>" + f"<{tag}>" * 100_000 + "inside" + f"</{tag}>" * 100_000 + "<p>behind</p>"
        start = time.process_time()
        text = read(f"<html>{page}".encode(), "deep.html").text
        assert text.split("\n\n") == [STORY, "inside", "behind"]
        assert time.process_time() - start < 10


def test_what_a_page_states_of_itself_is_read() -> None:
    page = f"""<html lang=en-GB><head><title>Sentenced | The Courier</title>
    <meta property="og:title" content="Sentenced">
    <meta property="article:published_time" content="2024-12-10T23:30:00+04:00"><meta name=author content="Ana Rell">
    <meta property="og:site_name" content="The Courier"><link rel=canonical href="https://courier.example/1"></head>
    <p>{STORY}</html>"""
    assert read_html(page, "page.html").facts == Facts(
        "Sentenced", PartialDate(2024, 12, 10), "Ana Rell", "The Courier", "https://courier.example/1", "en"
    )


def test_structured_data_of_a_page_is_read_and_nonsense_in_it_ignored() -> None:
    page = f"""<script type="application/ld+json">{{nonsense</script><script type="application/ld+json">
    {{"@graph": [{{"@type": "NewsArticle", "headline": "Sentenced", "datePublished": "2024-12-10",
    "author": [{{"name": "Ana Rell"}}, {{"name": "Mira Dohl"}}], "publisher": {{"name": "The Courier"}}}}]}}</script>
    <p>{STORY}"""
    assert read_html(page, "page.html").facts == Facts(
        "Sentenced", PartialDate(2024, 12, 10), "Ana Rell, Mira Dohl", "The Courier", None, None
    )


def test_no_day_is_made_up() -> None:
    page = f'<meta name=date content="2024-13-45"><title>On 3 May 2020</title><p>{STORY}</p><footer>© 2024</footer>'
    assert read_html(page, "page.html").facts.published is None
    assert read(f"<html>{page}".encode(), "page.html").published is None


def test_a_button_in_a_heading_is_part_of_it_and_one_elsewhere_is_not() -> None:
    page = "<main><h3>Trial <button>Procedures</button></h3><p>Text.</p><button>Share</button></main>"
    assert blocks(page) == [("heading", "Trial Procedures"), ("paragraph", "Text."), ("boilerplate", "Share")]
