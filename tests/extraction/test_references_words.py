"""Every word that the grammar of citations writes out itself, each in a sentence of its own."""

from __future__ import annotations

import pytest

from vnbulletin.extraction.references import find_references
from vnbulletin.model import Reference
from vnbulletin.segmentation import lay_out
from vnbulletin.tables import load_table


def read(text: str) -> tuple[Reference, ...]:
    # Behind a first sentence, so that a short line is not taken for a heading.
    lead = "Hội nghị giao ban diễn ra sáng nay tại hội trường xã. "
    return find_references(lay_out(lead + text))


def first(text: str) -> Reference:
    found = read(text)
    assert found, text
    return found[0]


def words(kind: str) -> list[str]:
    return [row["words"] for row in load_table("reference_words") if row["kind"] == kind]


def each(listed: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("word", listed.split("|"))


@each("ngày|của|về|và|do|thì|được|có|quy|ngay")
def test_words_glued_to_a_code(word: str) -> None:
    assert first(f"Thực hiện Kế hoạch số 12-KH/TU{word} tỉnh nêu rõ.").code == "12-KH/TU"


@each("hướng dẫn|chỉ đạo|ban hành|phê duyệt|kết luận|thông báo")
def test_verbs_before_the_subject(word: str) -> None:
    assert first(f"Thực hiện Công văn số 12/UBND-NN {word} về trồng rừng; các xã rà soát.").subject == "về trồng rừng"


@each("v/v|về việc|về|quy định về|quy định chi tiết|quy định chi tiết và hướng dẫn thi hành")
def test_openings_of_subjects(word: str) -> None:
    found = first(f"Thực hiện Quyết định số 12/QĐ-UBND {word} trồng rừng; các xã rà soát.")
    assert found.subject == f"{word} trồng rừng"


@each("đã|đang|sẽ|vừa|cũng")
def test_words_between_whoever_acts_and_the_verb(word: str) -> None:
    text = f"Thực hiện Kế hoạch số 12/KH-UBND về trồng rừng, Đoàn xã {word} kiểm tra nhiều đợt."
    assert first(text).subject == "về trồng rừng"


#: Words with which a clause goes on behind whoever acts in it.
ACTS = (
    "đã|cần|đề nghị|yêu cầu|tổ chức|ban hành|triển khai|phối hợp|chỉ đạo|xây dựng|thống nhất|giao|tiếp tục|quán triệt"
    "|phát động|hướng dẫn"
)


@each(f"{ACTS}|có|thực hiện|huy động")
def test_whoever_acts_behind_a_comma_ends_the_subject(word: str) -> None:
    text = f"Thực hiện Kế hoạch số 12/KH-UBND về trồng rừng, Đoàn xã {word} nhiều đợt ra quân."
    assert first(text).subject == "về trồng rừng"


@each(
    f"{ACTS}|đang|sẽ|vừa|phải|tập trung|chủ động|nghe|thông qua|nghiêm túc|tích cực|đẩy mạnh|tăng cường|thông báo"
    "|báo cáo|chuẩn bị|họp|làm việc|kiểm tra|phân công|khẩn trương|kịp thời|thành lập|tham mưu|trao|tặng|lựa chọn"
    "|đăng ký"
)
def test_members_who_act_end_the_subject(word: str) -> None:
    text = f"Thực hiện Chỉ thị số 12-CT/TU về đại hội đảng bộ, chi bộ các thôn {word} nội dung."
    assert first(text).subject == "về đại hội đảng bộ"


def test_members_who_do_nothing_belong_to_the_subject() -> None:
    text = "Thực hiện Chỉ thị số 12-CT/TU về đại hội đảng bộ, chi bộ các cấp."
    assert first(text).subject == "về đại hội đảng bộ, chi bộ các cấp"


@each(
    "việc|thực hiện|triển khai|học tập|nhiệm vụ|phong trào|cuộc vận động|các|những|tình hình|công tác"
    "|kiểm điểm|sơ kết"
    "|tổng kết|đánh giá|kỷ niệm|chào mừng|hoàn thành|rà soát|quán triệt|tuyên truyền|sinh hoạt"
)
def test_what_is_linked_to_a_document_ends_its_subject(word: str) -> None:
    text = f"Thực hiện Chỉ thị số 12-CT/TU về trồng rừng gắn với {word} nông thôn mới."
    assert first(text).subject == "về trồng rừng"


@each(
    "đại biểu|cán bộ|đảng viên|học viên|đoàn viên|hội viên|người|công chức|giáo viên|quần chúng|đồng chí|học sinh"
    "|thanh niên|chiến sĩ|bà con|báo cáo viên"
)
def test_who_hears_of_a_document_ends_its_subject(word: str) -> None:
    text = f"Xã phổ biến Chỉ thị số 12-CT/TU về trồng rừng cho hơn 120 {word} trong xã."
    assert first(text).subject == "về trồng rừng"


@each("ban|tổ|đoàn|phòng|cơ quan|đơn vị|quy chế|hoạt động|đại biểu|thành viên|thẩm quyền|trách nhiệm|nhiệm vụ")
def test_what_belongs_to_a_body_is_no_issuing(word: str) -> None:
    found = first(f"Thực hiện Nghị quyết số 12/NQ-HĐND về đổi mới {word} của HĐND tỉnh.")
    assert (found.issuer, found.subject) == (None, f"về đổi mới {word} của HĐND tỉnh")


@each("cấp trên|ngành|ngân hàng|cục|tổng cục|trung tâm|văn phòng|hội đồng|trường|phòng|ban")
def test_words_that_name_no_body(word: str) -> None:
    assert first(f"Thực hiện Kế hoạch số 12/KH-UBND của {word} về trồng rừng.").issuer is None


@each("Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư|Nghị quyết|Quyết định|Điều 5|Khoản 2")
def test_documents_are_no_bodies(word: str) -> None:
    assert first(f"Thực hiện Kế hoạch số 12/KH-UBND của {word} về trồng rừng.").issuer is None


@each(
    "bộ chính trị|ban bí thư|ban chấp hành|bch|trung ương|chính phủ|thủ tướng|quốc hội|tỉnh ủy|thành ủy"
    "|huyện ủy|thị ủy"
    "|quận ủy|đảng ủy|ban thường vụ|btv|ủy ban|ubnd|hđnd|chủ tịch|bộ trưởng|sở|bộ|tỉnh|thành phố|huyện|xã|phường"
    "|chi bộ|đảng bộ|hội nghị|công an|liên đoàn|thường trực|tòa án|viện kiểm sát|kho bạc|liên bộ"
)
def test_bodies_in_small_letters(word: str) -> None:
    assert first(f"Thực hiện Kế hoạch số 12/KH-SL của {word}, các đơn vị rà soát.").issuer == word


@each("Quy định|Ban hành|Hướng dẫn|Về|Sửa đổi|Phê duyệt|Quyết định|Ngày|Bổ sung|Công bố|Bãi bỏ")
def test_verbs_with_a_capital_are_no_part_of_the_issuer(word: str) -> None:
    assert first(f"Thực hiện Quyết định số 12/QĐ-UBND của UBND tỉnh {word} giá nước sạch.").issuer == "UBND tỉnh"


@each(
    "Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Chỉ thị|Quyết định|Kết luận|Thông tư|Hiến pháp|Điều lệ"
    "|Công văn|Quy định"
    "|Hướng dẫn|Công điện|Tờ trình|Thông báo|Quy chế|Chương trình|Đề án|Báo cáo|Danh mục|Phụ lục"
)
def test_the_next_document_is_no_part_of_the_issuer(word: str) -> None:
    assert first(f"Thực hiện Quyết định số 12/QĐ-UBND của UBND tỉnh và {word} của Bộ.").issuer == "UBND tỉnh"


@each(
    "VỀ|NGÀY|QUY ĐỊNH|BAN HÀNH|PHÊ DUYỆT|PHÊ CHUẨN|SỬA ĐỔI|BỔ SUNG|ĐÃ|ĐƯỢC|LÀ|VỚI|THEO|TẠI|NHẰM|ĐỂ|CHO"
    "|DO|CỦA|HƯỚNG DẪN"
    "|TRIỂN KHAI|THỰC HIỆN|THÔNG QUA|NHIỆM KỲ|GIAI ĐOẠN|YÊU CẦU|ĐỀ NGHỊ|CÔNG BỐ|CÔNG NHẬN|THÀNH LẬP|CÓ"
)
def test_shouted_words_behind_the_issuer(word: str) -> None:
    assert first(f"QUYẾT ĐỊNH SỐ 12/QĐ-UBND CỦA UBND TỈNH {word} GIÁ NƯỚC SẠCH").issuer == "UBND TỈNH"


@each(
    "Bộ|Ban|Ủy ban|UBND|HĐND|UBMTTQ|Tỉnh ủy|Thành ủy|Huyện ủy|Thị ủy|Quận ủy|Đảng ủy|Sở|Hội|Liên đoàn|Công an"
    "|Thường trực|Cục|Văn phòng|Chi bộ|Chi cục|Phòng|Trường|Tỉnh đoàn|Trung ương|Thành đoàn|Huyện đoàn|Đoàn|BCH|BTV"
    "|Công đoàn|Ngân hàng|Tòa án|Viện|Đại hội|Mặt trận|Kho bạc|Bảo hiểm|Thanh tra|Kiểm toán|Tập đoàn"
    "|Công ty|Xã|Phường"
    "|Tỉnh|Thành phố|Huyện|Đảng bộ|Quân ủy"
)
def test_bodies_before_their_verb(word: str) -> None:
    assert first(f"Hôm qua {word} Sông Lam ban hành Kế hoạch số 12/KH-SL về trồng rừng.").issuer == f"{word} Sông Lam"


@each(
    "hội nghị|bộ chính trị|ban bí thư|chính phủ|thủ tướng|quốc hội|đảng ủy|ban thường vụ|sở|bộ|ubnd|hđnd"
    "|ủy ban nhân dân"
    "|hội đồng nhân dân|bộ trưởng|trung ương đảng|thành ủy"
)
def test_bodies_right_behind_a_number(word: str) -> None:
    assert first(f"Thực hiện Chỉ thị 912 {word} về trồng rừng.").issuer == word


@each("tiết|điểm|khoản|Điều|Mục|tiểu mục|Phần|Chương|Phụ lục|tiêu chí|bảng|biểu|mẫu|mẫu số|biểu số|phụ biểu")
def test_units_of_provisions(word: str) -> None:
    assert first(f"Làm theo {word} 2 Nghị định số 130/2024/NĐ-CP.").provision == f"{word} 2"
    assert first(f"Làm theo Nghị định số 130/2024/NĐ-CP ({word} 2).").provision == f"{word} 2"


@each(",|;|, và| và| của| thuộc| tại|")
def test_joints_of_provisions(word: str) -> None:
    assert first(f"Làm theo khoản 2{word} Điều 5 Nghị định số 130/2024/NĐ-CP.").provision == f"khoản 2{word} Điều 5"


@each(",| và| đến| -| hoặc")
def test_joints_of_numbers_of_provisions(word: str) -> None:
    assert first(f"Làm theo Điều 5{word} 7 Nghị định số 130/2024/NĐ-CP.").provision == f"Điều 5{word} 7"


@each("của|tại|trong|theo|ban hành kèm theo|kèm theo|của bản|")
def test_links_of_provisions(word: str) -> None:
    assert first(f"Làm theo Phụ lục 2 {word} Nghị định số 130/2024/NĐ-CP.").provision == "Phụ lục 2"


@each(
    "Đảng bộ tỉnh|Đoàn xã|Công đoàn ngành|MTTQ huyện|Mặt trận huyện|Hội Nông dân|Phụ nữ huyện"
    "|Công an tỉnh|Quân sự huyện"
    "|Liên đoàn Lao động|Hiệp hội Chè|Nông dân xã|Cựu chiến binh xã|Thanh niên huyện|Sinh viên tỉnh|các dân tộc huyện"
    "|Thi đua ngành|tỉnh|thành phố|huyện|xã|phường"
)
def test_congresses(word: str) -> None:
    name = f"Nghị quyết Đại hội {word} Sông Lam lần thứ V"
    assert first(f"Chi bộ học tập {name} trong tháng.").text == name


@each(
    "MTTQ Việt Nam|Mặt trận Tổ quốc Việt Nam|Công đoàn Việt Nam|Công đoàn|Đoàn|Đoàn TNCS Hồ Chí Minh"
    "|Đoàn Thanh niên Cộng sản Hồ Chí Minh|Hội Nông dân Việt Nam|Hội Liên hiệp Phụ nữ Việt Nam|Hội LHPN"
    "|Hội Cựu chiến binh"
    "|Hội CCB|Hội Chữ thập đỏ|Hội Khuyến học|Hội Người cao tuổi|Hội Liên hiệp Thanh niên|Hội LHTN|Hội Sinh viên"
    "|Hội Nhà báo|Hội Luật gia|Đội TNTP Hồ Chí Minh"
)
def test_charters(word: str) -> None:
    assert first(f"Mọi người học Điều lệ {word}.").text == f"Điều lệ {word}"


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("nhất", 1), ("hai", 2), ("ba", 3), ("tư", 4), ("bốn", 4), ("năm", 5), ("sáu", 6), ("bảy", 7), ("tám", 8),
        ("chín", 9), ("mười", 10), ("mười một", 11), ("mười hai", 12), ("mười ba", 13), ("mười bốn", 14),
        ("mười lăm", 15), ("I", 1), ("IV", 4), ("VI", 6), ("IX", 9), ("XI", 11), ("7", 7), ("15", 15),
    ],
)  # fmt: skip
def test_numerals_of_plenums(numeral: str, number: int) -> None:
    text = f"Quán triệt Nghị quyết Hội nghị lần thứ {numeral} Ban Chấp hành Trung ương khóa IV."
    assert first(text).document == f"NQ/Trung ương {number} khóa IV"


