# Texte des Clients auf Deutsch. Schlüssel und Gruppen wie in en.ftl; ein Test vergleicht beide.

## Everywhere

close = Schließen
loading = Lädt…
try-again = Noch einmal versuchen
someone = Jemand
presence-online = Online
presence-away = Abwesend
presence-dnd = Nicht stören
presence-offline = Offline
day-today = Heute
day-yesterday = Gestern
toasts = Hinweise
site-name = Mortise
part-failed-title = Dieser Teil konnte nicht geladen werden
part-failed-text = Vielleicht startet der Server gerade, oder er wurde aktualisiert. Versuchen Sie es noch einmal; hilft das nicht, laden Sie die Seite neu.
error-offline = Der Server ist nicht erreichbar.
error-unauthorized = Sie sind nicht mehr angemeldet.
error-unreadable = Der Server hat etwas geantwortet, das diese Seite nicht versteht.
dialog-cancel = Abbrechen
save = Speichern
saving = Wird gespeichert…
link-copied = Der Link ist in der Zwischenablage.

## Before the chat

boot-loading = Der Chat wird geladen…
boot-unreachable-title = Der Server antwortet nicht
boot-unreachable-text = Vielleicht startet er gerade, oder Ihre Verbindung ist unterbrochen. Diese Seite versucht es weiter.
login-text = Melden Sie sich an, um fortzufahren.
login-id = Benutzername oder E-Mail
login-password = Passwort
login-submit = Anmelden
login-pending = Anmeldung läuft…
login-wrong = Benutzername oder Passwort ist falsch.
sign-up-title = Willkommen bei { $site }
sign-up-text = Dieser Server ist neu. Das erste Konto gehört der Person, die ihn verwaltet.
sign-up-email = E-Mail
sign-up-username = Benutzername
sign-up-username-hint = Kleinbuchstaben, Ziffern und die Zeichen . - _
sign-up-password = Passwort
sign-up-password-hint = Mindestens { $count } Zeichen
sign-up-submit = Konto anlegen
sign-up-pending = Konto wird angelegt…

## Connection

connection-connecting = Verbindung wird aufgebaut…
connection-waiting = { $seconds ->
    [0] Der Server ist nicht erreichbar. Neuer Versuch…
   *[other] Der Server ist nicht erreichbar. Nächster Versuch in { $seconds } s. Was Sie schreiben, bleibt erhalten.
}
connection-offline = Sie sind offline. Was Sie schreiben, bleibt erhalten.
connection-retry = Jetzt versuchen

## Team rail and sidebar

drawer-toggle = Teams und Kanäle
team-rail = Teams
team-rail-unread = { $team }, ungelesene Nachrichten
team-rail-mentions = { $count ->
    [one] { $team }, 1 Erwähnung
   *[other] { $team }, { $count } Erwähnungen
}
sidebar = Kanäle
sidebar-section-empty = Noch nichts hier.
sidebar-favorites = Favoriten
sidebar-channels = Kanäle
sidebar-direct-messages = Direktnachrichten
sidebar-unread = Ungelesen
sidebar-add-channel = Kanal suchen oder anlegen
sidebar-add-message = Jemandem schreiben
sidebar-row-open = { $name }, öffentlicher Kanal
sidebar-row-private = { $name }, privater Kanal
sidebar-row-direct = { $name }, Direktnachrichten
sidebar-row-unread = { $count ->
    [one] { $name }, 1 ungelesene Nachricht
   *[other] { $name }, { $count } ungelesene Nachrichten
}
sidebar-row-mentions = { $count ->
    [one] { $name }, 1 Erwähnung
   *[other] { $name }, { $count } Erwähnungen
}
category-menu = Menü von { $name }
category-new = Neue Kategorie
category-rename = Kategorie umbenennen
category-delete = Kategorie löschen
category-delete-title = { $name } löschen?
category-delete-text = Ihre Kanäle bleiben; sie kommen zurück in die anderen Gruppen.
category-sort = Reihenfolge
category-sort-alpha = Nach Namen
category-sort-recent = Nach dem neuesten Beitrag
category-sort-manual = Von Hand
category-up = Nach oben
category-down = Nach unten

## User menu

