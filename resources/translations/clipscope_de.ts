<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>clipscope::ui</name>
    <message>
        <source>sample · model loading…</source>
        <translation>Beispiel · Modell wird geladen …</translation>
    </message>
    <message>
        <source>sample · computing…</source>
        <translation>Beispiel · wird berechnet …</translation>
    </message>
    <message>
        <source>sample · precomputed</source>
        <translation>Beispiel · vorberechnet</translation>
    </message>
    <message>
        <source>stopped at %1/%2</source>
        <translation>angehalten bei %1/%2</translation>
    </message>
    <message>
        <source>partial %1/%2</source>
        <translation>teilweise %1/%2</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>Einstellungen geändert</translation>
    </message>
    <message>
        <source>no evidence for “%1”: the map is empty</source>
        <translation>kein Hinweis auf „%1“: die Heatmap ist leer</translation>
    </message>
    <message>
        <source>the map is the same everywhere</source>
        <translation>die Heatmap ist überall gleich</translation>
    </message>
    <message>
        <source>About Clipscope</source>
        <translation>Über Clipscope</translation>
    </message>
    <message>
        <source>Shows what CLIP looks at: open a picture, type words, see where they are found.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later, without any warranty.&lt;br&gt;&lt;br&gt;Built on Qt %1, LibTorch, OpenCV and QCustomPlot.</source>
        <translation>Zeigt, worauf CLIP schaut: Bild öffnen, Wörter eingeben und sehen, wo sie gefunden werden.&lt;br&gt;&lt;br&gt;Freie Software unter der GNU General Public License, Version 3 oder später, ohne jede Gewährleistung.&lt;br&gt;&lt;br&gt;Auf der Grundlage von Qt %1, LibTorch, OpenCV und QCustomPlot.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>im Moment nicht möglich</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>scores of masked pictures</source>
        <translation>Bewertungen maskierter Bilder</translation>
    </message>
    <message>
        <source>random masks</source>
        <translation>zufälligen Masken</translation>
    </message>
    <message>
        <source>attention and patches</source>
        <translation>Attention und Patches</translation>
    </message>
    <message>
        <source>any CLIP model</source>
        <translation>jedem CLIP-Modell</translation>
    </message>
    <message>
        <source>vision transformers (ViT) only</source>
        <translation>nur Vision Transformern (ViT)</translation>
    </message>
    <message>
        <source>ResNets (RN) only</source>
        <translation>nur ResNets (RN)</translation>
    </message>
    <message>
        <source>%1 and up</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>a new run</source>
        <translation>einen neuen Lauf</translation>
    </message>
    <message>
        <source>no new run, if already scored</source>
        <translation>keinen neuen Lauf, falls schon bewertet</translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es) of the image tower</source>
        <translation>
            <numerusform>%n Durchlauf des Bild-Encoders</numerusform>
            <numerusform>%n Durchläufe des Bild-Encoders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backward pass(es)</source>
        <translation>
            <numerusform>%n Rückwärtsdurchlauf</numerusform>
            <numerusform>%n Rückwärtsdurchläufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es) of what lies behind the layer</source>
        <translation>
            <numerusform>%n Durchlauf dessen, was hinter der Schicht liegt</numerusform>
            <numerusform>%n Durchläufe dessen, was hinter der Schicht liegt</numerusform>
        </translation>
    </message>
    <message>
        <source>With the default settings and a layer of %1 channels: %2.</source>
        <translation>Mit den Voreinstellungen und einer Schicht von %1 Kanälen: %2.</translation>
    </message>
    <message>
        <source>the number of channels</source>
        <translation>der Zahl der Kanäle</translation>
    </message>
    <message>
        <source>It grows with %1.</source>
        <translation>Er wächst mit %1.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>A change needs</source>
        <translation>Eine Änderung braucht</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>**Runs on:** %1</source>
        <translation>**Läuft auf:** %1</translation>
    </message>
    <message>
        <source>**Looks at:** %1</source>
        <translation>**Betrachtet:** %1</translation>
    </message>
    <message>
        <source>**Cost:** %1</source>
        <translation>**Aufwand:** %1</translation>
    </message>
    <message>
        <source>**Prompt:** ignored; the map is the same whatever is asked</source>
        <translation>**Prompt:** bleibt unbeachtet; die Heatmap ist dieselbe, wonach auch gefragt wird</translation>
    </message>
    <message>
        <source>**Random numbers:** drawn from a seed that the result stores</source>
        <translation>**Zufallszahlen:** aus einem Startwert, den das Ergebnis festhält</translation>
    </message>
    <message>
        <source>**From:** %1</source>
        <translation>**Aus:** %1</translation>
    </message>
    <message>
        <source>On CLIP:</source>
        <translation>Bei CLIP:</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>On the command line: %1</source>
        <translation>Auf der Befehlszeile: %1</translation>
    </message>
    <message>
        <source>What do the methods mean?</source>
        <translation>Was bedeuten die Methoden?</translation>
    </message>
    <message>
        <source>Every method answers the same question in its own way: which places of the picture speak for the prompt? They can disagree, and none of them is the truth. The descriptions come from the methods themselves, in English.</source>
        <translation>Jede Methode beantwortet dieselbe Frage auf ihre Weise: Welche Stellen des Bildes sprechen für den Prompt? Sie können sich widersprechen, und keine ist die Wahrheit. Die Beschreibungen stammen aus den Methoden selbst und sind englisch.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>on the canvas</source>
        <translation>auf der Bildfläche</translation>
    </message>
    <message>
        <source>on the histogram</source>
        <translation>im Histogramm</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Mauszeiger zoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>Ziehen, Pfeiltasten</translation>
    </message>
    <message>
        <source>See a place&apos;s channels</source>
        <translation>Kanäle einer Stelle zeigen</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>Draw where the object really is</source>
        <translation>Einzeichnen, wo das Objekt wirklich ist</translation>
    </message>
    <message>
        <source>Alt + drag</source>
        <translation>Alt + Ziehen</translation>
    </message>
    <message>
        <source>Peek at the picture alone</source>
        <translation>Nur das Bild zeigen</translation>
    </message>
    <message>
        <source>Hold Space</source>
        <translation>Leertaste halten</translation>
    </message>
    <message>
        <source>Set the threshold</source>
        <translation>Schwellwert einstellen</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Back to Otsu&apos;s threshold</source>
        <translation>Zurück zu Otsus Schwellwert</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Open a picture or a model</source>
        <translation>Ein Bild oder Modell öffnen</translation>
    </message>
    <message>
        <source>Drop the file</source>
        <translation>Datei fallen lassen</translation>
    </message>
    <message>
        <source>on the window</source>
        <translation>auf dem Fenster</translation>
    </message>
    <message>
        <source>Further keys</source>
        <translation>Weitere Tasten</translation>
    </message>
    <message>
        <source>Mouse and held keys</source>
        <translation>Maus und gehaltene Tasten</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Konturen</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Clipscope does not load addresses from the network: save the picture to a file first, or copy the picture itself</source>
        <translation>Clipscope lädt keine Adressen aus dem Netz: Bild zuerst in eine Datei speichern oder das Bild selbst kopieren</translation>
    </message>
    <message>
        <source>There is no picture in what was pasted or dropped</source>
        <translation>Im Eingefügten oder Abgelegten ist kein Bild</translation>
    </message>
    <message>
        <source>ViT, patches of %1 px</source>
        <translation>ViT, Patches von %1 px</translation>
    </message>
    <message>
        <source>ResNet</source>
        <translation>ResNet</translation>
    </message>
    <message>
        <source>%1, %2 px input, %3 parameters</source>
        <translation>%1, Eingabe %2 px, %3 Parameter</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Clipscope</source>
        <translation>Clipscope</translation>
    </message>
    <message>
        <source>a file of yours</source>
        <translation>eigene Datei</translation>
    </message>
    <message>
        <source>%1 parameters.</source>
        <translation>%1 Parameter.</translation>
    </message>
    <message>
        <source>Also called %1.</source>
        <translation>Auch %1 genannt.</translation>
    </message>
    <message>
        <source>In another program&apos;s cache: it is taken from %1 without a download.</source>
        <translation>Im Zwischenspeicher eines anderen Programms: Es wird ohne Herunterladen aus %1 übernommen.</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>%1 could not be installed: %2</source>
        <translation>%1 konnte nicht installiert werden: %2</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>loading model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>läuft %1</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · noch %2</translation>
    </message>
    <message>
        <source>done · %1</source>
        <translation>fertig · %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>cancelled at %1</source>
        <translation>abgebrochen bei %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <translation>angehalten bei %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>nothing is running</source>
        <translation>es läuft nichts</translation>
    </message>
    <message>
        <source>there is no picture</source>
        <translation>es gibt kein Bild</translation>
    </message>
    <message>
        <source>there is no heatmap yet</source>
        <translation>es gibt noch keine Heatmap</translation>
    </message>
    <message>
        <source>the last prompt stays</source>
        <translation>der letzte Prompt bleibt</translation>
    </message>
    <message>
        <source>the list is empty</source>
        <translation>die Liste ist leer</translation>
    </message>
    <message>
        <source>there is no such prompt</source>
        <translation>diesen Prompt gibt es nicht</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open picture…</source>
        <translation>Bild &amp;öffnen…</translation>
    </message>
    <message>
        <source>Add &amp;model file…</source>
        <translation>&amp;Modelldatei hinzufügen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>Beis&amp;piele</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Copy view</source>
        <translation>Ansicht &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Add prompt</source>
        <translation>Prompt &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Type a prompt</source>
        <translation>Prompt ein&amp;geben</translation>
    </message>
    <message>
        <source>Explain prompt &amp;%1</source>
        <translation>Prompt &amp;%1 erklären</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Actual pixels</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>&amp;An Fenster anpassen</translation>
    </message>
    <message>
        <source>&amp;More heat</source>
        <translation>Heatmap &amp;stärker</translation>
    </message>
    <message>
        <source>&amp;Less heat</source>
        <translation>Heatmap s&amp;chwächer</translation>
    </message>
    <message>
        <source>&amp;Next colour map</source>
        <translation>&amp;Nächste Farbskala</translation>
    </message>
    <message>
        <source>&amp;Previous colour map</source>
        <translation>&amp;Vorige Farbskala</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Prese&amp;ntation</source>
        <translation>&amp;Präsentation</translation>
    </message>
    <message>
        <source>Large labels and the picture alone, for teaching</source>
        <translation>Große Schrift und nur das Bild, für den Unterricht</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Run now</source>
        <translation>Jetzt &amp;starten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>Anhalten und &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>Explain again by itself whenever something changes</source>
        <translation>Von selbst neu erklären, sobald sich etwas ändert</translation>
    </message>
    <message>
        <source>&amp;Next method</source>
        <translation>&amp;Nächste Methode</translation>
    </message>
    <message>
        <source>&amp;Previous method</source>
        <translation>&amp;Vorige Methode</translation>
    </message>
    <message>
        <source>Model &amp;details…</source>
        <translation>Modell&amp;details…</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;What do the methods mean?</source>
        <translation>&amp;Was bedeuten die Methoden?</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Clipscope</source>
        <translation>Über &amp;Clipscope</translation>
    </message>
    <message>
        <source>Prompt %1: %2</source>
        <translation>Prompt %1: %2</translation>
    </message>
    <message>
        <source>Method: %1</source>
        <translation>Methode: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Colour map: %1</source>
        <translation>Farbskala: %1</translation>
    </message>
    <message>
        <source>Sample: %1</source>
        <translation>Beispiel: %1</translation>
    </message>
    <message>
        <source>&amp;Explain prompt</source>
        <translation>&amp;Prompt erklären</translation>
    </message>
    <message>
        <source>&amp;Colour map</source>
        <translation>&amp;Farbskala</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Be&amp;dienfelder</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>De&amp;sign</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nalyse</translation>
    </message>
    <message>
        <source>M&amp;odel</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>You chose this box.</source>
        <translation>Diese Box wurde von Hand gewählt.</translation>
    </message>
    <message>
        <source>Its bounding box is the largest of all regions above the threshold.</source>
        <translation>Seine Box ist die größte aller Gebiete über dem Schwellwert.</translation>
    </message>
    <message>
        <source>Its trade-off of area and heat on the outline is the best.</source>
        <translation>Hier ist das Verhältnis von Fläche und Wärme auf dem Umriss am besten.</translation>
    </message>
    <message>
        <source>Every region above the threshold has its box; this is the largest.</source>
        <translation>Jedes Gebiet über dem Schwellwert hat seine Box; dies ist die größte.</translation>
    </message>
    <message>
        <source>One box around everything above the threshold.</source>
        <translation>Eine Box um alles über dem Schwellwert.</translation>
    </message>
    <message>
        <source>Its outline encloses the largest area.</source>
        <translation>Sein Umriss umschließt die größte Fläche.</translation>
    </message>
    <message>
        <source>nothing has been changed</source>
        <translation>es wurde nichts geändert</translation>
    </message>
    <message>
        <source>nothing has been undone</source>
        <translation>es wurde nichts rückgängig gemacht</translation>
    </message>
    <message>
        <source>Re&amp;move prompt</source>
        <translation>Prompt en&amp;tfernen</translation>
    </message>
    <message>
        <source>%1 · the map is empty</source>
        <translation>%1 · die Heatmap ist leer</translation>
    </message>
    <message>
        <source>x %1 y %2 · RGB %3, %4, %5</source>
        <translation>x %1 y %2 · RGB %3, %4, %5</translation>
    </message>
    <message>
        <source> · not seen by the model</source>
        <translation> · vom Modell nicht gesehen</translation>
    </message>
    <message>
        <source> · A − B %1</source>
        <translation> · A − B %1</translation>
    </message>
    <message>
        <source> · heat %1</source>
        <translation> · Wärme %1</translation>
    </message>
    <message>
        <source> · cell %1, %2</source>
        <translation> · Zelle %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>It does not switch channels off.</source>
        <translation>Er schaltet keine Kanäle ab.</translation>
    </message>
    <message>
        <source>It explains the prompt, not a single channel.</source>
        <translation>Er erklärt den Prompt, nicht einen einzelnen Kanal.</translation>
    </message>
    <message>
        <source>It takes the box by its rule, not the one that you picked.</source>
        <translation>Er nimmt die Box nach der Regel, nicht die von Hand gewählte.</translation>
    </message>
    <message>
        <source>A command line needs a picture and a prompt.</source>
        <translation>Eine Befehlszeile braucht ein Bild und einen Prompt.</translation>
    </message>
    <message>
        <source>This picture came from the clipboard, so no command line can name it. Save it as a file and open that.</source>
        <translation>Dieses Bild kam aus der Zwischenablage, daher kann keine Befehlszeile es nennen. Als Datei speichern und diese öffnen.</translation>
    </message>
    <message>
        <source>It cannot name a list of templates of your own.</source>
        <translation>Er kann keine eigene Liste von Vorlagen nennen.</translation>
    </message>
    <message>
        <source>stretched to a square</source>
        <translation>zum Quadrat gestreckt</translation>
    </message>
    <message>
        <source>centre square</source>
        <translation>mittleres Quadrat</translation>
    </message>
    <message>
        <source>padded to a square</source>
        <translation>zum Quadrat aufgefüllt</translation>
    </message>
    <message>
        <source>, k = %1</source>
        <translation>, k = %1</translation>
    </message>
    <message>
        <source>partial: %1 of %2</source>
        <translation>teilweise: %1 von %2</translation>
    </message>
    <message>
        <source>precomputed</source>
        <translation>vorberechnet</translation>
    </message>
    <message>
        <source>of earlier settings</source>
        <translation>mit früheren Einstellungen</translation>
    </message>
    <message>
        <source>%1 channels off</source>
        <translation>%1 Kanäle aus</translation>
    </message>
    <message>
        <source>template “%1”</source>
        <translation>Vorlage „%1“</translation>
    </message>
    <message>
        <source>%1 templates</source>
        <translation>%1 Vorlagen</translation>
    </message>
    <message>
        <source>threshold %1 (Otsu)</source>
        <translation>Schwellwert %1 (Otsu)</translation>
    </message>
    <message>
        <source>threshold %1 (mean)</source>
        <translation>Schwellwert %1 (Mittel)</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwellwert %1</translation>
    </message>
    <message>
        <source>Box %1 × %2 at x %3, y %4</source>
        <translation>Box %1 × %2 bei x %3, y %4</translation>
    </message>
    <message>
        <source>No box</source>
        <translation>Keine Box</translation>
    </message>
    <message>
        <source>IoU with the truth %1</source>
        <translation>IoU mit der Wahrheit %1</translation>
    </message>
    <message>
        <source>Heat on a scale shared with other maps</source>
        <translation>Wärme auf einer Skala, die andere Heatmaps teilen</translation>
    </message>
    <message>
        <source>Heat from 0 to 1; the map’s own values go from %1 to %2</source>
        <translation>Wärme von 0 bis 1; die eigenen Werte der Heatmap reichen von %1 bis %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels</source>
        <translation>%1, %2 × %3 Pixel</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Prompts (the explained one in bold)</source>
        <translation>Prompts (der erklärte fett)</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Mean heat</source>
        <translation>Mittlere Wärme</translation>
    </message>
    <message>
        <source>Boxes (the chosen one in bold)</source>
        <translation>Boxen (die gewählte fett)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>OpenCV</source>
        <translation>OpenCV</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>Schicht %1, Head %2</translation>
    </message>
    <message>
        <source>layer %1, all heads</source>
        <translation>Schicht %1, alle Heads</translation>
    </message>
    <message>
        <source>%1: %2, %3 % of the cosine</source>
        <translation>%1: %2, %3 % des Kosinus</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>B · channel %1</source>
        <translation>B · Kanal %1</translation>
    </message>
    <message>
        <source>B · %1</source>
        <translation>B · %1</translation>
    </message>
    <message>
        <source>B · %1 · %2</source>
        <translation>B · %1 · %2</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>%1 of %2 channels</source>
        <translation>%1 von %2 Kanälen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>O&amp;rdner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>&amp;Voriges Bild</translation>
    </message>
    <message>
        <source>Reload &amp;when changed</source>
        <translation>Bei Änder&amp;ung neu laden</translation>
    </message>
    <message>
        <source>&amp;Figure…</source>
        <translation>&amp;Abbildung…</translation>
    </message>
    <message>
        <source>&amp;Heatmap data…</source>
        <translation>&amp;Heatmap-Daten…</translation>
    </message>
    <message>
        <source>&amp;Mask and boxes…</source>
        <translation>&amp;Maske und Boxen…</translation>
    </message>
    <message>
        <source>&amp;Channels…</source>
        <translation>&amp;Kanäle…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>&amp;All to folder…</source>
        <translation>Alles in einen &amp;Ordner…</translation>
    </message>
    <message>
        <source>Copy &amp;figure with caption</source>
        <translation>A&amp;bbildung mit Beschriftung kopieren</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>Als Befehls&amp;zeile kopieren</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>&amp;Einzeln</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>S&amp;wipe</source>
        <translation>&amp;Wischen</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Differenz</translation>
    </message>
    <message>
        <source>Grid of &amp;methods</source>
        <translation>Raster der &amp;Methoden</translation>
    </message>
    <message>
        <source>Grid of &amp;prompts</source>
        <translation>Raster der &amp;Prompts</translation>
    </message>
    <message>
        <source>Shared colour &amp;scale</source>
        <translation>Gemeinsame Fa&amp;rbskala</translation>
    </message>
    <message>
        <source>Equal values of the maps in equal colours, in all panes. Maps of different methods have different units, so that for them it is switched on apart.</source>
        <translation>Gleiche Werte der Heatmaps in gleichen Farben, in allen Bildern. Heatmaps verschiedener Methoden haben verschiedene Einheiten, darum wird es für sie eigens eingeschaltet.</translation>
    </message>
    <message>
        <source>Ne&amp;xt layout</source>
        <translation>Nä&amp;chstes Layout</translation>
    </message>
    <message>
        <source>&amp;Draw ground-truth box</source>
        <translation>Wahre Box zei&amp;chnen</translation>
    </message>
    <message>
        <source>The next drag on the canvas draws the true box; so does any drag with Alt held</source>
        <translation>Das nächste Ziehen auf der Bildfläche zeichnet die wahre Box; Ziehen mit Alt tut es immer</translation>
    </message>
    <message>
        <source>Clear &amp;ground-truth box</source>
        <translation>Wahre Box ent&amp;fernen</translation>
    </message>
    <message>
        <source>Back to the &amp;explanation</source>
        <translation>Zurück zur &amp;Erklärung</translation>
    </message>
    <message>
        <source>&amp;Back in history</source>
        <translation>Im Verlauf &amp;zurück</translation>
    </message>
    <message>
        <source>&amp;Forward in history</source>
        <translation>Im Verlauf v&amp;or</translation>
    </message>
    <message>
        <source>&amp;Jump to channel…</source>
        <translation>Zu &amp;Kanal springen…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Layout</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Part of the cosine</source>
        <translation>Anteil am Kosinus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>change of picture</source>
        <translation>Wechsel des Bildes</translation>
    </message>
    <message>
        <source>change of prompts</source>
        <translation>Änderung der Prompts</translation>
    </message>
    <message>
        <source>change of model</source>
        <translation>Wechsel des Modells</translation>
    </message>
    <message>
        <source>change of method</source>
        <translation>Wechsel der Methode</translation>
    </message>
    <message>
        <source>change of settings</source>
        <translation>Änderung der Parameter</translation>
    </message>
    <message>
        <source>choice of prompt</source>
        <translation>Wahl des Prompts</translation>
    </message>
    <message>
        <source>change of threshold</source>
        <translation>Änderung des Schwellwerts</translation>
    </message>
    <message>
        <source>change of interpolation or closing</source>
        <translation>Änderung von Interpolation oder Schließung</translation>
    </message>
    <message>
        <source>choice of box</source>
        <translation>Wahl der Box</translation>
    </message>
    <message>
        <source>switching of channels</source>
        <translation>Schalten von Kanälen</translation>
    </message>
    <message>
        <source>walk through channels</source>
        <translation>Gang durch die Kanäle</translation>
    </message>
    <message>
        <source>drawing of the true box</source>
        <translation>Zeichnen der wahren Box</translation>
    </message>
    <message>
        <source>change of colours</source>
        <translation>Änderung der Farben</translation>
    </message>
    <message>
        <source>change of layers</source>
        <translation>Änderung der Ebenen</translation>
    </message>
    <message>
        <source>change of comparison</source>
        <translation>Änderung des Vergleichs</translation>
    </message>
    <message>
        <source>switching of Live</source>
        <translation>Schalten von Live</translation>
    </message>
    <message>
        <source>Re&amp;load from disk</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Preference&amp;s…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>P&amp;in as B</source>
        <translation>Als B an&amp;heften</translation>
    </message>
    <message>
        <source>Cle&amp;ar B</source>
        <translation>B ve&amp;rwerfen</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>E&amp;benen</translation>
    </message>
    <message>
        <source>there are no channels behind the map</source>
        <translation>hinter der Heatmap stehen keine Kanäle</translation>
    </message>
    <message>
        <source>nothing is pinned</source>
        <translation>es ist nichts angeheftet</translation>
    </message>
    <message>
        <source>no true box has been drawn</source>
        <translation>es ist keine wahre Box eingezeichnet</translation>
    </message>
    <message>
        <source>the map is shown already</source>
        <translation>die Heatmap ist schon zu sehen</translation>
    </message>
    <message>
        <source>the picture is not from a file</source>
        <translation>das Bild kommt nicht aus einer Datei</translation>
    </message>
    <message>
        <source>there is no other picture in the folder</source>
        <translation>im Ordner ist kein anderes Bild</translation>
    </message>
    <message>
        <source>the history ends here</source>
        <translation>der Verlauf endet hier</translation>
    </message>
    <message>
        <source>M&amp;odels…</source>
        <translation>M&amp;odelle…</translation>
    </message>
    <message>
        <source>session · model loading…</source>
        <translation>Sitzung · Modell wird geladen …</translation>
    </message>
    <message>
        <source>session · its model is not loaded</source>
        <translation>Sitzung · ihr Modell ist nicht geladen</translation>
    </message>
    <message>
        <source>IoU %1</source>
        <translation>IoU %1</translation>
    </message>
    <message>
        <source>Open sess&amp;ion…</source>
        <translation>S&amp;itzung öffnen …</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>Sitzung speic&amp;hern</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzun&amp;g speichern unter …</translation>
    </message>
    <message>
        <source>What the mod&amp;el sees</source>
        <translation>Was das Mod&amp;ell sieht</translation>
    </message>
    <message>
        <source>Sessions (*%1)</source>
        <translation>Sitzungen (*%1)</translation>
    </message>
    <message>
        <source>■ heads  □ MLP</source>
        <translation>■ Heads  □ MLP</translation>
    </message>
    <message>
        <source>%1 · clean</source>
        <translation>%1 · sauber</translation>
    </message>
    <message>
        <source>B · clean · %1</source>
        <translation>B · sauber · %1</translation>
    </message>
    <message>
        <source>adding of “%1”</source>
        <translation>Hinzufügen von „%1“</translation>
    </message>
    <message>
        <source>removal of “%1”</source>
        <translation>Entfernen von „%1“</translation>
    </message>
    <message>
        <source>change of stickers</source>
        <translation>Änderung der Aufkleber</translation>
    </message>
    <message>
        <source>change of the order of stickers</source>
        <translation>Umordnen der Aufkleber</translation>
    </message>
    <message>
        <source>move of “%1”</source>
        <translation>Verschieben von „%1“</translation>
    </message>
    <message>
        <source>change of “%1”</source>
        <translation>Änderung von „%1“</translation>
    </message>
    <message>
        <source>no sticker is selected</source>
        <translation>kein Aufkleber ist ausgewählt</translation>
    </message>
    <message>
        <source>no sticker is on the picture</source>
        <translation>kein Aufkleber ist auf dem Bild</translation>
    </message>
    <message>
        <source>&amp;Add text sticker</source>
        <translation>Text &amp;aufkleben</translation>
    </message>
    <message>
        <source>The next click on the picture says where (Ctrl+Shift+T)</source>
        <translation>Der nächste Klick ins Bild sagt, wohin (Strg+Umschalt+T)</translation>
    </message>
    <message>
        <source>Add &amp;preset</source>
        <translation>&amp;Vorlage aufkleben</translation>
    </message>
    <message>
        <source>Add p&amp;icture…</source>
        <translation>B&amp;ild aufkleben…</translation>
    </message>
    <message>
        <source>Retouc&amp;h</source>
        <translation>R&amp;etuschieren</translation>
    </message>
    <message>
        <source>&amp;Toggle stickers</source>
        <translation>Au&amp;fkleber ein/aus</translation>
    </message>
    <message>
        <source>Hides or shows all stickers; without any, sticks a label on the box of the map (T)</source>
        <translation>Verbirgt oder zeigt alle Aufkleber; gibt es keinen, kommt ein Schild auf die Box der Karte (T)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>De&amp;lete sticker</source>
        <translation>Aufkleber &amp;löschen</translation>
    </message>
    <message>
        <source>Bring &amp;forward</source>
        <translation>Nach v&amp;orn</translation>
    </message>
    <message>
        <source>Send &amp;backward</source>
        <translation>Nach &amp;hinten</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>The mouse leaves a locked sticker alone</source>
        <translation>Einen gesperrten Aufkleber lässt die Maus in Ruhe</translation>
    </message>
    <message>
        <source>Bake into pict&amp;ure</source>
        <translation>Ins Bild ein&amp;backen</translation>
    </message>
    <message>
        <source>Makes the picture with its stickers the new clean picture; the file stays as it is</source>
        <translation>Macht das Bild mit seinen Aufklebern zum neuen sauberen Bild; die Datei bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>D&amp;urchlauf</translation>
    </message>
    <message>
        <source>&amp;Sticker</source>
        <translation>Au&amp;fkleber</translation>
    </message>
    <message>
        <source>None of them costs anything on the clean picture.</source>
        <translation>Auf dem sauberen Bild kostet keine etwas.</translation>
    </message>
    <message>
        <source>On the clean picture “%1” costs most: “%2” falls from %3 to %4.</source>
        <translation>Auf dem sauberen Bild kostet „%1“ am meisten: „%2“ fällt von %3 auf %4.</translation>
    </message>
    <message>
        <source>middle 70 %</source>
        <translation>mittlere 70 %</translation>
    </message>
    <message>
        <source>mean of six crops</source>
        <translation>Mittel aus sechs Ausschnitten</translation>
    </message>
    <message>
        <source>stickers painted over</source>
        <translation>Aufkleber übermalt</translation>
    </message>
    <message>
        <source>stickers inpainted</source>
        <translation>Aufkleber retuschiert</translation>
    </message>
    <message>
        <source>no defence</source>
        <translation>keine Abwehr</translation>
    </message>
    <message>
        <source>mean of %1 templates</source>
        <translation>Mittel aus %1 Vorlagen</translation>
    </message>
    <message>
        <source>Only the middle of the picture is scored, 70 % of both sides</source>
        <translation>Nur die Bildmitte wird bewertet, 70 % beider Seiten</translation>
    </message>
    <message>
        <source>Mean of the whole picture, its middle and its four corners</source>
        <translation>Mittel aus ganzem Bild, Mitte und vier Ecken</translation>
    </message>
    <message>
        <source>The stickers&apos; place is covered with the mean colour round it; the defender has to know the place</source>
        <translation>Die Stelle der Aufkleber wird mit der mittleren Farbe ringsum bedeckt; wer abwehrt, muss die Stelle kennen</translation>
    </message>
    <message>
        <source>The stickers&apos; place is filled from its surroundings; the defender has to know the place</source>
        <translation>Die Stelle der Aufkleber wird aus der Umgebung gefüllt; wer abwehrt, muss die Stelle kennen</translation>
    </message>
    <message>
        <source>What the others are compared with</source>
        <translation>Womit die anderen verglichen werden</translation>
    </message>
    <message>
        <source>Prompts are read as %1</source>
        <translation>Prompts werden gelesen als %1</translation>
    </message>
    <message>
        <source>%1 of %2 defences tried.</source>
        <translation>%1 von %2 Abwehrmitteln versucht.</translation>
    </message>
    <message>
        <source>There is nothing to defend against: “%1” stays the top prompt undefended.</source>
        <translation>Es gibt nichts abzuwehren: „%1“ bleibt auch ohne Abwehr der erste Prompt.</translation>
    </message>
    <message>
        <source>None of %1 defences brings “%2” back.</source>
        <translation>Keines von %1 Abwehrmitteln bringt „%2“ zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 defences bring(s) “%2” back%3.</source>
        <translation>
            <numerusform>%n von %1 Abwehrmitteln bringt „%2“ zurück%3.</numerusform>
            <numerusform>%n von %1 Abwehrmitteln bringen „%2“ zurück%3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 defences lose(s) it%2.</source>
        <translation>
            <numerusform>%n von %1 Abwehrmitteln verliert ihn%2.</numerusform>
            <numerusform>%n von %1 Abwehrmitteln verlieren ihn%2.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Compare defences</source>
        <translation>Abwehr ver&amp;gleichen</translation>
    </message>
    <message>
        <source>stopped at a draft</source>
        <translation>beim Entwurf angehalten</translation>
    </message>
    <message>
        <source>draft from gradients</source>
        <translation>Entwurf aus Gradienten</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::AttackBoard</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>With what was changed (%1 % of the picture)</source>
        <translation>Mit dem, was geändert wurde (%1 % des Bildes),</translation>
    </message>
    <message>
        <source>With %1 (%2 % of the picture)</source>
        <translation>Mit %1 (%2 % des Bildes)</translation>
    </message>
    <message>
        <source>%1 the top prompt stays %2, from %3.</source>
        <translation>%1 bleibt der erste Prompt %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1 the top prompt changes from %2 to %3.</source>
        <translation>%1 wechselt der erste Prompt von %2 zu %3.</translation>
    </message>
    <message>
        <source>The box of “%1” overlaps its clean box with an IoU of %2.</source>
        <translation>Die Box von „%1“ deckt sich mit der sauberen mit einer IoU von %2.</translation>
    </message>
    <message>
        <source>Top prompt flipped: %1 → %2</source>
        <translation>Der erste Prompt ist gekippt: %1 → %2</translation>
    </message>
    <message>
        <source>No flip: %1 stays the top prompt, from %2.</source>
        <translation>Nicht gekippt: %1 bleibt der erste Prompt, vorher %2.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::AttackModel</name>
    <message>
        <source>top prompt</source>
        <translation>erster Prompt</translation>
    </message>
    <message>
        <source>Softmax over the prompts of this list; the top prompt is bold</source>
        <translation>Softmax über die Prompts dieser Liste; der erste ist fett</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Sauber</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Angegriffen</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
    <message>
        <source>Cosine %1 clean, %2 attacked; logit %3 and %4</source>
        <translation>Kosinus %1 sauber, %2 angegriffen; Logit %3 und %4</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::AttackPanel</name>
    <message>
        <source>Put words on the picture and watch what the model believes and where it looks.</source>
        <translation>Wörter aufs Bild setzen und sehen, was das Modell glaubt und wohin es schaut.</translation>
    </message>
    <message>
        <source>Stick a la&amp;bel on it</source>
        <translation>S&amp;child aufkleben</translation>
    </message>
    <message>
        <source>Puts a paper label on the box of the map (T on the canvas)</source>
        <translation>Klebt ein Papierschild auf die Box der Karte (T auf der Leinwand)</translation>
    </message>
    <message>
        <source>Scores without and with stickers</source>
        <translation>Werte ohne und mit Aufklebern</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>Satz kopieren</translation>
    </message>
    <message>
        <source>FLIP ✗</source>
        <translation>GEKIPPT ✗</translation>
    </message>
    <message>
        <source>no flip ✓</source>
        <translation>nicht gekippt ✓</translation>
    </message>
    <message>
        <source>Flip: yes</source>
        <translation>Gekippt: ja</translation>
    </message>
    <message>
        <source>Flip: no</source>
        <translation>Gekippt: nein</translation>
    </message>
    <message>
        <source>What came of it is not known yet</source>
        <translation>Was daraus wurde, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>Studies of the attack</source>
        <translation>Untersuchungen des Angriffs</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::BoxesModel</name>
    <message>
        <source>Select it to use this box instead</source>
        <translation>Auswählen, um stattdessen diese Box zu verwenden</translation>
    </message>
    <message>
        <source>Intersection over union with the box you drew</source>
        <translation>Schnitt durch Vereinigung mit der gezeichneten Box</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Mean heat</source>
        <translation>Mittlere Wärme</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>%1 × %2 at %3, %4</source>
        <translation>%1 × %2 bei %3, %4</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::BoxesPanel</name>
    <message>
        <source>Interpolation</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <source>How the model&apos;s cells become the picture&apos;s pixels</source>
        <translation>Wie aus den Zellen des Modells die Pixel des Bildes werden</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließung</translation>
    </message>
    <message>
        <source>Closing in</source>
        <translation>Schließung in</translation>
    </message>
    <message>
        <source>Pixels, or percent of the picture&apos;s shorter side</source>
        <translation>Pixel oder Prozent der kürzeren Bildseite</translation>
    </message>
    <message>
        <source>Box rule</source>
        <translation>Box-Regel</translation>
    </message>
    <message>
        <source>Which region gives the box</source>
        <translation>Welches Gebiet die Box ergibt</translation>
    </message>
    <message>
        <source>Weight of the area</source>
        <translation>Gewicht der Fläche</translation>
    </message>
    <message>
        <source>Nearest: the cells</source>
        <translation>Nächste: die Zellen</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bikubisch</translation>
    </message>
    <message>
        <source>I&amp;nterpolation</source>
        <translation>&amp;Interpolation</translation>
    </message>
    <message>
        <source>Fills dips and gaps of the heat that are narrower than this; 0 is off</source>
        <translation>Füllt Senken und Lücken der Wärme, die schmaler sind; 0 schaltet ab</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>&amp;Closing</source>
        <translation>S&amp;chließung</translation>
    </message>
    <message>
        <source>Largest box</source>
        <translation>Größte Box</translation>
    </message>
    <message>
        <source>gScoreCAM&apos;s rule</source>
        <translation>Die Regel von gScoreCAM</translation>
    </message>
    <message>
        <source>Area and heat</source>
        <translation>Fläche und Wärme</translation>
    </message>
    <message>
        <source>gScoreCAM&apos;s trade-off between area and heat on the outline</source>
        <translation>gScoreCAMs Abwägung von Fläche und Wärme auf dem Umriss</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Alle Gebiete</translation>
    </message>
    <message>
        <source>A box for every region</source>
        <translation>Eine Box für jedes Gebiet</translation>
    </message>
    <message>
        <source>Around everything</source>
        <translation>Um alles</translation>
    </message>
    <message>
        <source>CLIPCAM&apos;s rule</source>
        <translation>Die Regel von CLIPCAM</translation>
    </message>
    <message>
        <source>Largest contour</source>
        <translation>Größte Kontur</translation>
    </message>
    <message>
        <source>As the MaxBoxAcc measure does it</source>
        <translation>Wie es das Maß MaxBoxAcc tut</translation>
    </message>
    <message>
        <source>1 looks at the area alone, 0 at the heat alone</source>
        <translation>1 sieht nur auf die Fläche, 0 nur auf die Wärme</translation>
    </message>
    <message>
        <source>Area &amp;weight</source>
        <translation>Ge&amp;wicht der Fläche</translation>
    </message>
    <message>
        <source>Candidate boxes</source>
        <translation>Mögliche Boxen</translation>
    </message>
    <message>
        <source>Nothing is above the threshold</source>
        <translation>Nichts liegt über dem Schwellwert</translation>
    </message>
    <message>
        <source>Box r&amp;ule</source>
        <translation>Box-Re&amp;gel</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Bildfläche</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one (Ctrl+V) or open a file (Ctrl+O).</source>
        <translation>Ein Bild hier ablegen, einfügen (Strg+V) oder eine Datei öffnen (Strg+O).</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Caption</name>
    <message>
        <source>%1