@pytest.mark.parametrize("numeral", ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XIV", "XIX", "XL"])
def test_numerals_of_congresses(numeral: str) -> None:
    assert first(f"Học tập Nghị quyết Đại hội {numeral} của Đảng.").document == f"NQ/Đại hội {numeral}"


@each(
    "hội|khoa|trường|học|viện|ngành|công ty|văn phòng|báo|tạp chí|cử nhân|thạc sĩ|tiến sĩ|hãng|hộ|kỷ"
    "|pháp|dự án|dự thảo"
    "|phòng|lớp|bộ|đoàn|tnhh|sinh viên|giảng viên"
)
def test_words_before_law_that_make_it_none(word: str) -> None:
    assert read(f"Bạn tôi ở {word} Luật Hành chính của tỉnh.") == ()


@each("Hà Nội|Sư|Gia|Pháp|Này|Số|Không|TP Huế|Thành phố|Quốc tế|Việt")
def test_words_behind_law_that_make_it_none(word: str) -> None:
    assert read(f"Bạn tôi học Luật {word} đã lâu.") == ()


@each(
    "mẫu|biểu|mẫu đơn|phụ lục|hóa đơn|tờ khai|thửa|thửa đất|lô|giấy phép|giấy chứng nhận|chứng thư|vụ án|bản án|hồ sơ"
    "|tài khoản|phiếu|tiêu chuẩn|đơn|lô đất|cáo trạng|kháng nghị|bản kết luận điều tra"
)
def test_numbers_of_other_papers(word: str) -> None:
    assert read(f"Người dân nộp {word} số 12/TB-UBND cho xã.") == ()


@each("dự thảo|dự án|bản thảo|dự thảo các")
def test_drafts_of_named_resolutions_are_no_documents(word: str) -> None:
    assert read(f"Xã góp ý {word} Nghị quyết Đại hội Đảng bộ xã lần thứ V.") == ()


@each("các|những|nhiều|3")
def test_a_type_word_said_of_several_is_no_part_of_the_citation(word: str) -> None:
    assert first(f"Xã làm theo {word} kế hoạch của UBND huyện số 12/KH-UBND.").text == "12/KH-UBND"


@each(",|;|và|hoặc|cùng|&|+|, và|và số|, số")
def test_joints_of_lists_of_numbers(word: str) -> None:
    assert [r.code for r in read(f"Học Nghị quyết số 87 {word} 88-NQ/TU.")] == ["87-NQ/TU", "88-NQ/TU"]


@each("ban hành|ký|được ban hành|được ký|được thông qua|ký vào|thông qua vào|cùng")
def test_words_before_the_day(word: str) -> None:
    assert first(f"Xã học Nghị quyết số 12-NQ/TU, {word} ngày 3/4/2021.").date == "2021-04-03"


@pytest.mark.parametrize("word", [w for w in words("issue") if not w.endswith("tại")])
def test_verbs_of_issuing_from_the_table(word: str) -> None:
    assert first(f"Hôm qua UBND tỉnh {word} Kế hoạch số 12/KH-UBND về trồng rừng.").issuer == "UBND tỉnh"


def test_what_is_counted_is_no_document() -> None:
    assert [w for w in words("count") if read(f"Hội nghị nêu nghị quyết 5 {w} trọng tâm.")] == []


def test_what_may_follow_a_short_citation() -> None:
    counted = words("count")
    missed = [w for w in words("follow") if w not in counted and not read(f"Hội nghị nêu Kế hoạch 35 {w} toàn xã.")]
    assert missed == []