user-menu = Ihr Menü
user-menu-open = Ihr Menü öffnen
user-menu-profile = Profil
user-menu-status = Status
status-set = Eigenen Status setzen
status-clear-now = Status löschen
status-label = Status: { $status }
status-until = bis { $time }
status-title = Ihr Status
status-emoji = Emoji Ihres Status: { $emoji }
status-emoji-choose = Emoji für Ihren Status wählen
status-text = Was machen Sie gerade?
status-text-hint = Andere sehen es neben Ihrem Namen.
status-after = Löschen nach
status-after-never = Nicht löschen
status-after-30-minutes = 30 Minuten
status-after-1-hour = 1 Stunde
status-after-4-hours = 4 Stunden
status-after-today = Heute
status-after-this-week = Diese Woche
status-recent = Zuletzt verwendet
status-forget = «{ $status }» vergessen
status-suggestions = Vorschläge
status-suggest-meeting = In einer Besprechung
status-suggest-lunch = Beim Mittagessen
status-suggest-sick = Krank
status-suggest-home = Im Homeoffice
status-suggest-vacation = Im Urlaub
status-save = Status setzen
sidebar-row-status = { $name }, Status: { $status }
user-menu-theme = Farben
user-menu-settings = Einstellungen
user-menu-plugins = Plugins
user-menu-plugins-troubles = { $count ->
    [one] Plugins: 1 ist ausgefallen
   *[other] Plugins: { $count } sind ausgefallen
}
user-menu-console = Systemkonsole
user-menu-feedback = Rückmeldung geben
products = Produkte
products-chat = Chat
products-open = Produkte: { $name } ist offen
help = Hilfe
help-about = Über { $site }
help-about-text = Gebaut auf Mortise: ein Team-Chat, in dem Plugins jeden Teil ersetzen, umhüllen, erweitern oder ausblenden, während er läuft.
help-version = Version { $version }
help-license = Freie Software unter der MIT- oder der Apache-2.0-Lizenz.
user-menu-sign-out = Abmelden
opens-new-tab = (öffnet einen neuen Tab)
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
safe-mode = Abgesicherter Modus
safe-mode-banner = Abgesicherter Modus: Alle Plugins sind in diesem Browser aus.
safe-mode-end = Plugins einschalten
safe-mode-hint = Schaltet alle Plugins aus, nur in diesem Browser.

## Channel

channel-members = { $count ->
    [one] 1 Mitglied
   *[other] { $count } Mitglieder
}
channel-intro-open = Hier beginnt { $name }. Alle im Team können beitreten und mitlesen.
channel-intro-private = Hier beginnt { $name }. Nur eingeladene Personen können mitlesen.
channel-intro-direct = Hier beginnt Ihr Gespräch mit { $name }.
channel-intro-group = Hier beginnt Ihr Gespräch.
new-messages = Neue Nachrichten
post-list-jump = Zum Neuesten springen
post-list-new-posts = { $count ->
    [one] 1 neue Nachricht
   *[other] { $count } neue Nachrichten
}
post-list-older = Ältere Nachrichten werden geladen…
post-list-older-failed = Ältere Nachrichten konnten nicht geladen werden
posts-label = Nachrichten in { $name }
posts-failed = Die Nachrichten konnten nicht geladen werden
posts-failed-text = Der Server hat nicht geantwortet, wie er sollte.
not-found-title = Hier ist nichts
not-found-text = Die Seite gibt es nicht, oder sie ist nicht für Sie bestimmt.
not-found-home = Zu Ihren Kanälen
no-team-title = Sie sind noch in keinem Team
no-team-text = Bitten Sie jemanden um eine Einladung.
channel-favorite = Favorit
channel-muted = Stumm: nur Erwähnungen werden gemeldet
channel-menu = Menü von { $name }
channel-menu-favorite = Zu den Favoriten
channel-menu-unfavorite = Aus den Favoriten nehmen
channel-menu-mute = Stummschalten
channel-menu-unmute = Nicht mehr stumm
channel-menu-mark-read = Als gelesen markieren
channel-menu-move = Verschieben nach…
channel-menu-copy-link = Link kopieren
channel-menu-members = Mitglieder
channel-menu-add-members = Personen hinzufügen
channel-menu-header = Kopfzeile bearbeiten
channel-menu-purpose = Zweck bearbeiten
channel-menu-rename = Umbenennen
channel-menu-close = Unterhaltung schließen
channel-menu-leave = Kanal verlassen
channel-menu-archive = Kanal archivieren

## Right-hand side

right-side-back = Zurück
right-side-width = Breite der rechten Spalte
thread-title = Thread

## Post

post-label = { $author }, { $time }
post-actions = Aktionen
post-bot = Bot
mention-nobody = Niemand hier heißt @{ $name }.
channel-link-nowhere = Für Sie gibt es keinen Kanal ~{ $name }.
post-edited = (bearbeitet)
post-pending = Wird gesendet…
post-failed = Nicht gesendet: { $reason }
post-discard = Verwerfen
task-done = Erledigt
task-open = Offen

