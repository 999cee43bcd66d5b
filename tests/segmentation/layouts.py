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
    # Named after the first line of the page.
    Layout(
        "UBND TỈNH HÒA LẠC",
        "UBND TỈNH HÒA LẠC\nSỞ NỘI VỤ\nGiới thiệu   Tin tức   Văn bản   Liên hệ\nBạn đang ở đây: Trang chủ ›› Tin tức ›› Tin trong ngành\n{title}\nĐược viết bởi Quản trị viên\nNgày đăng: 2023-05-06 08:14\nSố lần xem: 812\n",
        "Bài trước: Lễ chào cờ tháng 5\nBài sau: Khai giảng lớp chuyên viên\nPowered by DotNetNuke | Bản quyền © Sở Nội vụ",
        "2023-05-06T08:14",
    ),
    Layout(
        "Trang đang trong thời gian chạy thử nghiệm",
        "Trang đang trong thời gian chạy thử nghiệm\nUBND xã Hòa Lạc > Tin hoạt động\n{title} 02/07/2025 - 20:11\n0 bình luận; 3.052 lượt truy cập bài viết\n",
        "N.H.\nTheo Tổ truyền thông xã\nLIÊN HỆ: thôn 3, xã Hòa Lạc | Điện thoại: 0255.3xxx.xxx",
        "2025-07-02T20:11",
    ),
    Layout(
        "Hôm nay: Thứ Tư, 12/8/2026 - Chào mừng bạn đến với Cổng thôn",
        "Hôm nay: Thứ Tư, 12/8/2026 - Chào mừng bạn đến với Cổng thông tin xã Hòa Lạc\n🔊 Nghe đọc bài (giọng nữ miền Nam) 1x ⎙\n{title}\n10:29 - Thứ Tư, 05.08.2026 trong chuyên mục Hoạt động Đảng ủy\n",
        "Ban XDĐ xã\n☆☆☆☆☆ 4.7/5 (9 phiếu) Bạn là khách thứ 210.655",
        "2026-08-05T10:29",
    ),
    Layout(
        "Quốc phòng toàn dân ◂ Khu vực phòng thủ",
        "Quốc phòng toàn dân ◂ Khu vực phòng thủ\n13:50 27 thg 6, 2026\n{title}\n",
        "Thượng úy Nguyễn Trần Hải\n☰ 55",
        "2026-06-27T13:50",
    ),
    Layout(
        "17",
        "17\nTh4\n2024\n{title}\nLưu trữ » Tháng Tư 2024 » Học tập nghị quyết\n",
        "Văn phòng ĐU\nKho lưu trữ: Tháng Ba 2024 (31) / Tháng Hai 2024 (18)\nĐang xem: 3 | Tổng: 98.114",
        "2024-04-17",
    ),
    Layout(
        "Hôm nay 214 | Hôm qua 380 | Tất cả 1.002.318",
        "Hôm nay 214 | Hôm qua 380 | Tất cả 1.002.318\nTRANG CHỦ ‹ TIN HUYỆN ỦY\nThứ 3 ngày 08/10/2024 (nhằm mùng 6 tháng 9 năm Giáp Thìn), 16:02\n{title}\n",
        "Bài, ảnh: Chí Nguyện\n👁 Xem: 331\nLên đầu trang ^ | Facebook Hòa Lạc Quê Tôi",
        "2024-10-08T16:02",
    ),
    Layout(
        "Home | Tin trong tỉnh | Kinh tế",
        "Home | Tin trong tỉnh | Kinh tế\n{title}\nUpdated: 2025-01-09T18:40 Reads: 612\n",
        "Nguồn: Cổng TTĐT tỉnh Reporter: Hồng Nhung - Photo: Trần Nguyên\nSee also: Giá tôm thẻ ngày 9/1",
        "2025-01-09T18:40",
    ),
    Layout(
        "Mặt trận  Dân tộc - Tôn giáo",
        "Mặt trận  Dân tộc - Tôn giáo\n{title}\n11.04.2025 (14:44)\nTrực tuyến 12    Tổng xem bài 58\n",
        "S.Rươl ghi\nỦy ban MTTQ huyện - ĐT 0290 38xx xxxx | Fax",
        "2025-04-11T14:44",
    ),
    Layout(
        "◆ ĐẢNG BỘ TỈNH HÒA LẠC ◆ ĐỔI MỚI - KỶ CƯƠNG - PHÁT TRIỂN ◆",
        "◆ ĐẢNG BỘ TỈNH HÒA LẠC ◆ ĐỔI MỚI - KỶ CƯƠNG - PHÁT TRIỂN ◆\nCông tác kiểm tra, giám sát\n{title}\n8g30 - 11 tháng 6 năm 2026 (Mũi Tên)\n",
        "Mọi trích dẫn phải ghi nguồn. Phòng Nghiệp vụ II\n|7|1|0|3|4|5|",
        "2026-06-11T08:30",
    ),
    Layout(
        "UBND huyện Hòa Lạc ▸ Phòng chống thiên tai",
        "UBND huyện Hòa Lạc ▸ Phòng chống thiên tai\n{title}\nCập nhật lần 4: 22 giờ 15, 10/09/2024    Tải PDF ↓\n",
        "Nhóm trực PCTT\nSố máy trực: 0208.38x.xxxx - 24/24\n28.904 lượt tiếp cận",
        "2024-09-10T22:15",
    ),
    Layout(
        "BAN TUYÊN GIÁO TỈNH ỦY HÒA LẠC - KỊP THỜI, CHÍNH XÁC, THUYẾT",
        "BAN TUYÊN GIÁO TỈNH ỦY HÒA LẠC - KỊP THỜI, CHÍNH XÁC, THUYẾT PHỤC\n[Công tác tuyên truyền] [Báo cáo viên]\n{title}\n(26/02/2025, Thứ Tư, 9 giờ 55 phút sáng)\n",
        "Phan Quế\nHits: 1.702 | Print | Email",
        "2025-02-26T09:55",
    ),
    Layout(
        "NEWSROOM / Đảng - Đoàn thể / 2025",
        "NEWSROOM / Đảng - Đoàn thể / 2025\n{title}\nMay 6, 2025 ⌚ 4 min read\n",
        "Theo Bản tin Công ty số 5\nForward-looking statements: các số liệu dự báo có thể thay đổi. Careers | Investors",
        "2025-05-06",
    ),
    Layout(
        "Xã Hòa Lạc - Tỉnh Hòa Lạc | Hoa Lac Commune, Hoa Lac Provinc",
        "Xã Hòa Lạc - Tỉnh Hòa Lạc | Hoa Lac Commune, Hoa Lac Province\nTrang nhất // Đại hội Đảng bộ xã // Diễn biến\n{title}\nBài đăng 2.8.2025 - lúc 17g10p\n",
        "* Tổ tuyên truyền Đại hội *\nLượt truy cập bài: 5.210",
        "2025-08-02T17:10",
    ),
    Layout(
        "CỔNG THÔNG TIN ĐIỆN TỬ",
        "CỔNG THÔNG TIN ĐIỆN TỬ\nPHƯỜNG HÒA LẠC\nĐoàn kết - Dân chủ - Kỷ cương - Phát triển\nTrang chủ :: Tin tức :: Văn hóa\n{title}\nNgày 04 tháng 9 năm 2026 | 07 giờ 30 phút | Lượt đọc 1.204\n",
        "Người đăng: Admin\n[In trang]  [Gửi mail]  [Quay lại]\nTrung tâm tin học - Sở KH&CN thiết kế",
        "2026-09-04T07:30",
    ),
    Layout(
        "Skip to main content",
        "Skip to main content\nĐăng nhập | Liên hệ | Hỏi đáp\n{title}\nThứ năm, 22 Tháng 5 2014 08:03\nEmail In PDF.\n",
        "Lần cập nhật cuối lúc Thứ năm, 22 Tháng 5 2014 08:10\n< Lùi     Tiếp theo >",
        "2014-05-22T08:03",
    ),
    Layout(
        "Thứ Bảy, 14/11/2026, 06:32 GMT+7",
        "Thứ Bảy, 14/11/2026, 06:32 GMT+7\nHotline: 0901 234 567   Email: toasoan@hoalac.vn\nThời sự   Chính trị   Kinh tế   Văn hóa   Thể thao\nXây dựng Đảng\n{title}\nLê Văn • 12/11/2026 17:45\n0:00 / 4:12   Nam miền Bắc\n",
        "Lê Văn\n#Tags: hội nghị, triển khai\nTin đọc nhiều\n1 Bắt đầu mùa thu hoạch cam sành\n2 Trạm y tế xã đón bác sĩ trẻ\nTòa soạn: 12 Trần Phú, Hòa Lạc",
        "2026-11-12T17:45",
    ),
    Layout(
        "Menu",
        "Menu\nTìm kiếm...\nTin địa phương\n{title}\nby admin - 12 Tháng Mười, 2022 - 0\n",
        "Share this:\nTwitter\nFacebook\nLike this:\nRelated\nHội thi nấu ăn ngày 20/10\nĐiều hướng bài viết\n← Bài cũ hơn\nGửi phản hồi Hủy",
        "2022-10-12",
    ),
    Layout(
        "Chuyên mục: Hoạt động của Thường trực HĐND",
        "Chuyên mục: Hoạt động của Thường trực HĐND\nMã tin: 20250711-003\n{title}\nNgày ban hành tin: 11/7/2025 - Người biên tập: V.Hùng - Trạng thái: Đã duyệt\n",
        "Tài liệu đính kèm: bao-cao.docx (45 KB)\nĐánh giá: ★★★★☆ (12 lượt)\nHệ thống vận hành bởi VNPT Hòa Lạc",
        "2025-07-11",
    ),
    Layout(
        "Liên đoàn Lao động tỉnh Hòa Lạc",
        "Liên đoàn Lao động tỉnh Hòa Lạc\nĐổi mới, dân chủ, đoàn kết, phát triển\n➤ Tin công đoàn cơ sở\n{title}\n🕒 08:15 | 📅 03-04-2023 | 👁 256 | 💬 0\n",
        "✍ Thu Hường\n⬅ Quay lại   🖨 In   ✉ Gửi\nSố lượt truy cập\n1 2 3 4 5 6",
        "2023-04-03T08:15",
    ),
    Layout(
        "Thứ hai, ngày 15 tháng 3 năm 2027",
        "Thứ hai, ngày 15 tháng 3 năm 2027\n{title}\nThứ sáu, ngày 12 tháng 3 năm 2027 | 10:05:33\n",
        "Thực hiện: Đài TT-TH huyện\nVideo liên quan\nThời sự ngày 12/3\nẢnh hoạt động\nGiới thiệu chung\nLịch tiếp dân",
        "2027-03-12T10:05",
    ),
    Layout(
        "Hội LHPN xã Hòa Lạc",
        "Hội LHPN xã Hòa Lạc\nTrang chủ    Giới thiệu    Tin tức    Văn bản    Thư viện    Liên hệ\n{title}\n{title}\n09/03/2024 4:27:00 CH    Người đăng: Lê Thị Hoa    Đã xem: 37\n",
        "Các bài viết khác\n• Tổng kết công tác Hội (08/03/2024)\n• Mít tinh kỷ niệm (07/03/2024)\nTrang 1/12  [1] 2 3 ... Cuối",
        "2024-03-09T16:27",
    ),
    Layout(
        "In bài viết này",
        "In bài viết này\n{title}\nGửi lúc: 05/12/2013 15:42:27 | Lượt xem: 7370\n",
        "Trần Bình, VP UBND\nPhản hồi bài viết | Về trang trước\nTrang thông tin điện tử xã Hòa Lạc. Thiết kế: Viettel",
        "2013-12-05T15:42",
    ),
    Layout(
        "TẠP CHÍ XÂY DỰNG HÒA LẠC ISSN 1234-5678",
        "TẠP CHÍ XÂY DỰNG HÒA LẠC ISSN 1234-5678\nSố mới nhất | Số cũ | Đặt báo\nTừ thực tiễn\n{title}\nBài đăng trên Tạp chí số 7-2024 | 20:15 15/07/2024\n",
        "ThS. Lê Bích\nChia sẻ lên:\nÝ KIẾN (0)\nTạp chí Xây dựng Hòa Lạc - Giấy phép: 11/GP-BTTTT",
        "2024-07-15T20:15",
    ),
    Layout(
        "Lượt xem: 88",
        "Lượt xem: 88\nIn trang | Lưu trang\nTin trong tỉnh\n{title}\n",
        "Hòa Bình\nNgày đăng: 21/08/2022 10:20",
        "2022-08-21T10:20",
    ),
    Layout(
        "Công an tỉnh Hòa Lạc",
        "Công an tỉnh Hòa Lạc\nVì nước quên thân, vì dân phục vụ\nTrang chủ\nAn ninh trật tự\n{title}\n\t\n\t\t20-12-2023\t14:59\n",
        "Đại úy Phạm Hòa - Phòng PX03\n\tCác tin cùng mục\n\tBắt 2 đối tượng trộm cắp\n\tRa quân cao điểm Tết\nTỐ GIÁC TỘI PHẠM: 113",
        "2023-12-20T14:59",
    ),
    Layout(
        "TIN NỘI BỘ SỐ 12 - LƯU HÀNH NỘI BỘ                Trang 2",
        "TIN NỘI BỘ SỐ 12 - LƯU HÀNH NỘI BỘ                Trang 2\n{title}\nHòa Lạc, ngày 08 tháng 4 năm 2025\n",
        "(Nguồn: Văn phòng Huyện ủy)\nBAN BIÊN TẬP\nTrang 3",
        "2025-04-08",
    ),
    Layout(
        "Trường THPT Hòa Lạc - Dạy tốt, học tốt",
        "Trường THPT Hòa Lạc - Dạy tốt, học tốt\nTrang chủ | Thời khóa biểu | Tra cứu điểm | Thư viện số\nHoạt động Đoàn - Đội\n{title}\nĐăng bởi: Cô Hà - Ngày: 15/10/2024 - Lượt xem: 403\n",
        "Tổ Truyền thông nhà trường\nXem tất cả bình luận\nBài viết được quan tâm\nLịch thi giữa kỳ I\n© 2024 Trường THPT Hòa Lạc. Website được xây dựng bởi QuangIch",
        "2024-10-15",
    ),
    Layout(
        "VIETNAMESE | ENGLISH | KHMER",
        "VIETNAMESE | ENGLISH | KHMER\nCƠ SỞ DỮ LIỆU\nTrang tin  »  Đại đoàn kết\n{title}\nPosted: 09:00 AM - 18.11.2022 • Category: Mặt trận\n",
        "Post by: Bích Liên\n← Previous | Next →\nTop ↑",
        "2022-11-18T09:00",
    ),
    Layout(
        "Hòa Lạc - Điểm đến xanh | 26°C | Tỷ giá | Giá vàng",
        "Hòa Lạc - Điểm đến xanh | 26°C | Tỷ giá | Giá vàng\nThứ 5, 06/11/2025 10:12\n{title}\n(HLO) | 05/11/2025 22:41\n",
        "NGUYÊN KHANG\nSHARE ON FACEBOOK\nMới nhất\nĐọc nhiều\nMùa nước nổi về muộn\nPhiên chợ vùng cao",
        "2025-11-05T22:41",
    ),
    Layout(
        "Phòng GD&ĐT quận Hòa Lạc",
        "Phòng GD&ĐT quận Hòa Lạc\nThông tin - Truyền thông\n{title}\nCập nhật lúc : 09:46 27/02/2019   Đăng tin: Nguyễn Mai\n",
        "Số lượt xem : 119\nTin mới nhất\nHọp phụ huynh đầu năm\nHội giảng chào mừng 20/11\nVĂN BẢN MỚI",
        "2019-02-27T09:46",
    ),
    Layout(
        "Đảng ủy Khối doanh nghiệp",
        "Đảng ủy Khối doanh nghiệp\nGóc báo chí / Bản tin / 06-2023\nBản tin | 20.06.2023\n{title}\n",
        "Ban Truyền thông Tổng công ty\nTải ảnh chất lượng cao (4)\nQuan hệ cổ đông - Tuyển dụng - Sitemap",
        "2023-06-20",
    ),
    Layout(
        "Trang thông tin điện tử đảng bộ",
        "Trang thông tin điện tử đảng bộ\nTin hoạt động của các chi, đảng bộ cơ sở\n{title}\n(Cập nhật: 10/03/2020 07:50:00 | Số lượt xem: 1.001)\n",
        "PV: Thành Công\nGửi tin qua Zalo\nLịch sử Đảng bộ | Di tích | Nhân vật\nSố 1 đường Lê Lợi, thị trấn Hòa Lạc",
        "2020-03-10T07:50",
    ),
    Layout(
        "Ủy ban nhân dân xã Hòa Lạc | Cổng dịch vụ công | Phản ánh ki",
        "Ủy ban nhân dân xã Hòa Lạc | Cổng dịch vụ công | Phản ánh kiến nghị\nTin mới\nThông báo mời họp dân thôn 4\nDanh sách hộ được hỗ trợ xây nhà\n{title}\n1 tháng trước - 16/01/2026\nKích thước chữ + -\n",
        "Cán bộ VHXH xã\nBài viết này hữu ích với bạn?\nCó (12)   Không (1)\nTrợ lý ảo đang trực tuyến",
        "2026-01-16",
    ),
    Layout(
        "Hỏi đáp trực tuyến",
        "Hỏi đáp trực tuyến\nBáo Hòa Lạc\n{title}\n- Thứ Ba, 20/06/2017, 16:25 -\n",
        "PHƯƠNG NAM\nPhản hồi   Gửi bạn bè   In tin\nCác tin đã đăng\nChung tay vì người nghèo [19/06/2017]\nGiao hữu bóng chuyền [18/06/2017]",
        "2017-06-20T16:25",
    ),
    Layout(
        "03-07-2018",
        "03-07-2018\nTin hoạt động\n{title}\nGửi vào 15:20 / 03-07-2018 bởi quantri\n",
        "Quay lại đầu trang\nThông tin liên hệ:\nVăn phòng Đảng ủy, số 5 Hùng Vương",
        "2018-07-03T15:20",
    ),
    Layout(
        "Trung tâm Chính trị huyện - 50 năm xây dựng và trưởng thành ",
        "Trung tâm Chính trị huyện - 50 năm xây dựng và trưởng thành (1974 - 2024)\nThông tin tuyên truyền\n{title}\nTác giả: Ban biên tập    Ngày: 19/11/2024 07:30\n",
        "In bài\nTrả lời bạn đọc\nNội quy | Quy chế | Sơ đồ",
        "2024-11-19T07:30",
    ),
    Layout(
        "Sở Y tế tỉnh Thanh Khê",
        "Sở Y tế tỉnh Thanh Khê\nHotline hỗ trợ: 1900 9095\nTin ngành y\n{title}\nTác giả bài viết: Mai Lan Nguồn: Bệnh viện đa khoa Ngày đăng tin: 12-09-2022\nA- A A+ Độ tương phản\n",
        "Tác giả: Mai Lan\nÝ kiến bạn đọc (0)\nTin cùng loại\nHiến máu tình nguyện đợt 2\nKhám sàng lọc ở xã vùng cao\nBản quyền 2022 Sở Y tế",
        "2022-09-12",
    ),
    Layout(
        "TRANG THÔNG TIN ĐIỆN TỬ XÃ THANH KHÊ",
        "TRANG THÔNG TIN ĐIỆN TỬ XÃ THANH KHÊ\nDân biết - Dân bàn - Dân làm - Dân kiểm tra - Dân giám sát - Dân thụ hưởng\nThứ tư, ngày 06/05/2026\n‣ Tin tức ‣ Tin trong xã\n{title}\nThứ hai, ngày 04/05/2026 - 15:12\n",
        "Công chức VHXH\nBạn cần đăng nhập để bình luận\nTHỐNG KÊ\nĐang online 4\nHôm nay 212",
        "2026-05-04T15:12",
    ),
    Layout(
        "(Thanh Khê Online) 05/05/2023, 08:33 AM",
        "{title}\n(Thanh Khê Online) 05/05/2023, 08:33 AM\nLắng nghe bài viết\n",
        "Bình An\nBạn nghĩ gì về bài viết này?\nGửi\nXem nhiều nhất\nCháy chợ đầu mối\nGiá vàng trong nước tăng mạnh",
        "2023-05-05T08:33",
    ),
    Layout(
        "Đảng bộ Khối các cơ quan tỉnh",
        "Đảng bộ Khối các cơ quan tỉnh\nTrang chủ >> Xây dựng Đảng >> Công tác tổ chức\nNgày xuất bản: 20/08/2021 2:18:00 CH\nLượt đọc: 641\n{title}\n",
        "Ban Tổ chức\n<< Tin trước | Tin sau >>\nQuản lý: Văn phòng Đảng ủy Khối",
        "2021-08-20T14:18",
    ),
    Layout(
        "TIN TỨC & SỰ KIỆN",
        "TIN TỨC & SỰ KIỆN\n{title}\n📅 Thứ Sáu, 01 tháng 12 năm 2023 ⏰ 09:40 👤 Ban Truyền thông\n",
        "🏷 Thẻ: hội nghị, công đoàn\n👍 12 người thích nội dung này\nCông đoàn cơ sở Công ty Thanh Khê",
        "2023-12-01T09:40",
    ),
    Layout(
        "Chính quyền điện tử",
        "Chính quyền điện tử\nVăn hóa - Thể thao\nTết Nguyên đán Ất Tỵ\n{title}\nXuất bản 28 Tháng 1 2025\nChỉnh sửa 30 Tháng 1 2025\n",
        "Phòng Văn hóa và Thông tin\nCác tin tức khác\nSố lượng đã xem: 2133\nTổng số lượt đã truy cập 12 345 678",
        "2025-01-28",
    ),
    Layout(
        "Kỷ niệm 80 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2025) v",
        "Kỷ niệm 80 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2025) và Quốc khánh nước CHXHCN Việt Nam (2/9/1945 - 2/9/2025)\nChuyên trang Đại hội Đảng các cấp\n{title}\nChủ Nhật, 10/8/2025 7:05 - 5 phút đọc - Chia sẻ\n",
        "Việt Dũng - Trung Kiên\nThanh Khê bước vào đại hội với tâm thế mới\nHòa Bình chuẩn bị đại hội\nĐọc thêm bài viết về: đại hội đảng bộ xã",
        "2025-08-10T07:05",
    ),
    Layout(
        "Sáng tạo - Kỷ cương - Hiệu quả",
        "Sáng tạo - Kỷ cương - Hiệu quả\nTRƯỜNG CHÍNH TRỊ TỈNH\nhttps://truongchinhtri.thanhkhe.gov.vn/tin-tuc/chi-tiet-112.html\n{title}\nNgười đăng: Quản trị\nNgày: 2021/11/19\nLượt xem: 77\n",
        "Tin khác\n» Bế giảng lớp trung cấp lý luận K12\n» Nghiệm thu đề tài cấp cơ sở\nĐịa chỉ: 01 Nguyễn Trãi",
        "2021-11-19",
    ),
    Layout(
        "[Đăng nhập]  [Đăng ký]  [Quên mật khẩu]",
        "[Đăng nhập]  [Đăng ký]  [Quên mật khẩu]\nGiới thiệu | Cơ cấu | Tin tức | Hình ảnh\nCập nhật lần cuối 19:02 ngày 03-06-2016\n{title}\n",
        "Ngọc Bích\nBài viết trước đó\nPhòng trào thể dục ở thôn 2\nMáy chủ: 0.12 giây",
        "2016-06-03T19:02",
    ),
    Layout(
        "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HĐND TỈNH",
        "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HĐND TỈNH\nThứ 4, 20/11/2024 | Hòm thư công vụ | Sơ đồ trang\nHoạt động của HĐND cấp huyện\n{title}\nThứ 3, 19/11/2024 | 18:26\n",
        "Thu Trang - Quốc Anh\nIn | Gửi | Phản hồi\nTIN BÀI CÙNG CHUYÊN MỤC\nGiám sát việc thực hiện chính sách dân tộc (15/11)\nCử tri kiến nghị sớm sửa cầu tràn (12/11)",
        "2024-11-19T18:26",
    ),
    Layout(
        "Cổng giao tiếp",
        "Cổng giao tiếp\nTrang chủ\nTin tức\n{title}\nĐăng bởi admin, ngày 07/09/2020 lúc 10:17 sáng\n",
        "admin\nLike 0\nTweet\nPin It\nCopyright 2020",
        "2020-09-07T10:17",
    ),
    Layout(
        "Hội Nông dân tỉnh Thanh Khê ⟩ Phong trào ⟩ Nông dân giỏi",
        "Hội Nông dân tỉnh Thanh Khê ⟩ Phong trào ⟩ Nông dân giỏi\n{title}\n- Cập nhật: 05:16 - 30.03.2018 -\nĐánh giá: 5/5\n",
        "(Theo báo Thanh Khê)\nTƯ VẤN PHÁP LUẬT\nGIÁ NÔNG SẢN\nCà phê 42.000\nHồ tiêu 61.500",
        "2018-03-30T05:16",
    ),
    Layout(
        "UBND xã Thanh Khê - Đang tải...",
        "UBND xã Thanh Khê - Đang tải...\nLịch tiếp công dân: Thứ 5 hằng tuần\n{title}\nTin: Hồng Vân, ảnh: Lê Sơn (đăng ngày 03/10/2025)\n",
        "Số lượt đọc: 45\nGóp ý cho bài viết\nVề trang chủ",
        "2025-10-03",
    ),
    Layout(
        "Báo cáo viên - Tuyên truyền miệng",
        "Báo cáo viên - Tuyên truyền miệng\n{title}\nThời gian: 08:30 23/04/2019 - Lượt xem 1.320 - Người duyệt: T.Trung\n",
        "Tuyên giáo Thanh Khê\nTệp đính kèm: (1) de-cuong.pdf\n© Ban Tuyên giáo",
        "2019-04-23T08:30",
    ),
    Layout(
        "LIÊN MINH HTX",
        "LIÊN MINH HTX\n☰ Danh mục\nTrang chủ  /  Tin hoạt động  /  Chi tiết\n{title}\nNgày tạo 18/02/2024 14:25:09 - Lượt xem 25 - Tin đã duyệt\n",
        "Trở lại trang trước\nCác HTX tiêu biểu\nHTX Rau sạch Thanh Khê\nHTX Vận tải số 1",
        "2024-02-18T14:25",
    ),
    Layout(
        "Quân khu - Bộ CHQS tỉnh",
        "Quân khu - Bộ CHQS tỉnh\nXây dựng lực lượng | Huấn luyện | Hậu cần - kỹ thuật\n{title}\nQĐND Online - Thứ bảy, 14/12/2019 | 21:33 GMT+7\n",
        "Bài và ảnh: ĐÌNH PHÚC\nGửi email  Bản in  Chia sẻ Facebook\nNguồn: BCHQS",
        "2019-12-14T21:33",
    ),
    Layout(
        "trangtin@thanhkhe.gov.vn | 0211.3861.234",
        "trangtin@thanhkhe.gov.vn | 0211.3861.234\nTin vắn\nTin đọc nhiều\nTin ảnh\n{title}\n2023-11-08 10:00:00\nmaithuy\n",
        "Lượt xem trang: 5210\nĐơn vị thiết kế: VNPT\nTÌM KIẾM VĂN BẢN",
        "2023-11-08T10:00",
    ),
    Layout(
        "Bộ phận Một cửa | Phản ánh hiện trường | Lịch họp",
        "Bộ phận Một cửa | Phản ánh hiện trường | Lịch họp\nTHANH KHÊ NGÀY MỚI\n⇒ Tin tức ⇒ An sinh xã hội\n{title}\n21 giờ 05 phút, ngày 22/12/2025 - Thứ Hai\n",
        "Tổ công nghệ số cộng đồng\nTrực tuyến: 2 | Trong ngày: 88 | Tất cả: 9.911\nMọi phản ánh xin gửi về Văn phòng HĐND và UBND xã",
        "2025-12-22T21:05",
    ),
    Layout(
        "Thông tin tuyển sinh",
        "Thông tin tuyển sinh\nKế hoạch năm học\nTin nhà trường\n{title}\nNgày đăng bài: 20/11/2023\nSố lượt xem: 90\n",
        "BGH\nTin bài mới nhất\nHội khỏe Phù Đổng\nThi chọn học sinh giỏi\nHộp thư góp ý",
        "2023-11-20",
    ),
    Layout(
        "Thứ 3, Ngày 16/07/2024 -, 2024",
        "Thứ 3, Ngày 16/07/2024 -\n\n{title}\nNgày đăng: 08/07/2024  11:38\nMặc định Cỡ chữ\n",
        "In bài viết\nCác tin liên quan\nTập huấn phần mềm một cửa\nNgày hội đọc sách",
        "2024-07-08T11:38",
    ),
    Layout(
        "Powered by Techcity, 2024",
        "Powered by Techcity\n\n\n{title}\n\n\nThứ bảy, 5/10/2024 | 09:10\n",
        "Lê Nga\n\n\nBình luận (0)",
        "2024-10-05T09:10",
    ),
    Layout(
        "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39, 2016",
        "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39\n\n{title}\n",
        "VĂN HÀO - TRẦN HỮU",
        "2016-04-30T11:39",
    ),
    Layout(
        "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39, 2016",
        "{title}\n\nVĂN HÀO - TRẦN HỮU 30/04/2016 11:39\n",
        "VĂN HÀO - TRẦN HỮU",
        "2016-04-30T11:39",
    ),
    Layout(
        "Chuyển tới nội dung chính, 2025",
        "Chuyển tới nội dung chính\nMENU\nTRANG CHỦ\nTIN TỨC - SỰ KIỆN\nCHUYỂN ĐỔI SỐ\nCẢI CÁCH HÀNH CHÍNH\nVĂN BẢN ĐIỀU HÀNH\nDỊCH VỤ CÔNG\nTIN TỨC - SỰ KIỆN\n{title}\nMinh Tâm\n14:20 - 03/06/2025\n",
        "Minh Tâm\nTIN NỔI BẬT\nXã Bình Nguyên khai mạc hè\nThăm gia đình chính sách\nVIDEO\nLIÊN KẾT\nCổng TTĐT Chính phủ\nPhòng Văn hóa - Xã hội chịu trách nhiệm quản lý nội dung",
        "2025-06-03T14:20",
    ),
    Layout(
        "Tin mới:, 2023",
        "Tin mới:\nBình Nguyên phát động trồng cây đầu xuân - (05/02/2023)\nHội Phụ nữ trao sinh kế - (04/02/2023)\nTin xã hội\n{title}\nCập nhật: 06/02/2023 | 16:05\nLượt truy cập: 341\n",
        "(Ban biên tập)\nDANH MỤC\nBộ thủ tục hành chính\nLịch tiếp dân",
        "2023-02-06T16:05",
    ),
    Layout(
        "Sở Giáo dục và Đào tạo, 2022",
        "Sở Giáo dục và Đào tạo\nMã định danh: 000.00.12.G18\nHoạt động ngành / Công đoàn\n{title}\nTác giả: Lê Hằng. Ngày đăng: 9/3/2022 . Xem: 1.022 . Thảo luận: 0\n",
        "Bài tin liên quan\nHội giảng cấp tỉnh\nCuộc thi khoa học kĩ thuật\nSở GD&ĐT - 25 Lý Tự Trọng",
        "2022-03-09",
    ),
    Layout(
        "BÁO BÌNH NGUYÊN ĐIỆN TỬ - TIẾNG NÓI CỦA ĐẢNG BỘ, CHÍNH , 2025",
        "BÁO BÌNH NGUYÊN ĐIỆN TỬ - TIẾNG NÓI CỦA ĐẢNG BỘ, CHÍNH QUYỀN VÀ NHÂN DÂN TỈNH BÌNH NGUYÊN\nThứ tư, 19.11.2025 08:01:44\nTHỜI SỰ - CHÍNH TRỊ\n{title}\nThứ ba, 18.11.2025 21:13:20 [GMT +7]\nChia sẻ bài viết qua email\n",
        "HOÀI ÂN\nTin, bài khác\nMưa lớn gây sạt lở đèo\nPhát gạo cứu trợ\nTổng Biên tập: Ngô Trung",
        "2025-11-18T21:13",
    ),
    Layout(
        "Trang chủ, 2019",
        "Trang chủ\nGiới thiệu\nGiới thiệu chung\nBan Giám đốc\nTin tức\nTin hoạt động\nTin chuyên ngành\nVăn bản\nGóp ý\n{title}\n05 Tháng Tám 2019 - 10:08\n[Trở về]\n",
        "Các tin tiếp\nKhởi công trạm bơm (01/08)\nDiệt chuột bảo vệ mùa màng (30/07)\nSố người online: 3 | Tổng: 91.220",
        "2019-08-05T10:08",
    ),
    Layout(
        "ĐẢNG BỘ HUYỆN BÌNH NGUYÊN, 2024",
        "ĐẢNG BỘ HUYỆN BÌNH NGUYÊN\nCHI BỘ TRƯỜNG TIỂU HỌC SỐ 2\nBình Nguyên, ngày 14 tháng 3 năm 2024\n{title}\n",
        "Người viết bài: Cô giáo Thu Thảo\nPhụ trách trang: Thầy Minh",
        "2024-03-14",
    ),
    Layout(
        "Bình Nguyên, 08:45 ngày 12/4/2023, 2023",
        "{title}\nBình Nguyên, 08:45 ngày 12/4/2023\n",
        "Hữu Lộc\nKết nối: Fb | Zl | Yt",
        "2023-04-12T08:45",
    ),
]
