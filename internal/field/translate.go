package field

import (
	"reflect"
	"strconv"

	"congkhai/internal/problem"
)

// languages are the languages into which a record may be translated; its own is Vietnamese.
var languages = []string{"en"}

// translations binds [translations.<language>]: the same keys as the record, but only texts for readers. The texts
// are kept by the path of the key that they translate.
func (b *binder) translations(dst reflect.Value, m map[string]any, path string) {
	out := Translations{}
	for _, language := range sortedKeys(m) {
		at := join(path, language)
		if language != languages[0] {
			b.fault(at, Key, false, "translation/language",
				problem.Text{Vi: "không có bản dịch sang %q", En: "there is no translation into %q"}.With(language),
				problem.Text{Vi: "dùng bảng [translations.en]", En: "use the table [translations.en]"})
			continue
		}
		values, ok := m[language].(map[string]any)
		if !ok {
			b.wrongType(&Field{Key: language, Type: Table}, m[language], at, false)
			continue
		}
		texts := map[string]string{}
		b.translated(b.root, values, at, "", texts)
		out[language] = texts
	}
	dst.Set(reflect.ValueOf(out))
}

func (b *binder) translated(s *Struct, values map[string]any, at, path string, out map[string]string) {
	for _, key := range sortedKeys(values) {
		here, origin := join(at, key), join(path, key)
		f, ok := s.byKey[key]
		if !ok {
			b.unknown(s, key, at)
			continue
		}
		if f.Words && f.Type == Text {
			b.translatedText(&Field{Key: key, Markdown: f.Markdown}, values[key], here, origin, out)
			continue
		}
		switch v := values[key].(type) {
		case string:
			if f.Short {
				b.translatedText(&Field{Key: key}, v, here, join(origin, f.Sub.Fields[0].Key), out)
				continue
			}
		case map[string]any:
			if f.Type == Table {
				b.translated(f.Sub, v, here, origin, out)
				continue
			}
			if f.Type == TextMap {
				b.translatedMap(v, here, origin, out)
				continue
			}
		case []any:
			if f.Type == Tables && allTables(v) {
				for i, row := range v {
					n := "." + strconv.Itoa(i)
					b.translated(f.Sub, row.(map[string]any), here+n, origin+n, out)
				}
				continue
			}
			if f.Type == Texts && f.Words {
				for i, item := range v {
					n := "." + strconv.Itoa(i)
					b.translatedText(&Field{Key: key}, item, here+n, origin+n, out)
				}
				continue
			}
		}
		b.fault(here, Key, false, "translation/key",
			problem.Text{Vi: "khóa %q không phải phần chữ để dịch", En: "key %q is not a text that can be translated"}.With(key),
			problem.Text{Vi: "xóa khóa này khỏi bản dịch", En: "remove this key from the translation"})
	}
}

func (b *binder) translatedMap(m map[string]any, at, path string, out map[string]string) {
	for _, key := range sortedKeys(m) {
		b.translatedText(&Field{Key: key}, m[key], join(at, key), join(path, key), out)
	}
}

// translatedText keeps one translated text; an empty one is as good as none.
func (b *binder) translatedText(f *Field, v any, at, path string, out map[string]string) {
	s, ok := v.(string)
	if !ok {
		b.wrongType(f, v, at, false)
		return
	}
	if text, ok := b.text(f, s, at, false); ok && text != "" {
		out[path] = text
	}
}