## Message box

message-box-placeholder = Nachricht an { $name }
message-box-archived = Dieser Kanal ist archiviert.
message-box-send = Senden
message-box-hint = **fett**  _kursiv_  `Code`  > Zitat · Umschalt+Eingabe für eine neue Zeile
message-box-offline = Keine Verbindung. Ihre Nachricht bleibt hier, bis Sie sie senden können.
panel-nothing = Das Plugin zeigt hier noch nichts.
send-refused-by-plugin = Nicht gesendet; der Text steht wieder im Feld.
message-box-left = { $count ->
    [one] 1 Zeichen übrig
   *[other] { $count } Zeichen übrig
}
message-box-too-long = { $count ->
    [one] 1 Zeichen zu viel
   *[other] { $count } Zeichen zu viel
}
typing-one = { $name } schreibt…
typing-two = { $name } und { $other } schreiben…
typing-three = { $name }, { $other } und { $third } schreiben…
typing-many = { $count } Personen schreiben…
completion = Vorschläge
mention-here = alle hier, die online sind
mention-all = alle in diesem Kanal
command-answer = Nur Sie sehen das
command-unknown = Den Befehl { $name } gibt es nicht.
command-as-message = Als Nachricht senden
command-put-away = Ausblenden

## Profile

profile-loading = Das Profil wird geladen…
profile-failed = Das Profil konnte nicht geladen werden
profile-message = Nachricht
profile-label = Profil von { $name }

## Dialogs

browse-title = Kanäle
browse-search = Kanäle suchen
browse-create = Neuer Kanal
browse-joined = Beigetreten
browse-failed = Die Kanäle konnten nicht geladen werden
browse-empty = Kein Kanal gefunden
browse-empty-text = Suchen Sie nach anderen Wörtern, oder legen Sie einen neuen Kanal an.
people-title = Neue Nachricht
people-search = Personen suchen
people-failed = Die Personen konnten nicht geladen werden
people-empty = Niemand gefunden
people-empty-text = Suchen Sie nach einem anderen Namen.
create-title = Neuer Kanal
create-name = Name
create-address = In Adressen: { $slug }
create-purpose = Zweck
create-purpose-hint = Wozu der Kanal da ist. Sie können das leer lassen.
create-visibility = Wer ihn sehen kann
create-open = Alle im Team
create-open-hint = Alle können ihn finden und beitreten.
create-private = Nur eingeladene Personen
create-private-hint = Mitglieder laden andere ein.
create-submit = Anlegen
create-pending = Wird angelegt…
create-kind = Art des Kanals
create-hindered = Unten fehlt noch etwas.
create-option-failed = { $plugin } konnte den Kanal nicht anlegen: Das Plugin hat einen Fehler. Was Sie geschrieben haben, ist noch da.
create-option-late = { $plugin } hat nicht innerhalb von 10 Sekunden geantwortet. Sehen Sie nach, ob es den Kanal gibt, bevor Sie es noch einmal versuchen; was Sie geschrieben haben, ist noch da.
create-option-gone = { $plugin } legt keine Kanäle mehr an. Was Sie geschrieben haben, ist noch da.
create-option-unseen = Das Plugin hat einen Kanal angelegt, der sich nicht öffnen lässt: { $reason }
header-label = Kopfzeile
header-hint = Steht über den Beiträgen. Links und **fette** Wörter gehen.
purpose-hint = Wofür der Kanal da ist. Steht dort, wo man Kanäle sucht.
rename-hint = Die Adresse bleibt, Links gehen also weiter.
leave-channel-title = { $name } verlassen?
leave-channel-text = Der Kanal ist privat: Zurück kommen Sie nur, wenn ein Mitglied Sie hinzufügt.
channel-menu-settings = Kanaleinstellungen
channel-settings-title = { $name }: Einstellungen
channel-settings-pages = Seiten der Kanaleinstellungen
channel-settings-info = Angaben
channel-settings-archive = Archivieren
channel-settings-address = Adresse
channel-settings-address-hint = Steht in Links, hinter { $path }. Links mit der alten Adresse gelten dann nicht mehr.
channel-settings-address-kept = Steht in Links. Dieser Kanal behält seine Adresse.
channel-settings-address-rule = Eine Adresse hat 1 bis 64 Zeichen aus a–z, 0–9, - und _, beginnt mit Buchstabe oder Ziffer und enthält kein __.
channel-settings-address-taken = Ein anderer Kanal des Teams hat diese Adresse.
channel-settings-name-empty = Ein Kanal hat einen Namen.
channel-settings-archived = Dieser Kanal ist archiviert: Seine Angaben bleiben, wie sie sind.
channel-settings-undo = Änderungen verwerfen
channel-settings-open = { $name } für alle im Team öffnen?
channel-settings-open-text = Alle im Team finden ihn dann und können alles lesen, was bisher darin geschrieben wurde.
channel-settings-open-yes = Für alle öffnen
channel-settings-leave = Ohne Speichern verlassen?
channel-settings-leave-text = Was Sie geändert haben, geht dann verloren.
channel-settings-leave-yes = Ohne Speichern verlassen
archive-title = { $name } archivieren?
archive-text = Niemand kann mehr darin schreiben, und er verschwindet aus allen Seitenleisten. Was geschrieben wurde, bleibt.
members-title = Mitglieder von { $name }
members-search = Mitglieder suchen
members-add = Personen hinzufügen
members-add-title = Personen zu { $name } hinzufügen
members-added = { $name } ist jetzt im Kanal.
members-manager = Verwaltet ihn
members-remove = Entfernen
members-remove-name = { $name } entfernen
shortcuts = Tastenkürzel
shortcuts-places = Sich bewegen
shortcuts-writing = Schreiben
shortcut-switch = Zu einem Kanal oder einer Person
shortcut-help = Diese Liste zeigen
shortcut-previous = Kanal darüber
shortcut-next = Kanal darunter
shortcut-previous-unread = Ungelesener Kanal darüber
shortcut-next-unread = Ungelesener Kanal darunter
shortcut-browse = Alle öffentlichen Kanäle
shortcut-new-message = Jemandem schreiben
shortcut-mark-read = Kanal als gelesen markieren
shortcut-mark-all-read = Alles als gelesen markieren
shortcut-bold = Fett
shortcut-italic = Kursiv
shortcut-link = Link
shortcut-new-line = Neue Zeile
shortcut-edit-last = Die eigene letzte Nachricht ändern
switcher = Zu einem Kanal oder einer Person
switcher-search = Name eines Kanals oder einer Person
switcher-empty = Nichts gefunden
switcher-empty-text = Versuchen Sie andere Buchstaben.
switcher-unread = ungelesen

