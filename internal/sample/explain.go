package sample

import (
	"strings"

	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// explain finds the words for a key: those of its kind and path, else of the end of its path. "round.notice.number"
// is looked up first, then "notice.number", then "number".
func explain(kind, path string) (problem.Text, bool) {
	for name := kind + "." + path; ; {
		if text, ok := explanations[name]; ok {
			return text, true
		}
		_, rest, ok := strings.Cut(name, ".")
		if !ok {
			return problem.Text{}, false
		}
		name = rest
	}
}

// Explain returns the words for a key of a kind of record, or of site.toml for the kind "site". ok is false for a key
// that there is not.
func Explain(kind, path string) (text problem.Text, ok bool) { return explain(kind, path) }

// Meaning says in Vietnamese what a legal value of a key means; "" where no more is to be said.
func Meaning(key, value string) string { return gloss(key, value) }

// remark is what stands behind a key: what it means, whether it must be there, whether it is published, and what it
// may hold.
func remark(kind, path, lang string, f *field.Field) string {
	text, _ := explain(kind, path)
	words := text.In(lang)
	var marks []string
	if f.Required {
		marks = append(marks, problem.Text{Vi: "bắt buộc", En: "required"}.In(lang))
	}
	if f.Private {
		marks = append(marks, problem.Text{Vi: "không bao giờ đăng", En: "never published"}.In(lang))
	}
	if len(marks) > 0 {
		words += " (" + strings.Join(marks, ", ") + ")"
	}
	if len(f.Enum) > 0 {
		words += ": " + strings.Join(glossed(f.Key, f.Enum, lang), ", ")
	}
	return words
}

// glossed lists legal values, for Vietnamese readers each with its meaning.
func glossed(key string, values []string, lang string) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v
		if meaning := gloss(key, v); lang == "vi" && meaning != "" {
			all[i] = v + " (" + meaning + ")"
		}
	}
	return all
}

// gloss is the meaning of a value of a key in Vietnamese.
func gloss(key, value string) string {
	if meaning, ok := glosses[key+"."+value]; ok {
		return meaning
	}
	return glosses[value]
}

// glosses says in Vietnamese what the legal values mean; a value that means something else at one key stands with it.
var glosses = map[string]string{
	"central": "trung ương", "ministry": "bộ, ban, ngành", "province": "tỉnh, thành phố", "department": "sở, ban, ngành của tỉnh",
	"district": "quận, huyện, đến 30/6/2025", "commune": "xã, phường, đặc khu", "council": "hội đồng", "enterprise": "doanh nghiệp",
	"school": "trường học", "hospital": "bệnh viện", "armed-forces": "lực lượng vũ trang", "mass-organisation": "đoàn thể",
	"other": "khác", "unit": "đơn vị", "president": "Chủ tịch nước", "prime-minister": "Thủ tướng Chính phủ",

	"cluster": "cụm", "block": "khối",

	"title": "danh hiệu thi đua", "order": "huân chương", "medal": "huy chương", "state-title": "danh hiệu vinh dự nhà nước",
	"prize": "giải thưởng", "commemorative": "kỷ niệm chương", "bang-khen": "bằng khen", "giay-khen": "giấy khen",
	"flag": "cờ thi đua", "city-title": "danh hiệu của thành phố",
	"allowed": "được truy tặng", "only": "chỉ truy tặng", "never": "không truy tặng",
	"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình", "work": "công trình, tác phẩm", "foreign": "người nước ngoài",

	"proposer": "nơi đề nghị", "working": "ngày làm việc", "calendar": "ngày theo lịch",
	"portal": "cổng thông tin", "newspaper": "báo", "radio-tv": "phát thanh, truyền hình", "notice-board": "bảng niêm yết",
	"merit": "công trạng", "ad-hoc": "đột xuất", "movement": "phong trào thi đua", "thematic": "chuyên đề",
	"contribution": "quá trình cống hiến", "service-years": "niên hạn", "foreign-relations": "đối ngoại",

	"yearly": "hằng năm", "five-year": "năm năm", "campaign": "theo đợt", "regular": "thường xuyên",
	"exemplars-per-unit-month": "số gương điển hình mỗi đơn vị mỗi tháng", "units-with-plan": "số đơn vị có kế hoạch",
	"share-direct-workers": "tỷ lệ người lao động trực tiếp", "share-small-collectives": "tỷ lệ tập thể nhỏ",
	"share-women": "tỷ lệ nữ", "share-foreigners": "tỷ lệ người nước ngoài", "share-ad-hoc": "tỷ lệ khen đột xuất",
	"share-thematic": "tỷ lệ khen chuyên đề", "mid-year": "sơ kết", "year-end": "tổng kết",

	"written": "bằng văn bản", "law": "theo quy định của pháp luật", "public-event-image": "hình ảnh tại sự kiện công cộng",
	"basis.request": "theo yêu cầu của người được nêu", "retention": "hết thời hạn công khai", "basis.order": "theo quyết định của cơ quan có thẩm quyền", "arrival": "ngày đến", "postmark": "dấu bưu điện",
	"candidate": "người được đề nghị",

	"support": "đồng tình", "objection": "không đồng tình", "information": "cung cấp thông tin", "request": "kiến nghị",
	"letter": "thư", "in-person": "trực tiếp", "email": "thư điện tử", "phone": "điện thoại",
	"channel.portal": "cổng phản ánh, kiến nghị",
	"kept":           "giữ nguyên đề nghị", "changed": "có điều chỉnh", "removed": "đưa ra khỏi danh sách",

	"awarded": "được tặng", "not-awarded": "không có trong quyết định", "deferred": "chuyển xét sau",
	"annulled": "hủy bỏ quyết định tặng", "stripped": "tước danh hiệu", "restored": "phục hồi danh hiệu",

	"birth_year": "năm sinh", "hometown": "quê quán", "vi": "tiếng Việt", "en": "tiếng Anh",

	"sections.search": "ô tìm kiếm", "sections.open": "đang lấy ý kiến, không bỏ được", "sections.upcoming": "sắp lấy ý kiến",
	"sections.how": "cách góp ý", "sections.results": "kết quả mới", "sections.stories": "gương điển hình mới",
	"sections.figures": "vài con số", "sections.browse": "tra cứu",
}
