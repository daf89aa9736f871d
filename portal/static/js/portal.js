// What pages do beyond forms and links. Each file adds one thing, and every page works without any of them.
import "./copy.js";
import "./dialog.js";
import "./drop.js";
import "./passkey.js";
import "./selection.js";