## Settings

settings-title = Einstellungen
settings-pages = Seiten der Einstellungen
settings-profile = Profil
settings-display = Anzeige
settings-language = Sprache
settings-page-save = Speichern
settings-saving = Wird gespeichert…
settings-page-saved = Gespeichert.
picture = Bild
picture-hint = PNG, JPEG, GIF oder WebP, bis 10 MB. Die Mitte bleibt, als Quadrat.
picture-upload = Bild hochladen
picture-other = Anderes wählen
picture-use = Dieses Bild verwenden
picture-remove = Entfernen
picture-preview = Vorschau
picture-progress = Das Bild wird gesendet
picture-too-large = «{ $name }» ist größer als 10 MB. Speichern Sie das Bild kleiner und versuchen Sie es noch einmal.
profile-first-name = Vorname
profile-last-name = Nachname
profile-nickname = Spitzname
profile-nickname-hint = Andere sehen ihn statt Ihres Namens.
profile-position = Tätigkeit
profile-position-hint = Was Sie tun, etwa «Tischlerin».
language-label = Sprache der Seite
clock = Uhrzeit
clock-usual = Wie in meiner Sprache üblich
clock-12 = 12 Stunden, etwa 4:05 PM
clock-24 = 24 Stunden, etwa 16:05
messages-display = Nachrichten
messages-clean = Bequem
messages-clean-hint = Mit Bildern und Platz dazwischen.
messages-compact = Kompakt
messages-compact-hint = Mehr Nachrichten auf der Seite.
theme-contrast = Hoher Kontrast
theme-contrast-hint = Schwarz auf Weiß, mit kräftigen Linien.
theme-paper = Papier
theme-paper-hint = Warm und ruhig, für langes Lesen.
theme-harbour = Hafen
theme-harbour-hint = Tiefes Blau, mit Licht wie Laternen auf dem Wasser.
theme-custom = Eigene
theme-custom-hint = Ihre eigenen Farben. Sie beginnen mit denen, die Sie sehen, und folgen Ihnen in andere Browser.
own-colours-choose = Farbe wählen: { $part }
own-colours-reset = Von vorn beginnen
own-colours-json = Alle Farben als JSON
own-colours-json-hint = Kopieren Sie sie, um sie zu teilen, oder fügen Sie ein Design von Mattermost ein.
own-colours-use = Diese Farben verwenden
own-colours-copy = Farben kopieren
own-colours-copied = Kopiert.
own-colours-taken = Das sind jetzt Ihre Farben.
own-colours-no-colour = «{ $value }» ist keine Farbe. Schreiben Sie # und sechs Ziffern, etwa #1e325c.
own-colours-weak = Schwer zu lesen auf «{ $ground }»: Der Kontrast ist { $contrast } zu 1 und sollte mindestens 4.5 sein.
own-colours-too-long = Das ist zu lang für ein Design: höchstens 5000 Bytes.
own-colours-no-json = Das ist kein JSON: Zeile { $line }, Spalte { $column } ist nicht lesbar.
own-colours-none = Hier sind keine Farben genannt. Ein Design ist ein Objekt wie {"{"}"sidebarBg": "#1e325c"{"}"}.
own-colours-field = { $field } ist { $value }, muss aber eine Farbe sein, etwa "#1e325c". Nichts wurde geändert.
own-colour-sidebar = Seitenleiste
own-colour-sidebar-text = Text der Seitenleiste
own-colour-sidebar-unread = Ungelesene Kanäle
own-colour-sidebar-hover = Kanal unter dem Zeiger
own-colour-sidebar-active = Offener Kanal
own-colour-frame = Rahmen
own-colour-frame-text = Text auf dem Rahmen
own-colour-badge = Zähler
own-colour-badge-text = Zahlen der Zähler
own-colour-centre = Nachrichten
own-colour-centre-text = Text der Nachrichten
own-colour-new = Linie für neue Nachrichten
own-colour-error = Fehler
own-colour-mention = Hervorgehobene Erwähnungen
own-colour-mention-text = Text hervorgehobener Erwähnungen
own-colour-link = Links
own-colour-button = Knöpfe
own-colour-button-text = Text auf Knöpfen

