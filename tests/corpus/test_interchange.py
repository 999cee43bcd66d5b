"""What pandas, polars, DuckDB and scikit-learn people expect."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline

import vnbulletin as vb
import vnbulletin.pandas
from vnbulletin.words import analyzer

MakePage = Callable[[int], str]
TEXTS = ["Triển khai Kết luận số 21-KL/TW và Chỉ thị số 05-CT/TW.", None, "Không có gì.", "Thực hiện Luật Đầu tư."]


@pytest.fixture
def frame() -> pd.DataFrame:
    index = pd.Index(["a", "b", "c", "c"], name="url")
    return pd.DataFrame({"text": TEXTS}, index=index)


def test_facts_stand_under_the_index_of_their_text(frame: pd.DataFrame) -> None:
    references = frame["text"].bulletin.references()
    assert references.index.tolist() == ["a", "a", "c"]
    assert references.index.name == "url"
    for label, row in references.iterrows():
        texts = frame.loc[[label], "text"].dropna()
        assert any(t[row["start"] : row["end"]] == row["text"] for t in texts)


def test_facts_join_with_the_callers_frame() -> None:
    frame = pd.DataFrame({"text": TEXTS[:3], "site": ["x", "y", "z"]})
    joined = frame.join(frame["text"].bulletin.references()[["code"]])
    assert joined["site"].tolist() == ["x", "x", "y", "z"]
    assert joined["code"].tolist()[:2] == ["21-KL/TW", "05-CT/TW"]


@pytest.mark.parametrize("name", ["officials", "positions", "tasks", "segments", "events", "documents", "references"])
def test_every_table_is_that_of_the_corpus(name: str, make_page: MakePage) -> None:
    texts = pd.Series([make_page(i) for i in range(4)], index=[f"r{i}" for i in range(4)])
    got = getattr(texts.bulletin, name)()
    expected = getattr(texts.bulletin.tables(progress=False), name)
    assert got.index.tolist() == expected["doc_id"].tolist()
    columns = [c for c in got.columns if c not in {"sha256", "score", "label", "second", "second_score", "format"}]
    if name == "documents":
        columns = ["title", "event", "event_date", "n_officials", "n_tasks"]
    pd.testing.assert_frame_equal(got[columns].reset_index(drop=True), expected[columns])


def test_whole_texts_give_series(frame: pd.DataFrame) -> None:
    words = frame["text"].bulletin.words()
    assert words.isna().tolist() == [False, True, False, False]
    assert "21-KL/TW" in words.iloc[0]
    assert frame["text"].bulletin.bulletins().iloc[3].references[0].type == "Luật"
    labels = pd.Series(["kết nạp đảng viên mới", None]).bulletin.labels()
    assert labels.isna().tolist() == [False, True]


def test_what_is_no_text_is_said(frame: pd.DataFrame) -> None:
    with pytest.raises(AttributeError, match="Series of texts"):
        _ = pd.Series([1, 2]).bulletin
    with pytest.warns(RuntimeWarning, match="1 of 2 texts"):
        assert len(pd.Series(["Luật Đầu tư", 5], dtype=object).bulletin.references()) == 1


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("import vnbulletin, sys; print('pandas' in sys.modules)", "False"),
        ("import pandas, vnbulletin; print(hasattr(pandas.Series, 'bulletin'))", "True"),
        ("import vnbulletin.pandas, pandas; print(hasattr(pandas.Series, 'bulletin'))", "True"),
        ("import pandas, vnbulletin, sys; print('vnbulletin.analysis' in sys.modules)", "False"),
    ],
)
def test_pandas_is_never_imported_by_the_library_alone(code: str, known: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == known


def test_polars_shares_the_tables(make_page: MakePage) -> None:
    polars = pytest.importorskip("polars")
    tables = vb.analyze_corpus([make_page(i) for i in range(5)], progress=False)
    frames = tables.to_polars()
    assert frames["references"].height == len(tables.references)
    assert frames["tasks"]["label"].to_list() == tables.tasks["label"].tolist()
    assert frames["officials"].schema["start"] == polars.Int64


def test_duckdb_reads_the_tables(make_page: MakePage) -> None:
    duckdb = pytest.importorskip("duckdb")
    tables = vb.analyze_corpus([make_page(i) for i in range(5)], progress=False)
    connection = duckdb.connect()
    tables.register_in(connection, prefix="vb_")
    query = "SELECT count(*) FROM vb_officials JOIN vb_documents USING (doc_id)"
    assert connection.execute(query).fetchall() == [(len(tables.officials),)]


def test_the_vectorizer_sits_in_a_pipeline(make_page: MakePage) -> None:
    texts = [make_page(i) for i in range(24)]
    y = [i % 4 for i in range(24)]
    pipeline = make_pipeline(vb.BulletinVectorizer(), LogisticRegression())
    search = GridSearchCV(
        pipeline,
        {"bulletinvectorizer__fields": ["words", ("words", "labels")], "bulletinvectorizer__weighting": ["tfidf"]},
        cv=2,
    )
    assert search.fit(texts, y).best_score_ > 0.9


@pytest.mark.parametrize("weighting", ["counts", "tfidf"])
def test_the_vectorizer_survives_cloning_and_pickling(weighting: str, make_page: MakePage) -> None:
    texts = [make_page(i) for i in range(6)]
    vectorizer = clone(vb.BulletinVectorizer(fields=("words", "labels", "documents"), weighting=weighting, min_df=2))
    matrix = vectorizer.fit_transform(texts)
    again = pickle.loads(pickle.dumps(vectorizer)).transform(texts)
    assert (matrix != again).nnz == 0
    assert matrix.shape == (6, len(vectorizer.get_feature_names_out()))


def test_features_are_what_was_found() -> None:
    vectorizer = vb.BulletinVectorizer(fields=("labels", "documents"))
    text = "Đồng chí Bí thư yêu cầu kết nạp đảng viên mới theo Hướng dẫn số 15-HD/HU. Thực hiện Hướng dẫn số 15-HD/HU."
    matrix = vectorizer.fit_transform([text])
    found = dict(zip(vectorizer.get_feature_names_out(), matrix.toarray()[0]))
    bulletin = vb.analyze(text)
    assert found["document=HD/15-HD/HU"] == len(bulletin.references) == 2
    assert sum(n for f, n in found.items() if f.startswith("label=")) == len(bulletin.tasks)


def test_words_of_the_vectorizer_are_those_of_the_analyzer() -> None:
    texts = ["Huyện uỷ triển khai công tác tuyên giáo", "công tác kiểm tra"]
    ours = vb.BulletinVectorizer(weighting="tfidf").fit(texts)
    theirs = TfidfVectorizer(analyzer=analyzer).fit(texts)
    assert ours.get_feature_names_out().tolist() == theirs.get_feature_names_out().tolist()
    np.testing.assert_allclose(ours.transform(texts).toarray(), theirs.transform(texts).toarray())


@pytest.mark.parametrize("options", [{"fields": "names"}, {"fields": ()}, {"weighting": "bm25"}])
def test_wrong_options_are_named(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(options))):
        vb.BulletinVectorizer(**options).fit(["x"])
    with pytest.raises(ValueError, match="several texts"):
        vb.BulletinVectorizer().fit("x")


def test_pipe_is_lazy() -> None:
    def endless() -> object:
        while True:
            yield "Tin"

    stream = vb.pipe(endless(), batch_size=4)
    assert [next(stream).text for _ in range(9)] == ["Tin"] * 9
