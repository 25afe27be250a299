<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>clipscope::ui</name>
    <message>
        <source>sample · model loading…</source>
        <translation>exemple · chargement du modèle…</translation>
    </message>
    <message>
        <source>sample · computing…</source>
        <translation>exemple · calcul…</translation>
    </message>
    <message>
        <source>sample · precomputed</source>
        <translation>exemple · précalculé</translation>
    </message>
    <message>
        <source>stopped at %1/%2</source>
        <translation>arrêté à %1/%2</translation>
    </message>
    <message>
        <source>partial %1/%2</source>
        <translation>partiel %1/%2</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>réglages modifiés</translation>
    </message>
    <message>
        <source>no evidence for “%1”: the map is empty</source>
        <translation>aucun indice pour «&#xa0;%1&#xa0;»&#xa0;: la carte est vide</translation>
    </message>
    <message>
        <source>the map is the same everywhere</source>
        <translation>la carte est uniforme</translation>
    </message>
    <message>
        <source>About Clipscope</source>
        <translation>À propos de Clipscope</translation>
    </message>
    <message>
        <source>Shows what CLIP looks at: open a picture, type words, see where they are found.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later, without any warranty.&lt;br&gt;&lt;br&gt;Built on Qt %1, LibTorch, OpenCV and QCustomPlot.</source>
        <translation>Montre ce que CLIP regarde&#xa0;: ouvrez une image, saisissez des mots et voyez où ils sont trouvés.&lt;br&gt;&lt;br&gt;Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure, sans aucune garantie.&lt;br&gt;&lt;br&gt;Construit avec Qt %1, LibTorch, OpenCV et QCustomPlot.</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>impossible pour le moment</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>gradients</translation>
    </message>
    <message>
        <source>scores of masked pictures</source>
        <translation>scores d’images masquées</translation>
    </message>
    <message>
        <source>random masks</source>
        <translation>masques aléatoires</translation>
    </message>
    <message>
        <source>attention and patches</source>
        <translation>attention et patchs</translation>
    </message>
    <message>
        <source>any CLIP model</source>
        <translation>tout modèle CLIP</translation>
    </message>
    <message>
        <source>vision transformers (ViT) only</source>
        <translation>les transformeurs de vision (ViT) seulement</translation>
    </message>
    <message>
        <source>ResNets (RN) only</source>
        <translation>les ResNet (RN) seulement</translation>
    </message>
    <message>
        <source>%1 and up</source>
        <translation>à partir de %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>a new run</source>
        <translation>un nouveau calcul</translation>
    </message>
    <message>
        <source>no new run, if already scored</source>
        <translation>aucun nouveau calcul, si déjà évalué</translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es) of the image tower</source>
        <translation>
            <numerusform>%n passe de l’encodeur d’images</numerusform>
            <numerusform>%n passes de l’encodeur d’images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backward pass(es)</source>
        <translation>
            <numerusform>%n rétropropagation</numerusform>
            <numerusform>%n rétropropagations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pass(es) of what lies behind the layer</source>
        <translation>
            <numerusform>%n passe de ce qui suit la couche</numerusform>
            <numerusform>%n passes de ce qui suit la couche</numerusform>
        </translation>
    </message>
    <message>
        <source>With the default settings and a layer of %1 channels: %2.</source>
        <translation>Avec les réglages par défaut et une couche de %1 canaux&#xa0;: %2.</translation>
    </message>
    <message>
        <source>the number of channels</source>
        <translation>le nombre de canaux</translation>
    </message>
    <message>
        <source>It grows with %1.</source>
        <translation>Il croît avec %1.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Paramètre</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Défaut</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Autorisé</translation>
    </message>
    <message>
        <source>A change needs</source>
        <translation>Un changement demande</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Signification</translation>
    </message>
    <message>
        <source>**Runs on:** %1</source>
        <translation>**Fonctionne avec&#xa0;:** %1</translation>
    </message>
    <message>
        <source>**Looks at:** %1</source>
        <translation>**Examine&#xa0;:** %1</translation>
    </message>
    <message>
        <source>**Cost:** %1</source>
        <translation>**Coût&#xa0;:** %1</translation>
    </message>
    <message>
        <source>**Prompt:** ignored; the map is the same whatever is asked</source>
        <translation>**Prompt&#xa0;:** ignoré&#xa0;; la carte est la même quelle que soit la question</translation>
    </message>
    <message>
        <source>**Random numbers:** drawn from a seed that the result stores</source>
        <translation>**Nombres aléatoires&#xa0;:** tirés d’une graine que le résultat conserve</translation>
    </message>
    <message>
        <source>**From:** %1</source>
        <translation>**Source&#xa0;:** %1</translation>
    </message>
    <message>
        <source>On CLIP:</source>
        <translation>Avec CLIP&#xa0;:</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Aucun.</translation>
    </message>
    <message>
        <source>On the command line: %1</source>
        <translation>En ligne de commande&#xa0;: %1</translation>
    </message>
    <message>
        <source>What do the methods mean?</source>
        <translation>Que signifient les méthodes&#xa0;?</translation>
    </message>
    <message>
        <source>Every method answers the same question in its own way: which places of the picture speak for the prompt? They can disagree, and none of them is the truth. The descriptions come from the methods themselves, in English.</source>
        <translation>Chaque méthode répond à sa façon à la même question&#xa0;: quels endroits de l’image parlent pour le prompt&#xa0;? Elles peuvent se contredire, et aucune ne détient la vérité. Les descriptions viennent des méthodes elles-mêmes et sont en anglais.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Famille&#xa0;: %1</translation>
    </message>
    <message>
        <source>on the canvas</source>
        <translation>sur l’image</translation>
    </message>
    <message>
        <source>on the histogram</source>
        <translation>sur l’histogramme</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Zoomer sous le curseur</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>Déplacer l’image</translation>
    </message>
    <message>
        <source>Drag, arrow keys</source>
        <translation>Glisser, touches fléchées</translation>
    </message>
    <message>
        <source>See a place&apos;s channels</source>
        <translation>Voir les canaux d’un endroit</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>Draw where the object really is</source>
        <translation>Tracer où l’objet se trouve réellement</translation>
    </message>
    <message>
        <source>Alt + drag</source>
        <translation>Alt + glisser</translation>
    </message>
    <message>
        <source>Peek at the picture alone</source>
        <translation>Voir l’image seule</translation>
    </message>
    <message>
        <source>Hold Space</source>
        <translation>Maintenir Espace</translation>
    </message>
    <message>
        <source>Set the threshold</source>
        <translation>Régler le seuil</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Glisser</translation>
    </message>
    <message>
        <source>Back to Otsu&apos;s threshold</source>
        <translation>Revenir au seuil d’Otsu</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Double-clic</translation>
    </message>
    <message>
        <source>Open a picture or a model</source>
        <translation>Ouvrir une image ou un modèle</translation>
    </message>
    <message>
        <source>Drop the file</source>
        <translation>Déposer le fichier</translation>
    </message>
    <message>
        <source>on the window</source>
        <translation>sur la fenêtre</translation>
    </message>
    <message>
        <source>Further keys</source>
        <translation>Autres touches</translation>
    </message>
    <message>
        <source>Mouse and held keys</source>
        <translation>Souris et touches maintenues</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Chaleur</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>Contours</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Cadres</translation>
    </message>
    <message>
        <source>Clipscope does not load addresses from the network: save the picture to a file first, or copy the picture itself</source>
        <translation>Clipscope ne charge pas d’adresses du réseau&#xa0;: enregistrez d’abord l’image dans un fichier, ou copiez l’image elle-même</translation>
    </message>
    <message>
        <source>There is no picture in what was pasted or dropped</source>
        <translation>Il n’y a pas d’image dans ce qui a été collé ou déposé</translation>
    </message>
    <message>
        <source>ViT, patches of %1 px</source>
        <translation>ViT, patchs de %1 px</translation>
    </message>
    <message>
        <source>ResNet</source>
        <translation>ResNet</translation>
    </message>
    <message>
        <source>%1, %2 px input, %3 parameters</source>
        <translation>%1, entrée de %2 px, %3 paramètres</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>Clipscope</source>
        <translation>Clipscope</translation>
    </message>
    <message>
        <source>a file of yours</source>
        <translation>un fichier à vous</translation>
    </message>
    <message>
        <source>%1 parameters.</source>
        <translation>%1 paramètres.</translation>
    </message>
    <message>
        <source>Also called %1.</source>
        <translation>Aussi appelé %1.</translation>
    </message>
    <message>
        <source>In another program&apos;s cache: it is taken from %1 without a download.</source>
        <translation>Dans le cache d’un autre programme&#xa0;: il est repris de %1 sans téléchargement.</translation>
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
        <translation>%1 n’a pas pu être installé&#xa0;: %2</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>aucun modèle</translation>
    </message>
    <message>
        <source>loading model</source>
        <translation>chargement du modèle</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2&#xa0;%</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inactif</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>running</source>
        <translation>calcul</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>calcul %1</translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation>%1 · reste %2</translation>
    </message>
    <message>
        <source>done · %1</source>
        <translation>terminé · %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>cancelled at %1</source>
        <translation>annulé à %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <translation>arrêté à %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
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
        <translation>aucun calcul en cours</translation>
    </message>
    <message>
        <source>there is no picture</source>
        <translation>il n’y a pas d’image</translation>
    </message>
    <message>
        <source>there is no heatmap yet</source>
        <translation>il n’y a pas encore de carte de chaleur</translation>
    </message>
    <message>
        <source>the last prompt stays</source>
        <translation>le dernier prompt reste</translation>
    </message>
    <message>
        <source>the list is empty</source>
        <translation>la liste est vide</translation>
    </message>
    <message>
        <source>there is no such prompt</source>
        <translation>ce prompt n’existe pas</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open picture…</source>
        <translation>&amp;Ouvrir une image…</translation>
    </message>
    <message>
        <source>Add &amp;model file…</source>
        <translation>Ajouter un fichier de &amp;modèle…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>&amp;Exemples</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>C&amp;oller l’image</translation>
    </message>
    <message>
        <source>&amp;Copy view</source>
        <translation>&amp;Copier la vue</translation>
    </message>
    <message>
        <source>&amp;Add prompt</source>
        <translation>A&amp;jouter un prompt</translation>
    </message>
    <message>
        <source>&amp;Type a prompt</source>
        <translation>&amp;Saisir un prompt</translation>
    </message>
    <message>
        <source>Explain prompt &amp;%1</source>
        <translation>Expliquer le prompt &amp;%1</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Zoom a&amp;vant</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Zoom a&amp;rrière</translation>
    </message>
    <message>
        <source>&amp;Actual pixels</source>
        <translation>&amp;Taille réelle</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>&amp;Ajuster à la fenêtre</translation>
    </message>
    <message>
        <source>&amp;More heat</source>
        <translation>&amp;Plus de chaleur</translation>
    </message>
    <message>
        <source>&amp;Less heat</source>
        <translation>&amp;Moins de chaleur</translation>
    </message>
    <message>
        <source>&amp;Next colour map</source>
        <translation>Palette &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous colour map</source>
        <translation>Palette &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Réinitialiser la &amp;disposition</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>P&amp;lein écran</translation>
    </message>
    <message>
        <source>Prese&amp;ntation</source>
        <translation>Prés&amp;entation</translation>
    </message>
    <message>
        <source>Large labels and the picture alone, for teaching</source>
        <translation>Grandes lettres et l’image seule, pour enseigner</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Run now</source>
        <translation>&amp;Lancer maintenant</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>Arrêter et &amp;conserver</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>En &amp;direct</translation>
    </message>
    <message>
        <source>Explain again by itself whenever something changes</source>
        <translation>Expliquer de nouveau dès que quelque chose change</translation>
    </message>
    <message>
        <source>&amp;Next method</source>
        <translation>Méthode &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous method</source>
        <translation>Méthode &amp;précédente</translation>
    </message>
    <message>
        <source>Model &amp;details…</source>
        <translation>&amp;Détails du modèle…</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;Manuel</translation>
    </message>
    <message>
        <source>&amp;What do the methods mean?</source>
        <translation>&amp;Que signifient les méthodes&#xa0;?</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>&amp;Palette de commandes…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About Clipscope</source>
        <translation>À propos de &amp;Clipscope</translation>
    </message>
    <message>
        <source>Prompt %1: %2</source>
        <translation>Prompt %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Method: %1</source>
        <translation>Méthode&#xa0;: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Colour map: %1</source>
        <translation>Palette&#xa0;: %1</translation>
    </message>
    <message>
        <source>Sample: %1</source>
        <translation>Exemple&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Explain prompt</source>
        <translation>&amp;Expliquer le prompt</translation>
    </message>
    <message>
        <source>&amp;Colour map</source>
        <translation>&amp;Palette de couleurs</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Pa&amp;nneaux</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>A&amp;nalyse</translation>
    </message>
    <message>
        <source>M&amp;odel</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>You chose this box.</source>
        <translation>Vous avez choisi ce cadre.</translation>
    </message>
    <message>
        <source>Its bounding box is the largest of all regions above the threshold.</source>
        <translation>Son cadre est le plus grand de toutes les régions au-dessus du seuil.</translation>
    </message>
    <message>
        <source>Its trade-off of area and heat on the outline is the best.</source>
        <translation>Son compromis entre surface et chaleur sur le contour est le meilleur.</translation>
    </message>
    <message>
        <source>Every region above the threshold has its box; this is the largest.</source>
        <translation>Chaque région au-dessus du seuil a son cadre&#xa0;; celui-ci est le plus grand.</translation>
    </message>
    <message>
        <source>One box around everything above the threshold.</source>
        <translation>Un seul cadre autour de tout ce qui dépasse le seuil.</translation>
    </message>
    <message>
        <source>Its outline encloses the largest area.</source>
        <translation>Son contour enferme la plus grande surface.</translation>
    </message>
    <message>
        <source>nothing has been changed</source>
        <translation>rien n’a été modifié</translation>
    </message>
    <message>
        <source>nothing has been undone</source>
        <translation>rien n’a été annulé</translation>
    </message>
    <message>
        <source>Re&amp;move prompt</source>
        <translation>S&amp;upprimer le prompt</translation>
    </message>
    <message>
        <source>%1 · the map is empty</source>
        <translation>%1 · la carte est vide</translation>
    </message>
    <message>
        <source>x %1 y %2 · RGB %3, %4, %5</source>
        <translation>x %1 y %2 · RVB %3, %4, %5</translation>
    </message>
    <message>
        <source> · not seen by the model</source>
        <translation> · non vu par le modèle</translation>
    </message>
    <message>
        <source> · A − B %1</source>
        <translation> · A − B %1</translation>
    </message>
    <message>
        <source> · heat %1</source>
        <translation> · chaleur %1</translation>
    </message>
    <message>
        <source> · cell %1, %2</source>
        <translation> · cellule %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>It does not switch channels off.</source>
        <translation>Elle ne désactive pas de canaux.</translation>
    </message>
    <message>
        <source>It explains the prompt, not a single channel.</source>
        <translation>Elle explique le prompt, pas un seul canal.</translation>
    </message>
    <message>
        <source>It takes the box by its rule, not the one that you picked.</source>
        <translation>Elle prend le cadre selon la règle, pas celui que vous avez choisi.</translation>
    </message>
    <message>
        <source>A command line needs a picture and a prompt.</source>
        <translation>Une ligne de commande demande une image et un prompt.</translation>
    </message>
    <message>
        <source>This picture came from the clipboard, so no command line can name it. Save it as a file and open that.</source>
        <translation>Cette image vient du presse-papiers&#xa0;: aucune ligne de commande ne peut la nommer. Enregistrez-la dans un fichier et ouvrez-le.</translation>
    </message>
    <message>
        <source>It cannot name a list of templates of your own.</source>
        <translation>Elle ne peut pas nommer votre propre liste de gabarits.</translation>
    </message>
    <message>
        <source>stretched to a square</source>
        <translation>étirée en carré</translation>
    </message>
    <message>
        <source>centre square</source>
        <translation>carré central</translation>
    </message>
    <message>
        <source>padded to a square</source>
        <translation>complétée en carré</translation>
    </message>
    <message>
        <source>, k = %1</source>
        <translation>, k = %1</translation>
    </message>
    <message>
        <source>partial: %1 of %2</source>
        <translation>partiel&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>precomputed</source>
        <translation>précalculé</translation>
    </message>
    <message>
        <source>of earlier settings</source>
        <translation>avec des réglages antérieurs</translation>
    </message>
    <message>
        <source>%1 channels off</source>
        <translation>%1 canaux désactivés</translation>
    </message>
    <message>
        <source>template “%1”</source>
        <translation>gabarit «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1 templates</source>
        <translation>%1 gabarits</translation>
    </message>
    <message>
        <source>threshold %1 (Otsu)</source>
        <translation>seuil %1 (Otsu)</translation>
    </message>
    <message>
        <source>threshold %1 (mean)</source>
        <translation>seuil %1 (moyenne)</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>seuil %1</translation>
    </message>
    <message>
        <source>Box %1 × %2 at x %3, y %4</source>
        <translation>Cadre %1 × %2 en x %3, y %4</translation>
    </message>
    <message>
        <source>No box</source>
        <translation>Aucun cadre</translation>
    </message>
    <message>
        <source>IoU with the truth %1</source>
        <translation>IoU avec la vérité %1</translation>
    </message>
    <message>
        <source>Heat on a scale shared with other maps</source>
        <translation>Chaleur sur une échelle commune à d’autres cartes</translation>
    </message>
    <message>
        <source>Heat from 0 to 1; the map’s own values go from %1 to %2</source>
        <translation>Chaleur de 0 à 1&#xa0;; les valeurs propres de la carte vont de %1 à %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels</source>
        <translation>%1, %2 × %3 pixels</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Prompts (the explained one in bold)</source>
        <translation>Prompts (celui expliqué en gras)</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Cadre</translation>
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
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Hauteur</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>Mean heat</source>
        <translation>Chaleur moyenne</translation>
    </message>
    <message>
        <source>Boxes (the chosen one in bold)</source>
        <translation>Cadres (celui choisi en gras)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
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
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 pixels</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Passes</translation>
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
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>couche %1, tête %2</translation>
    </message>
    <message>
        <source>layer %1, all heads</source>
        <translation>couche %1, toutes les têtes</translation>
    </message>
    <message>
        <source>%1: %2, %3 % of the cosine</source>
        <translation>%1&#xa0;: %2, %3&#xa0;% du cosinus</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>B · channel %1</source>
        <translation>B · canal %1</translation>
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
        <translation>canal %1</translation>
    </message>
    <message>
        <source>%1 of %2 channels</source>
        <translation>%1 canaux sur %2</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>Image &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>Image &amp;précédente</translation>
    </message>
    <message>
        <source>Reload &amp;when changed</source>
        <translation>Recharger si modi&amp;fiée</translation>
    </message>
    <message>
        <source>&amp;Figure…</source>
        <translation>&amp;Figure…</translation>
    </message>
    <message>
        <source>&amp;Heatmap data…</source>
        <translation>&amp;Données de la carte…</translation>
    </message>
    <message>
        <source>&amp;Mask and boxes…</source>
        <translation>&amp;Masque et cadres…</translation>
    </message>
    <message>
        <source>&amp;Channels…</source>
        <translation>&amp;Canaux…</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>&amp;Rapport…</translation>
    </message>
    <message>
        <source>&amp;All to folder…</source>
        <translation>&amp;Tout vers un dossier…</translation>
    </message>
    <message>
        <source>Copy &amp;figure with caption</source>
        <translation>Copier la fi&amp;gure avec légende</translation>
    </message>
    <message>
        <source>Copy as command &amp;line</source>
        <translation>Copier comme &amp;ligne de commande</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>&amp;Seule</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>&amp;Côte à côte</translation>
    </message>
    <message>
        <source>S&amp;wipe</source>
        <translation>&amp;Balayage</translation>
    </message>
    <message>
        <source>&amp;Difference</source>
        <translation>&amp;Différence</translation>
    </message>
    <message>
        <source>Grid of &amp;methods</source>
        <translation>Grille des &amp;méthodes</translation>
    </message>
    <message>
        <source>Grid of &amp;prompts</source>
        <translation>Grille des &amp;prompts</translation>
    </message>
    <message>
        <source>Shared colour &amp;scale</source>
        <translation>Échelle co&amp;mmune</translation>
    </message>
    <message>
        <source>Equal values of the maps in equal colours, in all panes. Maps of different methods have different units, so that for them it is switched on apart.</source>
        <translation>Les mêmes valeurs des cartes dans les mêmes couleurs, dans toutes les vues. Les cartes de méthodes différentes ont des unités différentes&#xa0;; pour elles, cela s’active à part.</translation>
    </message>
    <message>
        <source>Ne&amp;xt layout</source>
        <translation>Disposition sui&amp;vante</translation>
    </message>
    <message>
        <source>&amp;Draw ground-truth box</source>
        <translation>&amp;Tracer le cadre réel</translation>
    </message>
    <message>
        <source>The next drag on the canvas draws the true box; so does any drag with Alt held</source>
        <translation>Le prochain glisser sur l’image trace le cadre réel&#xa0;; glisser avec Alt le fait toujours</translation>
    </message>
    <message>
        <source>Clear &amp;ground-truth box</source>
        <translation>E&amp;ffacer le cadre réel</translation>
    </message>
    <message>
        <source>Back to the &amp;explanation</source>
        <translation>Retour à l’&amp;explication</translation>
    </message>
    <message>
        <source>&amp;Back in history</source>
        <translation>&amp;Reculer dans l’historique</translation>
    </message>
    <message>
        <source>&amp;Forward in history</source>
        <translation>Avancer dans l’&amp;historique</translation>
    </message>
    <message>
        <source>&amp;Jump to channel…</source>
        <translation>Aller au ca&amp;nal…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>D&amp;isposition</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>vérité</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>Part of the cosine</source>
        <translation>Part du cosinus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>change of picture</source>
        <translation>changement d’image</translation>
    </message>
    <message>
        <source>change of prompts</source>
        <translation>modification des prompts</translation>
    </message>
    <message>
        <source>change of model</source>
        <translation>changement de modèle</translation>
    </message>
    <message>
        <source>change of method</source>
        <translation>changement de méthode</translation>
    </message>
    <message>
        <source>change of settings</source>
        <translation>modification des paramètres</translation>
    </message>
    <message>
        <source>choice of prompt</source>
        <translation>choix du prompt</translation>
    </message>
    <message>
        <source>change of threshold</source>
        <translation>modification du seuil</translation>
    </message>
    <message>
        <source>change of interpolation or closing</source>
        <translation>modification de l’interpolation ou de la fermeture</translation>
    </message>
    <message>
        <source>choice of box</source>
        <translation>choix du cadre</translation>
    </message>
    <message>
        <source>switching of channels</source>
        <translation>activation de canaux</translation>
    </message>
    <message>
        <source>walk through channels</source>
        <translation>parcours des canaux</translation>
    </message>
    <message>
        <source>drawing of the true box</source>
        <translation>tracé du cadre réel</translation>
    </message>
    <message>
        <source>change of colours</source>
        <translation>modification des couleurs</translation>
    </message>
    <message>
        <source>change of layers</source>
        <translation>modification des calques</translation>
    </message>
    <message>
        <source>change of comparison</source>
        <translation>modification de la comparaison</translation>
    </message>
    <message>
        <source>switching of Live</source>
        <translation>activation du direct</translation>
    </message>
    <message>
        <source>Re&amp;load from disk</source>
        <translation>Re&amp;charger</translation>
    </message>
    <message>
        <source>Preference&amp;s…</source>
        <translation>Pré&amp;férences…</translation>
    </message>
    <message>
        <source>P&amp;in as B</source>
        <translation>Épin&amp;gler comme B</translation>
    </message>
    <message>
        <source>Cle&amp;ar B</source>
        <translation>Retirer &amp;B</translation>
    </message>
    <message>
        <source>La&amp;yers</source>
        <translation>&amp;Calques</translation>
    </message>
    <message>
        <source>there are no channels behind the map</source>
        <translation>aucun canal derrière la carte</translation>
    </message>
    <message>
        <source>nothing is pinned</source>
        <translation>rien n’est épinglé</translation>
    </message>
    <message>
        <source>no true box has been drawn</source>
        <translation>aucun cadre réel n’est tracé</translation>
    </message>
    <message>
        <source>the map is shown already</source>
        <translation>la carte est déjà affichée</translation>
    </message>
    <message>
        <source>the picture is not from a file</source>
        <translation>l’image ne vient pas d’un fichier</translation>
    </message>
    <message>
        <source>there is no other picture in the folder</source>
        <translation>il n’y a pas d’autre image dans le dossier</translation>
    </message>
    <message>
        <source>the history ends here</source>
        <translation>l’historique s’arrête ici</translation>
    </message>
    <message>
        <source>M&amp;odels…</source>
        <translation>M&amp;odèles…</translation>
    </message>
    <message>
        <source>session · model loading…</source>
        <translation>session · chargement du modèle…</translation>
    </message>
    <message>
        <source>session · its model is not loaded</source>
        <translation>session · son modèle n’est pas chargé</translation>
    </message>
    <message>
        <source>IoU %1</source>
        <translation>IoU %1</translation>
    </message>
    <message>
        <source>Open sess&amp;ion…</source>
        <translation>Ouvrir une sess&amp;ion…</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>Enre&amp;gistrer la session</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Enregistrer la session so&amp;us…</translation>
    </message>
    <message>
        <source>What the mod&amp;el sees</source>
        <translation>Ce &amp;que voit le modèle</translation>
    </message>
    <message>
        <source>Sessions (*%1)</source>
        <translation>Sessions (*%1)</translation>
    </message>
    <message>
        <source>■ heads  □ MLP</source>
        <translation>■ têtes  □ MLP</translation>
    </message>
    <message>
        <source>%1 · clean</source>
        <translation>%1 · sans autocollant</translation>
    </message>
    <message>
        <source>B · clean · %1</source>
        <translation>B · sans autocollant · %1</translation>
    </message>
    <message>
        <source>adding of “%1”</source>
        <translation>ajout de « %1 »</translation>
    </message>
    <message>
        <source>removal of “%1”</source>
        <translation>suppression de « %1 »</translation>
    </message>
    <message>
        <source>change of stickers</source>
        <translation>modification des autocollants</translation>
    </message>
    <message>
        <source>change of the order of stickers</source>
        <translation>changement d’ordre des autocollants</translation>
    </message>
    <message>
        <source>move of “%1”</source>
        <translation>déplacement de « %1 »</translation>
    </message>
    <message>
        <source>change of “%1”</source>
        <translation>modification de « %1 »</translation>
    </message>
    <message>
        <source>no sticker is selected</source>
        <translation>aucun autocollant n’est sélectionné</translation>
    </message>
    <message>
        <source>no sticker is on the picture</source>
        <translation>aucun autocollant n’est sur l’image</translation>
    </message>
    <message>
        <source>&amp;Add text sticker</source>
        <translation>&amp;Ajouter un texte</translation>
    </message>
    <message>
        <source>The next click on the picture says where (Ctrl+Shift+T)</source>
        <translation>Le prochain clic sur l’image dit où (Ctrl+Maj+T)</translation>
    </message>
    <message>
        <source>Add &amp;preset</source>
        <translation>Ajouter un &amp;modèle</translation>
    </message>
    <message>
        <source>Add p&amp;icture…</source>
        <translation>Ajouter une &amp;image…</translation>
    </message>
    <message>
        <source>Retouc&amp;h</source>
        <translation>&amp;Retoucher</translation>
    </message>
    <message>
        <source>&amp;Toggle stickers</source>
        <translation>Autocollants &amp;oui/non</translation>
    </message>
    <message>
        <source>Hides or shows all stickers; without any, sticks a label on the box of the map (T)</source>
        <translation>Masque ou montre tous les autocollants ; s’il n’y en a pas, pose une étiquette sur la boîte de la carte (T)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>De&amp;lete sticker</source>
        <translation>&amp;Supprimer l’autocollant</translation>
    </message>
    <message>
        <source>Bring &amp;forward</source>
        <translation>A&amp;vancer</translation>
    </message>
    <message>
        <source>Send &amp;backward</source>
        <translation>Re&amp;culer</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>Verroui&amp;ller</translation>
    </message>
    <message>
        <source>The mouse leaves a locked sticker alone</source>
        <translation>La souris ne touche pas un autocollant verrouillé</translation>
    </message>
    <message>
        <source>Bake into pict&amp;ure</source>
        <translation>Incorporer à l’ima&amp;ge</translation>
    </message>
    <message>
        <source>Makes the picture with its stickers the new clean picture; the file stays as it is</source>
        <translation>Fait de l’image avec ses autocollants la nouvelle image de départ ; le fichier reste tel quel</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>&amp;Balayage</translation>
    </message>
    <message>
        <source>&amp;Sticker</source>
        <translation>Autoco&amp;llant</translation>
    </message>
    <message>
        <source>None of them costs anything on the clean picture.</source>
        <translation>Sur l’image intacte, aucune ne coûte rien.</translation>
    </message>
    <message>
        <source>On the clean picture “%1” costs most: “%2” falls from %3 to %4.</source>
        <translation>Sur l’image intacte, «&#xa0;%1&#xa0;» coûte le plus&#xa0;: «&#xa0;%2&#xa0;» tombe de %3 à %4.</translation>
    </message>
    <message>
        <source>middle 70 %</source>
        <translation>70&#xa0;% du milieu</translation>
    </message>
    <message>
        <source>mean of six crops</source>
        <translation>moyenne de six recadrages</translation>
    </message>
    <message>
        <source>stickers painted over</source>
        <translation>autocollants recouverts</translation>
    </message>
    <message>
        <source>stickers inpainted</source>
        <translation>autocollants retouchés</translation>
    </message>
    <message>
        <source>no defence</source>
        <translation>aucune défense</translation>
    </message>
    <message>
        <source>mean of %1 templates</source>
        <translation>moyenne de %1 gabarits</translation>
    </message>
    <message>
        <source>Only the middle of the picture is scored, 70 % of both sides</source>
        <translation>Seul le milieu de l’image est évalué, 70&#xa0;% des deux côtés</translation>
    </message>
    <message>
        <source>Mean of the whole picture, its middle and its four corners</source>
        <translation>Moyenne de l’image entière, de son milieu et de ses quatre coins</translation>
    </message>
    <message>
        <source>The stickers&apos; place is covered with the mean colour round it; the defender has to know the place</source>
        <translation>La place des autocollants est couverte de la couleur moyenne autour&#xa0;; il faut connaître cette place</translation>
    </message>
    <message>
        <source>The stickers&apos; place is filled from its surroundings; the defender has to know the place</source>
        <translation>La place des autocollants est remplie d’après les alentours&#xa0;; il faut connaître cette place</translation>
    </message>
    <message>
        <source>What the others are compared with</source>
        <translation>Ce à quoi les autres sont comparées</translation>
    </message>
    <message>
        <source>Prompts are read as %1</source>
        <translation>Les prompts sont lus comme %1</translation>
    </message>
    <message>
        <source>%1 of %2 defences tried.</source>
        <translation>%1 défenses sur %2 essayées.</translation>
    </message>
    <message>
        <source>There is nothing to defend against: “%1” stays the top prompt undefended.</source>
        <translation>Il n’y a rien à défendre&#xa0;: «&#xa0;%1&#xa0;» reste le premier prompt sans défense.</translation>
    </message>
    <message>
        <source>None of %1 defences brings “%2” back.</source>
        <translation>Aucune des %1 défenses ne ramène «&#xa0;%2&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 defences bring(s) “%2” back%3.</source>
        <translation>
            <numerusform>%n défense sur %1 ramène «&#xa0;%2&#xa0;»%3.</numerusform>
            <numerusform>%n défenses sur %1 ramènent «&#xa0;%2&#xa0;»%3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 defences lose(s) it%2.</source>
        <translation>
            <numerusform>%n défense sur %1 le perd%2.</numerusform>
            <numerusform>%n défenses sur %1 le perdent%2.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Compare defences</source>
        <translation>Com&amp;parer les défenses</translation>
    </message>
    <message>
        <source>stopped at a draft</source>
        <translation>arrêté à l’ébauche</translation>
    </message>
    <message>
        <source>draft from gradients</source>
        <translation>ébauche d’après les gradients</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::AttackBoard</name>
    <message>
        <source>“%1”</source>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>« %1 » %2</translation>
    </message>
    <message>
        <source>With what was changed (%1 % of the picture)</source>
        <translation>Avec ce qui a été modifié (%1 % de l’image),</translation>
    </message>
    <message>
        <source>With %1 (%2 % of the picture)</source>
        <translation>Avec %1 (%2 % de l’image),</translation>
    </message>
    <message>
        <source>%1 the top prompt stays %2, from %3.</source>
        <translation>%1 l’invite en tête reste %2, contre %3 auparavant.</translation>
    </message>
    <message>
        <source>%1 the top prompt changes from %2 to %3.</source>
        <translation>%1 l’invite en tête passe de %2 à %3.</translation>
    </message>
    <message>
        <source>The box of “%1” overlaps its clean box with an IoU of %2.</source>
        <translation>La boîte de « %1 » recouvre celle sans autocollant avec une IoU de %2.</translation>
    </message>
    <message>
        <source>Top prompt flipped: %1 → %2</source>
        <translation>L’invite en tête a basculé : %1 → %2</translation>
    </message>
    <message>
        <source>No flip: %1 stays the top prompt, from %2.</source>
        <translation>Pas de bascule : %1 reste en tête, contre %2 auparavant.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::AttackModel</name>
    <message>
        <source>top prompt</source>
        <translation>invite en tête</translation>
    </message>
    <message>
        <source>Softmax over the prompts of this list; the top prompt is bold</source>
        <translation>Softmax sur les invites de cette liste ; celle en tête est en gras</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Sans</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Pas encore évaluée</translation>
    </message>
    <message>
        <source>Cosine %1 clean, %2 attacked; logit %3 and %4</source>
        <translation>Cosinus %1 sans, %2 avec ; logit %3 et %4</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::AttackPanel</name>
    <message>
        <source>Put words on the picture and watch what the model believes and where it looks.</source>
        <translation>Mettez des mots sur l’image et voyez ce que croit le modèle et où il regarde.</translation>
    </message>
    <message>
        <source>Stick a la&amp;bel on it</source>
        <translation>Poser une é&amp;tiquette</translation>
    </message>
    <message>
        <source>Puts a paper label on the box of the map (T on the canvas)</source>
        <translation>Pose une étiquette de papier sur la boîte de la carte (T sur le canevas)</translation>
    </message>
    <message>
        <source>Scores without and with stickers</source>
        <translation>Scores sans et avec autocollants</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>Copier la phrase</translation>
    </message>
    <message>
        <source>FLIP ✗</source>
        <translation>BASCULE ✗</translation>
    </message>
    <message>
        <source>no flip ✓</source>
        <translation>pas de bascule ✓</translation>
    </message>
    <message>
        <source>Flip: yes</source>
        <translation>Bascule : oui</translation>
    </message>
    <message>
        <source>Flip: no</source>
        <translation>Bascule : non</translation>
    </message>
    <message>
        <source>What came of it is not known yet</source>
        <translation>Ce qu’il en est n’est pas encore connu</translation>
    </message>
    <message>
        <source>Studies of the attack</source>
        <translation>Études de l’attaque</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::BoxesModel</name>
    <message>
        <source>Select it to use this box instead</source>
        <translation>Sélectionnez-le pour utiliser plutôt ce cadre</translation>
    </message>
    <message>
        <source>Intersection over union with the box you drew</source>
        <translation>Intersection sur union avec le cadre que vous avez tracé</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>Mean heat</source>
        <translation>Chaleur moyenne</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>%1 × %2 at %3, %4</source>
        <translation>%1 × %2 en %3, %4</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
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
        <translation>Comment les cellules du modèle deviennent les pixels de l’image</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Closing in</source>
        <translation>Fermeture en</translation>
    </message>
    <message>
        <source>Pixels, or percent of the picture&apos;s shorter side</source>
        <translation>Pixels, ou pour cent du petit côté de l’image</translation>
    </message>
    <message>
        <source>Box rule</source>
        <translation>Règle du cadre</translation>
    </message>
    <message>
        <source>Which region gives the box</source>
        <translation>Quelle région donne le cadre</translation>
    </message>
    <message>
        <source>Weight of the area</source>
        <translation>Poids de la surface</translation>
    </message>
    <message>
        <source>Nearest: the cells</source>
        <translation>Au plus proche&#xa0;: les cellules</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinéaire</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>Bicubique</translation>
    </message>
    <message>
        <source>I&amp;nterpolation</source>
        <translation>In&amp;terpolation</translation>
    </message>
    <message>
        <source>Fills dips and gaps of the heat that are narrower than this; 0 is off</source>
        <translation>Comble les creux et les trous de la chaleur plus étroits que cela&#xa0;; 0 désactive</translation>
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
        <translation>Fermet&amp;ure</translation>
    </message>
    <message>
        <source>Largest box</source>
        <translation>Plus grand cadre</translation>
    </message>
    <message>
        <source>gScoreCAM&apos;s rule</source>
        <translation>La règle de gScoreCAM</translation>
    </message>
    <message>
        <source>Area and heat</source>
        <translation>Surface et chaleur</translation>
    </message>
    <message>
        <source>gScoreCAM&apos;s trade-off between area and heat on the outline</source>
        <translation>Le compromis de gScoreCAM entre surface et chaleur sur le contour</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Toutes les régions</translation>
    </message>
    <message>
        <source>A box for every region</source>
        <translation>Un cadre par région</translation>
    </message>
    <message>
        <source>Around everything</source>
        <translation>Autour de tout</translation>
    </message>
    <message>
        <source>CLIPCAM&apos;s rule</source>
        <translation>La règle de CLIPCAM</translation>
    </message>
    <message>
        <source>Largest contour</source>
        <translation>Plus grand contour</translation>
    </message>
    <message>
        <source>As the MaxBoxAcc measure does it</source>
        <translation>Comme le fait la mesure MaxBoxAcc</translation>
    </message>
    <message>
        <source>1 looks at the area alone, 0 at the heat alone</source>
        <translation>1 ne regarde que la surface, 0 que la chaleur</translation>
    </message>
    <message>
        <source>Area &amp;weight</source>
        <translation>&amp;Poids de la surface</translation>
    </message>
    <message>
        <source>Candidate boxes</source>
        <translation>Cadres possibles</translation>
    </message>
    <message>
        <source>Nothing is above the threshold</source>
        <translation>Rien ne dépasse le seuil</translation>
    </message>
    <message>
        <source>Box r&amp;ule</source>
        <translation>Règle du cadr&amp;e</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Drop a picture here, paste one (Ctrl+V) or open a file (Ctrl+O).</source>
        <translation>Déposez une image ici, collez-en une (Ctrl+V) ou ouvrez un fichier (Ctrl+O).</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Caption</name>
    <message>
        <source>%1
