package browsertest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"congkhai/internal/viet"
)

// longRound writes a site with one round of 120 proposals, which takes three pages: people of three units and collectives
// that propose themselves.
func longRound(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	files := map[string]string{
		"site.toml":            "title = \"Mẫu\"\nbase_url = \"https://mau.example\"\norganisation = \"hoi-dong\"\n",
		"units/hoi-dong.toml":  "name = \"Hội đồng mẫu\"\nkind = \"council\"\n",
		"units/xa-hoa.toml":    "name = \"Xã Hòa\"\nkind = \"commune\"\n",
		"units/xa-binh.toml":   "name = \"Xã Bình\"\nkind = \"commune\"\n",
		"units/phuong-10.toml": "name = \"Phường 10\"\nkind = \"commune\"\n",
		"rounds/dai/round.toml": "title = \"Đợt dài\"\ncouncil = \"hoi-dong\"\nawards = [\"bang-khen-cap-tinh\", \"giay-khen\"]\nstage = \"proposer\"\npublished = 2026-08-13\ncloses = 2026-08-28\n" +
			"[notice]\nnumber = \"1/TB\"\nissuer = \"Hội đồng mẫu\"\nissued = 2026-08-12\n[response]\nemail = \"gop-y@mau.example\"\n",
		"rounds/dai/to-la.toml":  "award = \"giay-khen\"\ncategory = \"merit\"\nproposed_by = \"hoi-dong\"\n[candidate]\nname = \"Tổ 12\"\nkind = \"collective\"\nunit = \"xa-hoa\"\n",
		"rounds/dai/to-lua.toml": "award = \"giay-khen\"\ncategory = \"merit\"\nproposed_by = \"hoi-dong\"\n[candidate]\nname = \"Tổ 2\"\nkind = \"collective\"\nunit = \"phuong-10\"\n[withdrawal]\non = 2026-08-19\nby = \"candidate\"\n",
	}
	units := []string{"xa-hoa", "xa-binh", "phuong-10"}
	names := vietnameseNames()
	for i := range 118 {
		files[fmt.Sprintf("rounds/dai/nguoi-%03d.toml", i)] = fmt.Sprintf(
			"award = %q\ncategory = \"merit\"\nproposed_by = \"hoi-dong\"\n[candidate]\nname = %q\nhonorific = %q\nkind = \"individual\"\nunit = %q\nposition = \"Giáo viên\"\nbirth_year = %d\n",
			[]string{"bang-khen-cap-tinh", "giay-khen"}[i%2], names[i], []string{"Bà", "Ông"}[i/2%2], units[i%3], 1940+i%59)
	}
	for name, text := range files {
		if name != "site.toml" {
			name = "content/" + name
		}
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// vietnameseNames is 240 different names, in no order, that differ in family, tone, letter, place of the tone and length.
func vietnameseNames() []string {
	families := []string{"Nguyễn", "Nguyên", "Đặng", "Dang", "Ông", "Ong"}
	middles := []string{"Thị", "Văn", "", "Thị Thu"}
	given := []string{"An", "Ân", "Ăn", "Án", "Anh", "Ánh", "Hòa", "Hoà ", "Hóa", "Uyên", "Ước", "Y", "Ý", "Đức", "Dũng", "Duy", "Bích", "Ê", "Thủy", "Thuỷ  "}
	var names []string
	for i := 0; len(names) < 240; i++ {
		name := strings.Join([]string{families[i%6], middles[i/6%4], given[(i*7+i/24)%20]}, " ")
		name = strings.Join(strings.Fields(name), " ")
		if slices.Contains(names, name) {
			name += fmt.Sprint(" ", i)
		}
		names = append(names, name)
	}
	return names
}

// TestListsOrder holds the order and the folding of lists.js to the program's own.
func TestListsOrder(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	own := serveSite(t)
	ctx := window(t, browser)
	do(t, ctx, chromedp.Navigate(own.url+"/lay-y-kien/2026-08-huan-chuong-lao-dong/"), answered)
	texts := []string{
		"Tổ 2", "Tổ 12", "Tổ 012 A", "Xã Bến Mẫu", "Xã Bên Mẫu", "Trạm Y tế (cũ)", "Trạm Y tế", "Trạm-Y", "trạm y", "Đội K9", "Đội K10", "Hòa An", "Hoa Ấn",
		"Hoà Án", "Ủy ban", "Uỷ ban", "Uy ban", "2 Tổ", "Trường THCS Chu Văn An", "Trường THPT Chu Văn An", "Tổ \"Một\"", "Tổ A/B", "Tổ A & B",
	}
	foreign := []string{
		"Łukasz Nowak", "Lukas Novák", "Søren Ørsted", "Olga Orlova", "Jürgen Groß", "Anna Gross", "Eva Æsop", "Eva Aevar", "Œuvre", "安藤 百福", "Иван Яковлев",
		"Ñoño", "Çelik", "H'Hen Niê", "K’Sor H'Mok", "Y", "Jean-Pierre Thierry", "JEAN PAUL", "van de Ven",
	}
	for _, c := range []struct {
		function string
		list     []string
		key      func(string) string
	}{{"order", append(vietnameseNames(), foreign...), viet.NameKey}, {"orderText", append(texts, foreign...), viet.TextKey}} {
		want := slices.SortedFunc(slices.Values(c.list), func(a, b string) int {
			return cmp.Or(strings.Compare(c.key(a), c.key(b)), strings.Compare(a, b))
		})
		got := ask[[]string](t, ctx, `document.querySelector('.sift').`+c.function+`(`+asJSON(t, c.list)+`)`)
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("%s: at %d %q, want %q", c.function, i, got[i], want[i])
			}
		}
	}
	data, err := os.ReadFile(filepath.Join("..", "search", "testdata", "fold.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var folds []struct {
		In   string
		Fold []string
	}
	if err := errors.Join(err, json.Unmarshal(data, &folds)); err != nil {
		t.Fatal(err)
	}
	var in []string
	for _, f := range folds {
		in = append(in, f.In)
	}
	got := ask[[][]string](t, ctx, asJSON(t, in)+`.map(document.querySelector('.sift').words)`)
	for i, f := range folds {
		if !slices.Equal(got[i], f.Fold) {
			t.Errorf("words(%q) = %q, want %q", f.In, got[i], f.Fold)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// answered waits for the script of lists.
var answered = meets(`(document.querySelector('.sift') || {}).words`)

// meets waits for the page to be as an expression says, or for the next page to be.
func meets(expression string) chromedp.Action[chromedp.Void] {
	look := chromedp.Evaluate[bool](`new Promise((done) => {
		let left = 200;
		const look = () => (`+expression+`) ? done(true) : left-- ? setTimeout(look, 5) : done(false);
		look();
	})`, chromedp.EvalAwaitPromise)
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for {
			done, err := look(ctx, t)
			if ctx.Err() != nil {
				return fmt.Errorf("waiting for %s: %w", expression, ctx.Err())
			}
			if done && err == nil {
				return nil
			}
		}
	})
}

// listed is what a reader sees of a list.
type listed struct {
	Names  []string
	Said   string
	Search string // of the address
	Sorted string // the column and its direction
	Pager  bool
}

const seeList = `(() => {
	const shown = (e) => !!e && e.offsetParent !== null;
	const head = document.querySelector('th[aria-sort]');
	return {
		Names: [...document.querySelectorAll('.listing .row-name')].filter(shown).map((e) => e.textContent),
		Said: document.querySelector('.sift-said').textContent, Search: decodeURIComponent(location.search),
		Sorted: head ? head.dataset.sort + ' ' + head.getAttribute('aria-sort') : '', Pager: shown(document.querySelector('.pager')),
	};
})()`

// TestLists filters and sorts a round of three pages by keyboard alone.
func TestLists(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	long := serveFolder(t, longRound(t), "2026-08-20")
	round := long.model.Site.Rounds[0]
	all := make([]string, 0, round.Total())
	in := map[string][]string{} // names by unit, in the order of the list
	for _, n := range round.Nominations {
		all = append(all, n.FullName)
		in[n.Unit.Unit.ID] = append(in[n.Unit.Unit.ID], n.FullName)
	}
	var hoa []string
	for _, name := range all {
		if strings.Contains(" "+viet.Fold(name), " hoa") {
			hoa = append(hoa, name)
		}
	}
	for _, n := range round.Nominations { // a unit is one of the words of its row
		if n.Unit.Unit.ID == "xa-hoa" && !slices.Contains(hoa, n.FullName) {
			hoa = append(hoa, n.FullName)
		}
	}
	slices.SortFunc(hoa, func(a, b string) int { return slices.Index(all, a) - slices.Index(all, b) })

	ctx := window(t, browser)
	heard := listen(t, ctx, long.url)
	check := func(what string, want listed) {
		t.Helper()
		got := ask[listed](t, ctx, seeList)
		if !slices.Equal(got.Names, want.Names) || got.Said != want.Said || got.Search != want.Search || got.Sorted != want.Sorted || got.Pager != want.Pager {
			t.Errorf("%s: got %d names\n%+v\nwant %d\n%+v", what, len(got.Names), got, len(want.Names), want)
		}
	}
	press := func(keys ...string) {
		t.Helper()
		for _, key := range keys {
			do(t, ctx, chromedp.KeyEvent(key))
		}
	}
	tabTo := func(selector string) {
		t.Helper()
		for range 60 {
			if ask[bool](t, ctx, `document.activeElement.matches('`+selector+`')`) {
				return
			}
			press(kb.Tab)
		}
		t.Fatalf("Tab does not lead to %s", selector)
	}
	says := func(words string) {
		do(t, ctx, meets(`document.querySelector('.sift-said').textContent === '`+words+`'`))
	}

	do(t, ctx, screen(desk), command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
		chromedp.Navigate(long.url+round.URL+"trang/2/"), answered)
	check("just opened", listed{Names: all[50:100], Pager: true})

	if top := ask[float64](t, ctx, `(scrollTo(0, document.querySelectorAll('.row-name')[30].getBoundingClientRect().top), document.querySelector('th[data-sort]').getBoundingClientRect().top)`); top != 0 {
		t.Errorf("the head of the table is at %v while the page is scrolled", top)
	}

	tabTo("#loc")
	press("hoà")
	found := fmt.Sprintf("%d trong 120 mục.", len(hoa))
	says(found)
	check("filtered", listed{Names: hoa, Said: found, Search: "?q=hoà"})

	tabTo(".sift-more")
	press(" ")
	tabTo("#loc-don-vi")
	press("X") // the first of the options that begin so: Xã Bình, then none fits but those of the word
	both := intersect(hoa, in["xa-binh"])
	found = fmt.Sprintf("%d trong 120 mục.", len(both))
	says(found)
	check("two filters", listed{Names: both, Said: found, Search: "?q=hoà&don-vi=xa-binh"})

	tabTo(".sift-clear button")
	press(kb.Enter)
	says("")
	check("cleared", listed{Names: all[50:100], Pager: true})

	tabTo("th[data-sort=ten] button")
	press(kb.Enter)
	says("Đã xếp theo: Tên.")
	check("sorted", listed{Names: all, Said: "Đã xếp theo: Tên.", Search: "?xep=ten", Sorted: "ten ascending"})
	press(kb.Enter)
	do(t, ctx, meets(`location.search === '?xep=-ten'`))
	back := slices.Clone(all)
	slices.Reverse(back)
	check("the other way round", listed{Names: back, Said: "Đã xếp theo: Tên.", Search: "?xep=-ten", Sorted: "ten descending"})

	tabTo(".row-name")
	press(kb.Enter)
	do(t, ctx, meets(`location.pathname.endsWith('/to-la/')`), meets(`document.readyState === 'complete'`))
	ask[bool](t, ctx, `history.back(), true`)
	do(t, ctx, meets(`location.pathname.endsWith('/trang/2/')`), answered, meets(`document.querySelector('.sift-said').textContent`), meets(`!document.querySelector('.listing tr[hidden]')`))
	says("Đã xếp theo: Tên.")
	check("after Back", listed{Names: back, Said: "Đã xếp theo: Tên.", Search: "?xep=-ten", Sorted: "ten descending"})
	loadAxe(t, ctx)
	ask[bool](t, ctx, `document.querySelector('.sift-more').getAttribute('aria-expanded') === 'true' || (document.querySelector('.sift-more').click(), true)`)
	judge(t, ctx, "sorted")
	fits(t, ctx)
	heard.report(t)

	t.Run("moved", func(t *testing.T) { listMoved(t, browser, long.url+round.URL) })
	t.Run("one box", func(t *testing.T) { listBox(t, ctx, long.url+"/danh-hieu-khen-thuong/giay-khen/") })
	t.Run("alone", func(t *testing.T) { listAlone(t, ctx, long.url+round.URL, all) })
}

// listBox wants a list that has both the form and the box of the search to show one of them: the box where scripts do not run.
func listBox(t *testing.T, ctx context.Context, url string) {
	for _, off := range []bool{true, false} {
		do(t, ctx, screen(phone), command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}), chromedp.Navigate(url))
		if !off {
			do(t, ctx, answered)
		}
		const height = `document.querySelector('%s').getBoundingClientRect().height > 0`
		box, form := ask[bool](t, ctx, fmt.Sprintf(height, ".search-box")), ask[bool](t, ctx, fmt.Sprintf(height, ".sift"))
		if box != off || form == off {
			t.Errorf("without scripts %v: the box is shown %v, the form %v", off, box, form)
		}
	}
}

