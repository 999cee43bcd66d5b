# ruff: noqa: E501  pages keep their own line breaks
"""Articles: titles, captions, copies, broken lines, outlines, live reports, posts of social media."""

from __future__ import annotations

from vnbulletin.segmentation import lay_out

LEAD = "Chiều 5/6, Hội Liên hiệp Phụ nữ xã Phú Khê tổ chức hội nghị sơ kết phong trào thi đua 6 tháng đầu năm."
MORE = "Theo báo cáo, toàn xã có 21 chi hội; các chi hội đã vận động được 45 triệu đồng giúp hội viên nghèo làm nhà."


def parts(text: str) -> list[tuple[str, str]]:
    page = lay_out(text)
    return [(b.kind, page.flow[b.start : b.end]) for b in page.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in parts(text)]


def title(text: str) -> str | None:
    page = lay_out(text)
    return page.view.cut(*page.title)[2] if page.title else None


# --- titles


def test_title_of_a_bare_article():
    assert (
        title(f"Phụ nữ Phú Khê sơ kết phong trào thi đua\n{LEAD}\n{MORE}") == "Phụ nữ Phú Khê sơ kết phong trào thi đua"
    )


def test_first_line_may_be_the_lead():
    assert title(f"{LEAD}\n{MORE}") is None
    assert title(f"(PKO) - {LEAD}\n{MORE}") is None


def test_title_with_a_full_stop():
    assert title(f"Phú Khê sơ kết phong trào thi đua.\n{LEAD}\n{MORE}") == "Phú Khê sơ kết phong trào thi đua."


def test_title_over_two_lines():
    head = "HỘI NGHỊ SƠ KẾT PHONG TRÀO THI ĐUA\nVÀ BIỂU DƯƠNG PHỤ NỮ TIÊU BIỂU"
    assert title(f"{head}\n{LEAD}\n{MORE}") == head


def test_title_in_capitals_below_the_name_of_the_section():
    assert title(f"Tin của Hội\nHỘI NGHỊ SƠ KẾT PHONG TRÀO THI ĐUA NĂM 2024\n{LEAD}") == (
        "HỘI NGHỊ SƠ KẾT PHONG TRÀO THI ĐUA NĂM 2024"
    )


def test_title_that_celebrates_is_no_banner():
    text = f"Kỷ niệm 90 năm Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam\n{LEAD}\n{MORE}"
    assert title(text) == "Kỷ niệm 90 năm Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam"


def test_lead_that_celebrates_is_no_banner():
    lead = (
        "Hưởng ứng Ngày Môi trường thế giới, sáng 5/6, xã Phú Khê ra quân trồng 300 cây bóng mát dọc đường liên thôn."
    )
    assert kinds(f"Phú Khê trồng cây\n08:00 06/06/2024\n{lead}\n{MORE}") == [
        "title",
        "timestamp",
        "paragraph",
        "paragraph",
    ]


def test_print_link_leaves_the_title():
    page = lay_out(f"PHÚ KHÊ SƠ KẾT PHONG TRÀO THI ĐUA In trang\n{LEAD}")
    assert [b.kind for b in page.blocks] == ["title", "print_link", "paragraph"]


def test_doubled_title_is_a_copy():
    page = lay_out(f"Phú Khê sơ kết phong trào thi đua\nPhú Khê sơ kết phong trào thi đua\n05/06/2024\n{LEAD}")
    assert [(b.kind, b.copy_of) for b in page.blocks[:2]] == [("title", None), ("title", 0)]


# --- captions and copies


def test_caption_between_paragraphs():
    assert kinds(f"{LEAD}\nQuang cảnh hội nghị.\n{MORE}") == ["paragraph", "caption", "paragraph"]
    assert kinds(f"{LEAD}\nĐồng chí Cao Thị Mơ phát biểu tại hội nghị\n{MORE}") == ["paragraph", "caption", "paragraph"]
    assert kinds(f"{LEAD}\nTrao quà cho hội viên nghèo. Ảnh: Thu Phương\n{MORE}") == [
        "paragraph",
        "caption",
        "paragraph",
    ]


