"""Topic models recover a known mixture, and come back from disk as they were."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix

from vnbulletin import statistics
from vnbulletin.errors import ModelError
from vnbulletin.statistics.coherence import compute_npmi
from vnbulletin.statistics.factorisation import infer_shares

if TYPE_CHECKING:
    from pathlib import Path

    from vnbulletin import Tables

#: Words of four fields that share none; what is common to all stands in a fifth line.
FIELDS = (
    "cháy rừng|kiểm lâm|lâm nghiệp|thủy lợi|nương rẫy|lũ quét|sạt lở|thiên tai|cứu hộ|cứu nạn",
    "học sinh|giáo viên|nhà trường|sách giáo khoa|khai giảng|tốt nghiệp|mầm non|tiểu học|học phí|học bổng",
    "bệnh viện|bác sĩ|tiêm chủng|vắc xin|dịch bệnh|y tá|bệnh nhân|thuốc men|sức khỏe|phẫu thuật",
    "doanh nghiệp|đầu tư|xuất khẩu|thị trường|ngân hàng|lợi nhuận|nhà máy|thương mại|giá cả|công nghiệp",
)
COMMON = ["phương pháp", "kinh nghiệm", "ý thức", "điều kiện", "khả năng", "yếu tố"]


def make_mixture(n: int = 120, seed: int = 7) -> tuple[pd.DataFrame, np.ndarray]:
    """Make bulletins whose shares of the four fields are known."""
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet([0.3] * len(FIELDS), n)
    words = [field.split("|") for field in FIELDS]
    texts = []
    for row in shares:
        topics = rng.choice(len(FIELDS), 60, p=row)
        drawn = [words[k][rng.integers(len(words[k]))] for k in topics]
        drawn += [COMMON[rng.integers(len(COMMON))] for _ in range(6)]
        texts.append("; ".join(drawn) + ".")
    months = [f"2024-{1 + i % 6:02}-15" for i in range(n)]
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(n)], "text": texts, "date": months}), shares


@pytest.fixture(scope="module")
def mixture() -> tuple[pd.DataFrame, np.ndarray]:
    return make_mixture()


@pytest.fixture(scope="module", params=["nmf", "lda"])
def model(request: pytest.FixtureRequest, mixture: tuple[pd.DataFrame, np.ndarray]) -> statistics.TopicModel:
    return statistics.fit_topics(mixture[0], 4, method=request.param, seed=3, max_share=1.0, max_iter=60)


def match_topics(model: statistics.TopicModel, shares: np.ndarray) -> list[int]:
    """Say which topic of the model each field is: the assignment of highest correlation."""
    table = np.array([[np.corrcoef(shares[:, f], model.shares[:, t])[0, 1] for t in range(4)] for f in range(4)])
    return list(linear_sum_assignment(-table)[1])


def test_known_mixture_is_recovered(model: statistics.TopicModel, mixture: tuple[pd.DataFrame, np.ndarray]) -> None:
    _, shares = mixture
    order = match_topics(model, shares)
    found = model.shares[:, order]
    for field in range(4):
        assert np.corrcoef(shares[:, field], found[:, field])[0, 1] > 0.95
    clear = shares.max(axis=1) > 0.6
    assert np.mean(found[clear].argmax(axis=1) == shares[clear].argmax(axis=1)) > 0.95
    words = model.list_words(10)
    hits = [
        len(set(words[words["topic"] == model.names[t]]["word"]) & set(FIELDS[f].split("|"))) / 10
        for f, t in enumerate(order)
    ]
    assert min(hits) >= 0.9, hits


def test_shares_of_a_bulletin_add_up(model: statistics.TopicModel) -> None:
    assert np.allclose(model.shares.sum(axis=1), 1)
    assert (model.shares >= 0).all()


def test_labels_are_words_key_to_the_topic(
    model: statistics.TopicModel, mixture: tuple[pd.DataFrame, np.ndarray]
) -> None:
    order = match_topics(model, mixture[1])
    for field, topic in enumerate(order):
        assert set(model.labels[topic].split(" · ")) <= set(FIELDS[field].split("|"))


def test_unassigned_are_always_reported_and_nobody_is_lost(
    model: statistics.TopicModel, mixture: tuple[pd.DataFrame, np.ndarray]
) -> None:
    frame = model.describe()
    assert frame["topic"].tolist()[-1] == "unassigned"
    assert frame["n_bulletins"].sum() == len(mixture[0])
    assert frame["share_bulletins"].sum() == pytest.approx(1)
    assert frame["coherence"].iloc[:-1].notna().all()
    over = model.over_time(mixture[0], "month")
    assert over.groupby("month")["n_bulletins"].sum().tolist() == [20] * 6
    assert (over.groupby("month")["topic"].nunique() == 5).all()
    assert ((over["low"] <= over["share"]) & (over["share"] <= over["high"])).all()


def test_a_higher_threshold_leaves_more_unassigned(mixture: tuple[pd.DataFrame, np.ndarray]) -> None:
    shares = [
        statistics.fit_topics(mixture[0].head(40), 4, max_share=1.0, min_share=limit)
        .describe()["share_bulletins"]
        .iloc[-1]
        for limit in (0.0, 0.6, 1.1)
    ]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 0 < shares[1] < 1
    assert shares[2] == 1


def test_a_bulletin_without_known_words_is_unassigned(model: statistics.TopicModel) -> None:
    frame = model.transform(pd.DataFrame({"doc_id": ["x", "y"], "text": ["", "Zzz qqq."]}))
    assert frame["topic"].tolist() == ["unassigned", "unassigned"]
    assert frame["share"].tolist() == [0, 0]


def test_same_after_saving_and_loading(
    model: statistics.TopicModel, mixture: tuple[pd.DataFrame, np.ndarray], tmp_path: Path
) -> None:
    loaded = statistics.load_topics(model.save(tmp_path / "topics"))
    new, _ = make_mixture(12, seed=99)
    for ours, theirs in (
        (model.describe(), loaded.describe()),
        (model.list_words(), loaded.list_words()),
        (model.list_documents(), loaded.list_documents()),
        (model.over_time(mixture[0], "quarter"), loaded.over_time(mixture[0], "quarter")),
        (model.transform(new), loaded.transform(new)),
    ):
        pd.testing.assert_frame_equal(ours, theirs, check_exact=True)
        assert ours.attrs == theirs.attrs
    assert {f.name for f in (tmp_path / "topics").iterdir()} == {"topics.json", "topics.npz"}
    with np.load(tmp_path / "topics" / "topics.npz", allow_pickle=False) as arrays:
        assert sorted(arrays) == ["idf", "shares", "weights"]


def test_transform_of_the_fitted_corpus_is_the_fit(
    model: statistics.TopicModel, mixture: tuple[pd.DataFrame, np.ndarray]
) -> None:
    again = model.transform(mixture[0])
    assert again["topic"].tolist() == model.list_documents()["topic"].tolist()
    assert np.allclose(again[list(model.names)].to_numpy(float), model.shares, atol=1e-9)
    # One bulletin alone has the shares that it has among the others.
    alone = model.transform(mixture[0].iloc[[5]])
    assert np.allclose(alone[list(model.names)].to_numpy(float), model.shares[[5]], atol=1e-9)


def test_shares_do_not_hang_on_the_scale_of_a_topic() -> None:
    weights = np.array([[3.0, 1, 0, 0], [0, 0, 1, 2]])
    rows = csr_matrix([[3.0, 1, 1, 2], [6, 2, 0, 0]])
    plain = infer_shares(rows, weights, "nmf")
    assert plain == pytest.approx(np.array([[4 / 7, 3 / 7], [1, 0]]))
    assert infer_shares(rows, weights * [[10], [0.1]], "nmf") == pytest.approx(plain)


@pytest.mark.parametrize("method", ["nmf", "lda"])
def test_the_seed_decides(method: str) -> None:
    pages, _ = make_mixture(30)
    one, same = (statistics.fit_topics(pages, 3, method=method, seed=5, max_iter=30) for _ in range(2))
    assert np.array_equal(one.weights, same.weights)
    assert np.array_equal(one.shares, same.shares)
    assert one.labels == same.labels
    assert one.settings["seed"] == 5


def test_damaged_models_are_refused(model: statistics.TopicModel, tmp_path: Path) -> None:
    with pytest.raises(ModelError) as missing:
        statistics.load_topics(tmp_path)
    assert missing.value.code == "topics.missing"
    folder = model.save(tmp_path / "m")
    head = json.loads((folder / "topics.json").read_text(encoding="utf-8"))
    for change, code in (({"format": 99}, "topics.format"), ({"doc_ids": ["x"]}, "topics.broken")):
        (folder / "topics.json").write_text(json.dumps({**head, **change}), encoding="utf-8")
        with pytest.raises(ModelError) as error:
            statistics.load_topics(folder)
        assert error.value.code == code
    (folder / "topics.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError) as broken:
        statistics.load_topics(folder)
    assert broken.value.code == "topics.broken"
    model.save(folder)
    (folder / "topics.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError):
        statistics.load_topics(folder)


def test_another_corpus_has_no_topics_over_time(model: statistics.TopicModel) -> None:
    with pytest.raises(ModelError, match="not in the corpus"):
        model.over_time(pd.DataFrame({"doc_id": ["x"], "text": [""], "date": ["2024-01-01"]}), "month")


def test_coherence_by_hand() -> None:
    passages = [frozenset(p) for p in ({"a", "b"}, {"a", "b"}, {"a"}, {"c"})]
    # p(a)=3/4, p(b)=1/2, p(ab)=1/2: log2(4/3) over log2(2).
    assert compute_npmi(["a", "b"], passages) == pytest.approx(np.log2(4 / 3))
    assert compute_npmi(["a", "c"], passages) == -1
    assert np.isnan(compute_npmi(["a"], passages))


def test_more_topics_than_bulletins(tables: Tables) -> None:
    model = statistics.fit_topics(tables, 50, min_bulletins=1)
    assert len(model.names) == 5
    assert model.describe()["n_bulletins"].sum() == 5


def test_bad_settings() -> None:
    pages, _ = make_mixture(3)
    with pytest.raises(ValueError, match="nmf, lda"):
        statistics.fit_topics(pages, method="bert")
    with pytest.raises(ValueError, match="n_topics"):
        statistics.fit_topics(pages, 0)