func intersect(a, b []string) []string {
	var both []string
	for _, x := range a {
		if slices.Contains(b, x) {
			both = append(both, x)
		}
	}
	return both
}

// listMoved reads the list long after it was made: rows of all its pages tell the stage that they have come to.
func listMoved(t *testing.T, browser context.Context, url string) {
	ctx := window(t, browser)
	later := time.Date(2026, time.October, 1, 3, 0, 0, 0, time.UTC)
	do(t, ctx,
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			return addScript(ctx, target, fmt.Sprintf(clock, later.Unix()))
		}),
		chromedp.Navigate(url+"?tinh-trang=closed&xep=don-vi"), answered,
		meets(`document.querySelector('.sift-said').textContent`), meets(`document.querySelector('.pager').hidden`))
	got := ask[map[string]int](t, ctx, `[...document.querySelectorAll('.listing tbody .stage')].reduce((n, e) => {
		n[e.textContent + (e.closest('tr').hidden ? ', hidden' : '')] = (n[e.textContent + (e.closest('tr').hidden ? ', hidden' : '')] || 0) + 1;
		return n;
	}, {})`)
	if len(got) != 2 || got["Đã hết hạn lấy ý kiến"] != 119 || got["Đã rút đề nghị, hidden"] != 1 {
		t.Errorf("stages of the rows: %v", got)
	}
}