def test_sentence_of_the_article_is_no_caption():
    sentence = "Đồng chí Cao Thị Mơ đề nghị các chi hội giữ vững phong trào."
    assert kinds(f"{LEAD}\n{sentence}\n{MORE}") == ["paragraph", "paragraph", "paragraph"]


def test_doubled_caption_is_a_copy():
    page = lay_out(f"{LEAD}\nTập thể nhận hoa của xã\nTập thể nhận hoa của xã\n{MORE}")
    assert [(b.kind, b.copy_of) for b in page.blocks] == [
        ("paragraph", None),
        ("caption", None),
        ("caption", 1),
        ("paragraph", None),
    ]


def test_glued_captions_are_parted():
    assert (
        parts(f"{LEAD}\nToàn cảnh hội nghịToàn cảnh hội nghị\n{MORE}")[1:3] == [("caption", "Toàn cảnh hội nghị")] * 2
    )
    assert parts(f"{LEAD}\nToàn cảnh hội nghị{MORE}")[1:] == [("caption", "Toàn cảnh hội nghị"), ("paragraph", MORE)]


def test_caption_between_the_halves_of_a_sentence():
    text = (
        f"{LEAD}\nHội nghị đã nghe báo cáo kết quả 6 tháng, trong đó nêu rõ việc giúp nhau ngày công và vốn, đồng thời các chi hội\n"
        "Quang cảnh hội nghị\nđã giúp nhau 300 ngày công trong vụ gặt vừa qua."
    )
    assert [kind for kind in kinds(text) if kind != "paragraph"] == ["caption"]
    assert kinds(text)[2] == "caption"


def test_doubled_paragraph_is_a_copy():
    page = lay_out(f"{LEAD}\n{MORE}\n{LEAD}")
    assert [b.copy_of for b in page.blocks] == [None, None, 0]


# --- lines broken by the page


def test_lines_broken_by_width_read_as_one_paragraph():
    text = (
        "Chiều 5/6, Hội Liên hiệp Phụ nữ xã Phú Khê tổ chức hội nghị sơ kết phong\n"
        "trào thi đua 6 tháng đầu năm. Dự hội nghị có bà Cao Thị Mơ, Phó Chủ tịch\n"
        "Hội Liên hiệp Phụ nữ tỉnh; lãnh đạo Đảng ủy, Ủy ban nhân dân xã cùng đông\n"
        "đủ cán bộ, hội viên của 21 chi hội trên địa bàn."
    )
    page = lay_out(text)
    assert [b.kind for b in page.blocks] == ["paragraph"]
    assert len(page.flow) == len(page.view.text)
    assert [page.flow[a:b].count("\n") for a, b, _ in page.sentences] == [0, 0]
    assert "Phó Chủ tịch Hội Liên hiệp Phụ nữ tỉnh" in page.flow


def test_list_in_small_letters_stays_a_list():
    text = f"{LEAD}\nHội nghị đề nghị các chi hội:\n- rà soát hội viên nghèo;\n- vận động quỹ;\n- giữ gìn vệ sinh thôn xóm."
    assert kinds(text) == ["paragraph", "heading", "list_item", "list_item", "list_item"]


# --- outlines


def test_outline_depths():
    text = (
        f"{LEAD}\nI. KẾT QUẢ\n1. Công tác tuyên truyền\n- Tổ chức 12 buổi truyền thông cho hội viên về phòng cháy.\n"
        "2. Công tác vận động\na) Vận động quỹ mái ấm tình thương được 45 triệu đồng.\nII. NHIỆM VỤ\n1. Tiếp tục vận động quỹ"
    )
    page = lay_out(text)
    assert [(b.number, b.level) for b in page.blocks[1:]] == [
        ("I", 1),
        ("1", 2),
        ("-", 3),
        ("2", 2),
        ("a", 3),
        ("II", 1),
        ("1", 2),
    ]
    assert [b.kind for b in page.blocks[1:]] == [
        "heading", "heading", "list_item", "heading", "list_item", "heading", "heading",
    ]  # fmt: skip


