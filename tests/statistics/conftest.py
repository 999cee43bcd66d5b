"""A small corpus of two provinces over three months, analysed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

import vnbulletin as vb

if TYPE_CHECKING:
    from vnbulletin import Tables

PAGES = [
    ("m1", "xã Mường Sang", "commune", "2025-01-20",
     "Ngày 20/01/2025, Đảng ủy xã Mường Sang tổ chức hội nghị quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024 của "
     "Bộ Chính trị. Đồng chí Lò Thị Mai, Bí thư Đảng ủy xã chủ trì hội nghị. Dự hội nghị có đồng chí Hà Văn Tấn, Chủ "
     "tịch UBND xã.\n"
     "Đồng chí Bí thư Đảng ủy xã yêu cầu: tăng cường tuần tra, phòng chống cháy rừng; bảo đảm an ninh trật tự trên địa "
     "bàn; đẩy nhanh giải ngân vốn đầu tư công."),
    ("m2", "xã Mường Sang", "commune", "2025-02-11",
     "Ngày 11/02/2025, UBND xã Mường Sang tổ chức hội nghị triển khai phương án phòng chống cháy rừng. Đồng chí Hà Văn "
     "Tấn, Chủ tịch UBND xã chủ trì hội nghị.\n"
     "Chủ tịch UBND xã yêu cầu: trực gác lửa rừng ngày đêm, không để xảy ra cháy rừng; tổ chức tuần tra rừng."),
    ("n1", "xã Nà Lóng", "commune", "2025-02-25",
     "Ngày 25/02/2025, Đảng ủy xã Nà Lóng tổ chức hội nghị học tập Nghị quyết số 57-NQ/TW ngày 22/12/2024. Đồng chí "
     "Nông Văn Khải, Bí thư Đảng ủy xã chủ trì hội nghị.\n"
     "Đồng chí Nông Văn Khải đề nghị: vận động học sinh ra lớp; nâng cao chất lượng giáo dục; tiêm chủng cho trẻ em."),
    ("t1", "tỉnh Sơn Giang", "province", "2025-03-04",
     "Ngày 04/03/2025, Tỉnh ủy Sơn Giang tổ chức hội nghị sơ kết quý I. Đồng chí Trần Quốc Bảo, Bí thư Tỉnh ủy chủ trì "
     "hội nghị. Dự hội nghị có đồng chí Lò Thị Mai, Bí thư Đảng ủy xã Mường Sang.\n"
     "Đồng chí Trần Quốc Bảo yêu cầu: nâng cao chất lượng giáo dục vùng cao; phát triển đảng viên mới."),
    ("n2", "xã Nà Lóng", "commune", "2024-11-30",
     "Ngày 30/11/2024, UBND xã Nà Lóng tổ chức hội nghị giao ban. Học sinh các bản đến lớp chuyên cần."),
]  # fmt: skip


def make_corpus() -> pd.DataFrame:
    return pd.DataFrame(PAGES, columns=["doc_id", "place", "level", "date", "text"])


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return {page[0]: page[4] for page in PAGES}


@pytest.fixture(scope="session")
def tables() -> Tables:
    return vb.analyze_corpus(make_corpus(), progress=False)


@pytest.fixture(scope="session")
def empty() -> Tables:
    return vb.analyze_corpus([], progress=False)