The map&apos;s own values: %2</source>
        <translation>%1
Valeurs propres de la carte&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1
Click to make it the main one.</source>
        <translation>%1
Cliquez pour en faire la vue principale.</translation>
    </message>
    <message>
        <source>%1, values %2</source>
        <translation>%1, valeurs %2</translation>
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
        <translation>désactivé</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ChannelsModel</name>
    <message>
        <source>#%1</source>
        <translation>nº&#xa0;%1</translation>
    </message>
    <message>
        <source>Channel %1, number %2 of %3</source>
        <translation>Canal %1, numéro %2 sur %3</translation>
    </message>
    <message>
        <source>adds %1 at the cell</source>
        <translation>ajoute %1 à la cellule</translation>
    </message>
    <message>
        <source>adds %1 on average</source>
        <translation>ajoute %1 en moyenne</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>poids %1</translation>
    </message>
    <message>
        <source>activation %1</source>
        <translation>activation %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>score %1</translation>
    </message>
    <message>
        <source>gradient %1</source>
        <translation>gradient %1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>désactivé</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ChannelsPanel</name>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Scored channels in the sum</source>
        <translation>Canaux évalués dans la somme</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Rank for the whole picture</source>
        <translation>Classer pour toute l’image</translation>
    </message>
    <message>
        <source>Rank for the whole picture instead of one cell</source>
        <translation>Classer pour toute l’image au lieu d’une cellule</translation>
    </message>
    <message>
        <source>Use this channel</source>
        <translation>Utiliser ce canal</translation>
    </message>
    <message>
        <source>Leave the chosen channel out of the map, or take it back (Space)</source>
        <translation>Retirer le canal choisi de la carte, ou le remettre (Espace)</translation>
    </message>
    <message>
        <source>Pin as B</source>
        <translation>Épingler comme B</translation>
    </message>
    <message>
        <source>Compare with the chosen channel side by side, whatever picture or prompt (Return)</source>
        <translation>Comparer côte à côte avec le canal choisi, quels que soient l’image et le prompt (Entrée)</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Use every channel again</source>
        <translation>Utiliser de nouveau tous les canaux</translation>
    </message>
    <message>
        <source>Channel number</source>
        <translation>Numéro de canal</translation>
    </message>
    <message>
        <source>#…</source>
        <translation>nº…</translation>
    </message>
    <message>
        <source>Channels whose number begins like this; Return shows the one of exactly this number (Ctrl+G)</source>
        <translation>Canaux dont le numéro commence ainsi&#xa0;; Entrée montre celui de ce numéro exact (Ctrl+G)</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Arrow keys show channels on the canvas, Space switches one off or on, Return pins it, Escape goes back to the map.</source>
        <translation>Les flèches montrent les canaux sur l’image, Espace en désactive ou réactive un, Entrée l’épingle, Échap revient à la carte.</translation>
    </message>
    <message>
        <source>How many of the scored channels are used; a larger k in the toolbar scores more</source>
        <translation>Combien des canaux évalués sont utilisés&#xa0;; un k plus grand dans la barre en évalue plus</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Contribution</translation>
    </message>
    <message>
        <source>Weight times activation: what the channel adds to the map</source>
        <translation>Poids fois activation&#xa0;: ce que le canal ajoute à la carte</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>How much the method trusts the channel</source>
        <translation>Confiance de la méthode dans le canal</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>The logit of the picture under the channel&apos;s mask</source>
        <translation>Le logit de l’image sous le masque du canal</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>What chose the channels that were scored</source>
        <translation>Ce qui a choisi les canaux évalués</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>What the channel answers, whatever the prompt</source>
        <translation>Ce que répond le canal, quel que soit le prompt</translation>
    </message>
    <message>
        <source>Channel order</source>
        <translation>Ordre des canaux</translation>
    </message>
    <message>
        <source>What the channels are ranked by</source>
        <translation>Selon quoi les canaux sont classés</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Trier</translation>
    </message>
    <message>
        <source>The channels add up to %1 on average.</source>
        <translation>Les canaux totalisent %1 en moyenne.</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>moyenne %1</translation>
    </message>
    <message>
        <source>The channels add up to %1 at the cell.</source>
        <translation>Les canaux totalisent %1 à la cellule.</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>somme %1</translation>
    </message>
    <message>
        <source>The channels add up to %1 at the cell: heat %2.</source>
        <translation>Les canaux totalisent %1 à la cellule&#xa0;: chaleur %2.</translation>
    </message>
    <message>
        <source>sum %1 · heat %2</source>
        <translation>somme %1 · chaleur %2</translation>
    </message>
    <message>
        <source>There is no channel #%1: this layer has %2, counted from 0</source>
        <translation>Il n’y a pas de canal nº&#xa0;%1&#xa0;: cette couche en a %2, comptés depuis 0</translation>
    </message>
    <message>
        <source>Channels at cell (%1, %2)</source>
        <translation>Canaux à la cellule (%1, %2)</translation>
    </message>
    <message>
        <source>Channels of the whole picture</source>
        <translation>Canaux de toute l’image</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 in the sum</source>
        <translation>%1 · %2 sur %3 dans la somme</translation>
    </message>
    <message>
        <source>The channels come with the first map that is computed. Then click the picture: they are ranked by what they add to the map there.</source>
        <translation>Les canaux arrivent avec la première carte calculée. Cliquez alors dans l’image&#xa0;: ils sont classés selon ce qu’ils y ajoutent à la carte.</translation>
    </message>
    <message>
        <source>This map of %1 is made of several runs or was smoothed, so that it has no channels of its own.</source>
        <translation>Cette carte de %1 vient de plusieurs calculs ou a été lissée&#xa0;: elle n’a pas de canaux propres.</translation>
    </message>
    <message>
        <source>%1 does not add up channels, each with one weight, so that there is nothing to rank here. These methods do: %2.</source>
        <translation>%1 n’additionne pas de canaux ayant chacun un poids&#xa0;: il n’y a rien à classer ici. Ces méthodes le font&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ColourBar</name>
    <message>
        <source>Colour bar</source>
        <translation>Barre de couleurs</translation>
    </message>
    <message>
        <source>Heat from 0 to 1; the map&apos;s own values go from %1 to %2</source>
        <translation>Chaleur de 0 à 1&#xa0;; les valeurs propres de la carte vont de %1 à %2</translation>
    </message>
    <message>
        <source>Heat from 0 to 1</source>
        <translation>Chaleur de 0 à 1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ColourButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CommandModel</name>
    <message>
        <source>switched on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>not available: %1</source>
        <translation>indisponible&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#xa0;?</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Commandes trouvées</translation>
    </message>
    <message>
        <source>No command matches</source>
        <translation>Aucune commande ne correspond</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation>
            <numerusform>%n commande</numerusform>
            <numerusform>%n commandes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. First: %2</source>
        <translation>%1. Première&#xa0;: %2</translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation>Indisponible&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Comparison</name>
    <message>
        <source>Nothing to compare with yet. P pins the map on the canvas.</source>
        <translation>Rien à comparer encore. P épingle la carte affichée.</translation>
    </message>
    <message>
        <source>The present result has no map of this channel.</source>
        <translation>Le résultat actuel n’a pas de carte de ce canal.</translation>
    </message>
    <message>
        <source>There is nothing to ask.</source>
        <translation>Il n’y a rien à demander.</translation>
    </message>
    <message>
        <source>Follows the canvas: Run (Ctrl+Return).</source>
        <translation>Suit l’image&#xa0;: Lancer (Ctrl+Entrée).</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>canal %1</translation>
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
        <translation>Contributions</translation>
    </message>
    <message>
        <source>What the channels add to the map&apos;s value. A click shows a channel.</source>
        <translation>Ce que les canaux ajoutent à la valeur de la carte. Un clic montre un canal.</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>channel %1 adds %2</source>
        <translation>le canal %1 ajoute %2</translation>
    </message>
    <message>
        <source>%1 Largest: %2.</source>
        <translation>%1 Les plus grandes&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Curtain</name>
    <message>
        <source>waiting…</source>
        <translation>en attente…</translation>
    </message>
    <message>
        <source>computing %1/%2</source>
        <translation>calcul %1/%2</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>calcul…</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Progression de %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Compute (≈ %1)</source>
        <translation>Calculer (≈ %1)</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Calculer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::DefenceBoard</name>
    <message>
        <source>there is no picture</source>
        <translation>il n’y a pas d’image</translation>
    </message>
    <message>
        <source>no sticker is on the picture</source>
        <translation>aucun autocollant n’est sur l’image</translation>
    </message>
    <message>
        <source>it takes two prompts at least</source>
        <translation>il faut au moins deux prompts</translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation>aucun modèle n’est chargé</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::DefenceModel</name>
    <message>
        <source>out of date</source>
        <translation>dépassé</translation>
    </message>
    <message>
        <source>What is done to the prompts or to the picture</source>
        <translation>Ce qui est fait aux prompts ou à l’image</translation>
    </message>
    <message>
        <source>Defence</source>
        <translation>Défense</translation>
    </message>
    <message>
        <source>It holds if the top prompt under attack is that of the clean picture</source>
        <translation>Elle tient si le premier prompt de l’image attaquée est celui de l’image intacte</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>The top prompt of the picture with stickers</source>
        <translation>Le premier prompt de l’image avec autocollants</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>What the right prompt&apos;s probability gains under attack, against no defence</source>
        <translation>Ce que gagne la probabilité du bon prompt sur l’image attaquée, par rapport à aucune défense</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>The top prompt of the clean picture: what the defence costs</source>
        <translation>Le premier prompt de l’image intacte&#xa0;: ce que coûte la défense</translation>
    </message>
    <message>
        <source>Clean</source>
        <translation>Sans</translation>
    </message>
    <message>
        <source>holds ✓</source>
        <translation>tient ✓</translation>
    </message>
    <message>
        <source>fooled ✗</source>
        <translation>trompée ✗</translation>
    </message>
    <message>
        <source>“%1” is the top prompt in spite of the attack</source>
        <translation>«&#xa0;%1&#xa0;» est le premier prompt malgré l’attaque</translation>
    </message>
    <message>
        <source>“%1” is not the top prompt under attack</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas le premier prompt de l’image attaquée</translation>
    </message>
    <message>
        <source>What the others are compared with</source>
        <translation>Ce à quoi les autres sont comparées</translation>
    </message>
    <message>
        <source>Probability of “%1” under attack, against no defence</source>
        <translation>Probabilité de «&#xa0;%1&#xa0;» sur l’image attaquée, par rapport à aucune défense</translation>
    </message>
    <message>
        <source>With it the clean picture is not “%1” any more</source>
        <translation>Avec elle, l’image intacte n’est plus «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>With it the clean picture is still “%1”</source>
        <translation>Avec elle, l’image intacte est toujours «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::DefencePanel</name>
    <message>
        <source>Copy the table and the sentence</source>
        <translation>Copier le tableau et la phrase</translation>
    </message>
    <message>
        <source>Save the defences as a table (CSV)…</source>
        <translation>Enregistrer les défenses en tableau (CSV)…</translation>
    </message>
    <message>
        <source>Defences against the stickers</source>
        <translation>Défenses contre les autocollants</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Compare defences</source>
        <translation>Comparer les défenses</translation>
    </message>
    <message>
        <source>Stop comparing defences</source>
        <translation>Arrêter la comparaison des défenses</translation>
    </message>
    <message>
        <source>Tries templates, crops and masks against the stickers, and on the clean picture</source>
        <translation>Essaie gabarits, recadrages et masques contre les autocollants, et sur l’image intacte</translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <translation>Impossible&#xa0;: %1</translation>
    </message>
    <message>
        <source>Tries templates, crops and masks against the stickers, and what each of them costs on the clean picture.</source>
        <translation>Essaie gabarits, recadrages et masques contre les autocollants, et ce que chacun coûte sur l’image intacte.</translation>
    </message>
    <message>
        <source>Out of date, something has changed since: %1</source>
        <translation>Dépassé, quelque chose a changé depuis&#xa0;: %1</translation>
    </message>
    <message>
        <source>Waits for the explanation.</source>
        <translation>Attend l’explication.</translation>
    </message>
    <message>
        <source>The first of %1 defences is being tried.</source>
        <translation>La première de %1 défenses est à l’essai.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Explainer</name>
    <message>
        <source>There is no picture yet. Open one, drop one here or take a sample.</source>
        <translation>Il n’y a pas encore d’image. Ouvrez-en une, déposez-en une ici ou prenez un exemple.</translation>
    </message>
    <message>
        <source>The prompt is empty. Type what to look for, for example “apple”.</source>
        <translation>Le prompt est vide. Saisissez ce qu’il faut chercher, par exemple «&#xa0;apple&#xa0;».</translation>
    </message>
    <message>
        <source>There is no model yet. Open a checkpoint or a model folder.</source>
        <translation>Il n’y a pas encore de modèle. Ouvrez un checkpoint ou un dossier de modèle.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ExportCommands</name>
    <message>
        <source>Export heatmap</source>
        <translation>Exporter la carte</translation>
    </message>
    <message>
        <source>Heatmap as NumPy array (*.npy)</source>
        <translation>Carte en tableau NumPy (*.npy)</translation>
    </message>
    <message>
        <source>Heatmap as 16-bit grey (*.png)</source>
        <translation>Carte en gris 16 bits (*.png)</translation>
    </message>
    <message>
        <source>Model&apos;s own grid as NumPy array (*.npy)</source>
        <translation>Grille du modèle en tableau NumPy (*.npy)</translation>
    </message>
    <message>
        <source>Heat over the picture (*.png)</source>
        <translation>Chaleur sur l’image (*.png)</translation>
    </message>
    <message>
        <source>Export mask and boxes</source>
        <translation>Exporter le masque et les cadres</translation>
    </message>
    <message>
        <source>Mask (*.png)</source>
        <translation>Masque (*.png)</translation>
    </message>
    <message>
        <source>Boxes as table (*.csv)</source>
        <translation>Cadres en tableau (*.csv)</translation>
    </message>
    <message>
        <source>Boxes as JSON (*.json)</source>
        <translation>Cadres en JSON (*.json)</translation>
    </message>
    <message>
        <source>Boxes in the picture (*.png)</source>
        <translation>Cadres dans l’image (*.png)</translation>
    </message>
    <message>
        <source>Scores of the prompts as table (*.csv)</source>
        <translation>Scores des prompts en tableau (*.csv)</translation>
    </message>
    <message>
        <source>Export channels</source>
        <translation>Exporter les canaux</translation>
    </message>
    <message>
        <source>Channels as table (*.csv)</source>
        <translation>Canaux en tableau (*.csv)</translation>
    </message>
    <message>
        <source>Copied a figure of %1 × %2 pixels</source>
        <translation>Figure de %1 × %2 pixels copiée</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Enregistrer la figure</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>Exporter vers un dossier</translation>
    </message>
    <message>
        <source>The command line is on the clipboard.</source>
        <translation>La ligne de commande est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>There is nothing to draw yet. Open a picture and explain a prompt first.</source>
        <translation>Il n’y a encore rien à dessiner. Ouvrez d’abord une image et expliquez un prompt.</translation>
    </message>
    <message>
        <source>A command line has no room for stickers: save the session first, and it will name its file.</source>
        <translation>Une ligne de commande n’a pas de place pour les autocollants : enregistrez d’abord la session, elle nommera son fichier.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ExportDialog</name>
    <message>
        <source>Export figure</source>
        <translation>Exporter la figure</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Put the figure on the clipboard as a picture</source>
        <translation>Mettre la figure dans le presse-papiers comme image</translation>
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
        <translation>Type de fichier de la figure</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG, pixels</translation>
    </message>
    <message>
        <source>SVG, vectors</source>
        <translation>SVG, vecteurs</translation>
    </message>
    <message>
        <source>PDF, vectors</source>
        <translation>PDF, vecteurs</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Texte</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Size of the texts</source>
        <translation>Taille des textes</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Petit</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grand</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Très grand</translation>
    </message>
    <message>
        <source>&amp;Background</source>
        <translation>Arrière-pla&amp;n</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>Colour behind the figure; transparent is meant for light pages</source>
        <translation>Couleur derrière la figure&#xa0;; transparent est prévu pour des pages claires</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>Transparent</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Largeur en pixels</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Largeur</translation>
    </message>
    <message>
        <source>Width in millimetres</source>
        <translation>Largeur en millimètres</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Résolution</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Résolution</translation>
    </message>
    <message>
        <source>What programs that place the picture on a page are told; the pixels stay the same</source>
        <translation>Ce qu’apprennent les programmes qui placent l’image sur une page&#xa0;; les pixels restent les mêmes</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 ppp</translation>
    </message>
    <message>
        <source>Size of the figure</source>
        <translation>Taille de la figure</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>&amp;Outlines</source>
        <translation>C&amp;ontours</translation>
    </message>
    <message>
        <source>Bo&amp;xes</source>
        <translation>Ca&amp;dres</translation>
    </message>
    <message>
        <source>T&amp;itles</source>
        <translation>T&amp;itres</translation>
    </message>
    <message>
        <source>&amp;Colour bar</source>
        <translation>&amp;Barre de couleurs</translation>
    </message>
    <message>
        <source>Pro&amp;mpt</source>
        <translation>Pro&amp;mpt</translation>
    </message>
    <message>
        <source>Ca&amp;ption</source>
        <translation>Lé&amp;gende</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
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
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Tr&amp;ue box</source>
        <translation>C&amp;adre réel</translation>
    </message>
    <message>
        <source>Probabi&amp;lities</source>
        <translation>&amp;Probabilités</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::FetchBar</name>
    <message>
        <source>Re&amp;try</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>F&amp;ermer</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <translation>Annuler le téléchargement</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Aperçu de la figure</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Folder</name>
    <message>
        <source>There are no pictures in %1.</source>
        <translation>Il n’y a pas d’images dans %1.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Handbook</name>
    <message>
        <source>Handbook</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>Chercher dans le manuel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Méthodes</translation>
    </message>
    <message>
        <source>No page matches</source>
        <translation>Aucune page ne correspond</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HeadsModel</name>
    <message>
        <source>embedding in front of the first layer</source>
        <translation>plongement avant la première couche</translation>
    </message>
    <message>
        <source>layer %1, MLP</source>
        <translation>couche %1, MLP</translation>
    </message>
    <message>
        <source>%1: %2, %3 % of the cosine</source>
        <translation>%1&#xa0;: %2, %3&#xa0;% du cosinus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Toutes les têtes</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HeadsPanel</name>
    <message>
        <source>Show map</source>
        <translation>Afficher la carte</translation>
    </message>
    <message>
        <source>Show where this head takes it from (Enter)</source>
        <translation>Montrer d’où cette tête le tire (Entrée)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Show the explanation again (Esc)</source>
        <translation>Afficher de nouveau l’explication (Échap)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>The same numbers as a table, in percent</source>
        <translation>Les mêmes nombres en tableau, en pour cent</translation>
    </message>
    <message>
        <source>Percent of the cosine by layer and head</source>
        <translation>Pour cent du cosinus par couche et par tête</translation>
    </message>
    <message>
        <source>%1, against the prompt</source>
        <translation>%1, contre le prompt</translation>
    </message>
    <message>
        <source>Waiting for a model.</source>
        <translation>En attente d’un modèle.</translation>
    </message>
    <message>
        <source>The shipped model is a ResNet; heads exist in ViT models only.</source>
        <translation>Le modèle fourni est un ResNet&#xa0;; seuls les modèles ViT ont des têtes.</translation>
    </message>
    <message>
        <source>This model is a ResNet; heads exist in ViT models only.</source>
        <translation>Ce modèle est un ResNet&#xa0;; seuls les modèles ViT ont des têtes.</translation>
    </message>
    <message>
        <source>Open a picture and type a prompt to see what every head adds.</source>
        <translation>Ouvrez une image et saisissez un prompt pour voir ce qu’ajoute chaque tête.</translation>
    </message>
    <message>
        <source>Taking the cosine apart…</source>
        <translation>Décomposition du cosinus…</translation>
    </message>
    <message>
        <source>Cosine %1: heads %2 %, MLPs %3 %, input %4 %</source>
        <translation>Cosinus %1&#xa0;: têtes %2&#xa0;%, MLP %3&#xa0;%, entrée %4&#xa0;%</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HeadsPlot</name>
    <message>
        <source>What each head adds</source>
        <translation>Ce qu’ajoute chaque tête</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Rien à montrer encore</translation>
    </message>
    <message>
        <source>%1 layers of %2 heads. Selected: %3</source>
        <translation>%1 couches de %2 têtes. Sélection&#xa0;: %3</translation>
    </message>
    <message>
        <source>. On the canvas: %1</source>
        <translation>. Sur l’image&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HintLine</name>
    <message>
        <source>Type anything · click the picture to see channels · T on the picture sticks a label on it · F1 tells more</source>
        <translation>Tapez ce que vous voulez · un clic sur l’image montre les canaux · T sur l’image y colle une étiquette · F1 en dit plus</translation>
    </message>
    <message>
        <source>Close hint</source>
        <translation>Fermer l’astuce</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Ne plus afficher</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::HistogramPlot</name>
    <message>
        <source>Heat histogram</source>
        <translation>Histogramme de chaleur</translation>
    </message>
    <message>
        <source>Otsu %1</source>
        <translation>Otsu %1</translation>
    </message>
    <message>
        <source>Threshold %1, Otsu&apos;s %2</source>
        <translation>Seuil %1, celui d’Otsu %2</translation>
    </message>
    <message>
        <source>Pixels per heat (logarithmic). The curve is how well a cut at each heat would separate hot from cold (Otsu&apos;s between-class variance). Drag to set the threshold, double-click for Otsu&apos;s.</source>
        <translation>Pixels par chaleur (échelle logarithmique). La courbe dit combien une coupe à chaque chaleur séparerait le chaud du froid (variance interclasse d’Otsu). Glisser règle le seuil, double-cliquer prend celui d’Otsu.</translation>
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
        <translation>«&#xa0;%1&#xa0;» sur %2, %3, k = %4, %5</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MainWindow</name>
    <message>
        <source>Dropped image</source>
        <translation>Image déposée</translation>
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
        <translation>%1 — «&#xa0;%2&#xa0;» — %3</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>En ouvrir une autre…</translation>
    </message>
    <message>
        <source>Add model file…</source>
        <translation>Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MethodPanel</name>
    <message>
        <source>Target layer</source>
        <translation>Couche cible</translation>
    </message>
    <message>
        <source>Where in the image tower the method looks at the activations</source>
        <translation>Où, dans l’encodeur d’images, la méthode regarde les activations</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Expliqué</translation>
    </message>
    <message>
        <source>What of the model&apos;s answer is explained</source>
        <translation>Ce qui est expliqué dans la réponse du modèle</translation>
    </message>
    <message>
        <source>Reset the method to its defaults</source>
        <translation>Remettre la méthode à ses valeurs par défaut</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>Cou&amp;che</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>How well picture and prompt agree: the usual choice</source>
        <translation>L’accord entre image et prompt&#xa0;: le choix habituel</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>The same without the model&apos;s scale</source>
        <translation>La même chose sans l’échelle du modèle</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>What makes it this prompt and not the others</source>
        <translation>Ce qui en fait ce prompt et pas les autres</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>What speaks against the likeliest other prompt</source>
        <translation>Ce qui parle contre l’autre prompt le plus probable</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Somme</translation>
    </message>
    <message>
        <source>All prompts together</source>
        <translation>Tous les prompts ensemble</translation>
    </message>
    <message>
        <source>Raw logit</source>
        <translation>Logit brut</translation>
    </message>
    <message>
        <source>As CLIPCAM&apos;s demo: the text is not normalised</source>
        <translation>Comme la démo de CLIPCAM&#xa0;: le texte n’est pas normalisé</translation>
    </message>
    <message>
        <source>E&amp;xplained</source>
        <translation>E&amp;xpliqué</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Of the random numbers: equal seeds give equal maps</source>
        <translation>Des nombres aléatoires&#xa0;: des graines égales donnent des cartes égales</translation>
    </message>
    <message>
        <source>The method&apos;s own</source>
        <translation>Celle de la méthode</translation>
    </message>
    <message>
        <source>%1 (%2 channels, %3 × %4)</source>
        <translation>%1 (%2 canaux, %3 × %4)</translation>
    </message>
    <message>
        <source>Reset to defaul&amp;ts</source>
        <translation>Par défau&amp;t</translation>
    </message>
    <message>
        <source>Ra&amp;ndom seed</source>
        <translation>Grain&amp;e</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::MiniMap</name>
    <message>
        <source>Overview of the picture</source>
        <translation>Vue d’ensemble de l’image</translation>
    </message>
    <message>
        <source>Drag the frame to move the picture, or click beside it.</source>
        <translation>Glissez le cadre pour déplacer l’image, ou cliquez à côté.</translation>
    </message>
    <message>
        <source>%1 % of the picture are in view</source>
        <translation>%1&#xa0;% de l’image est visible</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelCommands</name>
    <message>
        <source>Add model file</source>
        <translation>Ajouter un fichier de modèle</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.pt *.pth *.bin *.ckpt *.json);;All files (*)</source>
        <translation>Checkpoints (*.safetensors *.pt *.pth *.bin *.ckpt *.json);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelDetails</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>ViT, %1 blocks, width %2, patches of %3 px</source>
        <translation>ViT, %1 blocs, largeur %2, patchs de %3 px</translation>
    </message>
    <message>
        <source>ResNet, %1 blocks, width %2</source>
        <translation>ResNet, %1 blocs, largeur %2</translation>
    </message>
    <message>
        <source>%1; text: %2 blocks, width %3, %4 tokens</source>
        <translation>%1&#xa0;; texte&#xa0;: %2 blocs, largeur %3, %4 jetons</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, de %2 à %3</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>nobody: the default is assumed</source>
        <translation>personne&#xa0;: la valeur par défaut est supposée</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Aucun modèle n’est chargé.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>A&amp;ppliquer</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>Model details</source>
        <translation>Détails du modèle</translation>
    </message>
    <message>
        <source>What the weights cannot tell</source>
        <translation>Ce que les poids ne disent pas</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation>Copier le SHA-256</translation>
    </message>
    <message>
        <source>S&amp;HA-256</source>
        <translation>S&amp;HA-256</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Your own word, until Clipscope is closed</source>
        <translation>Votre choix, jusqu’à la fermeture de Clipscope</translation>
    </message>
    <message>
        <source>Load the model again with these values</source>
        <translation>Recharger le modèle avec ces valeurs</translation>
    </message>
    <message>
        <source>Load the model again as its files say</source>
        <translation>Recharger le modèle selon ses fichiers</translation>
    </message>
    <message>
        <source>computing, %1 %</source>
        <translation>calcul, %1&#xa0;%</translation>
    </message>
    <message>
        <source>Model details: %1</source>
        <translation>Détails du modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 parameters, %2 px input, %3 × %3 cells, embedding of %4</source>
        <translation>%1 paramètres, entrée de %2 px, %3 × %3 cellules, plongement de %4</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non précisé</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>calcul</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problème&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelList</name>
    <message>
        <source>Comes with Clipscope</source>
        <translation>Fourni avec Clipscope</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Can be downloaded</source>
        <translation>Téléchargeable</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <source>in another program&apos;s cache</source>
        <translation>dans le cache d’un autre programme</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelTuning</name>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>%1 (automatic)</source>
        <translation>%1 (automatique)</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Activation function of the transformer&apos;s blocks</source>
        <translation>Fonction d’activation des blocs du transformeur</translation>
    </message>
    <message>
        <source>&amp;Activation</source>
        <translation>&amp;Activation</translation>
    </message>
    <message>
        <source>&amp;Input size</source>
        <translation>Taille d’&amp;entrée</translation>
    </message>
    <message>
        <source>Input size in pixels</source>
        <translation>Taille d’entrée en pixels</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>I&amp;mage heads</source>
        <translation>Têtes &amp;image</translation>
    </message>
    <message>
        <source>Heads of the image tower</source>
        <translation>Têtes de l’encodeur d’images</translation>
    </message>
    <message>
        <source>&amp;Text heads</source>
        <translation>Têtes &amp;texte</translation>
    </message>
    <message>
        <source>Heads of the text tower</source>
        <translation>Têtes de l’encodeur de texte</translation>
    </message>
    <message>
        <source>Mea&amp;n</source>
        <translation>&amp;Moyenne</translation>
    </message>
    <message>
        <source>Mean of red, green and blue</source>
        <translation>Moyenne du rouge, du vert et du bleu</translation>
    </message>
    <message>
        <source>&amp;Std</source>
        <translation>Écart-t&amp;ype</translation>
    </message>
    <message>
        <source>Standard deviation of red, green and blue</source>
        <translation>Écart-type du rouge, du vert et du bleu</translation>
    </message>
    <message>
        <source>%1, for pixels from 0 to 1</source>
        <translation>%1, pour des pixels de 0 à 1</translation>
    </message>
    <message>
        <source>Merges file</source>
        <translation>Fichier de merges</translation>
    </message>
    <message>
        <source>The vocabulary&apos;s merges, if not CLIP&apos;s own</source>
        <translation>Les merges du vocabulaire, si ce ne sont pas ceux de CLIP</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Parco&amp;urir…</translation>
    </message>
    <message>
        <source>Mer&amp;ges file</source>
        <translation>Fichier de mer&amp;ges</translation>
    </message>
    <message>
        <source>Merges (*.txt *.bpe);;All files (*)</source>
        <translation>Merges (*.txt *.bpe);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ModelsDialog</name>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Supprimer…</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Add model file…</source>
        <translation>&amp;Ajouter un fichier de modèle…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Chercher un modèle</translation>
    </message>
    <message>
        <source>Search by name, source or licence</source>
        <translation>Chercher par nom, source ou licence</translation>
    </message>
    <message>
        <source>Show where the model lies, in the file manager</source>
        <translation>Montrer où se trouve le modèle, dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Use a checkpoint from where it lies; dropping it on the window does too</source>
        <translation>Utiliser un checkpoint là où il se trouve&#xa0;; le déposer sur la fenêtre suffit aussi</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>chargement</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Installer</translation>
    </message>
    <message>
        <source>It is in use: use another model first</source>
        <translation>Il est utilisé&#xa0;: utilisez d’abord un autre modèle</translation>
    </message>
    <message>
        <source>This build of Clipscope cannot download.</source>
        <translation>Cette version de Clipscope ne peut pas télécharger.</translation>
    </message>
    <message>
        <source>About the model: %1</source>
        <translation>À propos du modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>Supprimer le modèle</translation>
    </message>
    <message>
        <source>Take %1 off the list?</source>
        <translation>Retirer %1 de la liste&#xa0;?</translation>
    </message>
    <message>
        <source>The file itself stays where it is.</source>
        <translation>Le fichier lui-même reste où il est.</translation>
    </message>
    <message>
        <source>Remove %1 from this computer?</source>
        <translation>Supprimer %1 de cet ordinateur&#xa0;?</translation>
    </message>
    <message>
        <source>Its folder %1 is deleted with everything in it.</source>
        <translation>Son dossier %1 est supprimé avec tout son contenu.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>No file manager could be opened. The folder is %1</source>
        <translation>Aucun gestionnaire de fichiers n’a pu être ouvert. Le dossier est %1</translation>
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
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Map and boxes</source>
        <translation>Carte et cadres</translation>
    </message>
    <message>
        <source>Panels %1</source>
        <translation>Panneaux %1</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <source>Finished runs</source>
        <translation>Calculs terminés</translation>
    </message>
    <message>
        <source>Finished runs; click one to bring it back</source>
        <translation>Calculs terminés&#xa0;; cliquez-en un pour y revenir</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Pictures of the folder</source>
        <translation>Images du dossier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Layers and heads</source>
        <translation>Couches et têtes</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Attaque</translation>
    </message>
    <message>
        <source>Stickers</source>
        <translation>Autocollants</translation>
    </message>
    <message>
        <source>Defences</source>
        <translation>Défenses</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>&amp;Balayage</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PictureCommands</name>
    <message>
        <source>Open picture</source>
        <translation>Ouvrir une image</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.ppm *.pgm *.pbm *.jp2);;All files (*)</source>
        <translation>Images (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif *.ppm *.pgm *.pbm *.jp2);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Pictures that come with Clipscope</source>
        <translation>Images fournies avec Clipscope</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Pas encore d’images</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>Image collée</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>T&amp;hème</translation>
    </message>
    <message>
        <source>&amp;On start, show</source>
        <translation>&amp;Au démarrage, afficher</translation>
    </message>
    <message>
        <source>&amp;Language *</source>
        <translation>&amp;Langue *</translation>
    </message>
    <message>
        <source>&amp;Memory for kept results *</source>
        <translation>&amp;Mémoire pour les résultats *</translation>
    </message>
    <message>
        <source>T&amp;hreads *</source>
        <translation>&amp;Fils d’exécution *</translation>
    </message>
    <message>
        <source>* in force at the next start</source>
        <translation>* prend effet au prochain démarrage</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>A sample</source>
        <translation>Un exemple</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> Mo</translation>
    </message>
    <message>
        <source>What was scored is kept up to this size, so that other prompts and a smaller k need no new run</source>
        <translation>Ce qui a été évalué est gardé jusqu’à cette taille, pour que d’autres prompts et un k plus petit ne demandent aucun nouveau calcul</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Tous les cœurs</translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to other programs</source>
        <translation>Moins de fils laissent plus de place aux autres programmes</translation>
    </message>
    <message>
        <source>&amp;Work ahead while idle</source>
        <translation>&amp;Travailler d’avance au repos</translation>
    </message>
    <message>
        <source>Channels that have not been needed yet are scored while nothing else is to do, so that the next prompt for the picture is answered at once. Never on battery.</source>
        <translation>Les canaux qui n’ont pas encore servi sont évalués pendant que rien d’autre n’est à faire ; la prochaine invite pour cette image obtient ainsi sa réponse aussitôt. Jamais sur batterie.</translation>
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
        <translation>Exemples</translation>
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
        <translation>Saisissez ce qu’il faut chercher, par exemple «&#xa0;apple&#xa0;»</translation>
    </message>
    <message>
        <source>%1 of at most %2 tokens</source>
        <translation>%1 jetons sur %2 au plus</translation>
    </message>
    <message>
        <source>%1 tokens; the model reads the first %2 and ignores the rest</source>
        <translation>%1 jetons&#xa0;; le modèle lit les %2 premiers et ignore le reste</translation>
    </message>
    <message>
        <source>1 token too many: the model ignores “%1”</source>
        <translation>1 jeton de trop&#xa0;: le modèle ignore «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1 tokens too many: the model ignores “%2”</source>
        <translation>%1 jetons de trop&#xa0;: le modèle ignore «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>Tokens: %1</source>
        <translation>Jetons&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptPlot</name>
    <message>
        <source>Prompt bars</source>
        <translation>Barres des prompts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptsModel</name>
    <message>
        <source>Cosine of the angle between picture and prompt in CLIP&apos;s space</source>
        <translation>Cosinus de l’angle entre image et prompt dans l’espace de CLIP</translation>
    </message>
    <message>
        <source>Cosine times the model&apos;s scale: what the softmax is taken of</source>
        <translation>Cosinus fois l’échelle du modèle&#xa0;: ce dont on prend le softmax</translation>
    </message>
    <message>
        <source>Softmax over the prompts of this list</source>
        <translation>Softmax sur les prompts de cette liste</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>A probability needs at least two prompts to choose between</source>
        <translation>Une probabilité demande au moins deux prompts à départager</translation>
    </message>
    <message>
        <source>Not scored yet</source>
        <translation>Pas encore évalué</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::PromptsPanel</name>
    <message>
        <source>Add prompt</source>
        <translation>Ajouter un prompt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Add a prompt (Ctrl+T)</source>
        <translation>Ajouter un prompt (Ctrl+T)</translation>
    </message>
    <message>
        <source>Remove the explained prompt</source>
        <translation>Supprimer le prompt expliqué</translation>
    </message>
    <message>
        <source>Bars of</source>
        <translation>Barres de</translation>
    </message>
    <message>
        <source>Which number of the prompts the bars show</source>
        <translation>Quel nombre des prompts montrent les barres</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barres</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Gabarit</translation>
    </message>
    <message>
        <source>The sentence that every prompt is put into</source>
        <translation>La phrase dans laquelle chaque prompt est mis</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>Logit</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Cosinus</translation>
    </message>
    <message>
        <source>&amp;Bars of</source>
        <translation>&amp;Barres de</translation>
    </message>
    <message>
        <source>Add prompt to the list</source>
        <translation>Ajouter un prompt à la liste</translation>
    </message>
    <message>
        <source>Show the numbers as bars</source>
        <translation>Montrer les nombres en barres</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>tel quel</translation>
    </message>
    <message numerus="yes">
        <source>%n templates</source>
        <translation>
            <numerusform>%n gabarit</numerusform>
            <numerusform>%n gabarits</numerusform>
        </translation>
    </message>
    <message>
        <source>The mean of “%1” and others</source>
        <translation>La moyenne de «&#xa0;%1&#xa0;» et d’autres</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>Gabari&amp;t</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Recovery</name>
    <message>
        <source>Clipscope did not end properly. Your work of %1 can be restored.</source>
        <translation>Clipscope ne s’est pas terminé normalement. Votre travail de %1 peut être restauré.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::RunBar</name>
    <message>
        <source>Stretch</source>
        <translation>Étirer</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Rogner</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>Compléter</translation>
    </message>
    <message>
        <source>The whole picture, squeezed to a square: gScoreCAM&apos;s default</source>
        <translation>L’image entière, comprimée en carré&#xa0;: le choix de gScoreCAM</translation>
    </message>
    <message>
        <source>The centre square: CLIP&apos;s own way; the rest is not seen</source>
        <translation>Le carré central, comme le fait CLIP&#xa0;; le reste n’est pas vu</translation>
    </message>
    <message>
        <source>The whole picture in its shape, with borders</source>
        <translation>L’image entière dans sa forme, avec des bords</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>k, channels used</source>
        <translation>k, canaux utilisés</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Saliency method</source>
        <translation>Méthode de saillance</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>Mét&amp;hode</translation>
    </message>
    <message>
        <source>How many channels of the layer are scored and used</source>
        <translation>Combien de canaux de la couche sont évalués et utilisés</translation>
    </message>
    <message>
        <source>&amp;k</source>
        <translation>&amp;k</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>CLIP checkpoint</source>
        <translation>Checkpoint CLIP</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>M&amp;odèle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Cadrage</translation>
    </message>
    <message>
        <source>How the picture becomes the model&apos;s square</source>
        <translation>Comment l’image devient le carré du modèle</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>Cadra&amp;ge</translation>
    </message>
    <message>
        <source>%1 px input, %2 × %2 cells, %3 channels</source>
        <translation>entrée de %1 px, %2 × %2 cellules, %3 canaux</translation>
    </message>
    <message>
        <source>Run ≈ %1</source>
        <translation>Lancer ≈ %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Run ≈ %1, %2 passes</source>
        <translation>Lancer ≈ %1, %2 passes</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ScaleBar</name>
    <message>
        <source>Heat 0 to 1 stands for values of the map from %1 to %2</source>
        <translation>La chaleur de 0 à 1 représente des valeurs de la carte de %1 à %2</translation>
    </message>
    <message>
        <source>Heat 0 to 1 goes from each pane&apos;s own lowest to its highest value</source>
        <translation>La chaleur de 0 à 1 va de la plus petite à la plus grande valeur de chaque vue</translation>
    </message>
    <message>
        <source>A minus B, in values of the maps, from %1 to %2</source>
        <translation>A moins B, en valeurs des cartes, de %1 à %2</translation>
    </message>
    <message>
        <source>A minus B, in heat, from %1 to %2</source>
        <translation>A moins B, en chaleur, de %1 à %2</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>Échelle de couleurs</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>chaleur</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
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
        <translation>Enregistrer la session ?</translation>
    </message>
    <message>
        <source>%1 has changed.</source>
        <translation>%1 a été modifié.</translation>
    </message>
    <message>
        <source>Without saving, the file stays as it was.</source>
        <translation>Sans enregistrement, le fichier reste tel quel.</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Ouvrir une session</translation>
    </message>
    <message>
        <source>Pictures with a session (*.png)</source>
        <translation>Images contenant une session (*.png)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>session</source>
        <translation>session</translation>
    </message>
    <message>
        <source>Save session as</source>
        <translation>Enregistrer la session sous</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SessionKeeper</name>
    <message>
        <source>The map of this session was made with %1, which the window does not have: it is shown as it is, and a new run leaves that out.</source>
        <translation>La carte de cette session a été calculée avec %1, que la fenêtre ne propose pas : elle est montrée telle quelle, et un nouveau calcul n’en tient pas compte.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Chercher un raccourci</translation>
    </message>
    <message>
        <source>Search by action or key</source>
        <translation>Chercher par action ou par touche</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Save for printing…</source>
        <translation>&amp;Enregistrer pour imprimer…</translation>
    </message>
    <message>
        <source>Save shortcuts</source>
        <translation>Enregistrer les raccourcis</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Pages web (*.html)</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>Impossible d’écrire %1&#xa0;: %2. Choisissez un autre dossier.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SliderSpin</name>
    <message>
        <source>%1 slider</source>
        <translation>%1, curseur</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Stage</name>
    <message>
        <source>Canvas: %1</source>
        <translation>Image&#xa0;: %1</translation>
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
        <translation>État&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StatusStrip</name>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (supposée)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Under the cursor</source>
        <translation>Sous le curseur</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Zoom: %1</source>
        <translation>Zoom&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 passes of the image tower</source>
        <translation>%1 passes de l’encodeur d’images</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 fil</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 fils</translation>
    </message>
    <message>
        <source>%1