def test_live_report_by_the_hour():
    text = (
        f"Trực tiếp: Đại hội Phụ nữ xã Phú Khê\n{LEAD}\n8h00: Đại biểu làm thủ tục chào cờ và ổn định tổ chức tại hội trường.\n"
        "8h30: Bà Cao Thị Mơ đọc diễn văn khai mạc, nêu bật ý nghĩa của đại hội đối với phong trào phụ nữ xã nhà."
    )
    page = lay_out(text)
    assert [(b.kind, b.number) for b in page.blocks[2:]] == [("paragraph", "8h00"), ("paragraph", "8h30")]
    assert page.published is None


def test_post_of_social_media():
    text = f"📢 PHÚ KHÊ RA QUÂN TRỒNG CÂY 🌳\n{LEAD}\n✅ Chi hội thôn 1 trồng 120 cây.\n✅ Chi hội thôn 2 trồng 95 cây.\n📸 Một số hình ảnh tại buổi ra quân.\n#PhuKhe #TrongCay"
    assert kinds(text) == ["title", "paragraph", "list_item", "list_item", "caption", "paragraph"]


# --- roles


def test_roles_of_a_bulletin():
    text = "\n".join(
        [
            LEAD,
            "Dự hội nghị có bà Cao Thị Mơ, Phó Chủ tịch Hội Liên hiệp Phụ nữ tỉnh; lãnh đạo Đảng ủy, Ủy ban nhân dân xã.",
            MORE,
            "Tuy nhiên, một số chi hội còn lúng túng khi thu hút hội viên trẻ, nhất là hội viên đi làm ăn xa.",
            "Tại hội nghị, các đại biểu đã tập trung thảo luận về cách giữ quỹ, cách tổ chức sinh hoạt cho hấp dẫn hơn.",
            "Phát biểu chỉ đạo, bà Cao Thị Mơ đề nghị các chi hội đổi mới nội dung sinh hoạt; mở rộng mô hình tiết kiệm.",
            "Nhân dịp này, Hội Liên hiệp Phụ nữ xã đã tặng giấy khen cho 5 tập thể, 8 cá nhân tiêu biểu trong phong trào.",
            "Hội nghị đã thành công tốt đẹp trong không khí phấn khởi của toàn thể cán bộ, hội viên phụ nữ trong xã.",
        ]
    )
    assert [b.role for b in lay_out(text).blocks] == [
        "opening", "attendance", "report", "shortcomings", "discussion", "tasks", "awards", "closing",
    ]  # fmt: skip


def test_tasks_hidden_in_a_discussion():
    text = (
        f"{LEAD}\nTại hội nghị, các đại biểu đã tập trung thảo luận về việc giữ quỹ. Trong đó, cần rà soát sổ sách; "
        "cần thực hiện tốt việc thu hội phí."
    )
    assert lay_out(text).blocks[1].roles == ("discussion", "tasks")


# --- events


def test_event_with_a_year_from_the_time_stamp():
    (event,) = lay_out(f"Phú Khê sơ kết\n08:00 06/06/2024\n{LEAD}").events
    assert event.text == "hội nghị sơ kết phong trào thi đua 6 tháng đầu năm"
    assert (event.date, event.date_text, event.part_of_day) == ("2024-06-05", "Chiều 5/6", "afternoon")
    assert event.organiser == "Hội Liên hiệp Phụ nữ xã Phú Khê"
    assert "timestamp" in event.inferred["date"]


def test_event_without_a_year_stays_without():
    (event,) = lay_out(LEAD).events
    assert event.date == "--06-05"
    assert not event.inferred


def test_event_at_the_turn_of_the_year():
    (event,) = lay_out(f"Phú Khê sơ kết\n02/01/2024\n{LEAD.replace('5/6', '30/12')}").events
    assert event.date == "2023-12-30"


def test_event_with_a_place_and_a_partner():
    lead = (
        "Sáng ngày 12/3/2024, tại Hội trường xã Phú Khê, Hội Nông dân xã phối hợp với Trạm Khuyến nông tổ chức "
        "lớp tập huấn kỹ thuật trồng nấm cho 60 hội viên."
    )
    (event,) = lay_out(lead).events
    assert (event.date, event.part_of_day) == ("2024-03-12", "morning")
    assert (event.place, event.organiser) == ("Hội trường xã Phú Khê", "Hội Nông dân xã")
    assert event.text.startswith("lớp tập huấn kỹ thuật trồng nấm")


