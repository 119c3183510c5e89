package decode

import "congkhai/internal/problem"

// cause is one sort of mistake: its ID and its words. Messages may take the name of a key and a line, nothing else.
type cause struct {
	id            string
	message, hint problem.Text
}

var (
	tooLarge = cause{
		"toml/too-large",
		problem.Text{Vi: "phần TOML lớn hơn 1 MiB", En: "the TOML is larger than 1 MiB"},
		problem.Text{Vi: "chia nội dung thành nhiều tệp", En: "divide the content into several files"},
	}
	tooDeep = cause{
		"toml/too-deep",
		problem.Text{Vi: "các ngoặc [ ] và { } lồng nhau quá 64 tầng", En: "the brackets [ ] and { } are nested more than 64 levels deep"},
		problem.Text{Vi: "viết thành bảng riêng, có tiêu đề [tên]", En: "write tables of their own, with a header [name]"},
	}
	keyTooDeep = cause{
		"toml/too-deep",
		problem.Text{Vi: "tên khóa có hơn 16 phần ngăn cách bằng dấu chấm", En: "the key has more than 16 parts separated by dots"},
		problem.Text{Vi: "viết tên khóa ngắn lại", En: "shorten the key"},
	}
	tooMany = cause{
		"toml/too-many",
		problem.Text{Vi: "phần TOML có quá nhiều bảng, khóa hoặc phần tử", En: "the TOML has too many tables, keys or elements"},
		problem.Text{Vi: "chia nội dung thành nhiều tệp", En: "divide the content into several files"},
	}
	failed = cause{
		"toml/failed",
		problem.Text{Vi: "không đọc được phần TOML", En: "the TOML could not be read"},
		problem.Text{},
	}
	keyLost = cause{
		"toml/failed",
		problem.Text{Vi: "không đọc được giá trị của khóa %s", En: "the value of the key %s could not be read"},
		problem.Text{Vi: "viết khóa này dưới tiêu đề [tên] của một bảng riêng", En: "write this key below the header [name] of a table of its own"},
	}
	syntax = cause{
		"toml/syntax",
		problem.Text{Vi: "cú pháp TOML không đúng ở đây", En: "this is not correct TOML"},
		problem.Text{Vi: `xem lại dòng này; mỗi dòng viết: khóa = "giá trị"`, En: `look at this line again; lines read: key = "value"`},
	}
)

// Names that stand twice.
var (
	keyTwice = cause{
		"toml/duplicate-key",
		problem.Text{Vi: "khóa %s đã có ở dòng %d", En: "the key %s already stands on line %d"},
		problem.Text{Vi: "giữ lại một trong hai dòng", En: "keep one of the two lines"},
	}
	tableTwice = cause{
		"toml/duplicate-key",
		problem.Text{Vi: "bảng %s đã có ở dòng %d", En: "the table %s already stands on line %d"},
		problem.Text{
			Vi: "gộp hai phần làm một; nếu là danh sách nhiều mục thì mọi tiêu đề đều viết [[tên]]",
			En: "join the two parts; for a list of several items write every header as [[name]]",
		},
	}
	keyHasValue = cause{
		"toml/duplicate-key",
		problem.Text{Vi: "khóa %s đã có giá trị ở dòng %d, không thể thêm khóa con", En: "the key %s already has a value on line %d and cannot take keys below it"},
		problem.Text{Vi: "đổi tên một trong hai khóa", En: "rename one of the two keys"},
	}
	tableClosed = cause{
		"toml/duplicate-key",
		problem.Text{Vi: "bảng %s đã có tiêu đề riêng ở dòng %d", En: "the table %s already has a header of its own on line %d"},
		problem.Text{Vi: "viết khóa này ngay dưới tiêu đề của bảng đó", En: "write this key right below the header of that table"},
	}
)