## Plugins

plugin-dialog-from = Vom Plugin { $name }
plugin-dialog-yes = OK
plugin-dialog-no = Abbrechen
plugin-notice = Plugin ausgeschaltet
plugin-notice-title = { $name } wurde in diesem Browser ausgeschaltet
plugin-notice-text = Es ist innerhalb von fünf Minuten dreimal ausgefallen. Der Chat läuft ohne es weiter.
plugin-notice-details = Was geschehen ist
dev-notice = { $name } lässt sich nicht bauen
dev-notice-more = { $count ->
    [one] Noch ein Fehler.
   *[other] Noch { $count } Fehler.
}
dev-notice-text = Die letzte gute Version läuft weiter. Dieser Hinweis verschwindet mit dem nächsten gelungenen Bau.
plugin-trouble-one = { $name } ist ausgefallen. Der Chat zeigt seinen eigenen Inhalt; mehr dazu in Ihrem Menü unter Plugins.
plugin-trouble-many = { $count } Plugins sind ausgefallen. Der Chat zeigt seinen eigenen Inhalt; mehr dazu in Ihrem Menü unter Plugins.
plugins-title = Plugins
plugins-empty = Keine Plugins
plugins-empty-text = Wer den Server verwaltet, kann welche einschalten.
plugin-state-loading = Lädt
plugin-state-active = Läuft
plugin-state-waiting = Wartet, bis es gebraucht wird
plugin-state-failed = Ausgefallen
plugin-state-quarantined = Ausgeschaltet
plugin-state-off = Aus
plugin-failed-text = Es läuft nicht. Der Chat zeigt an seiner Stelle den eigenen Inhalt.
plugin-quarantined-text = Es ist immer wieder ausgefallen. Deshalb ist es in diesem Browser aus, bis Sie es noch einmal versuchen.
plugin-off-for-me = Für mich aus
plugin-off-for-me-label = { $name }: für mich aus
plugin-places = { $count ->
    [one] Verändert 1 Stelle
   *[other] Verändert { $count } Stellen
}
plugin-troubles = { $count ->
    [one] 1 Ausfall
   *[other] { $count } Ausfälle
}
plugin-trouble-times = ({ $count }-mal)
plugin-phase-manifest = Seine Beschreibung war nicht lesbar.
plugin-phase-load = Es konnte nicht geladen werden.
plugin-phase-register = Es wollte einen Platz, den es nicht haben kann.
plugin-phase-initialize = Es ist beim Starten ausgefallen.
plugin-phase-mount = Es ist ausgefallen, als es etwas zeigen wollte.
plugin-phase-update = Es ist ausgefallen, als es einer Änderung folgen wollte.
plugin-phase-unmount = Es ist ausgefallen, als es etwas wegnehmen wollte.
plugin-phase-event = Es ist ausgefallen, als etwas gedrückt oder getippt wurde.
plugin-phase-action = Es wollte etwas, das es nicht haben kann.
plugin-phase-handler = Es ist ausgefallen, als ihm etwas mitgeteilt wurde.
plugin-phase-background = Es ist ausgefallen, ohne dass es um etwas gebeten wurde.
plugin-phase-uninitialize = Es ist beim Beenden ausgefallen.
plugin-phase-other = Es ist ausgefallen ({ $phase }).
plugin-code-bad-manifest = Die Beschreibung verletzt eine Regel.
plugin-code-unreachable = Der Server hat es nicht geliefert.
plugin-code-hash-mismatch = Es ist nicht das, was installiert wurde.
plugin-code-timed-out = Es hat zu lange gebraucht.
plugin-code-threw = Es hat einen Fehler gemeldet.
plugin-code-trapped = Es ist abgestürzt.
plugin-code-no-initialize = Es hat nichts, womit es starten könnte.
plugin-code-unsupported-kind = Plugins dieser Art kann dieser Chat nicht ausführen.
plugin-code-refused = Der Chat hat es abgelehnt.
plugin-code-bad-view = Was es gezeigt hat, versteht der Chat nicht.
plugin-code-bad-action = Der Chat kennt diese Bitte nicht.
plugin-code-other = Code { $code }.