def test_days_of_a_commemoration_are_no_day_of_the_event():
    lead = (
        "Nhân kỷ niệm 77 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2024), chiều 25/7/2024, xã Phú Khê tổ chức "
        "gặp mặt người có công."
    )
    (event,) = lay_out(lead).events
    assert event.date == "2024-07-25"


# --- anniversaries


def test_anniversaries_of_a_banner():
    banner = (
        "Kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024); Chiến thắng Điện Biên Phủ (5/1954); "
        "Ngày Quốc tế Lao động (01/5/1886) và Ngày giải phóng miền Nam (30/4/1975); chào mừng năm học mới 2024"
    )
    page = lay_out(f"{banner}\nPHÚ KHÊ SƠ KẾT PHONG TRÀO THI ĐUA In trang\n{LEAD}")
    assert [(a.name, a.date, a.until) for a in page.anniversaries] == [
        ("Ngày sinh Chủ tịch Hồ Chí Minh", "1890-05-19", "2024-05-19"),
        ("Chiến thắng Điện Biên Phủ", "1954-05", None),
        ("Ngày Quốc tế Lao động", "1886-05-01", None),
        ("Ngày giải phóng miền Nam", "1975-04-30", None),
    ]
    source = page.view.source
    assert all(source[a.start : a.end] == a.text for a in page.anniversaries)
    assert page.events[0].date == "--06-05"


# --- other shapes of page


def test_notice_with_a_letterhead():
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ PHÚ KHÊ\nSố: 45/TB-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Phú Khê, ngày 05 tháng 7 năm 2024\nTHÔNG BÁO\nVề việc tổng vệ sinh môi trường trên địa bàn xã\n"
        "Kính gửi: Các thôn, trường học trên địa bàn xã.\n"
        "Ủy ban nhân dân xã thông báo việc tổng vệ sinh đường làng, ngõ xóm vào sáng chủ nhật hằng tuần như sau:\n"
        "1. Thời gian: 7 giờ 00 ngày 07/7/2024 (Chủ nhật).\n2. Địa điểm: Các trục đường liên thôn.\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mạnh"
    )
    page = lay_out(text)
    assert title(text) == "THÔNG BÁO\nVề việc tổng vệ sinh môi trường trên địa bàn xã"
    assert page.published is not None
    assert page.published.iso() == "2024-07-05"
    assert page.byline is None
    assert {b.kind for b in page.blocks} == {"heading", "title", "paragraph", "list_item"}


def test_article_of_short_sentences():
    text = "Trường Phú Khê họp chi bộ\nChiều 5/6, chi bộ họp.\nBàn công tác tuyển sinh.\nLượt xem: 12"
    assert kinds(text) == ["title", "paragraph", "paragraph", "views"]


def test_pictures_without_an_article():
    text = "Lễ ra quân hè 2024\nToàn cảnh lễ ra quân\nĐoàn viên dọn vệ sinh\nĐoàn viên trồng cây\nHồng Vân"
    assert kinds(text) == ["title", "caption", "caption", "caption", "byline"]


def test_list_of_headlines_with_their_days():
    text = (
        "Hội thao dân quân năm 2021\nNgày đăng: 30/4/2021\nHuyện tập huấn cán bộ quân sự\nNgày đăng: 28/4/2021\n"
        "Dâng hương tri ân liệt sĩ nhân ngày thành lập Quân đội\nNgày đăng: 27/4/2021"
    )
    page = lay_out(text)
    assert page.published is not None
    assert page.published.iso() == "2021-04-30"


def test_other_news_inside_the_article():
    text = f"Phú Khê sơ kết\n05/06/2024\n{LEAD}\nTin liên quan\nKhai mạc hội thao phụ nữ\n{MORE}\nThu Phương"
    assert kinds(text) == ["title", "timestamp", "paragraph", "related", "related", "paragraph", "byline"]


