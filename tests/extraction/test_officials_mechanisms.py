"""Officials: one sentence for every mechanism that real pages asked for after the first rules."""

from __future__ import annotations

import pytest

from vnbulletin.extraction.officials import find_officials
from vnbulletin.segmentation import lay_out

Expected = list[tuple[str, list[str], str | None]]


def read(text: str) -> Expected:
    officials, _ = find_officials(lay_out(text))
    for o in officials:
        assert text[o.start : o.end] == o.name
        for p in o.positions:
            assert text[p.start : p.end] == p.text
    return [(o.name, [p.text for p in o.positions], o.role) for o in officials]


CASES: list[tuple[str, str, Expected]] = [
    (
        "bold marks round names",
        "Đồng chí **Phùng Bá Tuệ** - Bí thư Đảng ủy phát biểu. **Bà Cao Thị Lựu**, Chủ tịch **UBND** xã báo cáo.",
        [("Phùng Bá Tuệ", ["Bí thư Đảng ủy"], "speak"), ("Cao Thị Lựu", ["Chủ tịch **UBND** xã"], "report")],
    ),
    (
        "in charge of a body, beside a post and alone",
        "Đồng chí Vi Thị Nụ, Phó Bí thư Thường trực, phụ trách Đảng ủy xã chủ trì. Bà Lưu Hồng Gấm, phụ trách "
        "Trạm Y tế xã cho biết đã tiêm 480 mũi.",
        [
            ("Vi Thị Nụ", ["Phó Bí thư Thường trực", "phụ trách Đảng ủy xã"], "chair"),
            ("Lưu Hồng Gấm", ["phụ trách Trạm Y tế xã"], "speak"),
        ],
    ),
    (
        "in charge of a field of work is no post, nor what is done",
        "Ông Đỗ Khắc Vinh, Phó Chủ tịch UBND huyện phụ trách khối văn xã kết luận. Thầy Lê Bá Cảnh, Phó Hiệu trưởng "
        "phụ trách cơ sở vật chất báo cáo. Bà Tạ Thị Hảo, Trưởng thôn phụ trách chốt số 2.",
        [
            ("Đỗ Khắc Vinh", ["Phó Chủ tịch UBND huyện"], "speak"),
            ("Lê Bá Cảnh", ["Phó Hiệu trưởng"], "report"),
            ("Tạ Thị Hảo", ["Trưởng thôn"], "other"),
        ],
    ),
    (
        "acting head, said behind the title and behind the body",
        "Dự có ông Quách Đại Vĩ, Phó Cục trưởng phụ trách, điều hành Chi cục Hải quan khu vực VIII; bà Lê Thị Mão, "
        "Phó Bí thư Đảng ủy phụ trách; ông Vũ Tá Lộc, Phó Trưởng đoàn phụ trách Đoàn ĐBQH tỉnh.",
        [
            ("Quách Đại Vĩ", ["Phó Cục trưởng phụ trách, điều hành Chi cục Hải quan khu vực VIII"], "attend"),
            ("Lê Thị Mão", ["Phó Bí thư Đảng ủy phụ trách"], "attend"),
            ("Vũ Tá Lộc", ["Phó Trưởng đoàn phụ trách Đoàn ĐBQH tỉnh"], "attend"),
        ],
    ),
    (
        "a unit whose name no table knows",
        "Bác sĩ Ninh Thị Vân, Trưởng khoa Lọc huyết tương liên tục cho biết. Ông Hà Văn Sừ, Trưởng phòng Giám tuyển "
        "cổ vật Bảo tàng tỉnh trình bày.",
        [
            ("Ninh Thị Vân", ["Trưởng khoa Lọc huyết tương liên tục"], "speak"),
            ("Hà Văn Sừ", ["Trưởng phòng Giám tuyển cổ vật Bảo tàng tỉnh"], "report"),
        ],
    ),
    (
        "small syllables behind a topic that a table knows, and topics in small letters",
        "Dự có bà Vi Thị Nụ, Giám đốc Trung tâm Cứu hộ chim di trú; ông Hà Văn Sừ, Trưởng phòng Nông thôn, dân tộc; "
        "ông Lê Trạc, Phó Vụ trưởng Vụ Địa phương II, Ban Tổ chức Trung ương; bà Tạ Thị Hảo, Trưởng phòng Giáo dục dự.",
        [
            ("Vi Thị Nụ", ["Giám đốc Trung tâm Cứu hộ chim di trú"], "attend"),
            ("Hà Văn Sừ", ["Trưởng phòng Nông thôn, dân tộc"], "attend"),
            ("Lê Trạc", ["Phó Vụ trưởng Vụ Địa phương II, Ban Tổ chức Trung ương"], "attend"),
            ("Tạ Thị Hảo", ["Trưởng phòng Giáo dục"], "attend"),
        ],
    ),
    (
        "short forms before a topic, and a branch",
        "Ông Đỗ Văn Kha, Giám đốc Công ty CP Môi trường và Dịch vụ đô thị và bà Lê Thị Mão, Giám đốc Ngân hàng TMCP "
        "Công thương chi nhánh Sơn La trao quà.",
        [
            ("Đỗ Văn Kha", ["Giám đốc Công ty CP Môi trường và Dịch vụ đô thị"], "award"),
            ("Lê Thị Mão", ["Giám đốc Ngân hàng TMCP Công thương chi nhánh Sơn La"], "award"),
        ],
    ),
    (
        "a title beside a name only, behind a dash",
        "Dự có bà Trần Thị Huyền Trang - Phó Viện trưởng - Tổ trưởng Tổ tuyên truyền.",
        [("Trần Thị Huyền Trang", ["Phó Viện trưởng", "Tổ trưởng Tổ tuyên truyền"], "attend")],
    ),
    (
        "a company of a group, and where a mission is accredited",
        "Ông Đỗ Văn Kha, Giám đốc Công ty Than Quang Hanh - TKV tiếp ông Juan Perez, Đại sứ Cuba tại Việt Nam.",
        [
            ("Đỗ Văn Kha", ["Giám đốc Công ty Than Quang Hanh - TKV"], "visit"),
            ("Juan Perez", ["Đại sứ Cuba tại Việt Nam"], "visit"),
        ],
    ),
    (
        "the head of a delegation between name and post",
        "Đ/c Lê Chí Cần - Trưởng Đoàn kiểm tra, Phó Chủ nhiệm UBKT Tỉnh ủy kết luận buổi làm việc.",
        [("Lê Chí Cần", ["Phó Chủ nhiệm UBKT Tỉnh ủy"], "speak")],
    ),
    (
        "employees behind a semicolon are guests of their own",
        "Dự có đồng chí Hoàng Trung Hậu, Giám đốc TTCT huyện; cán bộ Ban Tuyên giáo.",
        [("Hoàng Trung Hậu", ["Giám đốc TTCT huyện"], "attend")],
    ),
    (
        "a shared post before a colon, behind another's name",
        "Chủ tịch UBND tỉnh Huỳnh Khánh Vinh và các Phó Chủ tịch UBND tỉnh: Dương Hoàng Kiệt, Ngô Vũ Thao chủ trì.",
        [
            ("Huỳnh Khánh Vinh", ["Chủ tịch UBND tỉnh"], "chair"),
            ("Dương Hoàng Kiệt", ["Phó Chủ tịch UBND tỉnh"], "chair"),
            ("Ngô Vũ Thao", ["Phó Chủ tịch UBND tỉnh"], "chair"),
        ],
    ),
    (
        "a shared post ends where semicolons follow commas",
        "Dự có các ông Phó Giám đốc Sở Nội vụ: Lê Hữu Thức, Hà Xuân Đắc; Ngô Thanh Dương, Giám đốc Sở Xây dựng.",
        [
            ("Lê Hữu Thức", ["Phó Giám đốc Sở Nội vụ"], "attend"),
            ("Hà Xuân Đắc", ["Phó Giám đốc Sở Nội vụ"], "attend"),
            ("Ngô Thanh Dương", ["Giám đốc Sở Xây dựng"], "attend"),
        ],
    ),
    (
        "a count, gồm and a colon",
        "UBND huyện có 2 Phó Chủ tịch gồm: Ông Hoàng Hùng Cừ và bà Lý Thị Vần.",
        [("Hoàng Hùng Cừ", ["Phó Chủ tịch"], None), ("Lý Thị Vần", ["Phó Chủ tịch"], None)],
    ),
    (
        "the presidium is no post",
        "Đoàn Chủ tịch gồm các đồng chí: Phạm Hồng Khuyến, Bùi Thị Thoa. Đồng chí Phạm Hồng Khuyến, Bí thư Đảng ủy "
        "và đồng chí Bùi Thị Thoa, Phó Bí thư Đảng ủy báo cáo.",
        [
            ("Phạm Hồng Khuyến", [], "chair"),
            ("Bùi Thị Thoa", [], "chair"),
            ("Phạm Hồng Khuyến", ["Bí thư Đảng ủy"], "report"),
            ("Bùi Thị Thoa", ["Phó Bí thư Đảng ủy"], "report"),
        ],
    ),
    (
        "many of a kind are nobody's post",
        "Đồng chí Vũ Thị Thanh Xuân, Quyền Bí thư Huyện ủy An Bình và bí thư các xã dự.",
        [("Vũ Thị Thanh Xuân", ["Quyền Bí thư Huyện ủy An Bình"], "attend")],
    ),
    (
        "a pair acquires a post together",
        "Kỳ họp bầu ông Trần Bá Lộc, Giám đốc Sở Xây dựng và bà Kim Thị Ngà, Giám đốc Sở Nội vụ làm Ủy viên UBND tỉnh.",
        [
            ("Trần Bá Lộc", ["Giám đốc Sở Xây dựng", "Ủy viên UBND tỉnh"], "receive"),
            ("Kim Thị Ngà", ["Giám đốc Sở Nội vụ", "Ủy viên UBND tỉnh"], "receive"),
        ],
    ),
    (
        "an appointment goes on without its verb",
        "Đồng chí Cù Đức Lanh tiếp tục giữ chức Bí thư Đảng ủy; đồng chí Bùi Thị Thoa - Phó Bí thư Thường trực.",
        [("Cù Đức Lanh", ["Bí thư Đảng ủy"], "receive"), ("Bùi Thị Thoa", ["Phó Bí thư Thường trực"], "receive")],
    ),
    (
        "a post that the speaker asks for is not his",
        "Đồng chí Tô Hữu Lâm, Trưởng Ban Tổ chức Tỉnh ủy yêu cầu giữ vững đoàn kết; sớm kiện toàn "
        "chức danh Phó Bí thư.",
        [("Tô Hữu Lâm", ["Trưởng Ban Tổ chức Tỉnh ủy"], "speak")],
    ),
    (
        "names of one word with an apostrophe",
        "Bà H'Yim, Phó Chủ tịch UBND xã và ông K'Brông, Già làng cùng dự. H'Yim cảm ơn.",
        [("H'Yim", ["Phó Chủ tịch UBND xã"], "attend"), ("K'Brông", ["Già làng"], "attend"), ("H'Yim", [], "speak")],
    ),
    (
        "a name of which no table knows the given one, before a post",
        "Tham dự có đồng chí Phan Hoàng Hảo - Viện trưởng, Lê Trạc - Phó Viện trưởng.",
        [("Phan Hoàng Hảo", ["Viện trưởng"], "attend"), ("Lê Trạc", ["Phó Viện trưởng"], "attend")],
    ),
    (
        "short forms with full stops",
        "Về dự có bà Lê Thị Mỹ Lân - UVBTV - TBDV - CT.UBMTTQVN huyện; đ/c Lại Văn Hoàn, PCN UBKT Huyện ủy; Ths. Hồ "
        "Thị Vân Anh, P.Hiệu trưởng nhà trường.",
        [
            ("Lê Thị Mỹ Lân", ["UVBTV", "TBDV", "CT.UBMTTQVN huyện"], "attend"),
            ("Lại Văn Hoàn", ["PCN UBKT Huyện ủy"], "attend"),
            ("Hồ Thị Vân Anh", ["P.Hiệu trưởng nhà trường"], "attend"),
        ],
    ),
    (
        "for whom somebody acts",
        "Thừa ủy quyền Chủ tịch UBND tỉnh, Giám đốc Sở Y tế Ma Quang Hiếu trao Bằng khen.",
        [("Ma Quang Hiếu", ["Giám đốc Sở Y tế"], "award")],
    ),
    (
        "a body behind a list is no member of it",
        "Dưới sự chủ trì của các đồng chí: Lê Duy Thanh, Chủ tịch UBND tỉnh; Vũ Chí Giáp, Phó Chủ tịch UBND tỉnh, "
        "Ban Chỉ huy phòng thủ dân sự họp.",
        [("Lê Duy Thanh", ["Chủ tịch UBND tỉnh"], "chair"), ("Vũ Chí Giáp", ["Phó Chủ tịch UBND tỉnh"], "chair")],
    ),
    (
        "a post that several hold, said of the last of them",
        "Ông Siu Blôi, bà Ksor H'Yer - đại biểu HĐND huyện tiếp xúc cử tri.",
        [("Siu Blôi", ["đại biểu HĐND huyện"], "visit"), ("Ksor H'Yer", ["đại biểu HĐND huyện"], "visit")],
    ),
    (
        "four syllables in capitals, up to the verb",
        "PHÓ CHỦ TỊCH HĐND TỈNH TRẦN THỊ BÍCH NGỌC TIẾP XÚC CỬ TRI XÃ TÂN AN",
        [("TRẦN THỊ BÍCH NGỌC", ["PHÓ CHỦ TỊCH HĐND TỈNH"], "visit")],
    ),
    (
        "a degree's full stop ends no sentence",
        "Về phía bệnh viện có: DSCKI. Hồ Như Sao, Trưởng khoa Dược; BS. Mai Đức Lộc, Phó Giám đốc.",
        [("Hồ Như Sao", ["Trưởng khoa Dược"], "attend"), ("Mai Đức Lộc", ["Phó Giám đốc"], "attend")],
    ),
    (
        "deputies inside a list",
        "Dự có các đồng chí: Lê Thúy Kiều, Mai Đức Lộc, Phó Trưởng ban Tuyên giáo Tỉnh ủy; Tạ Quý Hợi, Giám đốc Sở.",
        [
            ("Lê Thúy Kiều", ["Phó Trưởng ban Tuyên giáo Tỉnh ủy"], "attend"),
            ("Mai Đức Lộc", ["Phó Trưởng ban Tuyên giáo Tỉnh ủy"], "attend"),
            ("Tạ Quý Hợi", ["Giám đốc Sở"], "attend"),
        ],
    ),
    ("a trade makes no official", "Nghệ nhân Lò Văn Bua trình bày bài khèn. Bác sĩ Hồ Văn Thông khuyến cáo.", []),
    (
        "a verb inside another word",
        "Đồng chí Cù Đức Lanh, Bí thư Huyện ủy trực tiếp phát biểu. Bà Tạ Thị Hảo, Trưởng thôn đăng ký dự thi.",
        [("Cù Đức Lanh", ["Bí thư Huyện ủy"], "speak"), ("Tạ Thị Hảo", ["Trưởng thôn"], "attend")],
    ),
    (
        "whom a meeting hears",
        "Hội nghị nghe bà Hà Thúy Quyên, Giám đốc Sở Tài chính thông tin về thu ngân sách; nghe ông Cù Đức Lanh, "
        "Bí thư Huyện ủy phát biểu chỉ đạo.",
        [("Hà Thúy Quyên", ["Giám đốc Sở Tài chính"], "report"), ("Cù Đức Lanh", ["Bí thư Huyện ủy"], "speak")],
    ),
    (
        "whom one greets, congratulates or asks",
        "Đại hội chào mừng đồng chí Cù Đức Lanh, Bí thư Tỉnh ủy. Ông Vương Bình, Phó Chủ tịch UBND tỉnh chúc mừng bà "
        "Kim Thị Ngà, Giám đốc Sở Nội vụ. Hội nghị đề nghị ông Lê Bá Cảnh, Chủ tịch UBND xã sớm bàn giao mặt bằng.",
        [
            ("Cù Đức Lanh", ["Bí thư Tỉnh ủy"], "attend"),
            ("Vương Bình", ["Phó Chủ tịch UBND tỉnh"], "speak"),
            ("Kim Thị Ngà", ["Giám đốc Sở Nội vụ"], "receive"),
            ("Lê Bá Cảnh", ["Chủ tịch UBND xã"], "other"),
        ],
    ),
    (
        "flowers and cards of somebody who is not there",
        "Đại hội đón nhận lẵng hoa chúc mừng của đồng chí Cù Đức Lanh, Bí thư Tỉnh ủy. Lãnh đạo xã trao thiệp chúc Tết "
        "của Chủ tịch UBND tỉnh Huỳnh Khánh Vinh đến 50 hộ.",
        [("Cù Đức Lanh", ["Bí thư Tỉnh ủy"], "other"), ("Huỳnh Khánh Vinh", ["Chủ tịch UBND tỉnh"], "other")],
    ),
    (
        "one of a list of guests chairs",
        "Dự có ông Cao Bá Nhân, Phó Chủ tịch UBND huyện; bà Tạ Thị Hảo, Chủ tịch LĐLĐ huyện chủ trì hội nghị.",
        [
            ("Cao Bá Nhân", ["Phó Chủ tịch UBND huyện"], "attend"),
            ("Tạ Thị Hảo", ["Chủ tịch LĐLĐ huyện"], "chair"),
        ],
    ),
    (
        "who chairs, and who is there",
        "Tại cuộc họp do cô Lại Thị Hoan, Hiệu trưởng chủ trì, có ông Trịnh Quốc Ấn, Trưởng ban đại diện cha mẹ "
        "học sinh dự.",
        [
            ("Lại Thị Hoan", ["Hiệu trưởng"], "chair"),
            ("Trịnh Quốc Ấn", ["Trưởng ban đại diện cha mẹ học sinh"], "attend"),
        ],
    ),
    (
        "a plan that hands out work",
        "3. Phân công:\na) Ông Hồ Văn Phiên, Bí thư Đảng ủy - chỉ huy chung;",
        [("Hồ Văn Phiên", ["Bí thư Đảng ủy"], "other")],
    ),
    (
        "who retires is not decorated",
        "Ông Đặng Bảo Sanh, nguyên Phó Chủ tịch UBND xã nghỉ hưu từ 01/7.",
        [("Đặng Bảo Sanh", ["nguyên Phó Chủ tịch UBND xã"], "other")],
    ),
    (
        "a name of another people among the names of a list",
        "Ủy viên Ban Thường vụ gồm các đồng chí: Tạ Quang Huân, Lưu Thị Ngần, Bon Yơ Tuan, Chu Đình Khải.",
        [
            ("Tạ Quang Huân", ["Ủy viên Ban Thường vụ"], None),
            ("Lưu Thị Ngần", ["Ủy viên Ban Thường vụ"], None),
            ("Bon Yơ Tuan", ["Ủy viên Ban Thường vụ"], None),
            ("Chu Đình Khải", ["Ủy viên Ban Thường vụ"], None),
        ],
    ),
    (
        "a person whose name is a place's too, by the post behind it",
        "Dự có các đồng chí: Tạ Quang Huân, Bí thư Đảng ủy; Mai Sơn, Chủ tịch UBND xã.",
        [("Tạ Quang Huân", ["Bí thư Đảng ủy"], "attend"), ("Mai Sơn", ["Chủ tịch UBND xã"], "attend")],
    ),
    (
        "a body among the guests is nobody",
        "Dự có các đồng chí Tạ Quang Huân, Lưu Thị Ngần, Ban Dân vận Huyện ủy.",
        [("Tạ Quang Huân", [], "attend"), ("Lưu Thị Ngần", [], "attend")],
    ),
    (
        "a name whose end is a body's too",
        "Dự có ông Cao Hải Quân, Giám đốc Sở Y tế; bà Lý Công An, Trưởng phòng.",
        [("Cao Hải Quân", ["Giám đốc Sở Y tế"], "attend"), ("Lý Công An", ["Trưởng phòng"], "attend")],
    ),
    (
        "those who share a post, and one who has his own before the name",
        "Tham dự có các Phó Chủ tịch UBND tỉnh: Lại Đình Phú, Chu Thị Thơm, Giám đốc Sở Tài chính Tạ Quang Huân.",
        [
            ("Lại Đình Phú", ["Phó Chủ tịch UBND tỉnh"], "attend"),
            ("Chu Thị Thơm", ["Phó Chủ tịch UBND tỉnh"], "attend"),
            ("Tạ Quang Huân", ["Giám đốc Sở Tài chính"], "attend"),
        ],
    ),
    (
        "short forms with dots",
        "Dự có đồng chí Lại Đình Phú, P.Bí thư Đảng ủy - CT.HĐND xã; đồng chí Chu Thị Thơm, P. Chủ tịch UBND xã.",
        [
            ("Lại Đình Phú", ["P.Bí thư Đảng ủy", "CT.HĐND xã"], "attend"),
            ("Chu Thị Thơm", ["P. Chủ tịch UBND xã"], "attend"),
        ],
    ),
    (
        "a steering committee known by a number",
        "Đồng chí Lại Đình Phú, Trưởng Ban Chỉ đạo 138/Chính phủ chủ trì.",
        [("Lại Đình Phú", ["Trưởng Ban Chỉ đạo 138/Chính phủ"], "chair")],
    ),
    (
        "lines broken by width, within posts and names",
        "Tham dự cuộc họp có các đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh cùng Trưởng Ban\n"
        "Dân vận Tỉnh ủy Chu Thị Thơm; Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy Lại Đình Phú; Giám\n"
        "đốc Sở Tài chính Tạ Quang Huân; Giám đốc Sở Nông nghiệp và Môi trường Hồ Thị Nhài;\n"
        "Giám đốc Sở Xây dựng Trịnh Quốc Ấn, Chánh Văn phòng Ủy ban nhân dân tỉnh Đặng Bảo\n"
        "Sanh, Chủ tịch Liên đoàn Lao động tỉnh Lại Thị Hoan, Tổng Biên tập Báo tỉnh Vũ Đình\n"
        "Chương, lãnh đạo các sở, ban, ngành, đoàn thể của tỉnh và đại diện Thường trực các\n"
        "huyện ủy, thành ủy cùng dự.",
        [
            ("Chu Thị Thơm", ["Trưởng Ban\nDân vận Tỉnh ủy"], "attend"),
            ("Lại Đình Phú", ["Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy"], "attend"),
            ("Tạ Quang Huân", ["Giám\nđốc Sở Tài chính"], "attend"),
            ("Hồ Thị Nhài", ["Giám đốc Sở Nông nghiệp và Môi trường"], "attend"),
            ("Trịnh Quốc Ấn", ["Giám đốc Sở Xây dựng"], "attend"),
            ("Đặng Bảo\nSanh", ["Chánh Văn phòng Ủy ban nhân dân tỉnh"], "attend"),
            ("Lại Thị Hoan", ["Chủ tịch Liên đoàn Lao động tỉnh"], "attend"),
            ("Vũ Đình\nChương", ["Tổng Biên tập Báo tỉnh"], "attend"),
        ],
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_reads_officials(what: str, text: str, expected: Expected) -> None:
    assert read(text) == expected