## Finding the culprit

culprit-title = Den Schuldigen finden
culprit-hint = Etwas stimmt nicht, und Sie wissen nicht, an welchem Plugin es liegt? Jedes Mal wird die Hälfte ausgeschaltet, bis eines übrig ist.
culprit-begin = Beginnen
culprit-question = Frage { $number }: Ist es noch da?
culprit-question-text = { $count ->
    [one] Ein Plugin steht noch unter Verdacht. Sehen Sie nach, ob der Fehler auftritt.
   *[other] { $count } Plugins stehen noch unter Verdacht. Sehen Sie nach, ob der Fehler auftritt.
}
culprit-still = Noch da
culprit-gone = Weg
culprit-stop = Suche abbrechen
culprit-guilty = Es liegt an { $name }
culprit-guilty-text = Wenn dieses Plugin aus ist, ist der Fehler weg.
culprit-keep-off = Für mich auslassen
culprit-all-on = Alle wieder einschalten
culprit-nobody = Es liegt an keinem Plugin
culprit-nobody-text = Der Fehler ist da, welches auch ausgeschaltet ist.

# Dateien
files-attach = Dateien anhängen
files-pending = Dateien für diese Nachricht
files-progress = { $name } wird hochgeladen
files-remove = { $name } entfernen
files-open = { $name } anzeigen
files-download = { $name } herunterladen
files-drop = Dateien hier ablegen, um sie in { $name } zu teilen
files-too-large = Größer, als dieser Server annimmt.
files-too-many = Eine Nachricht fasst höchstens { $count } Dateien; die übrigen wurden weggelassen.
files-refused-by-plugin = Die Dateien wurden nicht angenommen.
files-unreadable = { $name } konnte nicht angehängt werden.
files-menu = Menü von { $name }
file-size-b = { $n } B
file-size-kb = { $n } KB
file-size-mb = { $n } MB
file-size-gb = { $n } GB
message-box-uploading = Ihre Dateien sind unterwegs. Sobald sie da sind, können Sie die Nachricht senden.
preview-label = Vorschau von { $name }
preview-of = { $n } von { $count }
preview-previous = Vorherige Datei
preview-next = Nächste Datei
preview-zoom = In voller Größe zeigen
preview-fit = In das Fenster einpassen
preview-unknown = Diese Art von Datei kann hier nicht angezeigt werden.
files-of-post = { $count ->
    [one] Eine Datei
   *[other] { $count } Dateien
}

## Posts: threads, marks, reactions