// Characters that TOML does not take anywhere.
var (
	notUTF8 = cause{
		"toml/syntax",
		problem.Text{Vi: "văn bản không ở bảng mã UTF-8", En: "the text is not in UTF-8"},
		problem.Text{Vi: "lưu lại tệp với bảng mã UTF-8", En: "save the file again as UTF-8"},
	}
	control = cause{
		"toml/syntax",
		problem.Text{Vi: "có ký tự điều khiển không nhìn thấy ở đây", En: "there is an invisible control character here"},
		problem.Text{Vi: "xóa ký tự này rồi gõ lại", En: "delete this character and type again"},
	}
	invisible = cause{
		"toml/syntax",
		problem.Text{Vi: "có dấu cách đặc biệt hoặc ký tự không nhìn thấy ở đây", En: "there is a special space or an invisible character here"},
		problem.Text{Vi: "xóa rồi gõ lại dấu cách thường; ký tự này thường do chép từ Word hoặc trang web", En: "delete it and type an ordinary space; it often comes with text copied from Word or a web page"},
	}
	curly = cause{
		"toml/syntax",
		problem.Text{Vi: "dấu ngoặc cong “ ” ‘ ’ không dùng được để bao chữ", En: "curly quotes “ ” ‘ ’ cannot enclose text"},
		problem.Text{Vi: `gõ dấu ngoặc kép thẳng: "…"; Word và điện thoại hay tự đổi thành dấu cong`, En: `type straight quotes: "…"; Word and telephones like to curl them`},
	}
)

// Mistakes in strings.
var (
	stringOpen = cause{
		"toml/syntax",
		problem.Text{Vi: "chuỗi mở ở đây không có dấu ngoặc đóng trên cùng dòng", En: "the string that opens here has no closing quote on its line"},
		problem.Text{Vi: `thêm dấu ngoặc đóng ở cuối; đoạn văn nhiều dòng đặt giữa """ và """`, En: `add the closing quote; put text of several lines between """ and """`},
	}
	textOpen = cause{
		"toml/syntax",
		problem.Text{Vi: "đoạn văn nhiều dòng mở ở đây không có dấu đóng", En: "the text of several lines that opens here is never closed"},
		problem.Text{Vi: "viết lại đúng ba dấu ngoặc như lúc mở ở cuối đoạn văn", En: "write the same three quotes again where the text ends"},
	}
	textQuotes = cause{
		"toml/syntax",
		problem.Text{Vi: "có quá nhiều dấu ngoặc liền nhau ở cuối đoạn văn nhiều dòng", En: "too many quotes in a row where a text of several lines ends"},
		problem.Text{Vi: "chỉ để lại ba dấu ngoặc", En: "leave three quotes"},
	}
	escape = cause{
		"toml/syntax",
		problem.Text{Vi: `dấu \ trong ngoặc kép mở đầu một mã mà TOML không có`, En: `the \ inside double quotes starts a code that TOML does not have`},
		problem.Text{Vi: `đường dẫn viết bằng dấu /; muốn giữ dấu \ thì đặt chuỗi trong dấu nháy đơn '…' hoặc viết \\`, En: `write paths with /; to keep a \ put the string in single quotes '…' or write \\`},
	}
)

