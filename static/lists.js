// Filtering and sorting of a list where it stands. Its form has the class "sift", stands first in the element with the class
// "listing", and is hidden as long as nothing answers it.
//
//   data-rows                 an element whose children are rows; data-group around it names the part of a list it belongs to
//   data-by, data-key         within a row: what it can be filtered by, and the value; the text is the value's name
//   data-kind, data-name      of a row: whom it is about, and the name that it is sorted by, without honorific
//   data-sort                 a column head: what pressing it sorts by
//   data-first, data-n, data-of, data-forward   of the form: where the list begins, which page this is, of how many
//   data-scope                of the form: what the search is narrowed to where the list is too long to be read whole
//
// A list of several pages is read whole when it is first used, from the pages themselves. The state stands in the
// address: q, danh-hieu, don-vi, tinh-trang, loai, xep ("-" before it: the other way round). For tests the form has the functions
// words and order.
(function () {
	"use strict";

	var form = document.querySelector("form.sift");
	if (!form || !"".normalize || !window.DOMParser || !window.XMLHttpRequest || !history.replaceState) return;

	var LONGEST = 40;     // pages that are read
	var AT_ONCE = 4;      // pages that are asked for at a time
	var STEP = 100;       // rows that are shown before the page may answer again
	var PAUSE = 120;      // milliseconds without a key before the list is filtered
	var REST = 500;       // and before the count is read out
	var PATIENCE = 30000;
	var BY = ["danh-hieu", "don-vi", "tinh-trang", "loai"];

	var box = form.parentNode, input = form.querySelector("input");
	var more = form.querySelector(".sift-more"), panel = form.querySelector(".sift-by"), sorter = document.getElementById("loc-xep");
	var said = form.querySelector(".sift-said"), what = form.querySelector(".sift-what"), clear = form.querySelector(".sift-clear");
	var live = document.getElementById("tinh-trang");
	var of = number("data-of"), page = number("data-n");
	var selects = {}, names = {}, ranks = {}; // by what: the select, the names of values, their places
	var state = { q: "", by: {}, sort: "", down: false };
	var rows = [], groups = [], reading = null, whole = of === 1, failed = false;

	// table is an object without anything: its keys come from addresses and records.
	function table() { return Object.create(null); }

	function number(name) { return Number(form.getAttribute(name)); }

	function each(list, f) {
		for (var i = 0; i < list.length; i++) f(list[i], i);
	}

	// Words

	function pattern(classes, ranges) {
		try { return new RegExp(classes, "gu"); } catch (e) { return new RegExp(ranges, "g"); } // browsers without classes of Unicode
	}

	var GAPS = pattern("[^\\p{L}\\p{Nd}]+", "[^0-9A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u1fff\\u2c00-\\ud7ff\\uf900-\\ufdff]+");
	var MARKS = pattern("[\\p{Mn}\\p{Me}]", "[\\u0300-\\u036f\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]");

	// words is the words of a text in lower case without marks; đ and what looks like it is d.
	function words(text) {
		text = text.normalize("NFD").replace(MARKS, "").replace(/\u03a3/g, "\u03c3").toLowerCase();
		text = text.replace(/[\u0111\u00f0\u0256]/g, "d").replace(/\u0142/g, "l").replace(/\u00f8/g, "o");
		return text.replace(GAPS, " ").trim().split(" ").filter(Boolean);
	}

	// Vietnamese order, the same as the program's own (viet.NameKey and viet.TextKey): letters first, then the tones of a
	// text, each behind its word; numbers by their value.

	var LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", SIGNS = " _-–—,;:!?.…'‘’\"“”«»()[]{}§@*/\\&#%`^+<=>|~$";
	var SHAPES = { "a\u0306": "ă", "a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "o\u031b": "ơ", "u\u031b": "ư" };
	var TONES = "\u0300\u0309\u0303\u0301\u0323";
	var LATIN = { "\u00df": "ss", "\u00e6": "ae", "\u00f8": "o", "\u0142": "l", "\u0153": "oe" }; // letters of other languages, among ours
	var NUMBERS = 1e3, WORDS = 1e12, OTHERS = 2e12;

	// weigh is a text as two lists of numbers: what its letters weigh, and its tones.
	function weigh(text) {
		var letters = [], tones = [], held = [];
		function endWord() {
			tones = tones.concat(held);
			held = [];
		}
		function put(weight) {
			letters.push(weight);
			tones.push(0);
		}
		text = text.normalize("NFD").toLowerCase().replace(/[\u00df\u00e6\u00f8\u0142\u0153]/g, function (c) { return LATIN[c]; });
		var parts = text.match(/[0-9]+|[^]/g) || [];
		parts.forEach(function (c) {
			var last = LETTERS.charAt(letters[letters.length - 1] - WORDS), tone = TONES.indexOf(c), place = LETTERS.indexOf(c);
			if (SHAPES[last + c]) letters[letters.length - 1] = WORDS + LETTERS.indexOf(SHAPES[last + c]);
			else if (tone >= 0) held.push(tone + 1);
			else if (/[\u0300-\u036f]/.test(c)) tones.push(9 + c.charCodeAt(0));
			else if (place >= 0) put(WORDS + place);
			else if (/^[0-9]/.test(c)) {
				endWord();
				put(NUMBERS + Math.min(Number(c), 1e11));
			} else if (SIGNS.indexOf(c) >= 0 || !c.replace(GAPS, " ").trim()) {
				endWord();
				put(SIGNS.indexOf(c) >= 0 ? SIGNS.indexOf(c) : SIGNS.length + c.charCodeAt(0) / 1e6);
			} else put(OTHERS + c.charCodeAt(0));
		});
		endWord();
		return [letters, tones];
	}

	function compareLists(a, b) {
		for (var i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
		return a.length - b.length;
	}

	function compareWeights(a, b) { return compareLists(a[0], b[0]) || compareLists(a[1], b[1]); }

	// given is the weights of the words of a name, the given name first.
	function given(name) {
		var list = name.trim().split(/\s+/);
		return [list.pop()].concat(list).map(weigh);
	}

	function compareNames(a, b) {
		for (var i = 0; i < a.length && i < b.length; i++) {
			var c = compareWeights(a[i], b[i]);
			if (c) return c;
		}
		return a.length - b.length;
	}

	// Rows

	// readRow is a row of this page or of another. at is its place in the whole list.
	function readRow(e, group, at, own) {
		var link = e.querySelector(".row-name"), time = e.querySelector("time"), kind = e.getAttribute("data-kind");
		var row = { e: e, group: group, at: at, own: own, shown: own, by: table(), words: null, bare: !link };
		row.name = e.getAttribute("data-name") || (link ? link.textContent : "");
		row.person = kind === "individual" || kind === "household";
		row.time = time ? time.getAttribute("datetime") : "";
		each(e.querySelectorAll("[data-by]"), function (part) {
			var by = part.getAttribute("data-by"), key = part.getAttribute("data-key");
			(row.by[by] = row.by[by] || []).push(key);
			names[by][key] = names[by][key] || part.textContent;
			row.rank = row.rank || Number(part.getAttribute("data-rank"));
		});
		if (kind) row.by.loai = [kind];
		return row;
	}

	// stageOf is the stage that a row tells now; the script of every page may have moved it forward.
	function stageOf(row) {
		var mark = row.e.querySelector(".stage"), found = mark && /\bstage-([a-z-]+)/.exec(mark.className);
		return found ? [found[1]] : [];
	}

	function values(row, by) { return by === "tinh-trang" ? stageOf(row) : row.by[by] || []; }

	function groupOf(e, root) {
		while (e !== root && !e.hasAttribute("data-group")) e = e.parentNode;
		return e === root ? null : e;
	}

	// readPage adds the rows of a page to a list: of this page, or another as it was read.
	function readPage(list, root, n) {
		var own = root === box, at = (form.hasAttribute("data-forward") ? n : of - n) * 1e4;
		each(root.querySelectorAll("[data-rows]"), function (part) {
			var group = partOf(part, root, at);
			each([].slice.call(part.children), function (e) {
				list.push(readRow(own ? e : document.importNode(e, true), group, at++, own));
			});
		});
	}

	// partOf is the part of the list that some rows of a page belong to; other pages may have parts that this one lacks.
	function partOf(list, root, at) {
		var section = groupOf(list, root), key = section ? section.getAttribute("data-group") : "";
		var group = groups.filter(function (g) { return g.key === key; })[0];
		if (group) return group;
		group = { key: key, e: section, list: list, own: root === box, at: at };
		if (!group.own && section) {
			group.e = document.importNode(section, true);
			group.list = group.e.querySelector("[data-rows]");
			group.list.textContent = "";
		}
		groups.push(group);
		return group;
	}

	// place puts the rows of other pages where they belong, hidden, and the parts of the list in their order.
	function place() {
		var stages = ranks["tinh-trang"], end = box.querySelector(".pager");
		rows.forEach(function (row) {
			if (row.own) return;
			row.e.hidden = true;
			row.group.list.appendChild(row.e);
		});
		if (groups.length < 2) return;
		groups.sort(function (a, b) { return (stages[a.key] || 99) - (stages[b.key] || 99) || a.at - b.at; });
		groups.forEach(function (g) {
			g.e.hidden = !g.own;
			box.insertBefore(g.e, end);
		});
	}

	// Pages

	function address(n) {
		var first = form.getAttribute("data-first");
		return n === (form.hasAttribute("data-forward") ? 1 : of) ? first : first + "trang/" + n + "/";
	}

	// get reads a page of the list, and calls back with the element that holds its rows, or null.
	function get(n, done) {
		var request = new XMLHttpRequest();
		function failed() { done(null); }
		request.open("GET", address(n));
		request.timeout = PATIENCE;
		request.onload = function () {
			var text = request.status === 200 ? request.responseText : "";
			done(new DOMParser().parseFromString(text, "text/html").querySelector(".listing"));
		};
		request.onerror = request.ontimeout = request.onabort = failed;
		request.send();
	}

	// readAll reads the other pages of the list, once.
	function readAll() {
		var found = [], read = [], next = 1, under = 0, done = 1;
		if (whole || reading) return;
		reading = found;
		failed = false;
		function one() {
			if (next === page) next++;
			if (next > of) return;
			var n = next++;
			under++;
			get(n, function (root) {
				under--;
				if (reading !== found) return;
				if (!root) return end(false);
				found[n] = root;
				done++;
				if (done === of) return take(1);
				say(false);
				one();
			});
		}
		// take reads one page after the other, so that the page answers in between.
		function take(n) {
			if (n > of) return end(true);
			if (found[n]) readPage(read, found[n], n);
			setTimeout(take, 0, n + 1);
		}
		function end(all) {
			reading = null;
			failed = !all;
			whole = all;
			if (all) {
				rows = rows.concat(read);
				place();
				if (live && live.tell) live.tell();
			}
			apply();
		}
		readAll.progress = function () { return done; };
		while (under < AT_ONCE && next <= of) one();
		say(false);
	}

	// Filter

	function filtering() {
		return Boolean(words(state.q).length || BY.some(function (by) { return state.by[by]; }));
	}

	// fits reports whether a row has the words and the values that are asked for, except for one thing.
	function fits(row, asked, except) {
		if (row.bare) return false;
		row.words = row.words || " " + words(row.e.textContent + " " + row.name).join(" ");
		return asked.every(function (word) { return row.words.indexOf(" " + word) >= 0; }) && BY.every(function (by) {
			return by === except || !state.by[by] || values(row, by).indexOf(state.by[by]) >= 0;
		});
	}

	// key is what a row is sorted by, null where it has nothing of the kind.
	function key(row, by) {
		if (row.bare) return null;
		if (by === "ten") return { person: row.person, weight: row.person ? given(row.name) : weigh(row.name) };
		if (by === "ngay") return row.time || null;
		var first = values(row, by)[0];
		if (!first) return null;
		return by === "tinh-trang" ? ranks[by][first] : { weight: weigh(names[by][first]), rank: row.rank || 0 };
	}

	function compareKeys(by, a, b) {
		if (by === "tinh-trang") return a - b;
		if (by === "ngay") return a < b ? -1 : a > b ? 1 : 0;
		if (by !== "ten") return compareWeights(a.weight, b.weight) || a.rank - b.rank;
		if (a.person !== b.person) return a.person ? -1 : 1;
		return a.person ? compareNames(a.weight, b.weight) : compareWeights(a.weight, b.weight);
	}

	function compareText(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

	// sorted is the rows in the order that is asked for; those that have nothing to be sorted by stand last.
	function sorted(list) {
		var by = state.sort, keys = {};
		if (!by) return list.slice().sort(function (a, b) { return a.at - b.at; });
		list.forEach(function (row) { keys[row.at] = key(row, by); });
		return list.slice().sort(function (a, b) {
			var x = keys[a.at], y = keys[b.at];
			if (x === null || y === null) return (x === null) - (y === null) || a.at - b.at;
			return (state.down ? -1 : 1) * compareKeys(by, x, y) || (by === "ten" && compareText(a.name, b.name)) || a.at - b.at;
		});
	}

	// apply shows the list as the state says.
	function apply() {
		var asked = words(state.q), on = filtering(), joined = on || state.sort, shown = 0, later = [];
		rows.forEach(function (row) {
			row.shown = on ? fits(row, asked) : row.own || Boolean(joined);
			if (row.shown) shown++;
			else row.e.hidden = true;
		});
		groups.forEach(function (g) {
			var before = null;
			sorted(rows.filter(function (row) { return row.group === g; })).forEach(function (row) {
				var next = before ? before.nextElementSibling : g.list.firstElementChild;
				if (next !== row.e) g.list.insertBefore(row.e, next);
				if (row.shown && row.e.hidden) later.push(row.e);
				before = row.e;
			});
			if (g.e) g.e.hidden = !(g.own && !on) && !rows.some(function (row) { return row.group === g && row.shown; });
			else if (groups.length === 1) {
				var table = g.list.nodeName === "TBODY" ? g.list.parentNode : g.list;
				table.hidden = on && !shown;
			}
		});
		each(box.querySelectorAll(".pager"), function (e) { e.hidden = Boolean(joined && whole && of > 1); });
		each(box.querySelectorAll(".sift-cut"), function (e) { e.hidden = !on; });
		each(box.querySelectorAll(".block-all"), function (e) { e.hidden = on; });
		clear.hidden = !joined;
		heads();
		facets(asked);
		say(true, shown);
		reveal(later);
	}

	var revealing = 0;

	// reveal shows rows of a long list step by step: to lay out thousands at once takes a phone seconds.
	function reveal(list) {
		clearTimeout(revealing);
		list.splice(0, STEP).forEach(function (e) { e.hidden = false; });
		if (list.length) revealing = setTimeout(reveal, 0, list);
	}

	// facets offers the values that rows have, with how many have each and all else that is asked for.
	function facets(asked) {
		BY.forEach(function (by) {
			var counts = table(), all = table(), select = selects[by], chosen = state.by[by] || "";
			rows.forEach(function (row) {
				var fit = fits(row, asked, by);
				values(row, by).forEach(function (value) {
					all[value] = true;
					if (fit) counts[value] = (counts[value] || 0) + 1;
				});
			});
			var list = Object.keys(all);
			if (chosen && !all[chosen]) list.push(chosen);
			var weights = table();
			list.forEach(function (value) { weights[value] = ranks[by] ? ranks[by][value] || 99 : weigh(names[by][value] || value); });
			list.sort(function (a, b) { return ranks[by] ? weights[a] - weights[b] : compareWeights(weights[a], weights[b]); });
			var options = list.map(function (value) { return [value, (names[by][value] || value) + " (" + (counts[value] || 0) + ")"]; });
			select.parentNode.hidden = list.length < 2 && !chosen;
			fill(select, options);
			select.value = chosen;
		});
		sorter.value = state.sort;
		more.hidden = [].every.call(panel.children, function (e) { return e.hidden; });
	}

	// fill gives a select its options behind the first; where they are what they were it is left alone, for it may be open.
	function fill(select, options) {
		var text = JSON.stringify(options);
		if (select.listed === text) return;
		select.listed = text;
		while (select.options.length > 1) select.remove(1);
		options.forEach(function (o) { select.add(new Option(o[1], o[0])); });
	}

	// heads makes the heads of columns answer where they are to be seen, and tells what the rows are sorted by.
	function heads() {
		var wide = !window.matchMedia || window.matchMedia("(min-width: 48rem)").matches;
		each(box.querySelectorAll("th[data-sort]"), function (th) {
			var button = th.querySelector("button"), by = th.getAttribute("data-sort");
			if (wide && !button) {
				button = document.createElement("button");
				button.type = "button";
				button.textContent = th.textContent;
				th.textContent = "";
				th.appendChild(button);
			} else if (!wide && button) th.textContent = button.textContent;
			if (by === state.sort) th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
			else th.removeAttribute("aria-sort");
		});
	}

	// What is said

	var waiting = 0;

	// say tells how much is shown, or how far the list is read; later reads it out when nothing has changed for a while.
	function say(later, shown) {
		var text = "", on = filtering();
		if (reading) text = tell("data-reading", { n: readAll.progress(), of: of });
		else if (on && !shown) text = said.getAttribute("data-none");
		else if (on) text = tell("data-found", { n: shown, of: rows.length });
		if (!reading && state.sort) text += " " + tell("data-sorted", { by: names.xep[state.sort] });
		if (failed) text += " " + said.getAttribute("data-failed");
		text = text.trim();
		clearTimeout(waiting);
		waiting = setTimeout(function () { if (said.textContent !== text) said.textContent = text; }, later ? REST : 0);
		var list = [];
		if (state.q) list.push(form.querySelector("label").textContent + ": " + state.q);
		BY.forEach(function (by) {
			if (state.by[by]) list.push(selects[by].parentNode.querySelector("label").textContent + ": " + (names[by][state.by[by]] || state.by[by]));
		});
		what.textContent = list.join(" · ");
	}

	function tell(name, put) {
		return said.getAttribute(name).replace(/\{(\w+)\}/g, function (all, k) { return k in put ? String(put[k]) : all; });
	}

	// The address

	// cut is the beginning of a text, without half a character at the end.
	function cut(text) { return text.slice(0, input.maxLength).replace(/[\ud800-\udbff]$/, ""); }

	function readAddress() {
		var found = {};
		location.search.slice(1).split("&").forEach(function (pair) {
			var i = pair.indexOf("=");
			try { if (i > 0) found[pair.slice(0, i)] = decodeURIComponent(pair.slice(i + 1).replace(/\+/g, " ")); } catch (e) { return; }
		});
		state = { q: cut(found.q || ""), by: {}, sort: "", down: false };
		BY.forEach(function (by) { if (found[by]) state.by[by] = found[by]; });
		var sort = /^(-?)([a-z-]+)$/.exec(found.xep || "");
		if (sort && names.xep[sort[2]]) {
			state.sort = sort[2];
			state.down = sort[1] === "-";
		}
		input.value = state.q;
	}

	function writeAddress() {
		var list = [];
		function put(name, value) {
			if (value) list.push(name + "=" + encodeURIComponent(value).replace(/%20/g, "+"));
		}
		put("q", state.q.trim());
		BY.forEach(function (by) { put(by, state.by[by]); });
		put("xep", state.sort && (state.down ? "-" : "") + state.sort);
		try {
			history.replaceState(history.state, "", location.pathname + (list.length ? "?" + list.join("&") : "") + location.hash);
		} catch (e) { return; } // some browsers allow few of them in a while
	}

	function changed() {
		writeAddress();
		readAll();
		apply();
	}

	function reset() {
		state = { q: "", by: {}, sort: "", down: false };
		input.value = "";
		changed();
		input.focus();
	}

	function sortBy(by) {
		if (state.sort !== by) state.down = false;
		else if (!state.down) state.down = true;
		else by = "";
		state.sort = by;
		changed();
	}

	function open(yes) {
		panel.hidden = !yes;
		more.setAttribute("aria-expanded", String(yes));
	}

	// prepare learns what the list can be sorted by and what the form offers from the start.
	function prepare() {
		var sorts = (form.getAttribute("data-sorts") || "").split(" ");
		each(box.querySelectorAll("th[data-sort]"), function (th) { sorts.push(th.getAttribute("data-sort")); });
		names.xep = table();
		for (var i = sorter.options.length - 1; i > 0; i--) {
			var by = sorter.options[i].value;
			if (sorts.indexOf(by) >= 0) names.xep[by] = sorter.options[i].textContent;
			else sorter.remove(i);
		}
		sorter.parentNode.hidden = sorter.options.length < 2;
		each(panel.querySelectorAll("select[data-by]"), function (select) {
			var by = select.getAttribute("data-by");
			selects[by] = select;
			names[by] = table();
			if (select.options.length > 1) ranks[by] = table();
			each(select.options, function (o, i) {
				if (!i) return;
				names[by][o.value] = o.textContent;
				ranks[by][o.value] = i;
			});
		});
	}

	// start answers the form.
	function start() {
		var timer = 0;
		form.addEventListener("submit", function (event) { event.preventDefault(); });
		input.addEventListener("input", function () {
			clearTimeout(timer);
			timer = setTimeout(function () {
				state.q = cut(input.value);
				changed();
			}, PAUSE);
		});
		BY.forEach(function (by) {
			selects[by].addEventListener("change", function () {
				state.by[by] = selects[by].value;
				changed();
			});
		});
		sorter.addEventListener("change", function () {
			state.sort = sorter.value;
			state.down = false;
			changed();
		});
		more.addEventListener("click", function () {
			open(panel.hidden);
			readAll();
		});
		clear.querySelector("button").addEventListener("click", reset);
		box.addEventListener("click", function (event) {
			var th = event.target.nodeName === "BUTTON" ? event.target.parentNode : null;
			if (th && th.hasAttribute("data-sort")) sortBy(th.getAttribute("data-sort"));
		});
		window.addEventListener("popstate", again);
		if (window.matchMedia) window.matchMedia("(min-width: 48rem)").addListener(heads);
		readPage(rows, box, page);
		again();
	}

	// again shows what the address says.
	function again() {
		readAddress();
		if (BY.some(function (by) { return state.by[by]; })) open(true);
		if (filtering() || state.sort) readAll();
		apply();
	}

	// lead makes the form of a list that is too long to be read lead to the search page.
	function lead() {
		var scope = (form.getAttribute("data-scope") || "").split("=");
		if (scope.length === 2) {
			var field = document.createElement("input");
			field.type = "hidden";
			field.name = scope[0];
			field.value = scope[1];
			form.appendChild(field);
		}
		more.hidden = true;
		form.querySelector(".sift-search").hidden = false;
		said.textContent = said.getAttribute("data-long");
	}

	form.words = words;
	form.order = function (list) {
		return list.map(function (name, i) { return { name: name, i: i, weight: given(name) }; }).sort(function (a, b) {
			return compareNames(a.weight, b.weight) || compareText(a.name, b.name) || a.i - b.i;
		}).map(function (one) { return one.name; });
	};
	form.orderText = function (list) {
		return list.map(function (name) { return { name: name, weight: weigh(name) }; }).sort(function (a, b) {
			return compareWeights(a.weight, b.weight) || compareText(a.name, b.name);
		}).map(function (one) { return one.name; });
	};

	if (of > LONGEST) lead();
	else {
		prepare();
		start();
	}
	form.hidden = false;
})();