The map&apos;s own values: %2</source>
        <translation>%1
Eigene Werte der Heatmap: %2</translation>
    </message>
    <message>
        <source>%1
Click to make it the main one.</source>
        <translation>%1
Ein Klick macht es zum Hauptbild.</translation>
    </message>
    <message>
        <source>%1, values %2</source>
        <translation>%1, Werte %2</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ChannelDelegate</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ChannelsModel</name>
    <message>
        <source>#%1</source>
        <translation>#%1</translation>
    </message>
    <message>
        <source>Channel %1, number %2 of %3</source>
        <translation>Kanal %1, Nummer %2 von %3</translation>
    </message>
    <message>
        <source>adds %1 at the cell</source>
        <translation>trägt an der Zelle %1 bei</translation>
    </message>
    <message>
        <source>adds %1 on average</source>
        <translation>trägt im Mittel %1 bei</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>Gewicht %1</translation>
    </message>
    <message>
        <source>activation %1</source>
        <translation>Aktivierung %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Bewertung %1</translation>
    </message>
    <message>
        <source>gradient %1</source>
        <translation>Gradient %1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ChannelsPanel</name>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Scored channels in the sum</source>
        <translation>Bewertete Kanäle in der Summe</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Rank for the whole picture</source>
        <translation>Für das ganze Bild ordnen</translation>
    </message>
    <message>
        <source>Rank for the whole picture instead of one cell</source>
        <translation>Für das ganze Bild statt für eine Zelle ordnen</translation>
    </message>
    <message>
        <source>Use this channel</source>
        <translation>Diesen Kanal verwenden</translation>
    </message>
    <message>
        <source>Leave the chosen channel out of the map, or take it back (Space)</source>
        <translation>Den gewählten Kanal aus der Heatmap lassen oder zurücknehmen (Leertaste)</translation>
    </message>
    <message>
        <source>Pin as B</source>
        <translation>Als B anheften</translation>
    </message>
    <message>
        <source>Compare with the chosen channel side by side, whatever picture or prompt (Return)</source>
        <translation>Nebeneinander mit dem gewählten Kanal vergleichen, bei jedem Bild und Prompt (Eingabe)</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>Alle an</translation>
    </message>
    <message>
        <source>Use every channel again</source>
        <translation>Wieder alle Kanäle verwenden</translation>
    </message>
    <message>
        <source>Channel number</source>
        <translation>Kanalnummer</translation>
    </message>
    <message>
        <source>#…</source>
        <translation>#…</translation>
    </message>
    <message>
        <source>Channels whose number begins like this; Return shows the one of exactly this number (Ctrl+G)</source>
        <translation>Kanäle, deren Nummer so beginnt; Eingabe zeigt den mit genau dieser Nummer (Strg+G)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Arrow keys show channels on the canvas, Space switches one off or on, Return pins it, Escape goes back to the map.</source>
        <translation>Pfeiltasten zeigen Kanäle auf der Bildfläche, die Leertaste schaltet einen ab oder an, Eingabe heftet ihn an, Escape kehrt zur Heatmap zurück.</translation>
    </message>
    <message>
        <source>How many of the scored channels are used; a larger k in the toolbar scores more</source>
        <translation>Wie viele der bewerteten Kanäle verwendet werden; ein größeres k in der Leiste bewertet mehr</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Weight times activation: what the channel adds to the map</source>
        <translation>Gewicht mal Aktivierung: was der Kanal zur Heatmap beiträgt</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>How much the method trusts the channel</source>
        <translation>Wie sehr die Methode dem Kanal traut</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>The logit of the picture under the channel&apos;s mask</source>
        <translation>Das Logit des Bildes unter der Maske des Kanals</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>What chose the channels that were scored</source>
        <translation>Was die bewerteten Kanäle bestimmt hat</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>What the channel answers, whatever the prompt</source>
        <translation>Was der Kanal antwortet, wie auch immer der Prompt lautet</translation>
    </message>
    <message>
        <source>Channel order</source>
        <translation>Reihenfolge der Kanäle</translation>
    </message>
    <message>
        <source>What the channels are ranked by</source>
        <translation>Wonach die Kanäle geordnet sind</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Ordnen</translation>
    </message>
    <message>
        <source>The channels add up to %1 on average.</source>
        <translation>Die Kanäle ergeben im Mittel zusammen %1.</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>Mittel %1</translation>
    </message>
    <message>
        <source>The channels add up to %1 at the cell.</source>
        <translation>Die Kanäle ergeben an der Zelle zusammen %1.</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>The channels add up to %1 at the cell: heat %2.</source>
        <translation>Die Kanäle ergeben an der Zelle zusammen %1: Wärme %2.</translation>
    </message>
    <message>
        <source>sum %1 · heat %2</source>
        <translation>Summe %1 · Wärme %2</translation>
    </message>
    <message>
        <source>There is no channel #%1: this layer has %2, counted from 0</source>
        <translation>Es gibt keinen Kanal #%1: Diese Schicht hat %2, gezählt ab 0</translation>
    </message>
    <message>
        <source>Channels at cell (%1, %2)</source>
        <translation>Kanäle an Zelle (%1, %2)</translation>
    </message>
    <message>
        <source>Channels of the whole picture</source>
        <translation>Kanäle des ganzen Bildes</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 in the sum</source>
        <translation>%1 · %2 von %3 in der Summe</translation>
    </message>
    <message>
        <source>The channels come with the first map that is computed. Then click the picture: they are ranked by what they add to the map there.</source>
        <translation>Die Kanäle kommen mit der ersten berechneten Heatmap. Dann ins Bild klicken: Sie werden danach geordnet, was sie dort zur Heatmap beitragen.</translation>
    </message>
    <message>
        <source>This map of %1 is made of several runs or was smoothed, so that it has no channels of its own.</source>
        <translation>Diese Heatmap von %1 besteht aus mehreren Läufen oder wurde geglättet und hat daher keine eigenen Kanäle.</translation>
    </message>
    <message>
        <source>%1 does not add up channels, each with one weight, so that there is nothing to rank here. These methods do: %2.</source>
        <translation>%1 summiert keine Kanäle mit je einem Gewicht, daher gibt es hier nichts zu ordnen. Diese Methoden tun es: %2.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ColourBar</name>
    <message>
        <source>Colour bar</source>
        <translation>Farbbalken</translation>
    </message>
    <message>
        <source>Heat from 0 to 1; the map&apos;s own values go from %1 to %2</source>
        <translation>Wärme von 0 bis 1; die eigenen Werte der Heatmap reichen von %1 bis %2</translation>
    </message>
    <message>
        <source>Heat from 0 to 1</source>
        <translation>Wärme von 0 bis 1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ColourButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CommandModel</name>
    <message>
        <source>switched on</source>
        <translation>eingeschaltet</translation>
    </message>
    <message>
        <source>not available: %1</source>
        <translation>nicht verfügbar: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>No command matches</source>
        <translation>Kein Befehl passt</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation>
            <numerusform>%n Befehl</numerusform>
            <numerusform>%n Befehle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. First: %2</source>
        <translation>%1. Erster: %2</translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation>Nicht verfügbar: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Comparison</name>
    <message>
        <source>Nothing to compare with yet. P pins the map on the canvas.</source>
        <translation>Noch nichts zum Vergleichen. P heftet die Heatmap auf der Bildfläche an.</translation>
    </message>
    <message>
        <source>The present result has no map of this channel.</source>
        <translation>Das jetzige Ergebnis hat keine Karte dieses Kanals.</translation>
    </message>
    <message>
        <source>There is nothing to ask.</source>
        <translation>Es gibt nichts zu fragen.</translation>
    </message>
    <message>
        <source>Follows the canvas: Run (Ctrl+Return).</source>
        <translation>Folgt der Bildfläche: Start (Strg+Eingabe).</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>A · %1</source>
        <translation>A · %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ContributionPlot</name>
    <message>
        <source>Contributions</source>
        <translation>Beiträge</translation>
    </message>
    <message>
        <source>What the channels add to the map&apos;s value. A click shows a channel.</source>
        <translation>Was die Kanäle zum Wert der Heatmap beitragen. Ein Klick zeigt einen Kanal.</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>channel %1 adds %2</source>
        <translation>Kanal %1 trägt %2 bei</translation>
    </message>
    <message>
        <source>%1 Largest: %2.</source>
        <translation>%1 Größte: %2.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Curtain</name>
    <message>
        <source>waiting…</source>
        <translation>wartet…</translation>
    </message>
    <message>
        <source>computing %1/%2</source>
        <translation>berechnet %1/%2</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>berechnet…</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>misslungen: %1</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Compute (≈ %1)</source>
        <translation>Berechnen (≈ %1)</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::DefenceBoard</name>
    <message>
        <source>there is no picture</source>
        <translation>es ist kein Bild da</translation>
    </message>
    <message>
        <source>no sticker is on the picture</source>
        <translation>kein Aufkleber ist auf dem Bild</translation>
    </message>
    <message>
        <source>it takes two prompts at least</source>
        <translation>es braucht mindestens zwei Prompts</translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation>kein Modell ist geladen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::DefenceModel</name>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>What is done to the prompts or to the picture</source>
        <translation>Was mit den Prompts oder dem Bild geschieht</translation>
    </message>
    <message>
        <source>Defence</source>
        <translation>Abwehr</translation>
    </message>
    <message>
        <source>It holds if the top prompt under attack is that of the clean picture</source>
        <translation>Sie hält, wenn der erste Prompt unter Angriff der des sauberen Bildes ist</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>The top prompt of the picture with stickers</source>
        <translation>Der erste Prompt des Bildes mit Aufklebern</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Angegriffen</translation>
    </message>
    <message>
        <source>What the right prompt&apos;s probability gains under attack, against no defence</source>
        <translation>Was die Wahrscheinlichkeit des richtigen Prompts unter Angriff gewinnt, gegenüber keiner Abwehr</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>The top prompt of the clean picture: what the defence costs</source>
        <translation>Der erste Prompt des sauberen Bildes: was die Abwehr kostet</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Sauber</translation>
    </message>
    <message>
        <source>holds ✓</source>
        <translation>hält ✓</translation>
    </message>
    <message>
        <source>fooled ✗</source>
        <translation>getäuscht ✗</translation>
    </message>
    <message>
        <source>“%1” is the top prompt in spite of the attack</source>
        <translation>„%1“ ist trotz des Angriffs der erste Prompt</translation>
    </message>
    <message>
        <source>“%1” is not the top prompt under attack</source>
        <translation>„%1“ ist unter Angriff nicht der erste Prompt</translation>
    </message>
    <message>
        <source>What the others are compared with</source>
        <translation>Womit die anderen verglichen werden</translation>
    </message>
    <message>
        <source>Probability of “%1” under attack, against no defence</source>
        <translation>Wahrscheinlichkeit von „%1“ unter Angriff, gegenüber keiner Abwehr</translation>
    </message>
    <message>
        <source>With it the clean picture is not “%1” any more</source>
        <translation>Damit ist das saubere Bild nicht mehr „%1“</translation>
    </message>
    <message>
        <source>With it the clean picture is still “%1”</source>
        <translation>Damit ist das saubere Bild noch „%1“</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::DefencePanel</name>
    <message>
        <source>Copy the table and the sentence</source>
        <translation>Tabelle und Satz kopieren</translation>
    </message>
    <message>
        <source>Save the defences as a table (CSV)…</source>
        <translation>Abwehr als Tabelle speichern (CSV)…</translation>
    </message>
    <message>
        <source>Defences against the stickers</source>
        <translation>Abwehrmittel gegen die Aufkleber</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Compare defences</source>
        <translation>Abwehr vergleichen</translation>
    </message>
    <message>
        <source>Stop comparing defences</source>
        <translation>Vergleich der Abwehr anhalten</translation>
    </message>
    <message>
        <source>Tries templates, crops and masks against the stickers, and on the clean picture</source>
        <translation>Versucht Vorlagen, Ausschnitte und Masken gegen die Aufkleber und auf dem sauberen Bild</translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <translation>Nicht möglich: %1</translation>
    </message>
    <message>
        <source>Tries templates, crops and masks against the stickers, and what each of them costs on the clean picture.</source>
        <translation>Versucht Vorlagen, Ausschnitte und Masken gegen die Aufkleber, und was sie auf dem sauberen Bild kosten.</translation>
    </message>
    <message>
        <source>Out of date, something has changed since: %1</source>
        <translation>Veraltet, seither hat sich etwas geändert: %1</translation>
    </message>
    <message>
        <source>Waits for the explanation.</source>
        <translation>Wartet auf die Erklärung.</translation>
    </message>
    <message>
        <source>The first of %1 defences is being tried.</source>
        <translation>Das erste von %1 Abwehrmitteln wird versucht.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Explainer</name>
    <message>
        <source>There is no picture yet. Open one, drop one here or take a sample.</source>
        <translation>Es gibt noch kein Bild. Eines öffnen, hier ablegen oder ein Beispiel nehmen.</translation>
    </message>
    <message>
        <source>The prompt is empty. Type what to look for, for example “apple”.</source>
        <translation>Der Prompt ist leer. Eingeben, wonach gesucht wird, zum Beispiel „apple“.</translation>
    </message>
    <message>
        <source>There is no model yet. Open a checkpoint or a model folder.</source>
        <translation>Es gibt noch kein Modell. Einen Checkpoint oder einen Modellordner öffnen.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ExportCommands</name>
    <message>
        <source>Export heatmap</source>
        <translation>Heatmap exportieren</translation>
    </message>
    <message>
        <source>Heatmap as NumPy array (*.npy)</source>
        <translation>Heatmap als NumPy-Array (*.npy)</translation>
    </message>
    <message>
        <source>Heatmap as 16-bit grey (*.png)</source>
        <translation>Heatmap in 16-Bit-Grau (*.png)</translation>
    </message>
    <message>
        <source>Model&apos;s own grid as NumPy array (*.npy)</source>
        <translation>Raster des Modells als NumPy-Array (*.npy)</translation>
    </message>
    <message>
        <source>Heat over the picture (*.png)</source>
        <translation>Wärme über dem Bild (*.png)</translation>
    </message>
    <message>
        <source>Export mask and boxes</source>
        <translation>Maske und Boxen exportieren</translation>
    </message>
    <message>
        <source>Mask (*.png)</source>
        <translation>Maske (*.png)</translation>
    </message>
    <message>
        <source>Boxes as table (*.csv)</source>
        <translation>Boxen als Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Boxes as JSON (*.json)</source>
        <translation>Boxen als JSON (*.json)</translation>
    </message>
    <message>
        <source>Boxes in the picture (*.png)</source>
        <translation>Boxen im Bild (*.png)</translation>
    </message>
    <message>
        <source>Scores of the prompts as table (*.csv)</source>
        <translation>Bewertungen der Prompts als Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Export channels</source>
        <translation>Kanäle exportieren</translation>
    </message>
    <message>
        <source>Channels as table (*.csv)</source>
        <translation>Kanäle als Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Copied a figure of %1 × %2 pixels</source>
        <translation>Abbildung mit %1 × %2 Pixeln kopiert</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>In Ordner exportieren</translation>
    </message>
    <message>
        <source>The command line is on the clipboard.</source>
        <translation>Die Befehlszeile liegt in der Zwischenablage.</translation>
    </message>
    <message>
        <source>There is nothing to draw yet. Open a picture and explain a prompt first.</source>
        <translation>Es gibt noch nichts zu zeichnen. Zuerst ein Bild öffnen und einen Prompt erklären.</translation>
    </message>
    <message>
        <source>A command line has no room for stickers: save the session first, and it will name its file.</source>
        <translation>Aufkleber passen auf keine Befehlszeile: zuerst die Sitzung speichern, dann nennt sie deren Datei.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ExportDialog</name>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Put the figure on the clipboard as a picture</source>
        <translation>Die Abbildung als Bild in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Kind of file for the figure</source>
        <translation>Dateiart der Abbildung</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG, Pixel</translation>
    </message>
    <message>
        <source>SVG, vectors</source>
        <translation>SVG, Vektoren</translation>
    </message>
    <message>
        <source>PDF, vectors</source>
        <translation>PDF, Vektoren</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Size of the texts</source>
        <translation>Größe der Schrift</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Sehr groß</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>&amp;Hintergrund</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Colour behind the figure; transparent is meant for light pages</source>
        <translation>Farbe hinter der Abbildung; durchsichtig ist für helle Seiten gedacht</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Durchsichtig</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>Width in millimetres</source>
        <translation>Breite in Millimetern</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Auflösung</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>What programs that place the picture on a page are told; the pixels stay the same</source>
        <translation>Was Programme erfahren, die das Bild auf eine Seite setzen; die Pixel bleiben dieselben</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation>Größe der Abbildung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;Outlines</source>
        <translation>&amp;Umrisse</translation>
    </message>
    <message>
        <source>Bo&amp;xes</source>
        <translation>Bo&amp;xen</translation>
    </message>
    <message>
        <source>T&amp;itles</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>&amp;Colour bar</source>
        <translation>Fa&amp;rbbalken</translation>
    </message>
    <message>
        <source>Pro&amp;mpt</source>
        <translation>Pro&amp;mpt</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>Bes&amp;chriftung</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Tr&amp;ue box</source>
        <translation>&amp;Wahre Box</translation>
    </message>
    <message>
        <source>Probabi&amp;lities</source>
        <translation>Wahrschein&amp;lichkeiten</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::FetchBar</name>
    <message>
        <source>Re&amp;try</source>
        <translation>&amp;Noch einmal</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Herunterladen abbrechen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Vorschau der Abbildung</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Folder</name>
    <message>
        <source>There are no pictures in %1.</source>
        <translation>In %1 sind keine Bilder.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Handbook</name>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>No page matches</source>
        <translation>Keine Seite passt</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HeadsModel</name>
    <message>
        <source>embedding in front of the first layer</source>
        <translation>Embedding vor der ersten Schicht</translation>
    </message>
    <message>
        <source>layer %1, MLP</source>
        <translation>Schicht %1, MLP</translation>
    </message>
    <message>
        <source>%1: %2, %3 % of the cosine</source>
        <translation>%1: %2, %3 % des Kosinus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Alle Heads</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HeadsPanel</name>
    <message>
        <source>Show map</source>
        <translation>Heatmap zeigen</translation>
    </message>
    <message>
        <source>Show where this head takes it from (Enter)</source>
        <translation>Zeigen, woher dieser Head es nimmt (Eingabe)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Show the explanation again (Esc)</source>
        <translation>Die Erklärung wieder zeigen (Esc)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The same numbers as a table, in percent</source>
        <translation>Dieselben Zahlen als Tabelle, in Prozent</translation>
    </message>
    <message>
        <source>Percent of the cosine by layer and head</source>
        <translation>Prozent des Kosinus nach Schicht und Head</translation>
    </message>
    <message>
        <source>%1, against the prompt</source>
        <translation>%1, gegen den Prompt</translation>
    </message>
    <message>
        <source>Waiting for a model.</source>
        <translation>Es fehlt noch ein Modell.</translation>
    </message>
    <message>
        <source>The shipped model is a ResNet; heads exist in ViT models only.</source>
        <translation>Das mitgelieferte Modell ist ein ResNet; Heads gibt es nur in ViT-Modellen.</translation>
    </message>
    <message>
        <source>This model is a ResNet; heads exist in ViT models only.</source>
        <translation>Dieses Modell ist ein ResNet; Heads gibt es nur in ViT-Modellen.</translation>
    </message>
    <message>
        <source>Open a picture and type a prompt to see what every head adds.</source>
        <translation>Ein Bild öffnen und einen Prompt eingeben, um zu sehen, was jeder Head beiträgt.</translation>
    </message>
    <message>
        <source>Taking the cosine apart…</source>
        <translation>Der Kosinus wird zerlegt…</translation>
    </message>
    <message>
        <source>Cosine %1: heads %2 %, MLPs %3 %, input %4 %</source>
        <translation>Kosinus %1: Heads %2 %, MLPs %3 %, Eingabe %4 %</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HeadsPlot</name>
    <message>
        <source>What each head adds</source>
        <translation>Was jeder Head beiträgt</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>%1 layers of %2 heads. Selected: %3</source>
        <translation>%1 Schichten mit je %2 Heads. Ausgewählt: %3</translation>
    </message>
    <message>
        <source>. On the canvas: %1</source>
        <translation>. Auf der Bildfläche: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HintLine</name>
    <message>
        <source>Type anything · click the picture to see channels · T on the picture sticks a label on it · F1 tells more</source>
        <translation>Etwas tippen · ins Bild klicken zeigt Kanäle · T im Bild klebt ein Schild darauf · F1 sagt mehr</translation>
    </message>
    <message>
        <source>Close hint</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Nicht wieder zeigen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HistogramPlot</name>
    <message>
        <source>Heat histogram</source>
        <translation>Histogramm der Wärme</translation>
    </message>
    <message>
        <source>Otsu %1</source>
        <translation>Otsu %1</translation>
    </message>
    <message>
        <source>Threshold %1, Otsu&apos;s %2</source>
        <translation>Schwellwert %1, Otsus %2</translation>
    </message>
    <message>
        <source>Pixels per heat (logarithmic). The curve is how well a cut at each heat would separate hot from cold (Otsu&apos;s between-class variance). Drag to set the threshold, double-click for Otsu&apos;s.</source>
        <translation>Pixel je Wärme (logarithmisch). Die Kurve zeigt, wie gut ein Schnitt bei dieser Wärme Warm und Kalt trennen würde (Otsus Varianz zwischen den Klassen). Ziehen stellt den Schwellwert ein, Doppelklick nimmt Otsus.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::History</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>“%1” on %2, %3, k = %4, %5</source>
        <translation>„%1“ auf %2, %3, k = %4, %5</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MainWindow</name>
    <message>
        <source>Dropped image</source>
        <translation>Abgelegtes Bild</translation>
    </message>
    <message>
        <source>Clipscope</source>
        <translation>Clipscope</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1 — “%2” — %3</source>
        <translation>%1 — „%2“ — %3</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Anderes öffnen…</translation>
    </message>
    <message>
        <source>Add model file…</source>
        <translation>Modelldatei hinzufügen…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MethodPanel</name>
    <message>
        <source>Target layer</source>
        <translation>Zielschicht</translation>
    </message>
    <message>
        <source>Where in the image tower the method looks at the activations</source>
        <translation>Wo im Bild-Encoder die Methode die Aktivierungen betrachtet</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Erklärt</translation>
    </message>
    <message>
        <source>What of the model&apos;s answer is explained</source>
        <translation>Was an der Antwort des Modells erklärt wird</translation>
    </message>
    <message>
        <source>Reset the method to its defaults</source>
        <translation>Die Methode auf ihre Voreinstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>Sch&amp;icht</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>How well picture and prompt agree: the usual choice</source>
        <translation>Wie gut Bild und Prompt übereinstimmen: die übliche Wahl</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>The same without the model&apos;s scale</source>
        <translation>Dasselbe ohne die Skala des Modells</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>What makes it this prompt and not the others</source>
        <translation>Was für diesen Prompt und nicht die anderen spricht</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>What speaks against the likeliest other prompt</source>
        <translation>Was gegen den wahrscheinlichsten anderen Prompt spricht</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>All prompts together</source>
        <translation>Alle Prompts zusammen</translation>
    </message>
    <message>
        <source>Raw logit</source>
        <translation>Rohes Logit</translation>
    </message>
    <message>
        <source>As CLIPCAM&apos;s demo: the text is not normalised</source>
        <translation>Wie CLIPCAMs Vorführung: Der Text wird nicht normiert</translation>
    </message>
    <message>
        <source>E&amp;xplained</source>
        <translation>Erk&amp;lärt</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Of the random numbers: equal seeds give equal maps</source>
        <translation>Der Zufallszahlen: gleiche Startwerte ergeben gleiche Heatmaps</translation>
    </message>
    <message>
        <source>The method&apos;s own</source>
        <translation>Die eigene der Methode</translation>
    </message>
    <message>
        <source>%1 (%2 channels, %3 × %4)</source>
        <translation>%1 (%2 Kanäle, %3 × %4)</translation>
    </message>
    <message>
        <source>Reset to defaul&amp;ts</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Ra&amp;ndom seed</source>
        <translation>Start&amp;wert</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MiniMap</name>
    <message>
        <source>Overview of the picture</source>
        <translation>Übersicht über das Bild</translation>
    </message>
    <message>
        <source>Drag the frame to move the picture, or click beside it.</source>
        <translation>Den Rahmen ziehen, um das Bild zu verschieben, oder daneben klicken.</translation>
    </message>
    <message>
        <source>%1 % of the picture are in view</source>
        <translation>%1 % des Bildes sind zu sehen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelCommands</name>
    <message>
        <source>Add model file</source>
        <translation>Modelldatei hinzufügen</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.pt *.pth *.bin *.ckpt *.json);;All files (*)</source>
        <translation>Checkpoints (*.safetensors *.pt *.pth *.bin *.ckpt *.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelDetails</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>ViT, %1 blocks, width %2, patches of %3 px</source>
        <translation>ViT, %1 Blöcke, Breite %2, Patches von %3 px</translation>
    </message>
    <message>
        <source>ResNet, %1 blocks, width %2</source>
        <translation>ResNet, %1 Blöcke, Breite %2</translation>
    </message>
    <message>
        <source>%1; text: %2 blocks, width %3, %4 tokens</source>
        <translation>%1; Text: %2 Blöcke, Breite %3, %4 Token</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, von %2 bis %3</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>nobody: the default is assumed</source>
        <translation>niemand: die Voreinstellung wird angenommen</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Model details</source>
        <translation>Modelldetails</translation>
    </message>
    <message>
        <source>What the weights cannot tell</source>
        <translation>Was die Gewichte nicht verraten</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation>SHA-256 kopieren</translation>
    </message>
    <message>
        <source>S&amp;HA-256</source>
        <translation>S&amp;HA-256</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Your own word, until Clipscope is closed</source>
        <translation>Ihre Angabe, bis Clipscope geschlossen wird</translation>
    </message>
    <message>
        <source>Load the model again with these values</source>
        <translation>Das Modell mit diesen Werten neu laden</translation>
    </message>
    <message>
        <source>Load the model again as its files say</source>
        <translation>Das Modell neu laden, wie seine Dateien es sagen</translation>
    </message>
    <message>
        <source>computing, %1 %</source>
        <translation>wird berechnet, %1 %</translation>
    </message>
    <message>
        <source>Model details: %1</source>
        <translation>Modelldetails: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 parameters, %2 px input, %3 × %3 cells, embedding of %4</source>
        <translation>%1 Parameter, Eingabe %2 px, %3 × %3 Zellen, Embedding mit %4</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>wird berechnet</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelList</name>
    <message>
        <source>Comes with Clipscope</source>
        <translation>Wird mitgeliefert</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Can be downloaded</source>
        <translation>Kann heruntergeladen werden</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>in another program&apos;s cache</source>
        <translation>im Zwischenspeicher eines anderen Programms</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelTuning</name>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>%1 (automatic)</source>
        <translation>%1 (automatisch)</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Activation function of the transformer&apos;s blocks</source>
        <translation>Aktivierungsfunktion der Transformer-Blöcke</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>Ak&amp;tivierung</translation>
    </message>
    <message>
        <source>&amp;Input size</source>
        <translation>&amp;Eingabegröße</translation>
    </message>
    <message>
        <source>Input size in pixels</source>
        <translation>Eingabegröße in Pixeln</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>I&amp;mage heads</source>
        <translation>&amp;Bild-Heads</translation>
    </message>
    <message>
        <source>Heads of the image tower</source>
        <translation>Heads des Bild-Encoders</translation>
    </message>
    <message>
        <source>&amp;Text heads</source>
        <translation>Te&amp;xt-Heads</translation>
    </message>
    <message>
        <source>Heads of the text tower</source>
        <translation>Heads des Text-Encoders</translation>
    </message>
    <message>
        <source>Mea&amp;n</source>
        <translation>&amp;Mittelwert</translation>
    </message>
    <message>
        <source>Mean of red, green and blue</source>
        <translation>Mittelwert von Rot, Grün und Blau</translation>
    </message>
    <message>
        <source>&amp;Std</source>
        <translation>&amp;Streuung</translation>
    </message>
    <message>
        <source>Standard deviation of red, green and blue</source>
        <translation>Standardabweichung von Rot, Grün und Blau</translation>
    </message>
    <message>
        <source>%1, for pixels from 0 to 1</source>
        <translation>%1, für Pixel von 0 bis 1</translation>
    </message>
    <message>
        <source>Merges file</source>
        <translation>Merges-Datei</translation>
    </message>
    <message>
        <source>The vocabulary&apos;s merges, if not CLIP&apos;s own</source>
        <translation>Die Merges des Vokabulars, falls nicht die von CLIP</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>Mer&amp;ges file</source>
        <translation>Mer&amp;ges-Datei</translation>
    </message>
    <message>
        <source>Merges (*.txt *.bpe);;All files (*)</source>
        <translation>Merges (*.txt *.bpe);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelsDialog</name>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Verwenden</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Add model file…</source>
        <translation>&amp;Modelldatei hinzufügen…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Search by name, source or licence</source>
        <translation>Nach Name, Quelle oder Lizenz suchen</translation>
    </message>
    <message>
        <source>Show where the model lies, in the file manager</source>
        <translation>In der Dateiverwaltung zeigen, wo das Modell liegt</translation>
    </message>
    <message>
        <source>Use a checkpoint from where it lies; dropping it on the window does too</source>
        <translation>Einen Checkpoint von dort verwenden, wo er liegt; ihn auf dem Fenster abzulegen genügt auch</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Sch&amp;ließen</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <source>It is in use: use another model first</source>
        <translation>Es ist in Gebrauch: zuerst ein anderes Modell verwenden</translation>
    </message>
    <message>
        <source>This build of Clipscope cannot download.</source>
        <translation>Diese Fassung von Clipscope kann nichts herunterladen.</translation>
    </message>
    <message>
        <source>About the model: %1</source>
        <translation>Über das Modell: %1</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Take %1 off the list?</source>
        <translation>%1 aus der Liste nehmen?</translation>
    </message>
    <message>
        <source>The file itself stays where it is.</source>
        <translation>Die Datei selbst bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>%1 von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Its folder %1 is deleted with everything in it.</source>
        <translation>Der Ordner %1 wird mit allem, was darin ist, gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>No file manager could be opened. The folder is %1</source>
        <translation>Es ließ sich keine Dateiverwaltung öffnen. Der Ordner ist %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Panels</name>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Map and boxes</source>
        <translation>Heatmap und Boxen</translation>
    </message>
    <message>
        <source>Panels %1</source>
        <translation>Bedienfelder %1</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Finished runs</source>
        <translation>Fertige Läufe</translation>
    </message>
    <message>
        <source>Finished runs; click one to bring it back</source>
        <translation>Fertige Läufe; ein Klick holt einen zurück</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Pictures of the folder</source>
        <translation>Bilder des Ordners</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Layers and heads</source>
        <translation>Schichten und Heads</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Angriff</translation>
    </message>
    <message>
        <source>Stickers</source>
        <translation>Aufkleber</translation>
    </message>
    <message>
        <source>Defences</source>
        <translation>Abwehr</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>D&amp;urchlauf</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PictureCommands</name>
    <message>
        <source>Open picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.ppm *.pgm *.pbm *.jp2);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.ppm *.pgm *.pbm *.jp2);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Pictures that come with Clipscope</source>
        <translation>Bilder, die zu Clipscope gehören</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>Eingefügtes Bild</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;On start, show</source>
        <translation>Beim &amp;Start zeigen</translation>
    </message>
    <message>
        <source>&amp;Language *</source>
        <translation>Spra&amp;che *</translation>
    </message>
    <message>
        <source>&amp;Memory for kept results *</source>
        <translation>Speicher für &amp;Ergebnisse *</translation>
    </message>
    <message>
        <source>T&amp;hreads *</source>
        <translation>&amp;Threads *</translation>
    </message>
    <message>
        <source>* in force at the next start</source>
        <translation>* gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>A sample</source>
        <translation>Ein Beispiel</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>What was scored is kept up to this size, so that other prompts and a smaller k need no new run</source>
        <translation>Bis zu dieser Größe wird behalten, was bewertet wurde, damit andere Prompts und ein kleineres k keinen neuen Lauf brauchen</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle Kerne</translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to other programs</source>
        <translation>Weniger lassen anderen Programmen mehr übrig</translation>
    </message>
    <message>
        <source>&amp;Work ahead while idle</source>
        <translation>&amp;Vorarbeiten, wenn nichts zu tun ist</translation>
    </message>
    <message>
        <source>Channels that have not been needed yet are scored while nothing else is to do, so that the next prompt for the picture is answered at once. Never on battery.</source>
        <translation>Kanäle, die noch nicht gebraucht wurden, werden bewertet, während sonst nichts zu tun ist; so wird der nächste Prompt für dieses Bild sofort beantwortet. Nie im Akkubetrieb.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptBar</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>P&amp;rompt</source>
        <translation>P&amp;rompt</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptEdit</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Type what to look for, for example “apple”</source>
        <translation>Eingeben, wonach gesucht wird, zum Beispiel „apple“</translation>
    </message>
    <message>
        <source>%1 of at most %2 tokens</source>
        <translation>%1 von höchstens %2 Token</translation>
    </message>
    <message>
        <source>%1 tokens; the model reads the first %2 and ignores the rest</source>
        <translation>%1 Token; das Modell liest die ersten %2 und übergeht den Rest</translation>
    </message>
    <message>
        <source>1 token too many: the model ignores “%1”</source>
        <translation>1 Token zu viel: das Modell übergeht „%1“</translation>
    </message>
    <message>
        <source>%1 tokens too many: the model ignores “%2”</source>
        <translation>%1 Token zu viel: das Modell übergeht „%2“</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <translation>Token: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptPlot</name>
    <message>
        <source>Prompt bars</source>
        <translation>Balken der Prompts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptsModel</name>
    <message>
        <source>Cosine of the angle between picture and prompt in CLIP&apos;s space</source>
        <translation>Kosinus des Winkels zwischen Bild und Prompt im Raum von CLIP</translation>
    </message>
    <message>
        <source>Cosine times the model&apos;s scale: what the softmax is taken of</source>
        <translation>Kosinus mal der Skala des Modells: davon wird der Softmax gebildet</translation>
    </message>
    <message>
        <source>Softmax over the prompts of this list</source>
        <translation>Softmax über die Prompts dieser Liste</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>A probability needs at least two prompts to choose between</source>
        <translation>Eine Wahrscheinlichkeit braucht mindestens zwei Prompts zur Auswahl</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptsPanel</name>
    <message>
        <source>Add prompt</source>
        <translation>Prompt hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Add a prompt (Ctrl+T)</source>
        <translation>Einen Prompt hinzufügen (Strg+T)</translation>
    </message>
    <message>
        <source>Remove the explained prompt</source>
        <translation>Den erklärten Prompt entfernen</translation>
    </message>
    <message>
        <source>Bars of</source>
        <translation>Balken von</translation>
    </message>
    <message>
        <source>Which number of the prompts the bars show</source>
        <translation>Welche Zahl der Prompts die Balken zeigen</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>The sentence that every prompt is put into</source>
        <translation>Der Satz, in den jeder Prompt gesetzt wird</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>&amp;Bars of</source>
        <translation>Balken &amp;von</translation>
    </message>
    <message>
        <source>Add prompt to the list</source>
        <translation>Prompt zur Liste hinzufügen</translation>
    </message>
    <message>
        <source>Show the numbers as bars</source>
        <translation>Die Zahlen als Balken zeigen</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>wie eingegeben</translation>
    </message>
    <message numerus="yes">
        <source>%n templates</source>
        <translation>
            <numerusform>%n Vorlage</numerusform>
            <numerusform>%n Vorlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>The mean of “%1” and others</source>
        <translation>Das Mittel von „%1“ und anderen</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>Vor&amp;lage</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Recovery</name>
    <message>
        <source>Clipscope did not end properly. Your work of %1 can be restored.</source>
        <translation>Clipscope wurde nicht ordentlich beendet. Ihre Arbeit von %1 kann wiederhergestellt werden.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::RunBar</name>
    <message>
        <source>Stretch</source>
        <translation>Strecken</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>The whole picture, squeezed to a square: gScoreCAM&apos;s default</source>
        <translation>Das ganze Bild, zum Quadrat gestaucht: gScoreCAMs Voreinstellung</translation>
    </message>
    <message>
        <source>The centre square: CLIP&apos;s own way; the rest is not seen</source>
        <translation>Das mittlere Quadrat, wie CLIP es tut; der Rest wird nicht gesehen</translation>
    </message>
    <message>
        <source>The whole picture in its shape, with borders</source>
        <translation>Das ganze Bild in seiner Form, mit Rändern</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>k, channels used</source>
        <translation>k, verwendete Kanäle</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Saliency method</source>
        <translation>Salienzmethode</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>Me&amp;thode</translation>
    </message>
    <message>
        <source>How many channels of the layer are scored and used</source>
        <translation>Wie viele Kanäle der Schicht bewertet und verwendet werden</translation>
    </message>
    <message>
        <source>&amp;k</source>
        <translation>&amp;k</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>CLIP checkpoint</source>
        <translation>CLIP-Checkpoint</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>M&amp;odell</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassung</translation>
    </message>
    <message>
        <source>How the picture becomes the model&apos;s square</source>
        <translation>Wie aus dem Bild das Quadrat des Modells wird</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>&amp;Einpassung</translation>
    </message>
    <message>
        <source>%1 px input, %2 × %2 cells, %3 channels</source>
        <translation>Eingabe %1 px, %2 × %2 Zellen, %3 Kanäle</translation>
    </message>
    <message>
        <source>Run ≈ %1</source>
        <translation>Start ≈ %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Run ≈ %1, %2 passes</source>
        <translation>Start ≈ %1, %2 Durchläufe</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ScaleBar</name>
    <message>
        <source>Heat 0 to 1 stands for values of the map from %1 to %2</source>
        <translation>Wärme 0 bis 1 steht für Werte der Heatmap von %1 bis %2</translation>
    </message>
    <message>
        <source>Heat 0 to 1 goes from each pane&apos;s own lowest to its highest value</source>
        <translation>Wärme 0 bis 1 reicht vom kleinsten zum größten Wert jedes Bildes</translation>
    </message>
    <message>
        <source>A minus B, in values of the maps, from %1 to %2</source>
        <translation>A minus B, in Werten der Heatmaps, von %1 bis %2</translation>
    </message>
    <message>
        <source>A minus B, in heat, from %1 to %2</source>
        <translation>A minus B, in Wärme, von %1 bis %2</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SessionCommands</name>
    <message>
        <source>Save the session?</source>
        <translation>Sitzung speichern?</translation>
    </message>
    <message>
        <source>%1 has changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>Without saving, the file stays as it was.</source>
        <translation>Ohne Speichern bleibt die Datei, wie sie war.</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Pictures with a session (*.png)</source>
        <translation>Bilder mit einer Sitzung (*.png)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Save session as</source>
        <translation>Sitzung speichern unter</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SessionKeeper</name>
    <message>
        <source>The map of this session was made with %1, which the window does not have: it is shown as it is, and a new run leaves that out.</source>
        <translation>Die Heatmap dieser Sitzung wurde mit %1 berechnet, was das Fenster nicht kennt: Sie wird gezeigt, wie sie ist, und ein neuer Lauf lässt das weg.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Search by action or key</source>
        <translation>Nach Aktion oder Taste suchen</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save for printing…</source>
        <translation>Zum &amp;Drucken speichern…</translation>
    </message>
    <message>
        <source>Save shortcuts</source>
        <translation>Tastenkürzel speichern</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Einen anderen Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SliderSpin</name>
    <message>
        <source>%1 slider</source>
        <translation>%1, Schieberegler</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Stage</name>
    <message>
        <source>Canvas: %1</source>
        <translation>Bildfläche: %1</translation>
    </message>
    <message>
        <source>%1 − B</source>
        <translation>%1 − B</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StatusChip</name>
    <message>
        <source>State: %1</source>
        <translation>Zustand: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StatusStrip</name>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (angenommen)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Under the cursor</source>
        <translation>Unter dem Mauszeiger</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom: %1</translation>
    </message>
    <message>
        <source>%1 passes of the image tower</source>
        <translation>%1 Durchläufe des Bild-Encoders</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>%1
