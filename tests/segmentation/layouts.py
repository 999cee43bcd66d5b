# ruff: noqa: E501  pages keep their own line breaks
"""Portal layouts of our own making: head and tail around one invented bulletin."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Xã Đồng Lộc Hạ sơ kết công tác xây dựng Đảng 6 tháng đầu năm"
BODY = """Sáng ngày 4/7, Đảng ủy xã Đồng Lộc Hạ tổ chức Hội nghị sơ kết công tác xây dựng Đảng 6 tháng đầu năm. Đồng chí Vũ Thị Lan Chi, Bí thư Đảng ủy xã chủ trì Hội nghị.
Toàn cảnh Hội nghị
Theo báo cáo, trong 6 tháng đầu năm, Đảng bộ xã đã kết nạp 14 đảng viên, đạt 70% kế hoạch năm; 100% chi bộ duy trì nền nếp sinh hoạt.
Phát biểu kết luận, đồng chí Vũ Thị Lan Chi yêu cầu các chi bộ rà soát nguồn kết nạp đảng viên; nâng cao chất lượng sinh hoạt chuyên đề."""


@dataclass(frozen=True)
class Layout:
    """What stands above and below the article, and the publication time it gives."""

    name: str
    head: str
    tail: str
    published: str

    def page(self, title: str = TITLE, body: str = BODY) -> tuple[str, int, int]:
        """Give the page and where the body stands in it."""
        head = self.head.replace("{title}", title)
        return head + "\n" + body + "\n" + self.tail, len(head) + 1, len(head) + 1 + len(body)


LAYOUTS = [
    Layout(
        "menu above, date in twelve hours",
        "CỔNG THÔNG TIN ĐIỆN TỬ XÃ ĐỒNG LỘC HẠ\nTrang chủ\nGiới thiệu\nTin tức\nVăn bản\nLiên hệ\nTin tức - Sự kiện\n{title}\n12:00 AM 06/07/2015\nIn bài viết\n",
        "Mai Chi\nCác tin khác\nLễ phát động trồng cây\nHọp giao ban tháng 6\nBản quyền thuộc về UBND xã Đồng Lộc Hạ\nĐịa chỉ: thôn 3, xã Đồng Lộc Hạ\nĐiện thoại: 0239.123.456",
        "2015-07-06T00:00",
    ),
    Layout(
        "date before the clock, views above",
        "Trang chủ > Tin hoạt động > Xây dựng Đảng\n{title}\n01/11/2024 - 09:50\n173 lượt xem\nXem với cỡ chữ\nA A+ A-\n",
        "Tin: T.H. Ảnh: Quốc Bảo\nTags: xây dựng Đảng, sơ kết\nTin cùng chuyên mục\nNgày hội Đại đoàn kết ở thôn Bàu Sen (30/10/2024)\nTập huấn kỹ năng chuyển đổi số (28/10/2024)\nÝ kiến bạn đọc",
        "2024-11-01T09:50",
    ),
    Layout(
        "clock, comma, date; title twice",
        "Trang chủ / Thực tiễn / {title}\n{title}\n{title}\n10:12, 18/12/2022\nLượt xem: 85\n",
        "Theo Báo Hà Tĩnh Mới\nQuay lại\nVề đầu trang\nSố lượt truy cập hiện tại: 1253\nTổng số truy cập: 4809700",
        "2022-12-18T10:12",
    ),
    Layout(
        "labelled clock and date",
        "Chào mừng bạn đến với Trang thông tin điện tử xã\n{title}\nCập nhật lúc: 18:00 |22/05/2022\n",
        "Nguồn tin: Đảng ủy xã\nChia sẻ:\nFacebook\nZalo\nTin mới hơn\nKhai giảng lớp đối tượng Đảng\nTin cũ hơn\nTrao huy hiệu 55 năm tuổi Đảng\n© 2022 Đảng ủy xã. All rights reserved",
        "2022-05-22T18:00",
    ),
    Layout(
        "counters above the article",
        "Truy cập\nHôm nay:\n120\nHôm qua:\n233\nTuần này:\n1.024\nTất cả:\n45.678\nTin tức\n{title}\nNgày 27/02/2023 09:04:52\n313\n",
        "Ban biên tập\nBình luận (0)\nHọ và tên\nNội dung\nMã xác nhận",
        "2023-02-27T09:04",
    ),
    Layout(
        "literal null, writer and update on one line",
        "Xuất bản thông tin / null\nTin tức\n{title}\nQuản trị - Cập nhật : 16:23 - 30/12/2021\nMặc định Cỡ chữ\n",
        "Đánh giá bài viết\nTổng số điểm của bài viết là: 0 trong 0 đánh giá\nClick để đánh giá bài viết\nNhững tin mới hơn\nRa quân dọn vệ sinh\nNhững tin cũ hơn\nGặp mặt cựu chiến binh",
        "2021-12-30T16:23",
    ),
    Layout(
        "month in words, weekday",
        "Đăng nhập\nTìm kiếm\nHỏi đáp\n{title}\nThứ ba, 25 Tháng 1 2022 16:22\nViết bởi: Hoàng Nam\n",
        "Hit: 120\nĐăng trong Tin tức\nBài trước\nBài tiếp theo",
        "2022-01-25T16:22",
    ),
    Layout(
        "day only, today's date above",
        "Thứ Ba, 25/6/2024\nTiếng Việt | English\nNhiệt liệt chào mừng 79 năm Cách mạng Tháng Tám và Quốc khánh 2/9\n{title}\n19/04/2024\n",
        "Linh Đan (t/h)\nBài viết liên quan\nKiểm tra vốn chính sách tại các thôn\nLễ ra mắt mô hình Camera an ninh\nLiên kết web\nVăn phòng Quốc hội\nChính phủ",
        "2024-04-19",
    ),
    Layout(
        "posted and views on one line",
        "HUYỆN ỦY THẠCH KHÊ HẠ\nTRANG THÔNG TIN ĐIỆN TỬ\nTrang chủ\n{title}\nNgày đăng: 05/07/2023 | Lượt xem: 1.250 | Tác giả: Bá Tân\n",
        "Gửi bình luận của bạn\nĐọc nhiều nhất\nThông báo lịch tiếp dân\nĐang truy cập: 12\nHôm nay: 345\nTháng hiện tại: 12.345\nTổng lượt truy cập: 2.345.678",
        "2023-07-05",
    ),
    Layout(
        "time stamp above the title",
        "Thứ Sáu, 12/05/2023 | 08:15\nTin nổi bật\nThông báo tuyển quân năm 2024\nHội thi dân vũ lần thứ ba\nXây dựng Đảng\n10/07/2021 | 14:30\n{title}\n",
        "Phương Thảo - Đức Huy\nTừ khóa: Đảng bộ, sơ kết\nThích\nChia sẻ\nBình luận\nÝ kiến của bạn",
        "2021-07-10T14:30",
    ),
    Layout(
        "stamp at the end",
        "Trang nhất\nTin Tức\n{title}\n",
        "Văn phòng Đảng ủy xã\nCập nhật ngày 15/7/2020 - Lượt xem: 431\nIn trang\nCác tin đã đưa\nHội nghị giao ban quý II\nThăm mẹ Việt Nam Anh hùng",
        "2020-07-15",
    ),
    Layout(
        "stamp with zone in brackets, toolbar of sharing",
        "Thời sự\nXây dựng Đảng\n{title}\nThứ Tư, 06/07/2016, 07:45 [GMT+7]\nPrint\nEmail\nFacebook\nTwitter\nGoogle\n",
        "HỒNG VÂN\nXEM THÊM\nTặng nhà đại đoàn kết\nKhởi công đường liên xã\nTHỐNG KÊ TRUY CẬP\nTrực tuyến: 5\nHôm nay: 99\nTrong tháng: 2.001",
        "2016-07-06T07:45",
    ),
    Layout(
        "title, date and clock in brackets",
        "Bạn đang ở: Trang chủ / Tin xã phường\n{title} (14:05 06/07/2018)\n",
        "(Nguồn: Đài Truyền thanh xã)\nGửi email\nIn ấn\nTin liên quan:\n- Bàn giao nhà tình nghĩa\n- Sơ kết đợt cao điểm\nKhi phát hành lại thông tin trên trang này phải ghi rõ nguồn",
        "2018-07-06T14:05",
    ),
    Layout(
        "hours as h",
        "{title}\nĐăng lúc: 10h30, ngày 06 tháng 7 năm 2019\nNghe bài viết\nGiọng nữ\n",
        "Người viết: Tú Anh\nCó thể bạn quan tâm\nTiếp xúc cử tri sau kỳ họp\nĐại hội Chi hội Cựu chiến binh thôn 5\nCơ quan chủ quản: Đảng ủy xã\nChịu trách nhiệm nội dung: Ban biên tập\nĐường dây nóng: 0912345678",
        "2019-07-06T10:30",
    ),
    Layout(
        "relative time of the crawl, then the date",
        "Nổi bật\n{title}\n28-08-2025, 19:45 (GMT+7)\nĐọc bài\nLưu bài viết\nTheo dõi trên Google News\n",
        "Quỳnh Như\nTIN CÙNG CHUYÊN MỤC\n2 ngày trước\nĐối thoại với thanh niên\n3 ngày trước\nCông bố quyết định về công tác cán bộ\nXem thêm tin\nGiấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp",
        "2025-08-28T19:45",
    ),
    Layout(
        "sections and links that no table knows",
        "Góc nhìn\nĐời sống Đảng\n{title}\nNgày lên trang: 05/07/2024 09:10\nBấm để nghe\n",
        "Hoài Phương\nChuyển tiếp bài này\nBài cùng số\nMột số chuyện ở thôn Bàu\nTrung tâm hỗ trợ người đọc\nSố phiên bản 2.1",
        "2024-07-05T09:10",
    ),
    Layout(
        "afternoon in words, stars",
        "XÃ ĐỒNG LỘC HẠ\nVì nhân dân phục vụ\nDanh bạ\nVăn kiện\n{title}\nThứ 6, 05.07.2024 | 3:15 chiều\n",
        "T.Hằng\n5 sao\nCùng chuyên đề\nDiễn tập phòng thủ\nNgày hội non sông",
        "2024-07-05T15:15",
    ),
    Layout(
        "time above the title alone",
        "05/07/2024 09:10\n{title}\n",
        "Nguyễn Thảo – Lê Vân\nTừ khoá: sơ kết; xây dựng Đảng\nTin xã\nKhánh thành cầu Bàu Sen\nHạ thủy thuyền rồng",
        "2024-07-05T09:10",
    ),
    Layout(
        "time in brackets, numbered other news",
        "{title}\n(Ngày đăng: 05-07-2024  09:10:00)\nCỡ chữ: A A A\n",
        "Đăng bởi: Phòng VH-TT\nBài viết cùng thư mục\n1. Mở lớp học bơi\n2. Thu gom rác thải nhựa\n« Trang trước\nTrang sau »",
        "2024-07-05T09:10",
    ),
    Layout(
        "sidebar of news above the title",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy\nTin nổi bật\nXã Hòa Lạc đón nông thôn mới nâng cao\n[Video] Dấu ấn một nhiệm kỳ\n{title}\n05/07/2024, 09:10 | Lê Hà\n",
        "Lê Hà\nIn Gửi Lưu\n\nTRUY CẬP\nTrực tuyến 12\nHôm nay 345\nTổng cộng 1.234.567",
        "2024-07-05T09:10",
    ),
    Layout(
        "comments above the time, links below",
        "Tin tức > Trong tỉnh\n{title}\n\n0 bình luận\n05/07/2024\n",
        "Theo Trang TTĐT xã Đồng Lộc Hạ\n\nChia sẻ:  Zalo  |  Facebook\n\nXem thêm các tin khác\nTặng bò giống cho hộ nghèo\n\nTrang chủ | Giới thiệu | Liên hệ\nĐơn vị quản lý: Văn phòng HĐND và UBND xã\nTel: 0239 123 456",
        "2024-07-05",
    ),
    Layout(
        "month in words with a label",
        "TIN TRONG XÃ\n{title}\nĐăng ngày: 05 Tháng Bảy 2024\nChuyên mục: Xây dựng Đảng\nLượt truy cập: 1034\n",
        "BBT\nBài viết mới hơn »\n« Bài viết cũ hơn\nLễ giao nhận quân",
        "2024-07-05",
    ),
    Layout(
        "two times around the title",
        "Cổng thành phần\nĐảng bộ xã\nThứ hai, 08/07/2024 - 14:22\n{title}\nThứ sáu - 05/07/2024 09:10  |  Đã xem: 1034  |  Phản hồi: 0\n",
        "Tác giả bài viết: Thu Hà\nNguồn tin: VP Đảng ủy xã\nTổng số điểm của bài viết là: 5 trong 1 đánh giá\nXếp hạng: 5 - 1 phiếu bầu\nClick để đánh giá bài viết\n  Ý kiến bạn đọc\nNhững tin mới hơn\n  Mở rộng mô hình camera an ninh  (06/07/2024)\nNhững tin cũ hơn\n  Tập huấn chữ ký số  (01/07/2024)",
        "2024-07-05T09:10",
    ),
]