thread-failed = Der Thread konnte nicht geladen werden
thread-follow = Folgen
thread-follow-hint = Über neue Antworten benachrichtigt werden
thread-following = Gefolgt
thread-following-hint = Nicht mehr über neue Antworten benachrichtigt werden
threads-title = Threads
threads-unread-label = { $count ->
    [one] Threads, 1 ungelesen
   *[other] Threads, { $count } ungelesen
}
threads-which = Welche Threads
threads-all = Alle
threads-unread = Ungelesen
threads-read-all = Alle als gelesen markieren
threads-new = { $count ->
    [one] 1 neu
   *[other] { $count } neu
}
threads-mentions = { $count ->
    [one] 1 Erwähnung
   *[other] { $count } Erwähnungen
}
threads-empty = Noch keine Threads
threads-empty-text = Hier stehen Threads, die Sie begonnen, in denen Sie geschrieben haben oder erwähnt wurden, sobald jemand antwortet, und solche, denen Sie folgen.
threads-none = Alles gelesen
threads-none-text = Kein Thread, dem Sie folgen, hat neue Antworten.
threads-failed = Die Threads konnten nicht geladen werden
pinned-title = Angeheftete Beiträge
pinned-empty = Noch ist nichts angeheftet
pinned-empty-text = Heften Sie an, was alle im Kanal wiederfinden sollen: «An den Kanal heften» im Menü eines Beitrags.
saved-title = Gemerkte Beiträge
saved-empty = Noch ist nichts gemerkt
saved-empty-text = Merken Sie sich, worauf Sie zurückkommen wollen. Nur Sie sehen es.
post-more = Mehr
post-menu = Was mit dem Beitrag geschehen soll
post-reply = Antworten
post-unread = Ab hier als ungelesen markieren
post-follow = Thread folgen
post-unfollow = Thread nicht mehr folgen
post-save = Merken
post-unsave = Nicht mehr merken
post-saved = Gemerkt
post-pin = An den Kanal heften
post-unpin = Vom Kanal lösen
post-pinned = Angeheftet
post-copy-link = Link kopieren
post-card = Über diese Nachricht
post-card-none = Mehr gibt es nicht zu wissen
post-card-none-text = Das Plugin, das mehr über diese Nachricht zeigte, ist nicht aktiv.
post-copy-text = Text kopieren
post-link-copied = Der Link ist kopiert.
post-text-copied = Der Text ist kopiert.
copy-failed = Der Browser hat das Kopieren nicht erlaubt.
post-edit = Bearbeiten
post-no-link-card = Vorschau des Links entfernen
post-delete = Löschen
post-jump = Hingehen
post-answers = Antwort auf { $name }:
post-replies = { $count ->
    [one] 1 Antwort
   *[other] { $count } Antworten
}
post-replies-last = zuletzt: { $day }, { $time }
post-replies-unread = Neue Antworten
edit-label = Text des Beitrags
edit-hint = Enter speichert, Escape lässt ihn, wie er war
delete-title = Beitrag löschen
delete-text = Er wird für alle gelöscht und lässt sich nicht zurückholen.
delete-text-replies = { $count ->
    [one] Er wird mit seiner Antwort für alle gelöscht und lässt sich nicht zurückholen.
   *[other] Er wird mit seinen { $count } Antworten für alle gelöscht und lässt sich nicht zurückholen.
}
reactions = Reaktionen
reaction-add = Reaktion hinzufügen
reaction-quick = Mit { $name } reagieren
reaction-who = { $who }: { $name }
reaction-who-more = { $count ->
    [one] { $names } und 1 weitere Person
   *[other] { $names } und { $count } weitere
}
emoji-label = Emoji
emoji-search = Emoji suchen
emoji-none = Kein Emoji gefunden
emoji-found = Gefunden
emoji-recent = Zuletzt verwendet
emoji-group-smileys = Gesichter und Gefühle
emoji-group-people = Menschen
emoji-group-nature = Tiere und Natur
emoji-group-food = Essen und Trinken
emoji-group-travel = Reisen und Orte
emoji-group-activities = Aktivitäten
emoji-group-objects = Gegenstände
emoji-group-symbols = Zeichen
emoji-group-flags = Flaggen
message-box-reply = In diesem Thread antworten

# Der Slot-Inspektor
shortcut-settings = Einstellungen
shortcut-inspect = Slot-Inspektor
inspector = Slot-Inspektor
inspector-pick = Auf der Seite wählen
inspector-picking = Drücken Sie auf das, worüber Sie mehr wissen wollen. Escape bricht ab.
inspector-side = Auf die andere Seite
inspector-filter = Nur, was Plugins füllen
inspector-slots = Slots auf dieser Seite
inspector-none = Hier füllt kein Plugin etwas.
inspector-failed = gescheitert
inspector-previous = Vorheriger
inspector-next = Nächster
inspector-nth = Auf dieser Seite
inspector-of = { $nth } von { $total }
inspector-key = Schlüssel
inspector-time = Zuletzt gezeichnet
inspector-untimed = nicht, seit dieses Fenster offen ist
inspector-ms = { $ms } ms
inspector-shown = Was zu sehen ist
inspector-default = Der eigene Inhalt der App
inspector-hidden = { $name } blendet es aus
inspector-lost = Was nicht zu sehen ist
inspector-why-admin = Die Verwaltung hat { $winner } nach vorn gestellt.
inspector-why-order = { $winner } hat die Ordnung { $first }, vor { $second }.
inspector-why-id = Gleiche Ordnung, und die Kennung von { $winner } kommt zuerst.
inspector-why-later = Das Plugin hat zweimal beigetragen; das erste bleibt.
inspector-why-key = { $winner } hat für genau diesen Schlüssel beigetragen.
inspector-why-failed = Es ist hier gescheitert und wurde entfernt.
inspector-failures = Fehler
inspector-props = Props
inspector-snippet = Hier etwas einsetzen
inspector-kind = Art
inspector-copy = Kopieren
inspector-copy-label = Die Zeilen in { $language } kopieren
inspector-copied = Die Zeilen sind kopiert.