Nothing in the file or beside it says which activation the model was trained with. Model &gt; Model details… changes it.</source>
        <translation>%1
Weder in der Datei noch daneben steht, mit welcher Aktivierung das Modell trainiert wurde. Modell &gt; Modelldetails… ändert sie.</translation>
    </message>
    <message>
        <source>Model in force: %1</source>
        <translation>Verwendetes Modell: %1</translation>
    </message>
    <message>
        <source>download failed</source>
        <translation>Herunterladen misslungen</translation>
    </message>
    <message>
        <source>Download: %1</source>
        <translation>Herunterladen: %1</translation>
    </message>
    <message>
        <source>How well the predicted box meets the true one: 1 is perfect</source>
        <translation>Wie gut die gefundene Box die wahre trifft: 1 ist vollkommen</translation>
    </message>
    <message>
        <source>Overlap of true and predicted box: %1</source>
        <translation>Überlappung von wahrer und gefundener Box: %1</translation>
    </message>
    <message>
        <source>While nothing else is to do, the other channels of this picture are scored, so that the next prompt is answered at once. Edit &gt; Preferences turns this off.</source>
        <translation>Während sonst nichts zu tun ist, werden die übrigen Kanäle dieses Bildes bewertet; so wird der nächste Prompt sofort beantwortet. Bearbeiten &gt; Einstellungen schaltet das ab.</translation>
    </message>
    <message>
        <source>ahead %1 %</source>
        <translation>Vorarbeit %1 %</translation>
    </message>
    <message>
        <source>Work ahead: %1</source>
        <translation>Vorarbeit: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerCommands</name>
    <message>
        <source>Paper &amp;label</source>
        <translation>&amp;Papierschild</translation>
    </message>
    <message>
        <source>Handwritten &amp;note</source>
        <translation>&amp;Handgeschriebener Zettel</translation>
    </message>
    <message>
        <source>&amp;Price tag</source>
        <translation>P&amp;reisschild</translation>
    </message>
    <message>
        <source>&amp;Watermark</source>
        <translation>&amp;Wasserzeichen</translation>
    </message>
    <message>
        <source>&amp;Tiny text in the corner</source>
        <translation>Kleiner &amp;Text in der Ecke</translation>
    </message>
    <message>
        <source>&amp;Fill from the surroundings</source>
        <translation>Aus der &amp;Umgebung füllen</translation>
    </message>
    <message>
        <source>&amp;Blur</source>
        <translation>&amp;Weichzeichnen</translation>
    </message>
    <message>
        <source>&amp;Cover with the mean colour</source>
        <translation>Mit der &amp;mittleren Farbe decken</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Position</source>
        <translation>&amp;Position</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>&amp;Deckkraft</translation>
    </message>
    <message>
        <source>&amp;Rotation</source>
        <translation>D&amp;rehung</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Wörter</translation>
    </message>
    <message>
        <source>Click where the words go, type them, press Enter. Esc stops.</source>
        <translation>Dorthin klicken, wo die Wörter hin sollen, sie tippen, Eingabe drücken. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Paint with the mouse; [ and ] change the size of the brush, Esc ends it.</source>
        <translation>Mit der Maus malen; [ und ] ändern die Größe des Pinsels, Esc beendet es.</translation>
    </message>
    <message>
        <source>Add a picture as sticker</source>
        <translation>Ein Bild aufkleben</translation>
    </message>
    <message>
        <source>Save sweep as</source>
        <translation>Durchlauf speichern unter</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>%1 with stickers</source>
        <translation>%1 mit Aufklebern</translation>
    </message>
    <message>
        <source>the defences are being compared</source>
        <translation>die Abwehr wird gerade verglichen</translation>
    </message>
    <message>
        <source>Tries templates, crops and masks against the stickers</source>
        <translation>Versucht Vorlagen, Ausschnitte und Masken gegen die Aufkleber</translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <translation>Nicht möglich: %1</translation>
    </message>
    <message>
        <source>Save defences as</source>
        <translation>Abwehr speichern unter</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerEditor</name>
    <message>
        <source>Sticker text</source>
        <translation>Text des Aufklebers</translation>
    </message>
    <message>
        <source>Enter keeps the text, Shift and Enter begins a line, Escape goes back.</source>
        <translation>Eingabe behält den Text, Umschalt und Eingabe beginnt eine Zeile, Esc nimmt ihn zurück.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerList</name>
    <message>
        <source>%1 (locked)</source>
        <translation>%1 (gesperrt)</translation>
    </message>
    <message>
        <source>On the picture</source>
        <translation>Auf dem Bild</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerPanel</name>
    <message>
        <source>Stickers</source>
        <translation>Aufkleber</translation>
    </message>
    <message>
        <source>The topmost first; ticked ones are on the picture</source>
        <translation>Der oberste zuerst; angekreuzte sind auf dem Bild</translation>
    </message>
    <message>
        <source>Words on the sticker</source>
        <translation>Wörter auf dem Aufkleber</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Font of the sticker</source>
        <translation>Schrift des Aufklebers</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>Größe der Buchstaben</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>B</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Bold letters</source>
        <translation>Fette Buchstaben</translation>
    </message>
    <message>
        <source>I</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Italic letters</source>
        <translation>Kursive Buchstaben</translation>
    </message>
    <message>
        <source>Colour of the letters</source>
        <translation>Farbe der Buchstaben</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Colour of the paper</source>
        <translation>Farbe des Papiers</translation>
    </message>
    <message>
        <source>Margin round the words</source>
        <translation>Rand um die Wörter</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Width of the border</source>
        <translation>Breite des Rahmens</translation>
    </message>
    <message>
        <source>Colour of the border</source>
        <translation>Farbe des Rahmens</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Opacity of the sticker</source>
        <translation>Deckkraft des Aufklebers</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Rotation of the sticker</source>
        <translation>Drehung des Aufklebers</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Centre of the sticker, x</source>
        <translation>Mitte des Aufklebers, x</translation>
    </message>
    <message>
        <source>Centre of the sticker, y</source>
        <translation>Mitte des Aufklebers, y</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Width that lines are broken at</source>
        <translation>Breite, bei der umgebrochen wird</translation>
    </message>
    <message>
        <source>not broken</source>
        <translation>kein Umbruch</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SweepBoard</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>column %1, row %2</source>
        <translation>Spalte %1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 of %2 points.</source>
        <translation>%1 von %2 Punkten.</translation>
    </message>
    <message>
        <source>%1 points.</source>
        <translation>%1 Punkte.</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>Top prompt: %1.</source>
        <translation>Erster Prompt: %1.</translation>
    </message>
    <message>
        <source>“%1” → “%2” at %3</source>
        <translation>„%1“ → „%2“ bei %3</translation>
    </message>
    <message>
        <source>The top prompt is “%1” throughout.</source>
        <translation>Der erste Prompt ist durchweg „%1“.</translation>
    </message>
    <message>
        <source>Flips: %1.</source>
        <translation>Gekippt: %1.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SweepPanel</name>
    <message>
        <source>Sweep</source>
        <translation>Durchlauf</translation>
    </message>
    <message>
        <source>What is changed of the selected sticker, step by step</source>
        <translation>Was am ausgewählten Aufkleber schrittweise geändert wird</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>D&amp;urchlauf</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Sweep from</source>
        <translation>Durchlauf von</translation>
    </message>
    <message>
        <source>Sweep to</source>
        <translation>Durchlauf bis</translation>
    </message>
    <message>
        <source>Steps of the sweep</source>
        <translation>Schritte des Durchlaufs</translation>
    </message>
    <message>
        <source>How many points; of a position, how many columns</source>
        <translation>Wie viele Punkte; bei der Position, wie viele Spalten</translation>
    </message>
    <message>
        <source>Words of the sweep</source>
        <translation>Wörter des Durchlaufs</translation>
    </message>
    <message>
        <source>words, separated by commas</source>
        <translation>Wörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Save the sweep as a table (CSV)…</source>
        <translation>Durchlauf als Tabelle speichern (CSV)…</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> columns</source>
        <translation> Spalten</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop the sweep</source>
        <translation>Durchlauf anhalten</translation>
    </message>
    <message>
        <source>Run the sweep</source>
        <translation>Durchlauf starten</translation>
    </message>
    <message>
        <source>Select a sticker first</source>
        <translation>Zuerst einen Aufkleber auswählen</translation>
    </message>
    <message>
        <source>Changes the selected sticker step by step and shows where the top prompt flips.</source>
        <translation>Ändert den ausgewählten Aufkleber schrittweise und zeigt, wo der erste Prompt kippt.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SweepPlot</name>
    <message>
        <source>Sweep</source>
        <translation>Durchlauf</translation>
    </message>
    <message>
        <source>A click sets the sticker as it is at that point</source>
        <translation>Ein Klick setzt den Aufkleber so, wie er an diesem Punkt ist</translation>
    </message>
    <message>
        <source>width, % of the picture&apos;s</source>
        <translation>Breite, % von der des Bildes</translation>
    </message>
    <message>
        <source>opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>rotation, degrees</source>
        <translation>Drehung, Grad</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>the top prompt, by the sticker&apos;s place</source>
        <translation>der erste Prompt je nach Platz des Aufklebers</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SwipeLine</name>
    <message>
        <source>Line between A and B</source>
        <translation>Linie zwischen A und B</translation>
    </message>
    <message>
        <source>Left of the line is A, right of it B. Drag it, or use the arrow keys.</source>
        <translation>Links der Linie ist A, rechts B. Mit der Maus ziehen oder mit den Pfeiltasten verschieben.</translation>
    </message>
    <message>
        <source>%1 % of the canvas show A</source>
        <translation>%1 % der Bildfläche zeigen A</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ThresholdPanel</name>
    <message>
        <source>Ots&amp;u</source>
        <translation>Ots&amp;u</translation>
    </message>
    <message>
        <source>Fi&amp;xed</source>
        <translation>Fe&amp;st</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellwert</translation>
    </message>
    <message>
        <source>The cut that separates hot from cold best (Otsu&apos;s method)</source>
        <translation>Der Schnitt, der Warm und Kalt am besten trennt (Otsus Verfahren)</translation>
    </message>
    <message>
        <source>A cut of your own</source>
        <translation>Ein eigener Schnitt</translation>
    </message>
    <message>
        <source>The chosen box, its share of the picture, and how many regions lie above the threshold</source>
        <translation>Die gewählte Box, ihr Anteil am Bild und wie viele Gebiete über dem Schwellwert liegen</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Noch keine Heatmap</translation>
    </message>
    <message>
        <source>Nothing is above the threshold</source>
        <translation>Nichts liegt über dem Schwellwert</translation>
    </message>
    <message>
        <source>1 region</source>
        <translation>1 Gebiet</translation>
    </message>
    <message>
        <source>%1 regions</source>
        <translation>%1 Gebiete</translation>
    </message>
    <message>
        <source>Box %1 × %2 at %3, %4 · %5 % · %6</source>
        <translation>Box %1 × %2 bei %3, %4 · %5 % · %6</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::UndoCommands</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ViewPanel</name>
    <message>
        <source>Heat opacity</source>
        <translation>Deckkraft der Heatmap</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>De&amp;ckkraft</translation>
    </message>
    <message>
        <source>&amp;Colour map</source>
        <translation>Farbska&amp;la</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Farbskala</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>Farben der Heatmap</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Ebene %1</translation>
    </message>
    <message>
        <source>Show or hide this layer (%1 on the canvas)</source>
        <translation>Diese Ebene zeigen oder verbergen (%1 auf der Bildfläche)</translation>
    </message>
    <message>
        <source>%1 (not colour-blind safe)</source>
        <translation>%1 (ungeeignet bei Farbfehlsichtigkeit)</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::WalkCommands</name>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::WordStrip</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words: known after a run</source>
        <translation>Wörter: nach einem Lauf bekannt</translation>
    </message>
    <message>
        <source>“%1” makes up %2 of what the words add to the match</source>
        <translation>„%1“ macht %2 dessen aus, was die Wörter zur Übereinstimmung beitragen</translation>
    </message>
    <message>
        <source>Word relevance is known after a run</source>
        <translation>Die Bedeutung der Wörter ist nach einem Lauf bekannt</translation>
    </message>
    <message>
        <source>Word relevance: %1</source>
        <translation>Bedeutung der Wörter: %1</translation>
    </message>
    <message>
        <source>How much each word of the explained prompt matters for the match</source>
        <translation>Wie viel jedes Wort des erklärten Prompts zur Übereinstimmung zählt</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Workbench</name>
    <message>
        <source>The explanation is in %1</source>
        <translation>Die Erklärung liegt in %1</translation>
    </message>
    <message>
        <source>There is no finished explanation to export yet. Run it first (Ctrl+Return).</source>
        <translation>Es gibt noch keine fertige Erklärung zu exportieren. Zuerst starten (Strg+Eingabe).</translation>
    </message>
    <message>
        <source>%1 is installed: %2, checksum verified. It is in the list of models.</source>
        <translation>%1 ist installiert: %2, Prüfsumme bestätigt. Es steht in der Liste der Modelle.</translation>
    </message>
    <message>
        <source>%1 is installed: %2. Nobody has published its checksum, so that it could not be verified.</source>
        <translation>%1 ist installiert: %2. Niemand hat seine Prüfsumme veröffentlicht, daher ließ sie sich nicht bestätigen.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
</TS>
