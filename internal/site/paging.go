package site

import (
	"slices"
	"strconv"
)

// Paging is where a page stands among the pages of a list.
type Paging struct {
	N, Of        int
	Total        int    // rows of the whole list
	Forward      bool   // page 1 has the first rows; else it has the oldest, which are the last ones
	First        string // the list's own address, where its first rows stand
	Newer, Older string // paths of the pages before and after, "" at the ends
	Near         []Sheet
}

// Sheet is a page of a list that another page leads to: the two ends and the neighbours. Its N is 0 where pages are left
// out.
type Sheet struct {
	N   int
	URL string // "" for the page itself
}

// PageURL is the address of page n of a list.
func (p *Paging) PageURL(n int) string {
	own := p.Of
	if p.Forward {
		own = 1
	}
	switch {
	case n < 1 || n > p.Of:
		return ""
	case n == own:
		return p.First
	}
	return p.First + "trang/" + strconv.Itoa(n) + "/"
}

// near lists the pages that page n leads to, in the order of the rows; nil where there is only one.
func (p *Paging) near() []Sheet {
	if p.Of == 1 {
		return nil
	}
	var sheets []Sheet
	last := 0
	for n := 1; n <= p.Of; n++ {
		if n > 1 && n < p.N-2 || n > p.N+2 && n < p.Of {
			continue
		}
		if n > last+1 {
			sheets = append(sheets, Sheet{})
		}
		url := p.PageURL(n)
		if n == p.N {
			url = ""
		}
		sheets, last = append(sheets, Sheet{n, url}), n
	}
	if !p.Forward {
		slices.Reverse(sheets)
	}
	return sheets
}

// paged adds the pages of a list of n rows, newest first, PerPage each. They are numbered from the oldest, so that a
// new row changes only the newest page, which has the list's own address.
func (p *pager) paged(n int, first Page, rows func(from, to int) any) {
	of := max(1, (n+PerPage-1)/PerPage)
	for k := of; k >= 1; k-- {
		at := &Paging{N: k, Of: of, Total: n, First: first.Path}
		at.Newer, at.Older = at.PageURL(k+1), at.PageURL(k-1)
		p.sheet(first, at, rows(max(0, n-k*PerPage), n-(k-1)*PerPage))
	}
}

// forward adds the pages of a list of n rows that has an order of its own, PerPage each: names by the alphabet, say. A new
// row may stand anywhere in it, so nothing would be gained by counting from the end; page 1 has the first rows and the
// list's own address, as readers of an index expect.
func (p *pager) forward(n int, first Page, rows func(from, to int) any) {
	of := max(1, (n+PerPage-1)/PerPage)
	for k := 1; k <= of; k++ {
		at := &Paging{N: k, Of: of, Total: n, First: first.Path, Forward: true}
		at.Newer, at.Older = at.PageURL(k-1), at.PageURL(k+1)
		p.sheet(first, at, rows(min(n, (k-1)*PerPage), min(n, k*PerPage)))
	}
}

func (p *pager) sheet(page Page, at *Paging, node any) {
	page.Path = at.PageURL(at.N)
	at.Near = at.near()
	page.Paging, page.Node = at, node
	p.add(&page)
}