// Mistakes in keys and headers.
var (
	keyLetters = cause{
		"toml/syntax",
		problem.Text{Vi: "tên khóa có ký tự không dùng được", En: "the key has characters that a key cannot have"},
		problem.Text{Vi: "tên khóa chỉ gồm chữ cái không dấu, chữ số, dấu _ và dấu -", En: "keys are made of letters without marks, digits, _ and -"},
	}
	keySpaces = cause{
		"toml/syntax",
		problem.Text{Vi: "tên khóa có dấu cách", En: "the key has a space in it"},
		problem.Text{Vi: "nối các chữ bằng dấu _, ví dụ: short_name", En: "join the words with _, for example: short_name"},
	}
	keyMissing = cause{
		"toml/syntax",
		problem.Text{Vi: "thiếu tên khóa", En: "a key is missing here"},
		problem.Text{Vi: `viết: khóa = "giá trị"`, En: `write: key = "value"`},
	}
	keyDots = cause{
		"toml/syntax",
		problem.Text{Vi: "thiếu tên ở trước hoặc sau dấu chấm", En: "a name is missing before or after the dot"},
		problem.Text{Vi: "bỏ dấu chấm thừa", En: "remove the dot"},
	}
	colon = cause{
		"toml/syntax",
		problem.Text{Vi: "sau tên khóa là dấu = chứ không phải dấu hai chấm", En: "a key is followed by = and not by a colon"},
		problem.Text{Vi: `viết: khóa = "giá trị"`, En: `write: key = "value"`},
	}
	equalsMissing = cause{
		"toml/syntax",
		problem.Text{Vi: "thiếu dấu = giữa tên khóa và giá trị", En: "there is no = between a key and its value"},
		problem.Text{
			Vi: `viết: khóa = "giá trị"; nếu là lời ghi chú thì thêm dấu # ở đầu dòng`,
			En: `write: key = "value"; put # in front of a remark`,
		},
	}
	commentMark = cause{
		"toml/syntax",
		problem.Text{Vi: "ghi chú trong TOML bắt đầu bằng dấu #", En: "remarks start with # in TOML"},
		problem.Text{Vi: "thay dấu ở đầu ghi chú bằng #", En: "write # at the start of the remark"},
	}
	headerOpen = cause{
		"toml/syntax",
		problem.Text{Vi: "tiêu đề mở ở đây không được đóng đúng", En: "the header that opens here is not closed as it should be"},
		problem.Text{Vi: "viết [tên] cho một bảng, [[tên]] cho một mục trong danh sách", En: "write [name] for a table, [[name]] for an item of a list"},
	}
	headerName = cause{
		"toml/syntax",
		problem.Text{Vi: "tiêu đề không có tên đúng", En: "the header has no proper name"},
		problem.Text{
			Vi: "viết [tên] hoặc [[tên]]; tên chỉ gồm chữ cái không dấu, chữ số, dấu _ và dấu -",
			En: "write [name] or [[name]]; names are made of letters without marks, digits, _ and -",
		},
	}
)

// Mistakes around values.
var (
	valueMissing = cause{
		"toml/syntax",
		problem.Text{Vi: "thiếu giá trị ở đây", En: "a value is missing here"},
		problem.Text{Vi: `điền giá trị sau dấu =, để trống thì viết "" hoặc xóa cả dòng`, En: `write a value after the =; for an empty one write "" or delete the line`},
	}
	textAfter = cause{
		"toml/syntax",
		problem.Text{Vi: "còn chữ thừa sau giá trị hoặc tiêu đề", En: "there is more text after the value or header"},
		problem.Text{
			Vi: "nếu cả dòng là giá trị, đặt tất cả trong dấu ngoặc kép; nếu là ghi chú, thêm dấu # ở trước",
			En: "if all of it is the value, put all of it in quotes; if it is a remark, put # in front",
		},
	}
	textAfterString = cause{
		"toml/syntax",
		problem.Text{Vi: "còn chữ thừa sau dấu ngoặc đóng", En: "there is more text after the closing quote"},
		problem.Text{
			Vi: `dấu ngoặc kép nằm trong chuỗi viết là \"; nếu là ghi chú, thêm dấu # ở trước`,
			En: `write a quote inside the string as \"; if it is a remark, put # in front`,
		},
	}
	arrayOpen = cause{
		"toml/syntax",
		problem.Text{Vi: "danh sách mở bằng dấu [ ở đây không có dấu ] đóng", En: "the list that opens with [ here has no closing ]"},
		problem.Text{Vi: "thêm dấu ] sau phần tử cuối", En: "add ] after the last element"},
	}
	inlineOpen = cause{
		"toml/syntax",
		problem.Text{Vi: "bảng mở bằng dấu { ở đây không có dấu } đóng", En: "the table that opens with { here has no closing }"},
		problem.Text{Vi: "thêm dấu } sau khóa cuối", En: "add } after the last key"},
	}
	commaMissing = cause{
		"toml/syntax",
		problem.Text{Vi: "thiếu dấu phẩy giữa hai phần tử", En: "there is no comma between two elements"},
		problem.Text{Vi: `viết dấu phẩy giữa các phần tử: ["một", "hai"]`, En: `write a comma between elements: ["one", "two"]`},
	}
	commaExtra = cause{
		"toml/syntax",
		problem.Text{Vi: "thừa dấu phẩy", En: "there is a comma too many"},
		problem.Text{Vi: "xóa dấu phẩy này", En: "delete this comma"},
	}
)