def test_cue_words_in_an_article_stay_article():
    text = "\n".join(
        [
            "Phú Khê sơ kết",
            "05/06/2024",
            LEAD,
            "Tin khác biệt giữa hai bản báo cáo đã được làm rõ ngay tại hội nghị, các chi hội thống nhất số liệu chung.",
            "Bình luận về kết quả trên, bà Cao Thị Mơ cho rằng cần làm sớm hơn, nhất là ở các thôn xa trung tâm xã.",
            "Trong tuần, xã đã hoàn thành 2 công trình; trong tháng, các thôn trồng thêm 300 cây bóng mát ven đường.",
            "Theo báo cáo của Ban Tổ chức, hội nghị có 120 đại biểu tham dự, trong đó có 35 đại biểu trẻ tuổi nhất.",
        ]
    )
    assert kinds(text) == ["title", "timestamp", *["paragraph"] * 5]


def test_page_of_a_youth_union_with_icons():
    text = (
        "TUỔI TRẺ PHÚ KHÊ\n27/03/2023 19:30 👀 4.3K lượt tiếp cận\n🔥 RA QUÂN NGÀY CHỦ NHẬT XANH VÀ THÁNG THANH NIÊN NĂM 2023\n"
        f"{LEAD}\n{MORE}\n#PhuKhe #ChuNhatXanh\n✍️ Tin, ảnh: Minh Trà\n👍❤️ 287 💬 41 bình luận ↗️ 63 lượt chia sẻ"
    )
    page = lay_out(text)
    assert title(text) == "🔥 RA QUÂN NGÀY CHỦ NHẬT XANH VÀ THÁNG THANH NIÊN NĂM 2023"
    assert page.published is not None
    assert page.published.iso() == "2023-03-27T19:30"
    assert [b.kind for b in page.blocks[-2:]] == ["byline", "counter"]


def test_menus_and_rows_of_links():
    text = (
        "UBND XÃ PHÚ KHÊ | Quê hương làng nghề\nTin tức | Y tế dự phòng | Văn bản mới | Lịch tiếp công dân\n"
        "Phụ nữ Phú Khê sơ kết phong trào thi đua 6 tháng đầu năm\n06/11/2025 18:22 (GMT +7)\tCỡ chữ A+ A- | In\n"
        f"{LEAD}\n{MORE}\nThu Phương - Trung tâm Văn hóa xã\nGửi email In trang này Lưu\nCác tin đã đưa\n- Khai mạc hội thao"
    )
    assert title(text) == "Phụ nữ Phú Khê sơ kết phong trào thi đua 6 tháng đầu năm"
    assert kinds(text)[1:4] == ["breadcrumb", "title", "timestamp"]
    assert set(kinds(text)[4:6]) == {"print_link"}
    assert kinds(text)[-6:] == ["paragraph", "paragraph", "byline", "print_link", "related", "related"]


def test_credit_inside_the_article_is_a_caption():
    assert kinds(f"Phú Khê sơ kết\n05/06/2024\n{LEAD}\nẢnh: Thu Phương\n{MORE}\nMinh Trà") == [
        "title", "timestamp", "paragraph", "caption", "paragraph", "byline",
    ]  # fmt: skip


def test_points_in_brackets_and_ordinals():
    text = f"{LEAD}\nBà Cao Thị Mơ yêu cầu:\n(1) Chi hội giữ quỹ;\n(2) Chi hội mở lớp nghề.\nMột là, các thôn rà soát hộ nghèo.\nHai là, xã lập danh sách."
    page = lay_out(text)
    assert [b.number for b in page.blocks[2:]] == ["(1)", "(2)", "Một là", "Hai là"]
    assert [b.kind for b in page.blocks] == ["paragraph", "paragraph", *["list_item"] * 4]


def test_legal_prose_holds_no_furniture():
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nThông tư này quy định về hồ sơ của các tổ chức, gồm:\n"
        "- Cơ quan chủ quản;\n- Cổng thông tin điện tử của Bộ;\n- Địa chỉ, điện thoại của trụ sở chính;\n"
        "theo mẫu ban hành kèm theo Thông tư này;\nbởi Nghị định số 12/2024/NĐ-CP của Chính phủ;\n"
        "Điều 2. Đối tượng áp dụng\n1. Cơ quan chủ quản hoặc chủ khoản viện trợ lập hồ sơ theo quy định của pháp luật.\n"
        "2. Tổ chức, cá nhân có liên quan.\nChương II\nTHỦ TỤC"
    )
    assert {b.kind for b in lay_out(text).blocks} <= {"title", "heading", "paragraph", "list_item"}
