"""Small bulletins made by rule: each differs, each has every kind of fact."""

from __future__ import annotations

NAMES = ("Lò Thị Mai", "Trần Văn Hải", "Giàng A Páo", "Nguyễn Thị Hoa", "Y Blen Niê", "Hoàng Văn Thụy")
FIELDS = ("rà soát hộ nghèo", "tuyên truyền phòng chống dịch", "kiểm tra việc thu ngân sách", "kết nạp đảng viên mới")


def make_page(i: int) -> str:
    day, month = i % 27 + 1, i % 12 + 1
    return (
        f"HỘI NGHỊ GIAO BAN SỐ {i}\n\nSáng ngày {day}/{month}/2024, Huyện ủy Nậm Sơn tổ chức hội nghị giao ban. "
        f"Đồng chí {NAMES[i % len(NAMES)]}, Phó Bí thư Huyện ủy Nậm Sơn chủ trì. "
        f"Hội nghị quán triệt Nghị quyết số {i % 40 + 1}-NQ/HU ngày 05/01/2024 của Huyện ủy. "
        f"Đồng chí yêu cầu các xã {FIELDS[i % len(FIELDS)]} trước ngày 30/{month}."
    )