// listAlone takes from the list what it needs: other pages that cannot be read, a list that is too long, scripts.
func listAlone(t *testing.T, ctx context.Context, url string, all []string) {
	const again = `new Promise((done) => {
		const form = document.querySelector('.sift'), script = document.createElement('script');
		form.hidden = true;
		script.src = form.dataset.script;
		script.onload = () => done(true);
		document.head.append(script);
	})`
	do(t, ctx, screen(phone), chromedp.Navigate(url+"?xep=constructor&don-vi=toString&q=zzzz&fbclid=%E0%A4"), answered,
		meets(`document.querySelector('.sift-said').textContent === document.querySelector('.sift-said').dataset.none`))
	if got := ask[string](t, ctx, `document.getElementById('loc').value + ' ' + document.getElementById('loc-don-vi').selectedOptions[0].text`); got != "zzzz toString (0)" {
		t.Errorf("an address that asks for what there is not: %q", got)
	}
	do(t, ctx, chromedp.Navigate(url), answered)
	ask[bool](t, ctx, `(window.XMLHttpRequest = function () { this.open = () => {}; this.send = () => this.onerror(); }, document.querySelector('.sift-more').click(), true)`)
	do(t, ctx, meets(`document.querySelector('.sift-said').textContent.startsWith('Không đọc được')`))
	if got := ask[listed](t, ctx, seeList); !slices.Equal(got.Names, all[:50]) || !got.Pager {
		t.Errorf("where other pages cannot be read, %d names are shown", len(got.Names))
	}
	ask[bool](t, ctx, `(document.querySelector('.sift').dataset.of = '41', document.querySelector('.sift').dataset.scope = 'don-vi=x', `+again+`)`)
	got := ask[[]string](t, ctx, `(() => {
		const form = document.querySelector('.sift'), send = form.querySelector('.sift-search');
		return [form.getAttribute('action'), form.elements['don-vi'].value, String(send.offsetParent !== null), String(form.querySelector('.sift-more').hidden)];
	})()`)
	if want := []string{"/tim-kiem/", "x", "true", "true"}; !slices.Equal(got, want) {
		t.Errorf("a list that is too long: %q, want %q", got, want)
	}
	do(t, ctx, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}), chromedp.Navigate(url))
	if ask[bool](t, ctx, `document.querySelector('.sift').getBoundingClientRect().height > 0`) {
		t.Error("without scripts something of the form is seen")
	}
	if got := ask[[]string](t, ctx, `[...document.querySelectorAll('.pager a')].map((e) => e.getAttribute('href'))`); !slices.Contains(got, "/lay-y-kien/dai/trang/3/") {
		t.Errorf("without scripts the list leads to %q only", got)
	}
	fits(t, ctx)
}
