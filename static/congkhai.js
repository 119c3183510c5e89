// The script of every page. Every page is complete without it. What only some pages need lies in files of its own:
// data-script on an element names one, which is asked for when the page is there.
//
// A page tells the state of the day on which it was made. Read later, this script moves the state forward by the
// changes that the page itself foretells (data-moves), and never back:
//
//   data-stage, data-moves   an element within which one round or nomination is told; its stage as built, and the
//                            changes still to come: "seconds stage label", with semicolons between them; empty where
//                            what is told there stays
//   data-when                "receiving": shown while comments are taken; "proposed": then and on hold; "ended": afterwards
//   data-left                where the working days that are left end, in seconds
//   data-copy, data-print    a hidden button that the script shows: it copies, or prints alone, the element with that id
//
// It asks for nothing from elsewhere, keeps nothing, and does nothing where the clock of the site stands still.
(function () {
	"use strict";

	var DAY = 86400;
	var live = document.getElementById("tinh-trang");
	var ended = false;

	function each(list, f) {
		for (var i = 0; i < list.length; i++) f(list[i]);
	}

	// scope is the nearest element around e that tells a state.
	function scope(e) {
		while (e && !(e.hasAttribute && e.hasAttribute("data-moves"))) e = e.parentNode;
		return e || null;
	}

	// reached is the last change of an element at or before an instant, null before the first.
	function reached(e, now) {
		var found = null;
		each(e.getAttribute("data-moves").split(";"), function (move) {
			var at = move.split(" ", 2);
			if (at[0] && Number(at[0]) <= now) found = { stage: at[1], label: move.slice(at[0].length + at[1].length + 2) };
		});
		return found;
	}

	function receiving(stage) {
		return stage === "open" || stage === "closing-soon";
	}

	function move(e, to) {
		var from = e.getAttribute("data-stage");
		if (from === to.stage) return;
		e.setAttribute("data-stage", to.stage);
		e.setAttribute("data-moved", "");
		each(e.querySelectorAll(".stage, .leaf"), function (mark) {
			var kind = mark.classList.contains("leaf") ? "leaf-" : "stage-";
			if (scope(mark) !== e || !mark.classList.contains(kind + from)) return; // another's, or one that stays
			mark.classList.remove(kind + from);
			mark.classList.add(kind + to.stage);
			if (kind === "stage-") mark.textContent = to.label;
		});
		each(e.querySelectorAll("[data-when]"), function (part) {
			if (scope(part) !== e) return;
			var when = part.getAttribute("data-when");
			if (when === "receiving") part.hidden = !receiving(to.stage);
			else if (when === "proposed") part.hidden = !receiving(to.stage) && to.stage !== "on-hold";
			else part.hidden = receiving(to.stage) || to.stage === "upcoming";
		});
	}

	function countLeft(now) {
		each(document.querySelectorAll("[data-left]"), function (e) {
			var ends = e.getAttribute("data-left").split(" ").filter(function (end) { return Number(end) > now; });
			var text = "";
			if (ends.length && now >= Number(e.getAttribute("data-last"))) text = e.getAttribute("data-last-day");
			else if (ends.length === 1) text = e.getAttribute("data-one");
			else if (ends.length) text = e.getAttribute("data-many").replace("{n}", String(ends.length));
			if (e.textContent !== text) e.textContent = text;
		});
	}

	// tell moves the page to an instant and says once what is new. It returns when the next change is.
	function tell(now) {
		var moved = false, next = Infinity;
		each(document.querySelectorAll("[data-moves]"), function (e) {
			var to = reached(e, now);
			if (to && e.getAttribute("data-stage") !== to.stage) {
				ended = ended || receiving(e.getAttribute("data-stage")) && !receiving(to.stage);
				move(e, to);
			}
			moved = moved || to !== null;
			each(e.getAttribute("data-moves").split(";"), function (text) {
				var at = Number(text.split(" ", 1)[0]);
				if (at > now && at < next) next = at;
			});
		});
		countLeft(now);
		if (moved) {
			var words = (ended ? live.getAttribute("data-closed") + " " : "") + live.getAttribute("data-stale");
			if (live.textContent !== words) live.textContent = words; // read out once
		}
		return next;
	}

	// known reports whether the reader's clock can be right.
	function known(now) { return now >= Number(live.getAttribute("data-as-of")) - DAY; }

	function run() {
		var now = Date.now() / 1000;
		if (!known(now)) return;
		var next = Math.min(tell(now), now + DAY / 24);
		setTimeout(run, Math.max(1, next - now) * 1000);
	}

	if (live && live.hasAttribute("data-as-of")) {
		run();
		// For scripts that put more onto the page.
		live.tell = function () { if (known(Date.now() / 1000)) tell(Date.now() / 1000); };
		document.addEventListener("visibilitychange", function () {
			if (!document.hidden) tell(Date.now() / 1000);
		});
	}
})();

// Copying and printing. What was done is said on the button for a while, and once to those who cannot see it (#sao-chep).
(function () {
	"use strict";

	var WHILE = 4000;
	var status = document.getElementById("sao-chep");

	function select(source) {
		var range = document.createRange(), selection = window.getSelection();
		range.selectNodeContents(source);
		selection.removeAllRanges();
		selection.addRange(range);
	}

	// copy tries the ways there are to copy, and calls back with whether one of them worked. Where none did, the text
	// is left selected.
	function copy(source, copied) {
		function bySelection() {
			var done = false;
			select(source);
			try { done = document.execCommand("copy"); } catch (e) { done = false; }
			copied(done);
		}
		if (!navigator.clipboard || !navigator.clipboard.writeText) return bySelection();
		navigator.clipboard.writeText(source.textContent.trim()).then(function () { copied(true); }, bySelection);
	}

	// printAlone prints a letter without the page around it: everything but the elements that hold it is left out.
	function printAlone(letter) {
		var body = document.body;
		function mark(how) {
			for (var e = letter; e !== body; e = e.parentNode) e.classList[how]("on-paper");
			body.classList[how]("letter-only");
		}
		function after() {
			window.removeEventListener("afterprint", after);
			mark("remove");
		}
		mark("add");
		if ("onafterprint" in window) window.addEventListener("afterprint", after);
		else setTimeout(after, 60000);
		window.print();
	}

	function show(button) {
		var label = button.textContent, back = 0;
		function say(done) {
			var words = status.getAttribute(done ? "data-done" : "data-by-hand");
			status.textContent = button.textContent = words;
			clearTimeout(back);
			back = setTimeout(function () {
				status.textContent = "";
				button.textContent = label;
			}, WHILE);
		}
		button.hidden = false;
		button.addEventListener("click", function () {
			if (button.hasAttribute("data-print")) printAlone(document.getElementById(button.getAttribute("data-print")));
			else copy(document.getElementById(button.getAttribute("data-copy")), say);
		});
	}

	var buttons = document.querySelectorAll("[data-copy], [data-print]");
	for (var i = 0; i < buttons.length; i++) {
		if (buttons[i].hasAttribute("data-copy") ? status : window.print) show(buttons[i]);
	}
})();

// What this page needs besides.
(function () {
	"use strict";

	var places = document.querySelectorAll("[data-script]");
	for (var i = 0; i < places.length; i++) {
		var script = document.createElement("script");
		script.src = places[i].getAttribute("data-script");
		script.setAttribute("data-needed", "");
		document.head.appendChild(script);
	}
})();