Nothing in the file or beside it says which activation the model was trained with. Model &gt; Model details… changes it.</source>
        <translation>%1
Rien dans le fichier ni à côté ne dit avec quelle activation le modèle a été entraîné. Modèle &gt; Détails du modèle… permet de la changer.</translation>
    </message>
    <message>
        <source>Model in force: %1</source>
        <translation>Modèle utilisé&#xa0;: %1</translation>
    </message>
    <message>
        <source>download failed</source>
        <translation>échec du téléchargement</translation>
    </message>
    <message>
        <source>Download: %1</source>
        <translation>Téléchargement&#xa0;: %1</translation>
    </message>
    <message>
        <source>How well the predicted box meets the true one: 1 is perfect</source>
        <translation>Accord du cadre trouvé avec le cadre réel&#xa0;: 1 est parfait</translation>
    </message>
    <message>
        <source>Overlap of true and predicted box: %1</source>
        <translation>Recouvrement du cadre réel et du cadre trouvé&#xa0;: %1</translation>
    </message>
    <message>
        <source>While nothing else is to do, the other channels of this picture are scored, so that the next prompt is answered at once. Edit &gt; Preferences turns this off.</source>
        <translation>Pendant que rien d’autre n’est à faire, les autres canaux de cette image sont évalués ; la prochaine invite obtient ainsi sa réponse aussitôt. Édition &gt; Préférences permet de l’arrêter.</translation>
    </message>
    <message>
        <source>ahead %1 %</source>
        <translation>d’avance : %1 %</translation>
    </message>
    <message>
        <source>Work ahead: %1</source>
        <translation>Travail d’avance : %1</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerCommands</name>
    <message>
        <source>Paper &amp;label</source>
        <translation>&amp;Étiquette de papier</translation>
    </message>
    <message>
        <source>Handwritten &amp;note</source>
        <translation>&amp;Note manuscrite</translation>
    </message>
    <message>
        <source>&amp;Price tag</source>
        <translation>Étiquette de &amp;prix</translation>
    </message>
    <message>
        <source>&amp;Watermark</source>
        <translation>&amp;Filigrane</translation>
    </message>
    <message>
        <source>&amp;Tiny text in the corner</source>
        <translation>Petit &amp;texte dans le coin</translation>
    </message>
    <message>
        <source>&amp;Fill from the surroundings</source>
        <translation>&amp;Remplir d’après les alentours</translation>
    </message>
    <message>
        <source>&amp;Blur</source>
        <translation>Rendre &amp;flou</translation>
    </message>
    <message>
        <source>&amp;Cover with the mean colour</source>
        <translation>&amp;Couvrir de la couleur moyenne</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Taille</translation>
    </message>
    <message>
        <source>&amp;Position</source>
        <translation>&amp;Position</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>&amp;Opacité</translation>
    </message>
    <message>
        <source>&amp;Rotation</source>
        <translation>&amp;Rotation</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>&amp;Mots</translation>
    </message>
    <message>
        <source>Click where the words go, type them, press Enter. Esc stops.</source>
        <translation>Cliquez là où vont les mots, tapez-les, appuyez sur Entrée. Échap arrête.</translation>
    </message>
    <message>
        <source>Paint with the mouse; [ and ] change the size of the brush, Esc ends it.</source>
        <translation>Peignez à la souris ; [ et ] changent la taille du pinceau, Échap termine.</translation>
    </message>
    <message>
        <source>Add a picture as sticker</source>
        <translation>Ajouter une image comme autocollant</translation>
    </message>
    <message>
        <source>Save sweep as</source>
        <translation>Enregistrer le balayage sous</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>%1 with stickers</source>
        <translation>%1 avec autocollants</translation>
    </message>
    <message>
        <source>the defences are being compared</source>
        <translation>la comparaison des défenses est en cours</translation>
    </message>
    <message>
        <source>Tries templates, crops and masks against the stickers</source>
        <translation>Essaie gabarits, recadrages et masques contre les autocollants</translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <translation>Impossible&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save defences as</source>
        <translation>Enregistrer les défenses sous</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerEditor</name>
    <message>
        <source>Sticker text</source>
        <translation>Texte de l’autocollant</translation>
    </message>
    <message>
        <source>Enter keeps the text, Shift and Enter begins a line, Escape goes back.</source>
        <translation>Entrée garde le texte, Maj et Entrée commencent une ligne, Échap revient en arrière.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerList</name>
    <message>
        <source>%1 (locked)</source>
        <translation>%1 (verrouillé)</translation>
    </message>
    <message>
        <source>On the picture</source>
        <translation>Sur l’image</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::StickerPanel</name>
    <message>
        <source>Stickers</source>
        <translation>Autocollants</translation>
    </message>
    <message>
        <source>The topmost first; ticked ones are on the picture</source>
        <translation>Le plus haut d’abord ; ceux qui sont cochés sont sur l’image</translation>
    </message>
    <message>
        <source>Words on the sticker</source>
        <translation>Mots sur l’autocollant</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>Font of the sticker</source>
        <translation>Police de l’autocollant</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>Taille des lettres</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>B</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Bold letters</source>
        <translation>Lettres grasses</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>Italic letters</source>
        <translation>Lettres italiques</translation>
    </message>
    <message>
        <source>Colour of the letters</source>
        <translation>Couleur des lettres</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Colour of the paper</source>
        <translation>Couleur du papier</translation>
    </message>
    <message>
        <source>Margin round the words</source>
        <translation>Marge autour des mots</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Width of the border</source>
        <translation>Épaisseur de la bordure</translation>
    </message>
    <message>
        <source>Colour of the border</source>
        <translation>Couleur de la bordure</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Bordure</translation>
    </message>
    <message>
        <source>Opacity of the sticker</source>
        <translation>Opacité de l’autocollant</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Rotation of the sticker</source>
        <translation>Rotation de l’autocollant</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Centre of the sticker, x</source>
        <translation>Centre de l’autocollant, x</translation>
    </message>
    <message>
        <source>Centre of the sticker, y</source>
        <translation>Centre de l’autocollant, y</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Width that lines are broken at</source>
        <translation>Largeur où les lignes sont coupées</translation>
    </message>
    <message>
        <source>not broken</source>
        <translation>sans coupure</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lignes</translation>
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
        <translation>colonne %1, ligne %2</translation>
    </message>
    <message>
        <source>%1 of %2 points.</source>
        <translation>%1 points sur %2.</translation>
    </message>
    <message>
        <source>%1 points.</source>
        <translation>%1 points.</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>« %1 » %2</translation>
    </message>
    <message>
        <source>Top prompt: %1.</source>
        <translation>Invite en tête : %1.</translation>
    </message>
    <message>
        <source>“%1” → “%2” at %3</source>
        <translation>« %1 » → « %2 » à %3</translation>
    </message>
    <message>
        <source>The top prompt is “%1” throughout.</source>
        <translation>L’invite en tête est partout « %1 ».</translation>
    </message>
    <message>
        <source>Flips: %1.</source>
        <translation>Bascules : %1.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SweepPanel</name>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>What is changed of the selected sticker, step by step</source>
        <translation>Ce qui change pas à pas de l’autocollant sélectionné</translation>
    </message>
    <message>
        <source>S&amp;weep</source>
        <translation>&amp;Balayage</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Sweep from</source>
        <translation>Balayage de</translation>
    </message>
    <message>
        <source>Sweep to</source>
        <translation>Balayage à</translation>
    </message>
    <message>
        <source>Steps of the sweep</source>
        <translation>Pas du balayage</translation>
    </message>
    <message>
        <source>How many points; of a position, how many columns</source>
        <translation>Combien de points ; pour la position, combien de colonnes</translation>
    </message>
    <message>
        <source>Words of the sweep</source>
        <translation>Mots du balayage</translation>
    </message>
    <message>
        <source>words, separated by commas</source>
        <translation>mots séparés par des virgules</translation>
    </message>
    <message>
        <source>Save the sweep as a table (CSV)…</source>
        <translation>Enregistrer le balayage en tableau (CSV)…</translation>
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
        <translation> colonnes</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> pas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop the sweep</source>
        <translation>Arrêter le balayage</translation>
    </message>
    <message>
        <source>Run the sweep</source>
        <translation>Lancer le balayage</translation>
    </message>
    <message>
        <source>Select a sticker first</source>
        <translation>Sélectionnez d’abord un autocollant</translation>
    </message>
    <message>
        <source>Changes the selected sticker step by step and shows where the top prompt flips.</source>
        <translation>Change pas à pas l’autocollant sélectionné et montre où l’invite en tête bascule.</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SweepPlot</name>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>A click sets the sticker as it is at that point</source>
        <translation>Un clic règle l’autocollant comme il est à ce point</translation>
    </message>
    <message>
        <source>width, % of the picture&apos;s</source>
        <translation>largeur, % de celle de l’image</translation>
    </message>
    <message>
        <source>opacity</source>
        <translation>opacité</translation>
    </message>
    <message>
        <source>rotation, degrees</source>
        <translation>rotation, degrés</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilité</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>the top prompt, by the sticker&apos;s place</source>
        <translation>l’invite en tête selon la place de l’autocollant</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::SwipeLine</name>
    <message>
        <source>Line between A and B</source>
        <translation>Ligne entre A et B</translation>
    </message>
    <message>
        <source>Left of the line is A, right of it B. Drag it, or use the arrow keys.</source>
        <translation>A est à gauche de la ligne, B à droite. Glissez-la ou utilisez les flèches.</translation>
    </message>
    <message>
        <source>%1 % of the canvas show A</source>
        <translation>%1&#xa0;% de l’image montre A</translation>
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
        <translation>Fi&amp;xe</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>The cut that separates hot from cold best (Otsu&apos;s method)</source>
        <translation>La coupe qui sépare le mieux le chaud du froid (méthode d’Otsu)</translation>
    </message>
    <message>
        <source>A cut of your own</source>
        <translation>Une coupe de votre choix</translation>
    </message>
    <message>
        <source>The chosen box, its share of the picture, and how many regions lie above the threshold</source>
        <translation>Le cadre choisi, sa part de l’image et le nombre de régions au-dessus du seuil</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Pas encore de carte</translation>
    </message>
    <message>
        <source>Nothing is above the threshold</source>
        <translation>Rien ne dépasse le seuil</translation>
    </message>
    <message>
        <source>1 region</source>
        <translation>1 région</translation>
    </message>
    <message>
        <source>%1 regions</source>
        <translation>%1 régions</translation>
    </message>
    <message>
        <source>Box %1 × %2 at %3, %4 · %5 % · %6</source>
        <translation>Cadre %1 × %2 en %3, %4 · %5&#xa0;% · %6</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::UndoCommands</name>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Rétablir&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::ViewPanel</name>
    <message>
        <source>Heat opacity</source>
        <translation>Opacité de la chaleur</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>O&amp;pacité</translation>
    </message>
    <message>
        <source>&amp;Colour map</source>
        <translation>Pale&amp;tte</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Palette de couleurs</translation>
    </message>
    <message>
        <source>Colours of the heatmap</source>
        <translation>Couleurs de la carte de chaleur</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Calque %1</translation>
    </message>
    <message>
        <source>Show or hide this layer (%1 on the canvas)</source>
        <translation>Afficher ou masquer ce calque (%1 sur l’image)</translation>
    </message>
    <message>
        <source>%1 (not colour-blind safe)</source>
        <translation>%1 (inadaptée aux daltoniens)</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::WalkCommands</name>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir un dossier</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::WordStrip</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Words: known after a run</source>
        <translation>Mots&#xa0;: connus après un calcul</translation>
    </message>
    <message>
        <source>“%1” makes up %2 of what the words add to the match</source>
        <translation>«&#xa0;%1&#xa0;» fait %2 de ce que les mots apportent à l’accord</translation>
    </message>
    <message>
        <source>Word relevance is known after a run</source>
        <translation>Le poids des mots est connu après un calcul</translation>
    </message>
    <message>
        <source>Word relevance: %1</source>
        <translation>Poids des mots&#xa0;: %1</translation>
    </message>
    <message>
        <source>How much each word of the explained prompt matters for the match</source>
        <translation>Combien compte chaque mot du prompt expliqué pour l’accord</translation>
    </message>
</context>
<context>
    <name>clipscope::ui::Workbench</name>
    <message>
        <source>The explanation is in %1</source>
        <translation>L’explication est dans %1</translation>
    </message>
    <message>
        <source>There is no finished explanation to export yet. Run it first (Ctrl+Return).</source>
        <translation>Il n’y a pas encore d’explication terminée à exporter. Lancez d’abord le calcul (Ctrl+Entrée).</translation>
    </message>
    <message>
        <source>%1 is installed: %2, checksum verified. It is in the list of models.</source>
        <translation>%1 est installé&#xa0;: %2, somme de contrôle vérifiée. Il figure dans la liste des modèles.</translation>
    </message>
    <message>
        <source>%1 is installed: %2. Nobody has published its checksum, so that it could not be verified.</source>
        <translation>%1 est installé&#xa0;: %2. Personne n’a publié sa somme de contrôle, elle n’a donc pas pu être vérifiée.</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 enregistré</translation>
    </message>
</context>
</TS>
