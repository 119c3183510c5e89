package render

import (
	"encoding/xml"
	"strings"
	"testing"
)

func TestQRCodeIsWellFormed(t *testing.T) {
	t.Parallel()
	code, err := qrCode("https://congkhai.example/lay-y-kien/2026-08/", `Mã "QR" <&>`)
	if err != nil {
		t.Fatal(err)
	}
	var svg struct {
		Label string `xml:"aria-label,attr"`
		Path  struct {
			D string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal([]byte(code), &svg); err != nil {
		t.Fatal(err)
	}
	if svg.Label != `Mã "QR" <&>` {
		t.Errorf("label %q", svg.Label)
	}
	if !strings.HasPrefix(svg.Path.D, "M4 4.5h7m") { // the top edge of the upper left finder
		t.Errorf("path begins %.40q", svg.Path.D)
	}
}

func TestQRCodeRefusesWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	if _, err := qrCode("https://congkhai.example/"+strings.Repeat("x", 4000), ""); err == nil {
		t.Error("no error")
	}
}
