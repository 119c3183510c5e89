// The search of /tim-kiem/: while it is typed, as the program's own search of a site does it. The index is one file, or, on a large
// site, many small ones of which a question needs a few; which of them, its manifest tells. What the files hold and what
// a question finds is written down in the package comment of internal/search.
//
// Its form has the functions fold, words, exact and search for tests.
(function () {
	"use strict";

	var box = document.querySelector(".search"), form = box && box.querySelector("form");
	if (!form) return;
	if (!"".normalize || !window.Uint32Array || !history.pushState) {
		box.hidden = true; // the lists below are what such a browser has
		return;
	}

	var SLICE = 12;   // milliseconds of work before the page may answer again
	var PAUSE = 50;   // milliseconds without a key before a question is asked
	var REST = 1000;  // milliseconds before the count is read out
	var PATIENCE = 30000;
	var FIRST = 10, MORE = 20;
	var LONGEST = 100; // characters of a question
	var FACETS = ["kind", "state", "award", "round", "unit", "year"];
	var NAMES = { kind: "loai", state: "tinh-trang", award: "danh-hieu", round: "dot", unit: "don-vi", year: "nam" }; // in the address
	var NAMED = ["award", "round", "unit"]; // facets whose values have names of their own

	// Words

	// pattern is a pattern of classes of Unicode, or the nearest to it in browsers that do not know them.
	function pattern(classes, ranges) {
		try { return new RegExp(classes, "gu"); } catch (e) { return new RegExp(ranges, "g"); }
	}

	var LETTERS = "0-9A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u1fff\\u2c00-\\ud7ff\\uf900-\\ufdff";
	var GAPS = pattern("[^\\p{L}\\p{Nd}]+", "[^" + LETTERS + "]+");
	var MARKS = pattern("[\\p{Mn}\\p{Me}]", "[\\u0300-\\u036f\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]");
	var TOKEN = pattern("[\\p{L}\\p{Nd}\\p{M}]+", "[" + LETTERS + "\\u0300-\\u036f]+");
	var DIGITS = pattern("\\p{Nd}+|[^\\p{Nd}]+", "[0-9]+|[^0-9]+");
	var TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

	// lower is a text in lower case, letter by letter: the last sigma of a word is like the others.
	function lower(text) { return text.replace(/\u03a3/g, "\u03c3").replace(/\u0130/g, "i").toLowerCase(); }

	// fold is a text in lower case without marks; đ and what looks like it is d.
	function fold(text) {
		var plain = text.normalize("NFD").replace(/[\u0300-\u036f]+/g, "").replace(/[\u0110\u0111]/g, "d");
		if (!/[^\0-\x7f]/.test(plain)) return plain.toLowerCase();
		return lower(plain.replace(MARKS, "")).replace(/[\u00f0\u0256]/g, "d").replace(/\u0142/g, "l").replace(/\u00f8/g, "o");
	}

	// cut is the beginning of a text, without halves of characters.
	function cut(text) {
		return (text.match(/[\ud800-\udbff][\udc00-\udfff]|[^\ud800-\udfff]/g) || []).slice(0, LONGEST).join("");
	}

	function words(text) { return fold(text).replace(GAPS, " ").split(" ").filter(Boolean); }

	function spelling(token) {
		return lower(token.normalize("NFC")).replace(/[\u00f0\u0256]/g, "\u0111").replace(DIGITS, function (run) {
			var apart = run.normalize("NFD");
			return apart.replace(TONE, "").normalize("NFC") + (apart.match(TONE) || []).join("");
		});
	}

	// exact is the words of a text in lower case with their marks. The tone of each stands as a mark behind its last letter,
	// so that hòa and hoà are one word, and hóa another.
	function exact(text) {
		return (text.normalize("NFC").match(TOKEN) || []).reduce(function (list, token) {
			var parts = words(token);
			return list.concat(parts.length === 1 ? spelling(token) : parts);
		}, []);
	}

	// Work that may take long is done in slices, so that typing goes on; it ends early where nobody waits for it any more.

	// slices calls step(i) for i from 0 to n-1, and then done. alive tells whether somebody still waits.
	function slices(n, alive, step, done) {
		var i = 0;
		(function go() {
			if (!alive()) return;
			for (var until = Date.now() + SLICE; i < n; ) {
				step(i++);
				if (i % 32 === 0 && Date.now() > until) return void setTimeout(go, 0);
			}
			done();
		})();
	}

	// all calls each function with a callback of its own, and done when all have called back: with the first error, or
	// with what they found, in order.
	function all(list, done) {
		var left = list.length, found = [], over = false;
		if (!left) return done(null, found);
		list.forEach(function (f, i) {
			f(function (error, value) {
				if (over) return;
				found[i] = value;
				over = Boolean(error) || --left === 0;
				if (over) done(error, found);
			});
		});
	}

	// parse is the value of a text in JSON, null where it is none.
	function parse(text) {
		try { return JSON.parse(text); } catch (e) { return null; }
	}

	// get reads a file. Its error is "failed".
	function get(url, done) {
		var request = new XMLHttpRequest();
		function failed() { done("failed"); }
		request.open("GET", url);
		request.timeout = PATIENCE;
		request.onload = function () {
			if (request.status === 200) done(null, request.responseText);
			else failed();
		};
		request.onerror = request.ontimeout = request.onabort = failed;
		request.send();
	}

	// Where the rows are. Both sources have
	//   match(asked, alive, done)  the rank of each row for the words of a question: 1 to 4, 0 where it does not match
	//   column(facet, only, done)  { of, values }: the value of each row as a place in values, -1 for none; where only is a
	//                              value, no other need be told
	//   rows(numbers, done)        rows as they are shown

	// whole is an index in one file.
	function whole(index) {
		var rows = index.rows, texts = [], ends = [], columns = {};
		var names = index.awards.concat(index.units), named = [], units = index.awards.length; // a unit's place among the names is behind these
		var places = { kind: 0, state: 6, award: 7, round: 8, unit: 9, year: 10 };

		function searchable(parts) { return " " + fold(parts.join(" ")).replace(GAPS, " ") + " "; }

		// label is the names of a row: in the row of a unit or an award its other names too.
		function label(r) {
			var kind = index.kinds[r[0]], own = kind === "unit" ? index.units[r[9]] : kind === "award" ? index.awards[r[7]] : null;
			return [r[2], r[3], own ? own[3] : ""];
		}

		// read folds a row: the words of its label, a line, its other words.
		function read(i) {
			var r = rows[i], own = searchable(label(r));
			ends[i] = own.length;
			texts[i] = own + "\n" + searchable([r[4], r[5], r[11]]);
		}

		function spelled(i, spelling) {
			var own = " " + exact(label(rows[i]).join(" ")).join(" ") + " ";
			return spelling.every(function (word) { return own.indexOf(" " + word + " ") >= 0; });
		}

		// rankOf is the rank of a row. A test is a part of its text, with the names that have it.
		function rankOf(i, asked, tests, joined) {
			var rank = 2, text = texts[i], end = ends[i], award = rows[i][7], unit = rows[i][9] < 0 ? -1 : units + rows[i][9];
			for (var k = 0; k < tests.length; k++) {
				var t = tests[k], at = text.indexOf(t.part);
				if (at >= 0 && at < end) {
					if (rank > 2) continue;
					at = text.indexOf(t.part + " ", at);
					if (at < 0 || at >= end) rank = 3;
				} else if (at >= 0 || t.names[award] || t.names[unit]) rank = 4;
				else return 0;
			}
			if (joined && (text.indexOf(joined.part, end) >= 0 || joined.names[award] || joined.names[unit])) return 1;
			return rank === 2 && spelled(i, asked.exact) ? 1 : rank;
		}

		function match(asked, alive, done) {
			var ranks = new Uint8Array(rows.length), tests, joined;
			function test(part) {
				return { part: part, names: named.map(function (text) { return text.indexOf(part) >= 0; }) };
			}
			slices(names.length + rows.length, alive, function (n) {
				var i = n - names.length;
				if (i < 0) {
					if (named[n] === undefined) named[n] = searchable(names[n].slice(1));
					return;
				}
				if (!tests) {
					tests = asked.words.map(function (word) { return test(" " + word); });
					joined = asked.joined && test(" " + asked.joined + " ");
				}
				if (texts[i] === undefined) read(i);
				ranks[i] = rankOf(i, asked, tests, joined);
			}, function () { done(null, ranks); });
		}

		function column(facet, only, done) {
			if (!columns[facet]) {
				var place = places[facet];
				var of = new Int32Array(rows.length), values = facet === "year" ? [] : index[facet + "s"];
				rows.forEach(function (r, i) {
					of[i] = r[place];
					if (facet !== "year") return;
					of[i] = r[place] ? values.indexOf(r[place]) : -1;
					if (r[place] && of[i] < 0) of[i] = values.push(r[place]) - 1;
				});
				columns[facet] = { of: of, values: values };
			}
			done(null, columns[facet]);
		}

		return { match: match, column: column, rows: function (numbers, done) {
			done(null, numbers.map(function (i) { return rows[i]; }));
		} };
	}

	// numbers reads numbers as the index writes them: five bits a sign, low bits first, the sixth says that more follow.
	var SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", VALUE = {};
	SIGNS.split("").forEach(function (sign, i) { VALUE[sign] = i; });

	function numbers(text, each) {
		for (var i = 0, n = 0, shift = 0; i < text.length; i++) {
			var value = VALUE[text.charAt(i)];
			n += (value & 31) << shift;
			shift += 5;
			if (value & 32) continue;
			each(n);
			n = shift = 0;
		}
	}

	// add puts the rows of a posting into a set.
	function add(set, posting) {
		var row = -1;
		if (posting.charAt(0) !== "#") return numbers(posting, function (n) {
			row += n + 1;
			set[row >>> 5] |= 1 << (row & 31);
		});
		for (var i = 1; i < posting.length; i++) {
			for (var bits = VALUE[posting.charAt(i)], at = (i - 1) * 6; bits; bits >>= 1, at++) {
				if (bits & 1) set[at >>> 5] |= 1 << (at & 31);
			}
		}
	}

	// sharded is an index in many files, that lie in a folder. Where one of them belongs to another build than the manifest,
	// the error is the stamp of that build.
	function sharded(index, folder) {
		var shards = index.shards, asked = {}, columns = {};
		var mark = "?" + index.stamp.slice(0, 12);

		// file reads one of the files once; those who ask meanwhile wait for it.
		function file(name, done) {
			var known = asked[name];
			if (known && !known.waiting) return done(null, known.value);
			if (known) return void known.waiting.push(done);
			known = asked[name] = { waiting: [done] };
			get(folder + name + ".json" + mark, function (error, text) {
				var waiting = known.waiting, value = error ? null : parse(text);
				if (!value) error = "failed";
				else if (value.stamp !== index.stamp) error = { stamp: value.stamp };
				if (error) delete asked[name];
				known.waiting = null;
				known.value = value;
				waiting.forEach(function (f) { f(error, value); });
			});
		}

		// shardOf is the last shard that begins at or before a term, at least the first.
		function shardOf(term) {
			var from = 0, to = shards.terms.length - 1;
			while (from < to) {
				var middle = from + to + 1 >> 1;
				if (shards.terms[middle] <= term) from = middle;
				else to = middle - 1;
			}
			return from;
		}

		// collect adds the rows of the terms from one to another to a set, and calls back with the last of them.
		function collect(from, to, set, done) {
			var first = shardOf(from), last = shardOf(to), files = [];
			var end = null;
			if (!shards.terms.length) return done(null, end);
			for (var n = first; n <= last; n++) files.push(file.bind(null, "t-" + n));
			all(files, function (error, found) {
				if (error) return done(error);
				found.forEach(function (shard) {
					shard.terms.forEach(function (entry) {
						if (entry[0] < from || entry[0] > to) return;
						add(set, entry[1]);
						end = entry;
					});
				});
				done(null, end);
			});
		}

		// match reads the terms of all words at once. How they are spelled is read one by one where there are many without any
		// mark, for then it seldom matters, and ends where no row is left.
		function match(question, alive, done) {
			var size = index.count + 31 >>> 5, tasks = [], ranks = new Uint8Array(index.count);
			var spellings = question.exact, apart = spellings.length > 3 && !/[^\0-\x7f]/.test(spellings.join(""));
			function take(from, to) {
				var set = new Uint32Array(size);
				tasks.push(function (done) { collect(from, to, set, done); });
				return set;
			}
			function spelled(word) { return take("=" + word, "=" + word); }

			// rank gives a rank to the rows that all sets have, and tells whether there are any.
			function rank(sets, n) {
				var some = false;
				for (var i = 0; i < size; i++) {
					var bits = sets[0][i];
					for (var k = 1; k < sets.length; k++) bits &= sets[k][i];
					some = some || bits !== 0;
					for (var row = i << 5; bits; bits >>>= 1, row++) if (bits & 1) ranks[row] = n;
				}
				return some;
			}

			var starts = [], others = [], wholes = question.words.map(function (word) {
				var from = word + (word.length < 3 ? "*" : ""), to = word + (word.length < 3 ? "*" : "\uffff");
				starts.push(take(from, to));
				others.push(take("~" + from, "~" + to));
				return take(word, word);
			});
			var joined = question.joined ? take("~" + question.joined, "~" + question.joined) : null;
			var exact = apart ? [] : spellings.map(spelled);

			function spell(error) {
				if (error || !alive()) return error && done(error);
				if (rank(wholes.concat(exact), 2) && exact.length < spellings.length) {
					tasks = [];
					exact.push(spelled(spellings[exact.length]));
					return tasks[0](spell);
				}
				if (exact.length === spellings.length) rank(exact, 1);
				if (joined) rank(others.concat([joined]), 1);
				done(null, ranks);
			}

			all(tasks, function (error) {
				if (error || !alive()) return error && done(error);
				others.forEach(function (set, k) { for (var i = 0; i < size; i++) set[i] |= starts[k][i]; });
				rank(others, 4);
				rank(starts, 3);
				rank(wholes, 2);
				spell(null);
			});
		}

		// single is the column of one value that has a name: a term tells its rows, and less need be read than for all values.
		function single(facet, value, done) {
			var set = new Uint32Array(index.count + 31 >>> 5), term = "@" + facet + ":" + value;
			collect(term, term, set, function (error, entry) {
				if (error) return done(error);
				var of = new Int32Array(index.count);
				for (var i = 0; i < of.length; i++) of[i] = (set[i >>> 5] >>> (i & 31) & 1) - 1;
				done(null, { of: of, values: entry ? [[value, entry[2], entry[3]]] : [] });
			});
		}

		function column(facet, only, done) {
			if (columns[facet]) return done(null, columns[facet]);
			if (only && NAMED.indexOf(facet) >= 0) return single(facet, only, done);
			file("c-" + facet, function (error, found) {
				if (error) return done(error);
				var of = new Int32Array(index.count), at = 0, value = -2;
				numbers(found.runs, function (n) {
					if (value === -2) value = n - 1;
					else {
						for (; n > 0 && at < of.length; n--) of[at++] = value;
						value = -2;
					}
				});
				columns[facet] = { of: of, values: facet === "round" || facet === "unit" || facet === "year" ? found.values : index[facet + "s"] };
				done(null, columns[facet]);
			});
		}

		function rows(list, done) {
			all(list.map(function (n) {
				return function (done) {
					file("h-" + Math.floor(n / shards.block), function (error, block) {
						done(error, error ? null : block.rows[n % shards.block]);
					});
				};
			}), done);
		}

		return { match: match, column: column, rows: rows };
	}

	// Questions

	var manifest = form.getAttribute("data-index"), folder = manifest.slice(0, manifest.lastIndexOf("/") + 1);
	var index = null, source = null, opening = null, renewed = "", renewals = 0;

	// unpack reads a manifest, and calls back with null where it is none. Its rows, of which there may be many, have a line each.
	function unpack(text, done) {
		var at = text.indexOf("\"rows\":[\n") + 8, end = text.lastIndexOf("]}"), rows = [];
		var found = parse(at < 8 ? text : text.slice(0, at) + text.slice(end)), lines = at < 8 ? [] : text.slice(at, end).split(",\n");
		if (!found || found.version !== 1 || !found.rows && !found.shards) return done(null);
		slices(lines.length, function () { return true; }, function (i) { rows.push(parse(lines[i])); }, function () {
			if (lines.length) found.rows = rows;
			done(found.rows && (found.rows.length !== found.count || rows.indexOf(null) >= 0) ? null : found);
		});
	}

	// open reads the manifest once, and again where it turns out to be of another build.
	function open(done) {
		if (source) return done(null);
		if (opening) return void opening.push(done);
		opening = [done];
		function opened(found) {
			var waiting = opening;
			opening = null;
			if (found) {
				index = found;
				source = found.rows ? whole(found) : sharded(found, folder);
			}
			waiting.forEach(function (f) { f(found ? null : "failed"); });
		}
		get(manifest + renewed, function (error, text) {
			if (error) opened(null);
			else unpack(text, opened);
		});
	}

	// renew reports whether an error says that the site was published again, and the question can be asked once more. Where old
	// and new files stay mixed it gives up.
	function renew(error) {
		if (!error.stamp || renewed === "?" + error.stamp || renewals === 3) return false;
		renewals++;
		source = null;
		renewed = "?" + error.stamp;
		return true;
	}

	// stage is the one that a state of the index has reached by the reader's clock, as static/congkhai.js tells it.
	function stage(state) {
		var live = document.getElementById("tinh-trang"), now = Date.now() / 1000, reached = state[0];
		if (!state[1] || live && now < Number(live.getAttribute("data-as-of")) - 86400) return reached;
		state[1].split(";").forEach(function (move) {
			var at = move.split(" ");
			if (Number(at[0]) <= now) reached = at[1];
		});
		return reached;
	}

	// identity is what stands for a value of a facet in the address.
	function identity(facet, value) {
		if (facet === "state") return stage(value);
		return String(NAMED.indexOf(facet) >= 0 ? value[0] : value);
	}

	// find answers a question: the numbers of the rows that match, by rank, and of the facets that are asked for how many
	// rows each value has among those that all other filters let through. Where nothing is asked, all rows are counted.
	function find(text, filters, facets, alive, done) {
		text = cut(text);
		var asked = { words: words(text).slice(0, 8), exact: exact(text).slice(0, 8) };
		asked.joined = asked.words.length > 1 ? asked.words.join("") : "";
		var active = FACETS.filter(function (facet) { return filters[facet]; });
		var needed = FACETS.filter(function (facet) { return filters[facet] || facets.indexOf(facet) >= 0; });
		open(function (error) {
			if (error || !alive()) return error && done(error);
			var tasks = needed.map(function (facet) {
				return source.column.bind(source, facet, facets.indexOf(facet) < 0 ? filters[facet] : "");
			});
			tasks.push(function (done) {
				if (asked.words.length) return source.match(asked, alive, done);
				var ranks = new Uint8Array(index.count);
				for (var i = 0; i < ranks.length; i++) ranks[i] = 1;
				done(null, ranks);
			});
			all(tasks, function (error, found) {
				if (error) return renew(error) ? find(text, filters, facets, alive, done) : done("failed");
				var from = source;
				choose(found.pop(), needed, found, filters, alive, function (answer) {
					if (!asked.words.length && !active.length) answer.rows = [];
					answer.text = text.trim();
					answer.words = asked.words;
					answer.source = from;
					done(null, answer);
				});
			});
		});
	}

	// choose applies the filters and counts.
	function choose(ranks, names, columns, filters, alive, done) {
		var byRank = [[], [], [], [], []], counts = {};
		var tests = names.map(function (facet, k) {
			var keys = columns[k].values.map(function (value) { return identity(facet, value); });
			var place = Object.create(null), n = [], of = keys.map(function (key, i) {
				if (!(key in place)) {
					place[key] = n.length;
					n.push({ key: key, value: columns[k].values[i], n: 0 });
				}
				return place[key];
			});
			counts[facet] = n;
			return { of: columns[k].of, place: of, n: n, chosen: filters[facet] ? filters[facet] in place ? place[filters[facet]] : -2 : -1 };
		});
		slices(ranks.length, alive, function (i) {
			var misses = 0, missed = null, k, t;
			if (!ranks[i]) return;
			for (k = 0; k < tests.length; k++) {
				t = tests[k];
				if (t.chosen === -1 || t.of[i] >= 0 && t.place[t.of[i]] === t.chosen) continue;
				misses++;
				missed = t;
			}
			if (!misses) byRank[ranks[i]].push(i);
			if (misses > 1) return;
			for (k = 0; k < tests.length; k++) {
				t = tests[k];
				if ((!misses || t === missed) && t.of[i] >= 0) t.n[t.place[t.of[i]]].n++;
			}
		}, function () {
			done({ rows: byRank[1].concat(byRank[2], byRank[3], byRank[4]), facets: counts, ranks: ranks });
		});
	}

	// The page

	function part(selector) { return box.querySelector(selector); }

	var input = form.elements.q, panel = part(".search-filters"), list = part("ol"), heading = part(".search-count");
	var chosen = part(".search-chosen"), waiting = part(".search-wait"), none = part(".search-none"), failed = part(".search-failed");
	var help = part(".search-help"), more = part(".search-more"), said = part(".search-said");
	var selects = [].slice.call(box.querySelectorAll("select"));
	var other = document.querySelector(".head-lang a"), title = document.title;
	var root = form.getAttribute("data-root"), language = document.documentElement.lang;
	var stages = labels("data-stages"), kinds = labels("data-kinds");
	var filters = {}, answer = null, shown = FIRST, counted = false, changed = "";
	var settled = "", ticket = 0, typing = 0, resting = 0, slow = 0;

	function text(name) { return form.getAttribute(name); }

	// labels reads a list of keys with their labels: "key label;key label".
	function labels(name) {
		var found = {};
		text(name).split(";").forEach(function (entry) {
			var key = entry.split(" ", 1)[0];
			found[key] = entry.slice(key.length + 1);
		});
		return found;
	}

	function number(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, text("data-thousand").charAt(1)); }

	function fill(pattern, values) {
		return pattern.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
	}

	function put(parent, name, className, content) {
		var e = document.createElement(name);
		if (className) e.className = className;
		if (content !== undefined) e.textContent = content;
		return parent.appendChild(e);
	}

	function space(e) { e.appendChild(document.createTextNode(" ")); }

	// told is a text of a record in the page's language, or in Vietnamese where it has no other.
	function told(vi, en) {
		return language === "vi" || !en ? { text: vi, lang: language === "vi" ? "" : "vi" } : { text: en, lang: "" };
	}

	// write adds a text to an element, its words that were asked for marked.
	function write(e, said, asked) {
		var at = 0, of = said.text;
		if (said.lang) e.lang = said.lang;
		function mark(from, to) {
			if (from > at) e.appendChild(document.createTextNode(of.slice(at, from)));
			if (to > from) put(e, "mark", "", of.slice(from, to));
			at = to;
		}
		function begins(folded, least) {
			return asked.some(function (word) { return word.length > least && folded.slice(0, word.length) === word; });
		}
		of.replace(/[^\s,;()"“”]+/g, function (token, from) {
			var runs = [];
			token.replace(TOKEN, function (run, place) { runs.push({ at: from + place, end: from + place + run.length, word: fold(run) }); });
			// A number typed in one piece stands for the whole of it.
			if (runs.length > 1 && begins(words(token).join(""), runs[0].word.length)) return mark(from, from + token.length);
			runs.forEach(function (run) { if (begins(run.word, 0)) mark(run.at, run.end); });
		});
		mark(of.length, of.length);
		return e;
	}

	function row(r) {
		var li = put(list, "li"), a = put(li, "a", "row-name"), state = index.states[r[6]];
		a.href = root + r[1].slice(1);
		write(a, told(r[2], r[3]), answer.words);
		if (r[12]) {
			space(li);
			put(li, "span", "tag", text("data-example"));
		}
		if (r[4] || r[5]) {
			var note = put(li, "p", "row-note"), pattern = told(r[4], r[5]);
			pattern.text.split(/(\{\}|\[\])/).forEach(function (piece) {
				var name = piece === "{}" ? index.units[r[9]] : piece === "[]" ? index.awards[r[7]] : null;
				write(put(note, "span"), name ? told(name[1], name[2]) : { text: piece, lang: pattern.lang }, answer.words);
			});
		}
		var last = put(li, "p", "state"), now = state && stage(state);
		if (stages[now]) put(last, "span", "stage stage-" + now, stages[now]);
		put(last, "span", "meta", (stages[now] ? " · " : "") + [kinds[index.kinds[r[0]]]].concat(r[10] || []).join(" · "));
	}

	// nameOf is what a reader calls a value of a facet.
	function nameOf(facet, entry) {
		if (facet === "kind") return { text: kinds[entry.key] || entry.key };
		if (facet === "state") return { text: stages[entry.key] || entry.key };
		return facet === "year" || !entry.value ? { text: entry.key } : told(entry.value[1], entry.value[2]);
	}

	// offer fills a select with the values of its facet that rows have.
	function offer(select) {
		var facet = select.getAttribute("data-facet"), found = answer.facets[facet], order = Object.keys(facet === "state" ? stages : {});
		if (!found || facet === changed) return;
		var entries = found.filter(function (entry) { return entry.n || entry.key === filters[facet]; });
		if (filters[facet] && !entries.some(function (entry) { return entry.key === filters[facet]; })) entries.push({ key: filters[facet], n: 0 });
		if (facet === "state") entries.sort(function (a, b) { return order.indexOf(a.key) - order.indexOf(b.key); });
		if (facet === "year") entries.sort(function (a, b) { return b.key - a.key; });
		while (select.options.length > 1) select.remove(1);
		var options = document.createDocumentFragment();
		entries.forEach(function (entry) {
			var name = nameOf(facet, entry), option = put(options, "option", "", name.text + " (" + number(entry.n) + ")");
			if (name.lang) option.lang = name.lang;
			option.value = entry.key;
		});
		select.appendChild(options);
		select.value = filters[facet] || "";
		select.disabled = !entries.length;
	}

	// tellFilters says which filters are set, for those who do not see them.
	function tellFilters() {
		var names = FACETS.filter(function (facet) { return filters[facet]; }).map(function (facet) {
			var entry = (answer && answer.facets[facet] || []).filter(function (e) { return e.key === filters[facet]; })[0];
			return entry ? nameOf(facet, entry).text : filters[facet];
		});
		chosen.hidden = !names.length;
		chosen.firstElementChild.textContent = text("data-chosen") + " " + names.join(" · ");
	}

	function count() {
		var n = answer.rows.length, q = answer.text;
		var name = n ? n === 1 ? "data-count-one" : "data-count" : "data-none";
		if (!q) name = n ? n === 1 ? "data-count-any-one" : "data-count-any" : "data-none-any";
		return fill(text(name), { n: number(n), q: q });
	}

	// tell reads the count out, once the reader rests.
	function tell(words) {
		clearTimeout(resting);
		resting = setTimeout(function () { said.textContent = words; }, REST);
	}

	function showMore() {
		var left = answer ? answer.rows.length - list.children.length : 0;
		more.hidden = left <= 0;
		more.firstChild.textContent = fill(text("data-more"), { n: number(Math.min(MORE, left)) });
	}

	// show shows what was found, or the help where nothing is asked.
	function show(rows) {
		var any = answer && (answer.rows.length || answer.text || !chosen.hidden);
		clearTimeout(slow);
		renewals = 0;
		waiting.hidden = failed.hidden = true;
		list.textContent = "";
		rows.forEach(row);
		list.hidden = !rows.length;
		box.className = rows.length ? "search answered" : "search";
		help.hidden = Boolean(any);
		heading.hidden = !rows.length;
		none.hidden = !any || rows.length > 0;
		if (any) {
			(rows.length ? heading : none.firstElementChild).textContent = count();
			tell(count());
		} else {
			clearTimeout(resting);
			said.textContent = "";
		}
		showMore();
		panel.hidden = !answer;
		if (answer) selects.forEach(offer);
		changed = "";
	}

	function fail() {
		clearTimeout(slow);
		waiting.hidden = heading.hidden = none.hidden = list.hidden = more.hidden = help.hidden = true;
		failed.hidden = false;
	}

	function asks() { return input.value.trim() !== "" || FACETS.some(function (facet) { return filters[facet]; }); }

	// run asks what the page asks now. An answer that comes after the next question is dropped.
	function run() {
		var mine = ++ticket;
		function alive() { return mine === ticket; }
		clearTimeout(typing);
		clearTimeout(slow);
		if (!asks() && !panel.open) {
			answer = null;
			tellFilters();
			return show([]);
		}
		slow = setTimeout(function () { waiting.hidden = false; }, 400);
		open(function (error) {
			if (!alive()) return;
			if (error) return fail();
			if (index.rows && !panel.hasAttribute("data-seen") && window.matchMedia("(min-width: 64rem)").matches) panel.open = true;
			panel.setAttribute("data-seen", "");
			counted = panel.open;
			find(input.value, filters, counted ? FACETS : [], alive, function (error, found) {
				if (!alive()) return;
				if (error) return fail();
				found.source.rows(found.rows.slice(0, shown), function (error, rows) {
					if (!alive()) return;
					if (error) return renew(error) ? run() : fail();
					answer = found;
					tellFilters();
					show(rows);
				});
			});
		});
	}

	// The address holds what is asked. While it is typed the entry of the browser's history is the same; what is sent off,
	// and each filter, is an entry of its own.

	function address() {
		var parts = FACETS.filter(function (facet) { return filters[facet]; }).map(function (facet) {
			return NAMES[facet] + "=" + encodeURIComponent(filters[facet]);
		});
		if (input.value.trim()) parts.unshift("q=" + encodeURIComponent(cut(input.value).trim()).replace(/%20/g, "+"));
		return location.pathname + (parts.length ? "?" + parts.join("&") : "");
	}

	function keep(how, to) {
		try { history[how]({ shown: shown }, "", to); } catch (e) { return; } // some browsers allow so many in a time only
		document.title = input.value.trim() ? input.value.trim() + " – " + title : title;
		if (other) other.search = location.search;
	}

	function send() {
		var to = address();
		if (to === settled) return keep("replaceState", to);
		keep("replaceState", settled);
		keep("pushState", to);
		settled = to;
	}

	// read takes over what the address asks.
	function read() {
		var asked = {};
		location.search.slice(1).split("&").forEach(function (pair) {
			var at = pair.indexOf("=");
			try { if (at > 0) asked[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, " ")); } catch (e) { return; }
		});
		input.value = cut(asked.q || "");
		filters = {};
		FACETS.forEach(function (facet) { if (asked[NAMES[facet]]) filters[facet] = asked[NAMES[facet]]; });
		selects.forEach(function (select) { select.value = filters[select.getAttribute("data-facet")] || ""; });
		shown = history.state && history.state.shown || FIRST;
		settled = address();
		keep("replaceState", settled + location.hash);
		run();
	}

	function filter() {
		shown = FIRST;
		send();
		run();
	}

	input.addEventListener("input", function () {
		shown = FIRST;
		clearTimeout(typing);
		clearTimeout(resting);
		typing = setTimeout(function () {
			keep("replaceState", address());
			run();
		}, PAUSE);
	});
	input.addEventListener("focus", function () { open(function () {}); });

	form.addEventListener("submit", function (event) {
		event.preventDefault();
		send();
		run();
		if (window.matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard of a phone covers the rows
	});

	selects.forEach(function (select) {
		select.addEventListener("change", function () {
			changed = select.getAttribute("data-facet");
			if (select.value) filters[changed] = select.value;
			else delete filters[changed];
			filter();
		});
	});

	panel.addEventListener("toggle", function () {
		if (panel.open && !counted) run();
	});

	part(".search-chosen button").addEventListener("click", function () {
		filters = {};
		selects.forEach(function (select) { select.value = ""; });
		filter();
		input.focus();
	});

	part(".search-failed button").addEventListener("click", run);

	more.firstChild.addEventListener("click", function () {
		var from = list.children.length, mine = ticket;
		shown = from + MORE;
		answer.source.rows(answer.rows.slice(from, shown), function (error, rows) {
			if (mine !== ticket) return;
			if (error) return renew(error) ? run() : fail();
			rows.forEach(row);
			keep("replaceState", location.href);
			showMore();
			list.children[from].querySelector("a").focus();
		});
	});

	// Arrows lead from the box through the rows and back, Escape empties the box.
	box.addEventListener("keydown", function (event) {
		var key = (event.key || "").replace("Arrow", ""), links = [].slice.call(list.querySelectorAll(".row-name"));
		var at = links.indexOf(document.activeElement), inBox = document.activeElement === input;
		if (at < 0 && !inBox || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
		if ((key === "Escape" || key === "Esc") && input.value) {
			input.value = "";
			shown = FIRST;
			keep("replaceState", address());
			run();
			input.focus();
		} else if (key === "Down" && at + 1 < links.length) links[at + 1].focus();
		else if (key === "Up" && at > 0) links[at - 1].focus();
		else if (key === "Up" && at === 0) input.focus();
		else return;
		event.preventDefault();
	});

	window.addEventListener("popstate", function () {
		if (location.pathname + location.search !== address()) read();
	});

	form.fold = fold;
	form.words = words;
	form.exact = exact;
	form.search = function (text, filters, facets, done) { find(text, filters, facets, function () { return true; }, done); };
	read();
})();
