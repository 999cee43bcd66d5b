"""Texts for the tests of word segmentation, with what real pages hold besides clean prose."""

from __future__ import annotations

from pathlib import Path

PROSE = (
    "Sáng 14/3, Đảng ủy xã Tân Lập mở Hội nghị quán triệt Kết luận số 21-KL/TW ngày 25/10/2021 của Trung ương.",
    "Đồng chí Lò Văn Thắm, Uỷ viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện uỷ chủ trì; dự có 45 báo cáo viên.",
    "TP.HCM và T.Ư đã giao PGS.TS. Trịnh Khắc Bền (đ/c phó đoàn) soạn Quyết định 1893/QĐ-UBND, v.v... ./.",
    "UBND huyện cấp 1.250.000 đồng/hộ, tăng 12,5% so với năm 2022; giải ngân 63,4 tỷ đồng.GTVT sẽ nghiệm thu.",
    "Xem tại https://tanlap.example.vn/tin-tuc?id=12&trang=3, gửi về phongvanhoa@tanlap.example.vn trước 17:00:00.",
    "Cơ quan hoà giải ở cơ sở đã hoàn thành việc xoá nhà tạm, thuỷ lợi nội đồng và nghành y tế dự phòng.",
    "CÔNG TÁC TUYÊN GIÁO 9 THÁNG ĐẦU NĂM 2023 In trang\n\n29/09/2023 10:05 SA\n",
    "Lượt xem: 275\tNguồn: Báo Tân Lập\r\nẢnh: H’Lan Niê, Y'Thông, xe 43H-0530, điện 0912-345-678",
    "Nghị định 30/2020/NĐ-CP; Luật số 64/2025/QH15; 263/QĐ-TTg; 01/2017/TTLT-BNN&PTNT; 32-L/CTN.",
    "a) Duy trì chế độ giao ban hằng tháng;\nb) nắm tình hình tư tưởng, dư luận xã hội;\nc) báo cáo trước ngày 20.",
)

ODD = (
    "",
    " ",
    "\n",
    "A.",
    "A.\n",
    "A.\n\n",
    "A. ",
    "UBND.",
    "ông Nguyễn Văn A.",
    "…“”‘’–—•·©®™",
    "12/3-14/3, 8-2014, 1/2, 20.08.2014, 2014/08/20, 10:20:50",
    ":) :)) =)) <3 :D :D\nx ♥‿♥ -> ==> >> ... -- --- 3x4 30°C",
    "ðồng chí Ðinh Văn Lúa",
    "Th.S Thas Ths.a Tp.Hải Mr.Bean e-mail 4K 5A6 A&B AT&T",
    "EOS BOS T[0]=a b=c",
    "+12 -5 2147483647 2147483648 99999999999999999999 0007 ١٢",
    "mã 010070000000000040000310, 2147483648, 00000000000000000007 và 98765432101234567890.",
    "x\u00a0y\u2003z\u3000t\u2028u\x1cv\x85w",
    "\ufeffHội\u200b nghị\u00ad",
    "İSTANBUL ΑΣ ß ǆ ﬁ",
    "http:.. http:a. (http://a.vn/b(c)d), www.a.vn. a.vn@b.vn a@b.c.",
    "😀👍🏽 ở xã 🇻🇳",
    "e\u0302\u0301\u0323\u0302 \u0301dấu \u1100\u1161\u11a8 \u0958",
)


def corpus_texts() -> list[str]:
    """Load the bulletins of the repository's own corpus, where it is at hand."""
    folder = Path(__file__).parents[2] / "corpus" / "bulletins"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