## Settings of the sidebar

settings-sidebar = Seitenleiste
sidebar-group-unread = Ungelesene Kanäle eigens zusammenfassen
sidebar-group-unread-hint = Sie stehen oben, Erwähnungen zuerst, bis sie gelesen sind.
sidebar-direct-order = Reihenfolge der Direktnachrichten
sidebar-direct-limit = Gezeigte Direktnachrichten
sidebar-direct-all = Alle
sidebar-direct-limit-hint = Die neuesten. Ungelesenes ist in jedem Fall dabei.

## Benachrichtigungen

notify-reply = Antwort in { $channel }
notify-said = { $name }: { $text }
notify-file = hat eine Datei gesendet
notify-post = hat eine Nachricht gesendet
settings-notifications = Benachrichtigungen
notify-browser = In diesem Browser
notify-granted = Dieser Browser zeigt Benachrichtigungen.
notify-unasked = Dieser Browser wurde noch nicht gefragt. Bis Sie es erlauben, zeigt er nichts.
notify-denied = Diesem Browser wurde gesagt, dass er von dieser Seite nichts zeigen soll. Um das zu ändern, öffnen Sie, was der Browser über diese Seite weiß (das Zeichen vor der Adresse), und erlauben Sie dort Benachrichtigungen.
notify-unsupported = Dieser Browser zeigt für diese Seite keine Benachrichtigungen. Vielleicht kennt er keine, oder er verlangt eine Adresse mit https.
notify-allow = In diesem Browser erlauben
notify-desktop = Desktop-Benachrichtigungen
notify-all = Bei jeder Nachricht
notify-mention = Bei Erwähnungen und Direktnachrichten
notify-none = Nie
notify-desktop-hint = Stumme Kanäle und «Nicht stören» bleiben still.
notify-sound = Mit einem Ton
notify-sound-hint = Welcher es ist, und ob überhaupt, entscheidet auch Ihr System.
notify-words = Was als Erwähnung zählt
notify-own-name = Ihr Benutzername immer: @{ $name }
notify-first-name = Mein Vorname, «{ $name }»
notify-no-first-name = Mein Vorname (tragen Sie ihn zuerst unter Profil ein)
notify-everybody = @channel, @all und @here
notify-keys = Weitere Wörter
notify-keys-hint = Durch Kommas getrennt. Groß- und Kleinschreibung ist gleich.
notify-replies = Antworten in Threads zählen als Erwähnung
notify-replies-any = In Threads, die ich begonnen oder in denen ich geschrieben habe
notify-replies-root = In Threads, die ich begonnen habe
notify-replies-never = Nur, wenn sie mich erwähnen

search-title = Suche
search-label = Nachrichten und Dateien suchen
search-placeholder = Suchen
search-clear = Suche leeren
search-kinds = Was gesucht wird
search-posts = Nachrichten
search-files = Dateien
search-hints = Eingrenzen
search-hint-from = was eine Person geschrieben hat
search-hint-in = in einem Kanal oder Gespräch
search-hint-before = vor einem Tag
search-hint-after = nach einem Tag
search-hint-on = an einem Tag
search-hint-without = ohne dieses Wort
search-hint-phrase = genau diese Wörter hintereinander
search-hint-ext = Dateien einer Art, etwa pdf
search-recent = Zuletzt gesucht
search-week-ago = vor einer Woche
search-month-ago = vor einem Monat
search-found = { $count ->
    [one] Ein Treffer
   *[other] { $count } Treffer
}
search-empty = Nichts gefunden für «{ $terms }»
search-empty-text = Versuche es mit weniger oder anderen Wörtern. Ein Stern lässt das Ende eines Wortes offen: Plan*
search-failed = Die Suche hat nicht geklappt
search-more = Mehr anzeigen
shortcut-search = Im Kanal suchen
