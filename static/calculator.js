// The calculator of deadlines on the page of rules. It counts as the site itself does, with the days off and the rules
// that stand in the page as data; a day is a number of days since 1970, so that no time zone can matter. Its form has
// the function count, which takes and gives dates as YYYY-MM-DD.
(function () {
	"use strict";

	var box = document.querySelector(".calculator"), block = document.getElementById("bang-ngay");
	if (!box || !block) return;

	var DAY = 864e5;
	var law = JSON.parse(block.textContent), words = law.words;
	var known = {}, noticed = {};
	var form = document.createElement("form"), result = box.querySelector(".calculator-result");

	// Days

	// number is a day as a number, NaN where the calendar has no such day.
	function number(year, month, day) {
		var t = Date.UTC(year, month - 1, day), d = new Date(t);
		return year >= 1000 && d.getUTCMonth() === month - 1 && d.getUTCDate() === day ? t / DAY : NaN;
	}

	function parse(iso) {
		var p = iso.split("-");
		return number(Number(p[0]), Number(p[1]), Number(p[2]));
	}

	function iso(n) { return new Date(n * DAY).toISOString().slice(0, 10); }

	function year(n) { return new Date(n * DAY).getUTCFullYear(); }

	function weekday(n) { return new Date(n * DAY).getUTCDay(); }

	law.years.forEach(function (y) {
		known[y.year] = true;
		(y.off || []).forEach(function (d) { noticed[parse(d.date)] = { name: d.name, notice: d.notice }; });
		(y.worked || []).forEach(function (d) { noticed[parse(d.date)] = { worked: true, notice: d.notice }; });
	});

	// day tells what kind of day n is. A year without a table is thrown as { missing: year }.
	function day(n) {
		if (!known[year(n)]) throw { missing: year(n) };
		var weekend = weekday(n) % 6 === 0, said = noticed[n];
		var d = { day: n, n: 0, kind: weekend ? "weekend" : "working-day", name: said && said.name, notice: said && said.notice };
		if (said && !said.worked) d.kind = "holiday";
		else if (said && weekend) d.kind = "worked-weekend";
		d.works = d.kind === "working-day" || d.kind === "worked-weekend";
		return d;
	}

	// closing is the last day of a window of so many days: at its end the window ends. Calendar days that would end on a
	// day off end on the next working day.
	function closing(from, days, unit, first) {
		var d = first ? from : from + 1;
		if (unit === "calendar") {
			for (d += days - 1; !day(d).works; d++);
			return d;
		}
		for (day(from); ; d++) if (day(d).works && --days === 0) return d;
	}

	// span lists the days from one to another, the counted ones numbered.
	function span(from, to, unit, first) {
		var list = [], n = 0;
		for (var d = from; d <= to; d++) {
			var one = day(d);
			if ((d > from || first) && (unit === "calendar" || one.works)) one.n = ++n;
			list.push(one);
		}
		return list;
	}

	function counted(list) {
		return list.reduce(function (n, d) { return Math.max(n, d.n); }, 0);
	}

	// attempt is what f returns, or the year that f misses.
	function attempt(f) {
		try { return f(); } catch (e) {
			if (!e.missing) throw e;
			return { missing: e.missing };
		}
	}

	function count(q) {
		var from = parse(q.from);
		function reading(first) {
			return attempt(function () {
				var to = closing(from, q.days, q.unit, first), days = span(from, to, q.unit, first), n = counted(days);
				return { from: iso(from), to: iso(to), n: n, days: days, nominal: n > q.days ? iso(to - n + q.days) : "" };
			});
		}
		return { without: reading(false), withFirst: reading(true), before: q.meeting ? before(from, parse(q.meeting), q.gapUnit) : null };
	}

	// before is the time between publication and the meeting.
	function before(from, meeting, unit) {
		return attempt(function () {
			var days = span(from, meeting - 1, unit || "working", false);
			return { n: counted(days), days: days };
		});
	}

	// earliest is the first day of a meeting with so many days between publication and itself.
	function earliest(from, days, unit) {
		return attempt(function () {
			for (var d = from; days > 0; ) if (day(++d).works || unit === "calendar") days--;
			return { day: d + 1 };
		});
	}

	// governing is the rule for an award on a day. Papers received before a rule's own day stay under the earlier one.
	function governing(award, stage, published, received) {
		function inForce(on) {
			return law.rules.filter(function (r) {
				return r.stage === stage && r.awards.indexOf(award) >= 0 && r.from <= on && (!r.to || on <= r.to);
			}).pop();
		}
		var rule = inForce(published);
		if (rule && rule.transition && received && received < rule.transition.before) return inForce(received) || rule;
		return rule;
	}

	// The page as it is published has no form: it would be a dead one without this script.
	form.noValidate = true;
	form.count = count;
	box.insertBefore(form, result);
	form.appendChild(box.querySelector(".calculator-form"));

	// Words

	function pad(n) { return (n < 10 ? "0" : "") + n; }

	function date(n, pattern) {
		var d = new Date(n * DAY), m = d.getUTCMonth();
		return (pattern || law.date).replace(/\{(\w+)\}/g, function (all, name) {
			if (name === "dd") return pad(d.getUTCDate());
			if (name === "mm") return pad(m + 1);
			if (name === "d") return d.getUTCDate();
			if (name === "month") return law.months[m];
			return d.getUTCFullYear();
		});
	}

	function longDate(n) { return law.long.replace("{date}", date(n)).replace("{weekday}", law.weekdays[weekday(n)]); }

	function make(name, className, text) {
		var e = document.createElement(name);
		if (className) e.className = className;
		if (text !== undefined) e.textContent = text;
		return e;
	}

	function put(parent, name, className, text) { return parent.appendChild(make(name, className, text)); }

	// say adds a text with its values, which may be elements, to an element.
	function say(e, key, values) {
		words[key].split(/(\{\w+\})/).forEach(function (part) {
			var value = values && values[part.slice(1, -1)];
			if (value === undefined || part.charAt(0) !== "{") value = part;
			e.appendChild(value.nodeType ? value : document.createTextNode(value));
		});
		return e;
	}

	function space(e) { e.appendChild(document.createTextNode(" ")); return e; }

	// record is a text of a record, marked where it is not in the page's language.
	function record(said) {
		var e = make("span", "", said.text);
		if (said.lang) e.lang = said.lang;
		return e;
	}

	function tellDays(p, key, list, of) {
		var some = list.filter(function (d) { return d.kind === of; });
		if (!some.length) return false;
		p.appendChild(document.createTextNode(" " + words[key] + " "));
		some.forEach(function (d, i) {
			if (i) p.appendChild(document.createTextNode(of === "weekend" ? ", " : "; "));
			p.appendChild(document.createTextNode(date(d.day, year(d.day) === year(list[0].day) ? law.short : law.date)));
			if (!d.notice) return;
			p.appendChild(document.createTextNode(" ("));
			if (d.name) p.appendChild(record(d.name)).parentNode.appendChild(document.createTextNode(", "));
			say(p, "count.notice", { number: d.notice }).appendChild(document.createTextNode(")"));
		});
		p.appendChild(document.createTextNode("."));
		return true;
	}

	// tell says the same as a strip.
	function tell(p, list, unit) {
		var off = tellDays(p, "count.say_weekends", list, "weekend");
		off = tellDays(p, "count.say_holidays", list, "holiday") || off;
		say(space(p), !off ? "count.say_none" : unit === "calendar" ? "count.say_kept" : "count.say_skipped");
		tellDays(p, "count.say_worked", list, "worked-weekend");
	}

	// strip draws days as the page of a round does. Where a meeting follows them, its day comes last.
	function strip(parent, list, unit, meeting) {
		var e = put(parent, "div");
		var days = put(e, "ol", "strip" + (list.length + (meeting ? 1 : 0) > 22 ? " strip-long" : ""));
		var calendar = unit === "calendar", has = {};
		e.setAttribute("aria-hidden", "true");
		[1, 2, 3, 4, 5, 6, 0].forEach(function (w) { put(days, "li", "strip-head", words["strip.wd" + w]); });
		function cell(n, kind, mark, text) {
			var li = put(days, "li", "day day-" + kind + mark), d = new Date(n * DAY);
			var month = mark.indexOf("first") >= 0 || d.getUTCDate() === 1 ? "/" + (d.getUTCMonth() + 1) : "";
			put(li, "span", "day-week", words["strip.wd" + weekday(n)]);
			put(space(li), "span", "day-date", d.getUTCDate() + month);
			put(space(li), "span", "day-n", text);
		}
		list.forEach(function (d, i) {
			var last = !meeting && i === list.length - 1;
			has[d.kind] = true;
			cell(d.day, d.kind, (i ? "" : " day-first from-" + weekday(d.day)) + (last ? " day-last" : ""),
				d.n ? String(d.n) : i ? "" : words["strip.posted"]);
		});
		if (meeting) cell(meeting, "working-day", " day-meeting", words["strip.meets"]);
		var key = put(e, "ul", "strip-key");
		function entry(kind, text) {
			var li = put(key, "li");
			put(li, "span", "day day-" + kind);
			li.appendChild(document.createTextNode(" " + words["strip." + text]));
		}
		entry("first", "first");
		entry("working-day", calendar ? "counted" : "working");
		if (has.weekend || has.holiday) entry("weekend", calendar ? "off_counted" : "off");
		if (has["worked-weekend"]) entry("worked-weekend", "worked");
		if (meeting) entry("meeting", "meeting"); else entry("last", "last");
	}

	// Questions

	function field(name) { return form.elements[name]; }

	// boxes are the inputs of a question, in their order.
	function boxes(name) {
		return name === "days" ? [field(name)] : [field(name + "-day"), field(name + "-month"), field(name + "-year")];
	}

	// wrong says at a field what is wrong with it; without a key nothing is.
	function wrong(name, key) {
		document.getElementById("tinh-" + name + "-loi").textContent = key ? words["calculator." + key] : "";
		boxes(name).forEach(function (input) {
			if (key) input.setAttribute("aria-invalid", "true");
			else input.removeAttribute("aria-invalid");
		});
	}

	// whole spreads a whole date in the first box over the three.
	function whole(name) {
		var p = boxes(name), text = p[0].value.trim();
		var m = /^(\d{1,2})[\s\/.\-]+(\d{1,2})[\s\/.\-]+(\d{4})$/.exec(text);
		var turned = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
		if (turned) m = [text, turned[3], turned[2], turned[1]];
		if (m) p.forEach(function (input, i) { input.value = m[i + 1]; });
	}

	// read is the date in three boxes, NaN where it is wrong or, if it is not needed, missing.
	function read(name, needed) {
		whole(name);
		var text = boxes(name).map(function (input) { return input.value.trim(); });
		wrong(name, "");
		if (!text.join("") && !needed) return NaN;
		if (!/^\d{1,2}$/.test(text[0]) || !/^\d{1,2}$/.test(text[1]) || !/^\d{4}$/.test(text[2])) {
			wrong(name, "wrong_form");
			return NaN;
		}
		var n = number(Number(text[2]), Number(text[1]), Number(text[0]));
		if (isNaN(n)) wrong(name, "wrong_day");
		return n;
	}

	// question reads the form; it is null where something is wrong, and the first such field has the focus.
	function question() {
		var by = field("by").value.split(" ");
		var days = Number(field("days").value);
		wrong("days", by[0] || /^\s*\d{1,3}\s*$/.test(field("days").value) && days >= 1 && days <= 400 ? "" : "wrong_days");
		var published = read("published", true);
		var received = by[0] ? read("received", false) : NaN;
		var meeting = read("meeting", false);
		if (received > published) wrong("received", "wrong_received");
		if (meeting <= published) wrong("meeting", "wrong_meeting");
		var faulty = form.querySelector("[aria-invalid]");
		if (faulty) {
			result.textContent = "";
			faulty.focus();
			return null;
		}
		var q = { published: published, meeting: meeting, first: field("first").checked, award: by[1], days: days, unit: field("unit").value };
		if (q.award) {
			q.rule = governing(q.award, by[0], iso(published), isNaN(received) ? "" : iso(received));
			var length = q.rule && q.rule.window || {};
			q.days = length.days || 0;
			q.unit = length.unit || "working";
		}
		return q;
	}

	// Answers

	function tellWindow(q) {
		var c = count({ from: iso(q.published), days: q.days, unit: q.unit, first: q.first });
		var own = q.first ? c.withFirst : c.without;
		if (own.missing) {
			say(put(result, "p", "warn"), "count.missing", { year: own.missing });
		} else {
			say(put(result, "p", "deadline-main"), "deadline.until", { date: make("strong", "", longDate(parse(own.to))) });
			say(put(result, "p", "meta"), "deadline.length_" + q.unit + (q.first ? "_first" : ""), { n: own.n, day: date(q.published) });
		}
		var facts = put(result, "dl", "facts");
		[["count.not_first", c.without], ["count.with_first", c.withFirst]].forEach(function (reading) {
			var row = put(facts, "div"), answer = reading[1];
			put(row, "dt", "", words[reading[0]]);
			var dd = put(row, "dd");
			if (answer.missing) return say(dd, "count.missing", { year: answer.missing });
			say(dd, "calculator.ends", { date: longDate(parse(answer.to)) });
			if (answer.nominal) say(space(dd), "count.moved", { date: longDate(parse(answer.nominal)) });
			if (answer === own) put(space(dd), "strong", "", words["calculator.chosen"]);
		});
		if (own.missing) return;
		strip(result, own.days, q.unit);
		var p = put(result, "p"), firstDay = own.days.filter(function (d) { return d.n === 1; })[0];
		say(p, q.first ? "count.say_first" : "count.say_not_first", { from: longDate(q.published), first: longDate(firstDay.day) });
		say(space(p), "count.say_end_" + q.unit, { to: longDate(parse(own.to)), n: own.n });
		tell(p, own.days, q.unit);
	}

	function tellMeeting(q, gap) {
		var unit = gap && gap.unit || "working", tail = unit === "calendar" ? "_calendar" : "";
		if (isNaN(q.meeting)) {
			if (!gap || !gap.days) return;
			var soonest = earliest(q.published, gap.days, unit);
			put(result, "h3", "", words["count.gap"]);
			if (soonest.missing) say(put(result, "p", "warn"), "count.missing", { year: soonest.missing });
			else say(put(result, "p"), "calculator.earliest" + tail, { n: gap.days, date: longDate(soonest.day) });
			return;
		}
		put(result, "h3", "", words["count.gap"]);
		var b = before(q.published, q.meeting, unit);
		if (b.missing) {
			say(put(result, "p", "warn"), "count.missing", { year: b.missing });
			return;
		}
		var p = say(put(result, "p"), "count.gap_planned" + tail, { from: date(q.published), meeting: longDate(q.meeting), n: b.n });
		if (gap && gap.days) say(space(p), "calculator.gap_" + (b.n < gap.days ? "short" : "enough") + tail, { n: gap.days });
		strip(result, b.days, unit, q.meeting);
		tell(say(put(result, "p"), "count.say_between"), b.days, unit);
	}

	function tellRule(rule) {
		put(result, "h3", "", words["count.rule"]);
		var p = put(result, "p"), a = put(p, "a");
		a.href = rule.url;
		a.appendChild(record(rule.citation));
		p.appendChild(document.createTextNode(". "));
		say(p, rule.verified ? "count.verified" : "count.cited");
		if (!rule.transition) return;
		var text = make("span");
		say(text, "rules.transition_text", { date: date(parse(rule.transition.before)), citation: record(rule.transition.citation) });
		text.firstChild.data = text.firstChild.data.charAt(0).toUpperCase() + text.firstChild.data.slice(1);
		put(result, "p").appendChild(text).parentNode.appendChild(document.createTextNode("."));
	}

	function answer(q) {
		result.textContent = "";
		box.classList.add("answered");
		put(result, "h3", "", words["calculator.result"]);
		if (q.award) put(result, "p", "meta", field("by").options[field("by").selectedIndex].text + ", " + date(q.published));
		if (q.award && !q.rule) put(result, "p", "", words["calculator.no_rule"]);
		else if (q.days) tellWindow(q);
		else put(result, "p", "", words["calculator.no_length"]);
		tellMeeting(q, q.rule && q.rule.gap);
		if (q.rule) tellRule(q.rule);
	}

	function choose() {
		var award = field("by").value !== "";
		form.querySelector("[data-by]").hidden = award;
		form.querySelector("[data-date=received]").hidden = !award;
	}

	form.addEventListener("submit", function (event) {
		event.preventDefault();
		var q = question();
		if (q) answer(q);
		else box.classList.remove("answered");
	});
	field("by").addEventListener("change", choose);
	choose();
	[].forEach.call(document.querySelectorAll("[data-calculator]"), function (e) { e.hidden = false; });
})();
