<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>UndoLog</name>
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
</context>
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
        <source>&amp;Export to folder…</source>
        <translation>E&amp;xporter vers un dossier…</translation>
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
        <source>Pre&amp;ferences…</source>
        <translation>Pré&amp;férences…</translation>
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
        <source>&amp;Models…</source>
        <translation>M&amp;odèles…</translation>
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
        <source>&amp;Layers</source>
        <translation>&amp;Calques</translation>
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
        <translation>&amp;Interpolation</translation>
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
        <translation>&amp;Fermeture</translation>
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
        <source>Box &amp;rule</source>
        <translation>Règle du cadr&amp;e</translation>
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
    <message>
        <source>channel %1</source>
        <translation>canal %1</translation>
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
    <name>clipscope::ui::HintLine</name>
    <message>
        <source>Type anything · click the picture to see channels · drop a picture of your own · F1 tells more</source>
        <translation>Saisissez ce que vous voulez · cliquez dans l’image pour voir les canaux · déposez votre image · F1 en dit plus</translation>
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
        <source>Reset to de&amp;faults</source>
        <translation>Par dé&amp;faut</translation>
    </message>
    <message>
        <source>Reset the method to its defaults</source>
        <translation>Remettre la méthode à ses valeurs par défaut</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>Couch&amp;e</translation>
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
        <source>See&amp;d</source>
        <translation>Grai&amp;ne</translation>
    </message>
    <message>
        <source>The method&apos;s own</source>
        <translation>Celle de la méthode</translation>
    </message>
    <message>
        <source>%1 (%2 channels, %3 × %4)</source>
        <translation>%1 (%2 canaux, %3 × %4)</translation>
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
        <source>Heat and threshold</source>
        <translation>Chaleur et seuil</translation>
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
    <message>
        <source>Export to folder</source>
        <translation>Exporter vers un dossier</translation>
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
        <source>x %1 y %2 · RGB %3, %4, %5</source>
        <translation>x %1 y %2 · RVB %3, %4, %5</translation>
    </message>
    <message>
        <source> · not seen by the model</source>
        <translation> · non vu par le modèle</translation>
    </message>
    <message>
        <source> · heat %1 · cell %2, %3</source>
        <translation> · chaleur %1 · cellule %2, %3</translation>
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
</context>
</TS>
