// Command congkhai turns Markdown and TOML records of emulation plans, exemplars and proposed awards into a public
// website that lists every candidate for public comment before the award is approved.
//
// Each command is one file of this package; they read flags, call package build and its neighbours, print, and choose
// the exit status: 0 clean, 1 problems in the content, 2 wrong use, 3 the environment failed.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // zones on machines that have none

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/problem"
	"congkhai/internal/publish"
)

// Exit statuses.
const (
	clean       = 0
	content     = 1
	usage       = 2
	environment = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{out: os.Stdout, err: os.Stderr, now: time.Now, env: os.Getenv}
	os.Exit(a.run(ctx, os.Args[1:]))
}

// app is what every command needs of its surroundings.
type app struct {
	out, err io.Writer
	now      func() time.Time
	env      func(string) string

	dir    string
	lang   string
	status int
}

// run executes a command line and returns the exit status.
func (a *app) run(ctx context.Context, args []string) int {
	root := &cobra.Command{
		Use:           "congkhai",
		Short:         a.say(shortRoot),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if a.lang != "" && a.lang != "vi" && a.lang != "en" {
				return wrongUse(problem.Text{Vi: "--lang nhận vi hoặc en", En: "--lang takes vi or en"})
			}
			return nil
		},
	}
	a.lang = languageOf(args)
	root.Short = a.say(shortRoot)
	root.PersistentFlags().StringVarP(&a.dir, "dir", "C", ".", a.say(problem.Text{Vi: "thư mục của trang", En: "the site's folder"}))
	root.PersistentFlags().StringVar(&a.lang, "lang", a.lang, a.say(problem.Text{Vi: "ngôn ngữ của thông báo: vi hoặc en", En: "language of messages: vi or en"}))
	root.AddCommand(a.buildCommand(), a.serveCommand(), a.checkCommand(), a.nextCommand(), a.deadlineCommand(), a.diffCommand(),
		a.newCommand(), a.initCommand(), a.layoutsCommand(), a.lookupCommand(), a.versionCommand())
	if a.language() == "vi" {
		root.SetUsageTemplate(vietnameseUsage.Replace(root.UsageTemplate()))
	}
	root.InitDefaultHelpFlag() // known before the command line is split into commands and flags
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	err := root.ExecuteContext(ctx)
	if err == nil {
		return a.status
	}
	a.complain(err)
	var use usageError
	if errors.As(err, &use) || strings.HasPrefix(err.Error(), "unknown command") {
		fmt.Fprintln(a.err, a.say(problem.Text{Vi: "xem: congkhai --help", En: "see: congkhai --help"}))
		return usage
	}
	return environment
}

var shortRoot = problem.Text{
	Vi: "Công khai đề nghị khen thưởng để lấy ý kiến Nhân dân",
	En: "Publish proposed awards for public comment",
}

// languageOf finds --lang before the flags are read, since their help is in it already.
func languageOf(args []string) string {
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return v
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// language is that of messages: --lang, else LANG and its relatives.
func (a *app) language() string {
	if a.lang == "vi" || a.lang == "en" {
		return a.lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := a.env(name); v != "" {
			if strings.HasPrefix(v, "vi") {
				return "vi"
			}
			return "en"
		}
	}
	return "en"
}

func (a *app) say(t problem.Text) string { return t.In(a.language()) }

// usageError is a mistake in the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func wrongUse(t problem.Text) error { return usageError{textError{t}} }

// textError is an error with its words in both languages.
type textError struct{ text problem.Text }

func (e textError) Error() string { return e.text.En }

// complain prints an error in the user's language, with its remedy where one is known.
func (a *app) complain(err error) {
	var published *publish.Error
	var text textError
	var instant build.WrongInstant
	var address build.WrongBaseURL
	message, hint := err.Error(), ""
	switch {
	case errors.As(err, &text):
		message = a.say(text.text)
	case errors.As(err, &published):
		message, hint = a.say(published.Message), a.say(published.Hint)
	case errors.As(err, &instant):
		message = a.say(instantText.With(instant.Text))
	case errors.As(err, &address):
		message = a.say(addressText.With(address.Text))
	case a.language() == "vi":
		message = vietnameseErrors.Replace(message)
	}
	fmt.Fprintf(a.err, "congkhai: %s\n", message)
	if hint != "" {
		fmt.Fprintf(a.err, "  %s: %s\n", a.say(problem.Text{Vi: "gợi ý", En: "hint"}), hint)
	}
}

// vietnameseUsage and vietnameseErrors put the words of the command-line library into Vietnamese.
var (
	vietnameseUsage = strings.NewReplacer("Usage:", "Cách dùng:", "Aliases:", "Tên khác:", "Examples:", "Ví dụ:",
		"Available Commands:", "Các lệnh:", "Additional Commands:", "Các lệnh khác:", "Global Flags:", "Tùy chọn chung:",
		"Flags:", "Tùy chọn:", "Additional help topics:", "Trợ giúp thêm:",
		"Use \"{{.CommandPath}} [command] --help\" for more information about a command.",
		"Xem thêm về một lệnh: {{.CommandPath}} [lệnh] --help")
	vietnameseErrors = strings.NewReplacer("unknown command", "không có lệnh", "unknown flag:", "không có tùy chọn",
		"unknown shorthand flag:", "không có tùy chọn ngắn", "flag needs an argument:", "tùy chọn này cần một giá trị:",
		"invalid argument", "giá trị không dùng được", "Did you mean this?", "Có phải ý là:", " for \"congkhai\"", "", " flag:", " tùy chọn:", " for ", " cho ")
)

var addressText = problem.Text{
	Vi: "%q không phải địa chỉ web đầy đủ; viết https://…", En: "%q is not a full web address; write https://…",
}

var instantText = problem.Text{
	Vi: "%q không phải ngày hoặc thời điểm; viết 2026-08-20 hoặc 2026-08-20T08:00",
	En: "%q is not a date or date-time; write 2026-08-20 or 2026-08-20T08:00",
}
