// Sending a story on by the applications of the reader's own device, where the browser offers that (Web Share).
//
//   data-share      a hidden button that the script shows then; the address that is sent, with data-title
//   data-unshared   what is said where the button is not shown
(function () {
	"use strict";

	var button = document.querySelector("[data-share]"), instead = document.querySelector("[data-unshared]");
	if (!button || !navigator.share) return;

	function left() { /* the reader chose no application */ }

	button.hidden = false;
	if (instead) instead.hidden = true;
	button.addEventListener("click", function () {
		var sent = navigator.share({ title: button.getAttribute("data-title"), url: button.getAttribute("data-share") });
		if (sent && sent.then) sent.then(left, left);
	});
})();