// Mistakes in values that are not strings.
var (
	quotesMissing = cause{
		"toml/syntax",
		problem.Text{Vi: "giá trị là chữ phải đặt trong dấu ngoặc kép", En: "a value that is text must be in quotes"},
		problem.Text{Vi: `viết: khóa = "giá trị"`, En: `write: key = "value"`},
	}
	truth = cause{
		"toml/syntax",
		problem.Text{Vi: "giá trị đúng, sai chỉ viết là true hoặc false, chữ thường", En: "yes and no are written true and false, in small letters"},
		problem.Text{Vi: "viết true hoặc false; nếu là chữ thì đặt trong dấu ngoặc kép", En: "write true or false; put text in quotes"},
	}
	dateShape = cause{
		"toml/syntax",
		problem.Text{Vi: "ngày viết không đúng dạng năm-tháng-ngày", En: "the date is not written as year-month-day"},
		problem.Text{Vi: "viết như 2026-08-20: bốn chữ số năm, hai chữ số tháng, hai chữ số ngày", En: "write it like 2026-08-20: four digits of year, two of month, two of day"},
	}
	datePart = cause{
		"toml/syntax",
		problem.Text{Vi: "tháng không có ngày phải đặt trong dấu ngoặc kép", En: "a month without a day must be in quotes"},
		problem.Text{Vi: `viết như "2026-08"`, En: `write it like "2026-08"`},
	}
	dateUnreal = cause{
		"toml/syntax",
		problem.Text{Vi: "ngày hoặc giờ này không có thật", En: "there is no such date or time"},
		problem.Text{Vi: "xem lại số ngày của tháng và số giờ, phút, giây", En: "check the days of the month, the hours, minutes and seconds"},
	}
	decimalComma = cause{
		"toml/syntax",
		problem.Text{Vi: "trong số không được có dấu phẩy", En: "a number cannot have a comma in it"},
		problem.Text{Vi: "số thập phân viết dấu chấm, như 9.5; hàng nghìn viết liền, như 1500000", En: "write decimals with a dot, like 9.5; write thousands without a mark, like 1500000"},
	}
	thousands = cause{
		"toml/syntax",
		problem.Text{Vi: "số có dấu ngăn cách hàng nghìn", En: "the number has marks between its thousands"},
		problem.Text{Vi: "viết liền, như 1500000", En: "write it without marks, like 1500000"},
	}
	leadingZero = cause{
		"toml/syntax",
		problem.Text{Vi: "số không được bắt đầu bằng chữ số 0", En: "a number cannot start with 0"},
		problem.Text{Vi: `số điện thoại, mã số là chữ: đặt trong dấu ngoặc kép, như "0123"`, En: `telephone numbers and codes are text: put them in quotes, like "0123"`},
	}
	numberRange = cause{
		"toml/syntax",
		problem.Text{Vi: "số này quá lớn", En: "the number is too large"},
		problem.Text{Vi: "mã số, số giấy tờ là chữ: đặt trong dấu ngoặc kép", En: "codes and numbers of papers are text: put them in quotes"},
	}
	numberShape = cause{
		"toml/syntax",
		problem.Text{Vi: "số viết không đúng", En: "the number is not written correctly"},
		problem.Text{Vi: "viết như 12 hoặc 9.5; nếu là chữ thì đặt trong dấu ngoặc kép", En: "write it like 12 or 9.5; put text in quotes"},
	}
)
